import { maskLongNumbers } from '../../../shared/payout';
import { JobFault } from '../../workers/protocol';

/** Pixels of the longer side: an A4 sheet at 220 dpi, which prints and reads well. */
const LONGEST_SIDE = 2560;
/** Of a small one in a list. */
const THUMB_SIDE = 240;
const QUALITY = 0.85;

/** Width and height at most `longest`; a smaller picture keeps its size. */
export function shrunkSize(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function drawn(picture: ImageBitmap, longest: number): Promise<Uint8Array> {
  const { width, height } = shrunkSize(picture.width, picture.height, longest);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new DOMException('no canvas', 'InvalidStateError');
  // JPEG has no transparency: what was see-through becomes paper.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

export interface DrawnPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For a list of many; the same picture. */
  readonly thumb: Uint8Array;
}

/**
 * A picture drawn anew, the right way up and without place, camera and comments, as a JPEG of a usual size and as a small one.
 * @throws JobFault `attachment.pictureBroken`
 */
export async function drawAnew(file: File): Promise<DrawnPicture> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const bytes = await drawn(picture, LONGEST_SIDE);
    const thumb = await drawn(picture, THUMB_SIDE);
    picture.close();
    return { name: file.name.replace(/\.[^.]*$/, '.jpg'), bytes, thumb };
  } catch {
    throw new JobFault('attachment.pictureBroken', { name: maskLongNumbers(file.name) });
  }
}

/** A smaller JPEG of a picture. @throws JobFault `attachment.pictureBroken` */
export async function shrinkPicture(file: File): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { name, bytes } = await drawAnew(file);
  return { name, bytes };
}
