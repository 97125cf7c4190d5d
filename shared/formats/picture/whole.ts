import { isJpeg } from '../scan/imageMetadata';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Where the pixels of a JPEG begin; undefined when its blocks end before. The thumbnail inside of a block is not looked at. */
function pixelsFrom(bytes: Uint8Array): number | undefined {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === START_OF_SCAN) return at;
    else at += 2 + Math.max(2, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return undefined;
}

/**
 * Whether a JPEG has its end: engines show a picture that was sent by half with a grey rest. Telephones put films and second pictures
 * behind the end, so it is looked for anywhere behind the beginning of the pixels.
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const from = isJpeg(bytes) ? pixelsFrom(bytes) : undefined;
  if (from === undefined) return false;
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === END_OF_IMAGE) return true;
  return false;
}
