import { crc32, createSha256, sha256Now } from '../../formats/crypto';
import type { SnapshotForm, SnapshotInfo } from '../../hostStore';
import { fault, formatInstant, ok, type Result, toHex } from '../../kernel';
import { FieldReader, FieldWriter, magicOf, startsWith } from '../bytes';
import { type ByteWindow, stepsOf } from '../byteWindow';
import { checkFileHead, FILE_HEAD_BYTES, fileHead } from '../fileHead';

/**
 * A snapshot file: header of 96 bytes, the chunks one after the other, a table (length u32 and CRC-32 of each chunk), the
 * summary, and a trailer of 80 bytes. Without its trailer a file is no snapshot.
 */
const MAGIC = 'GKSNAPSH';
/** The form of its content is the version of a file; the layout of all is the same. */
const NEWEST: SnapshotForm = 3;
/** File head 16 | store id 16 | seq u64 | hash 32 | made at, ms u64 | 12 zero bytes | CRC-32. */
export const SNAPSHOT_HEADER_BYTES = 96;
/** "GKSNAPND" | chunk count u32 | summary length u32 | chunk bytes u64 | SHA-256 of them 32 | CRC of table and summary | 16 zero bytes | CRC-32. */
const TRAILER_BYTES = 80;
const TRAILER_MAGIC = magicOf('GKSNAPND');
const ROW_BYTES = 8;

export interface SnapshotStart {
  readonly storeId: string;
  readonly seq: number;
  readonly hash: string;
  readonly createdAtMs: number;
  readonly form?: SnapshotForm;
}
export interface ChunkRow {
  readonly length: number;
  readonly crc: number;
}
export interface SnapshotEnd {
  readonly rows: readonly ChunkRow[];
  readonly bytes: number;
  readonly digest: string;
  readonly summary: Uint8Array;
}

export interface SnapshotContents {
  readonly info: SnapshotInfo;
  readonly summary: Uint8Array<ArrayBuffer>;
  readonly chunks: readonly (ChunkRow & { readonly offset: number })[];
}

export type SnapshotFlaw = 'foreign' | 'newer' | 'damaged';

export function encodeSnapshotHeader(start: SnapshotStart): Uint8Array<ArrayBuffer> {
  const fields = new FieldWriter(SNAPSHOT_HEADER_BYTES)
    .raw(fileHead(MAGIC, start.form ?? 1))
    .hex(start.storeId)
    .u64(start.seq)
    .hex(start.hash)
    .u64(start.createdAtMs)
    .skip(12);
  return fields.u32(crc32(fields.bytes.subarray(0, SNAPSHOT_HEADER_BYTES - 4))).bytes;
}

export function decodeSnapshotHeader(bytes: Uint8Array): Result<SnapshotStart, SnapshotFlaw> {
  const kind = checkFileHead(bytes, MAGIC, NEWEST);
  if (kind === 'newer' || kind === 'foreign') return fault(kind);
  if (kind === 'damaged' || bytes.length < SNAPSHOT_HEADER_BYTES) return fault('damaged');
  const fields = new FieldReader(bytes).skip(FILE_HEAD_BYTES);
  const start = { storeId: fields.hex(16), seq: fields.u64(), hash: fields.hex(32), createdAtMs: fields.u64() };
  return fields.skip(12).u32() === crc32(bytes.subarray(0, SNAPSHOT_HEADER_BYTES - 4)) ? ok(start) : fault('damaged');
}

/** Follows from the content, so that the same snapshot has the same name in every folder and in a backup. */
function snapshotName(header: Uint8Array, seq: number, digest: string): string {
  const tag = new FieldWriter(SNAPSHOT_HEADER_BYTES + 32).raw(header).hex(digest).bytes;
  return `s-${String(seq).padStart(9, '0')}-${toHex(sha256Now(tag)).slice(0, 8)}.gks`;
}

/** Table, summary and trailer. */
export function encodeSnapshotEnd(end: SnapshotEnd): Uint8Array[] {
  const table = new FieldWriter(end.rows.length * ROW_BYTES);
  for (const { length, crc } of end.rows) table.u32(length).u32(crc);
  const trailer = new FieldWriter(TRAILER_BYTES)
    .raw(TRAILER_MAGIC)
    .u32(end.rows.length)
    .u32(end.summary.length)
    .u64(end.bytes)
    .hex(end.digest)
    .u32(crc32(end.summary, crc32(table.bytes)))
    .skip(16);
  return [table.bytes, end.summary, trailer.u32(crc32(trailer.bytes.subarray(0, TRAILER_BYTES - 4))).bytes];
}

/** Reads header, trailer, table and summary; the chunks themselves are compared when they are read. */
export async function readSnapshot(window: ByteWindow): Promise<Result<SnapshotContents, SnapshotFlaw>> {
  const header = await window.read(0, SNAPSHOT_HEADER_BYTES);
  const start = decodeSnapshotHeader(header);
  if (!start.ok) return start;
  if (window.size < SNAPSHOT_HEADER_BYTES + TRAILER_BYTES) return fault('damaged');
  const trailer = await window.read(window.size - TRAILER_BYTES, TRAILER_BYTES);
  const fields = new FieldReader(trailer);
  if (trailer.length < TRAILER_BYTES || !startsWith(trailer, TRAILER_MAGIC)) return fault('damaged');
  const count = fields.skip(8).u32();
  const summaryLength = fields.u32();
  const bytes = fields.u64();
  const digest = fields.hex(32);
  const endCrc = fields.u32();
  if (fields.skip(16).u32() !== crc32(trailer.subarray(0, TRAILER_BYTES - 4))) return fault('damaged');
  const tableAt = SNAPSHOT_HEADER_BYTES + bytes;
  if (tableAt + count * ROW_BYTES + summaryLength + TRAILER_BYTES !== window.size) return fault('damaged');
  const end = await window.read(tableAt, count * ROW_BYTES + summaryLength);
  if (end.length !== count * ROW_BYTES + summaryLength || crc32(end) !== endCrc) return fault('damaged');
  const { storeId, seq, hash, createdAtMs } = start.value;
  const chunks = decodeTable(end, count);
  const name = snapshotName(header, seq, digest);
  const info = { name, storeId, seq, hash, chunks: count, bytes, createdAt: formatInstant(createdAtMs), digest };
  return ok({ info, summary: end.slice(count * ROW_BYTES), chunks });
}

function decodeTable(bytes: Uint8Array, count: number): (ChunkRow & { readonly offset: number })[] {
  const fields = new FieldReader(bytes);
  const chunks = [];
  let offset = SNAPSHOT_HEADER_BYTES;
  for (let i = 0; i < count; i += 1) {
    const length = fields.u32();
    chunks.push({ offset, length, crc: fields.u32() });
    offset += length;
  }
  return chunks;
}

/** undefined when the bytes are not those that were written, or there is no such chunk. */
export async function readSnapshotChunk(
  window: ByteWindow,
  contents: SnapshotContents,
  chunk: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const place = contents.chunks[chunk];
  if (!place) return undefined;
  const bytes = await window.read(place.offset, place.length);
  return bytes.length === place.length && crc32(bytes) === place.crc ? bytes : undefined;
}

/** Reads everything and compares the digest. */
export async function isSnapshotWhole(window: ByteWindow, contents: SnapshotContents): Promise<boolean> {
  const hash = await createSha256();
  const end = SNAPSHOT_HEADER_BYTES + contents.info.bytes;
  for await (const step of stepsOf(window, SNAPSHOT_HEADER_BYTES, end)) hash.update(step);
  return hash.digestHex() === contents.info.digest;
}
