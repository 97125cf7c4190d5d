/**
 * pictures: sheets of a public document as PNG, and what this computer's faces can draw.
 * Owns: drawing on a canvas, in a page or a worker; the check of faces and characters by drawing them.
 * Must never: decide where a line or a sheet ends, decide whether a notice may leave the board (that is asked before).
 */
import { InvariantError } from '../../../shared/kernel';
import type { Page, PageDocument, PublicDocument } from '../../../shared/layout';
import { drawSheet } from './drawSheet';

export { checkFonts, type FontCheck } from './fontCheck';

/** Sharp on a telephone's screen, and an A4 sheet stays some hundred KiB. */
export const PICTURE_DPI = 150;
const TWIPS_PER_INCH = 1440;

export function pictureSize(
  document: PublicDocument,
  page: Page,
  dpi = PICTURE_DPI,
): { width: number; height: number } {
  const { widthTwips, heightTwips } = page.shape ?? document;
  const pixels = (twips: number): number => Math.round((twips * dpi) / TWIPS_PER_INCH);
  return { width: pixels(widthTwips), height: pixels(heightTwips) };
}

/** One sheet as PNG, black on white. */
export async function sheetPicture(
  document: PublicDocument,
  page: Page,
  dpi = PICTURE_DPI,
): Promise<Uint8Array<ArrayBuffer>> {
  if ((document as PageDocument).internal) throw new InvariantError('a sheet for inside use is no notice');
  const { width, height } = pictureSize(document, page, dpi);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new InvariantError('no canvas to draw on');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.scale(dpi / TWIPS_PER_INCH, dpi / TWIPS_PER_INCH);
  drawSheet(context, document, page);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** Sheet after sheet, so that only one of them is ever held as pixels. */
export async function* sheetPictures(
  document: PublicDocument,
  signal: AbortSignal,
  dpi = PICTURE_DPI,
): AsyncGenerator<{ readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }> {
  for (const page of document.pages) {
    signal.throwIfAborted();
    yield { number: page.number, bytes: await sheetPicture(document, page, dpi) };
  }
}
