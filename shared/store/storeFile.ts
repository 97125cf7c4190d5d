import { decode, fault, formatInstant, ok, type Result, type Source, toHex } from '../kernel';

/** Marks a folder as one of ours. Nothing private is in it. */
export const STORE_FILE = 'store.json';
const FORMAT = 'gongkai-store';
const VERSION = 1;

export interface StoreFile {
  /** 32 hex digits, made once. */
  readonly storeId: string;
  /** UTC instant. */
  readonly createdAt: string;
}

const { object, oneOf, integer, string } = decode;
const decodeMark = object({ format: oneOf([FORMAT] as const), version: integer(1) });
const decodeContent = object({ storeId: string({ pattern: /^[0-9a-f]{32}$/ }), createdAt: string({ max: 30 }) });

export const newStoreFile = (source: Source): StoreFile => ({
  storeId: toHex(source.randomBytes(16)),
  createdAt: formatInstant(source.now()),
});

export const encodeStoreFile = (file: StoreFile): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, version: VERSION, ...file })}\n`);

/** `host.storeNewer`: made by a newer program, to be left untouched; `host.storeDamaged`: not readable. */
export function decodeStoreFile(bytes: Uint8Array): Result<StoreFile, 'host.storeNewer' | 'host.storeDamaged'> {
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fault('host.storeDamaged', { name: STORE_FILE });
  }
  const mark = decodeMark(input);
  if (mark.ok && mark.value.version > VERSION) return fault('host.storeNewer', { name: STORE_FILE });
  const content = decodeContent(input);
  return mark.ok && content.ok ? ok(content.value) : fault('host.storeDamaged', { name: STORE_FILE });
}
