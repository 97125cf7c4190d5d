import { crc32 } from '../../formats/crypto';
import { BufferedWindow, type ByteWindow, stepsOf } from '../byteWindow';
import {
  type CommitPrefix,
  decodeFrameHead,
  decodePrefix,
  FRAME_HEADER_BYTES,
  FRAME_MAGIC,
  type FrameHead,
  hashOfPrefix,
  PREFIX_BYTES,
} from './frame';

export interface FoundFrame {
  readonly isWhole: true;
  readonly head: FrameHead;
  readonly offset: number;
  /** Offset after its last byte. */
  readonly end: number;
  /** Of a commit frame. */
  readonly commit: { readonly prefix: CommitPrefix; readonly hash: string } | undefined;
}
export interface BrokenBytes {
  readonly isWhole: false;
  readonly offset: number;
}

export interface WalkOptions {
  /** false: the bodies of frames are passed over, only headers are compared with their checksums. */
  readonly checkBodies: boolean;
}

/**
 * Walks the frames of one segment from `from` on. Broken bytes are told once where they begin; the walk goes on at the
 * next whole header, so that one flipped bit does not hide what comes after it.
 */
export async function* walkFrames(
  window: ByteWindow,
  from: number,
  options: WalkOptions,
): AsyncGenerator<FoundFrame | BrokenBytes, void> {
  const small = new BufferedWindow(window);
  let at = from;
  while (at < window.size) {
    const head = decodeFrameHead(await small.read(at, FRAME_HEADER_BYTES));
    const end = at + FRAME_HEADER_BYTES + (head?.bodyLength ?? 0);
    if (head === undefined || end > window.size) {
      yield { isWhole: false, offset: at };
      at = await nextHeader(window, at + 1);
      continue;
    }
    const frame = await frameAt(small, window, head, at, options);
    yield frame ?? { isWhole: false, offset: at };
    at = end;
  }
}

async function frameAt(
  small: ByteWindow,
  window: ByteWindow,
  head: FrameHead,
  offset: number,
  { checkBodies }: WalkOptions,
): Promise<FoundFrame | undefined> {
  const bodyAt = offset + FRAME_HEADER_BYTES;
  const end = bodyAt + head.bodyLength;
  if (checkBodies && (await crcOf(head.bodyLength > 128 * 1024 ? window : small, bodyAt, end)) !== head.bodyCrc)
    return undefined;
  if (head.kind !== 'commit') return { isWhole: true, head, offset, end, commit: undefined };
  const bytes = await small.read(bodyAt, Math.min(PREFIX_BYTES, head.bodyLength));
  const prefix = decodePrefix(bytes);
  if (prefix === undefined || prefix.bulk !== head.bulk) return undefined;
  return { isWhole: true, head, offset, end, commit: { prefix, hash: hashOfPrefix(bytes) } };
}

async function crcOf(window: ByteWindow, from: number, end: number): Promise<number> {
  let crc = 0;
  for await (const step of stepsOf(window, from, end)) crc = crc32(step, crc);
  return crc;
}

const [M0, M1, M2, M3] = [0, 8, 16, 24].map((shift) => (FRAME_MAGIC >> shift) & 255);

/** Offset of the next whole header, or the size of the file. */
async function nextHeader(window: ByteWindow, from: number): Promise<number> {
  const small = new BufferedWindow(window);
  const stretch = 64 * 1024;
  for (let at = from; at < window.size; at += stretch) {
    const bytes = await small.read(at, stretch + FRAME_HEADER_BYTES - 1);
    for (let i = bytes.indexOf(M0 ?? 0); i >= 0 && i < stretch; i = bytes.indexOf(M0 ?? 0, i + 1)) {
      if (bytes[i + 1] !== M1 || bytes[i + 2] !== M2 || bytes[i + 3] !== M3) continue;
      const head = decodeFrameHead(bytes.subarray(i, i + FRAME_HEADER_BYTES));
      if (head && at + i + FRAME_HEADER_BYTES + head.bodyLength <= window.size) return at + i;
    }
  }
  return window.size;
}
