/** Whether a picture carries anything besides its pixels: Exif (position, camera), XMP, IPTC, comments, PNG text. */
import type { ActiveFinding } from '../../privacy';
import { asLatin1 } from './decodeText';

const APP1 = 0xe1;
const APP13 = 0xed;
const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;
const PNG_TEXT = new Set(['tEXt', 'iTXt', 'zTXt', 'eXIf']);

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
export const isPng = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;

/** `img.metadata`, a warning, once per kind of block. Empty for anything that is no JPEG or PNG. */
export function checkImageMetadata(bytes: Uint8Array): ActiveFinding[] {
  const kinds = new Set(metadataBlocks(bytes).map((block) => block.kind));
  return [...kinds].map((what) => ({ code: 'img.metadata' as const, severity: 'warning' as const, what }));
}

/** The blocks themselves, for the scanner. */
export function metadataBlocks(bytes: Uint8Array): { kind: string; bytes: Uint8Array }[] {
  if (isJpeg(bytes)) return jpegBlocks(bytes);
  return isPng(bytes) ? pngBlocks(bytes) : [];
}

function jpegBlocks(bytes: Uint8Array): { kind: string; bytes: Uint8Array }[] {
  const blocks: { kind: string; bytes: Uint8Array }[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (marker === APP1) blocks.push({ kind: asLatin1(body.subarray(0, 4)) === 'Exif' ? 'Exif' : 'XMP', bytes: body });
    if (marker === APP13) blocks.push({ kind: 'IPTC', bytes: body });
    if (marker === COMMENT) blocks.push({ kind: 'comment', bytes: body });
    at += 2 + Math.max(2, length);
  }
  return blocks;
}

function pngBlocks(bytes: Uint8Array): { kind: string; bytes: Uint8Array }[] {
  const blocks: { kind: string; bytes: Uint8Array }[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const kind = asLatin1(bytes.subarray(at + 4, at + 8));
    if (PNG_TEXT.has(kind)) blocks.push({ kind, bytes: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return blocks;
}
