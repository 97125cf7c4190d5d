import { crc32, sha256Now, toHex } from '../../formats/crypto';
import type { StoreHead } from '../../hostStore';
import { FieldReader, FieldWriter } from '../bytes';

/**
 * A frame: header of 32 bytes, then its body.
 * magic "GKF1" | kind u8 | 3 zero bytes | body length u32 | bulk 8 bytes | part number u32 | CRC-32 of the body |
 * CRC-32 of the header before it.
 */
export const FRAME_HEADER_BYTES = 32;
export const FRAME_MAGIC = 0x31464b47;

const KINDS = { part: 1, commit: 2 } as const;
export type FrameKind = keyof typeof KINDS;

export interface FrameHead {
  readonly kind: FrameKind;
  readonly bodyLength: number;
  /** 16 hex digits, NO_BULK when there is none. */
  readonly bulk: string;
  readonly part: number;
  readonly bodyCrc: number;
}

export const NO_BULK = '0'.repeat(16);
export const NO_HASH = '0'.repeat(64);
export const EMPTY_HEAD: StoreHead = { seq: 0, hash: NO_HASH };

export function encodeFrameHead(head: FrameHead): Uint8Array<ArrayBuffer> {
  const fields = new FieldWriter(FRAME_HEADER_BYTES)
    .u32(FRAME_MAGIC)
    .u8(KINDS[head.kind])
    .skip(3)
    .u32(head.bodyLength)
    .hex(head.bulk)
    .u32(head.part)
    .u32(head.bodyCrc);
  return fields.u32(crc32(fields.bytes.subarray(0, FRAME_HEADER_BYTES - 4))).bytes;
}

/** undefined for anything that is not a whole header. */
export function decodeFrameHead(bytes: Uint8Array): FrameHead | undefined {
  if (bytes.length < FRAME_HEADER_BYTES) return undefined;
  const fields = new FieldReader(bytes);
  if (fields.u32() !== FRAME_MAGIC) return undefined;
  const number = fields.u8();
  const kind = kindOf(number);
  const head = {
    bodyLength: fields.skip(3).u32(),
    bulk: fields.hex(8),
    part: fields.u32(),
    bodyCrc: fields.u32(),
  };
  const isWhole = fields.u32() === crc32(bytes.subarray(0, FRAME_HEADER_BYTES - 4));
  return isWhole && kind !== undefined ? { kind, ...head } : undefined;
}

const kindOf = (number: number): FrameKind | undefined =>
  number === KINDS.part ? 'part' : number === KINDS.commit ? 'commit' : undefined;

/** The clear start of a commit frame's body; its SHA-256 is the entry's hash, so the chain is walked without a key. */
export interface CommitPrefix {
  readonly seq: number;
  readonly previous: string;
  /** NO_BULK when the entry has no parts. */
  readonly bulk: string;
  readonly parts: number;
  /** SHA-256 over the part bodies in order, NO_HASH when there are none. */
  readonly partsDigest: string;
  readonly payloadDigest: string;
}

/** "GKE1" | seq u64 | previous 32 | bulk 8 | part count u32 | digest of the parts 32 | digest of the payload 32. */
export const PREFIX_BYTES = 120;
const PREFIX_MAGIC = 0x31454b47;

export const encodePrefix = (prefix: CommitPrefix): Uint8Array<ArrayBuffer> =>
  new FieldWriter(PREFIX_BYTES)
    .u32(PREFIX_MAGIC)
    .u64(prefix.seq)
    .hex(prefix.previous)
    .hex(prefix.bulk)
    .u32(prefix.parts)
    .hex(prefix.partsDigest)
    .hex(prefix.payloadDigest).bytes;

export function decodePrefix(bytes: Uint8Array): CommitPrefix | undefined {
  if (bytes.length < PREFIX_BYTES) return undefined;
  const fields = new FieldReader(bytes);
  if (fields.u32() !== PREFIX_MAGIC) return undefined;
  return {
    seq: fields.u64(),
    previous: fields.hex(32),
    bulk: fields.hex(8),
    parts: fields.u32(),
    partsDigest: fields.hex(32),
    payloadDigest: fields.hex(32),
  };
}

/** At once: 120 bytes are three rounds, an awaited digest for each entry would cost ten times as much. */
export const hashOfPrefix = (bytes: Uint8Array): string => toHex(sha256Now(bytes.subarray(0, PREFIX_BYTES)));

/** Chunks of one commit frame, header first. */
export function commitFrame(prefixBytes: Uint8Array, bulk: string, payload: Uint8Array): Uint8Array[] {
  const bodyCrc = crc32(payload, crc32(prefixBytes));
  const bodyLength = prefixBytes.length + payload.length;
  return [encodeFrameHead({ kind: 'commit', bodyLength, bulk, part: 0, bodyCrc }), prefixBytes, payload];
}

export const partFrame = (bulk: string, part: number, bytes: Uint8Array): Uint8Array[] => [
  encodeFrameHead({ kind: 'part', bodyLength: bytes.length, bulk, part, bodyCrc: crc32(bytes) }),
  bytes,
];
