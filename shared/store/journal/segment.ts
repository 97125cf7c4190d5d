import { crc32 } from '../../formats/crypto';
import type { StoreHead } from '../../hostStore';
import { FieldReader, FieldWriter } from '../bytes';
import { checkFileHead, FILE_HEAD_BYTES, fileHead } from '../fileHead';
import type { StoreFolder } from '../folder';

export const JOURNAL_FOLDER = 'journal';
const MAGIC = 'GKJOURNL';
export const SEGMENT_VERSION = 1;
/** File head 16 | flags u16 | 2 zero bytes | number u32 | store id 16 | base seq u64 | base hash 32 | pruned through u64 | 4 zero bytes | CRC-32. */
export const SEGMENT_HEADER_BYTES = 96;
const IS_REBASED = 1;
const LAST_NUMBER = 99_999_999;

export interface SegmentHeader {
  readonly number: number;
  readonly storeId: string;
  /** Head before the first entry of this segment. */
  readonly base: StoreHead;
  /** The journal begins anew here, from a snapshot: earlier segments do not belong to the chain. */
  readonly isRebased: boolean;
  /** Entries up to this one may lack their parts: a snapshot has what they did. */
  readonly prunedThrough: number;
}

export const segmentName = (number: number): string => `${JOURNAL_FOLDER}/${segmentFile(number)}`;
export const segmentFile = (number: number): string => `${String(number).padStart(8, '0')}.gkj`;

/** Numbers of the segments that lie there, in order. Unfinished rewrites (`.part`) are no segments. */
export async function segmentNumbers(folder: StoreFolder): Promise<number[]> {
  const names = await folder.list(JOURNAL_FOLDER);
  const numbers = names.flatMap((name) => {
    const digits = /^(\d{8})\.gkj$/.exec(name)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  return numbers.filter((number) => number > 0 && number <= LAST_NUMBER).sort((a, b) => a - b);
}

export function encodeSegmentHeader(header: SegmentHeader): Uint8Array<ArrayBuffer> {
  const fields = new FieldWriter(SEGMENT_HEADER_BYTES)
    .raw(fileHead(MAGIC, SEGMENT_VERSION))
    .u16(header.isRebased ? IS_REBASED : 0)
    .skip(2)
    .u32(header.number)
    .hex(header.storeId)
    .u64(header.base.seq)
    .hex(header.base.hash)
    .u64(header.prunedThrough)
    .skip(4);
  return fields.u32(crc32(fields.bytes.subarray(0, SEGMENT_HEADER_BYTES - 4))).bytes;
}

/** `newer` must be left untouched; `damaged` also stands for a file that is not ours. */
export function decodeSegmentHeader(bytes: Uint8Array): SegmentHeader | 'newer' | 'damaged' {
  const kind = checkFileHead(bytes, MAGIC, SEGMENT_VERSION);
  if (kind === 'newer') return 'newer';
  if (kind !== 'ours' || bytes.length < SEGMENT_HEADER_BYTES) return 'damaged';
  const fields = new FieldReader(bytes).skip(FILE_HEAD_BYTES);
  const flags = fields.u16();
  const header = {
    number: fields.skip(2).u32(),
    storeId: fields.hex(16),
    base: { seq: fields.u64(), hash: fields.hex(32) },
    isRebased: (flags & IS_REBASED) !== 0,
    prunedThrough: fields.u64(),
  };
  return fields.skip(4).u32() === crc32(bytes.subarray(0, SEGMENT_HEADER_BYTES - 4)) ? header : 'damaged';
}

export async function readSegmentHeader(
  folder: StoreFolder,
  number: number,
): Promise<SegmentHeader | 'newer' | 'damaged'> {
  return decodeSegmentHeader(await folder.read(segmentName(number), 0, SEGMENT_HEADER_BYTES));
}

/** Position of the last segment whose header satisfies the question, 0 when none does. */
export function lastWhere(
  files: readonly { readonly header: SegmentHeader | undefined }[],
  question: (header: SegmentHeader) => boolean,
): number {
  for (let at = files.length - 1; at > 0; at -= 1) {
    const header = files[at]?.header;
    if (header && question(header)) return at;
  }
  return 0;
}
