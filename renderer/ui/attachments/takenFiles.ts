import { t } from '../text';

const isFolder = (item: DataTransferItem): boolean => item.webkitGetAsEntry()?.isDirectory ?? false;

export const isFolderIn = ({ items }: DataTransfer): boolean => [...items].some(isFolder);

/** What was dropped, without folders. */
export const filesOf = ({ items }: DataTransfer): File[] =>
  [...items].flatMap((item) => {
    const file = isFolder(item) ? null : item.getAsFile();
    return file ? [file] : [];
  });

/** Pictures of the clipboard under a name of our own: a screenshot has none. */
export function pastedPictures(clipboard: DataTransfer, already: number): File[] {
  const pictures = [...clipboard.files].filter(({ type }) => /^image\/(?:png|jpeg)$/.test(type));
  return pictures.map((picture, at) => {
    const extension = picture.type === 'image/png' ? 'png' : 'jpg';
    const name = `${t('attachment.pasted', { n: already + at + 1 })}.${extension}`;
    return new File([picture], name, { type: picture.type });
  });
}
