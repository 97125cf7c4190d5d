import { maskLongNumbers } from '../../../shared/payout';
import { JobFault } from '../../workers/protocol';

/** Pixels of the longer side: an A4 sheet at 220 dpi, which prints and reads well. */
const LONGEST_SIDE = 2560;
const QUALITY = 0.85;

/** Width and height at most `LONGEST_SIDE`; a smaller picture keeps its size. */
export function shrunkSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A smaller JPEG of a picture, the right way up and without place, camera and comments.
 * @throws JobFault `attachment.pictureBroken`
 */
export async function shrinkPicture(file: File): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new JobFault('attachment.pictureBroken', { name: maskLongNumbers(file.name) });
  });
  const { width, height } = shrunkSize(picture.width, picture.height);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new JobFault('attachment.pictureBroken', { name: maskLongNumbers(file.name) });
  // JPEG has no transparency: what was see-through becomes paper.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { name: file.name.replace(/\.[^.]*$/, '.jpg'), bytes: new Uint8Array(await blob.arrayBuffer()) };
}
