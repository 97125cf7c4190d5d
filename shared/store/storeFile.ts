import { decode, fault, formatInstant, ok, type Result, type Source, toHex } from '../kernel';

/** Marks a folder as one of ours. Nothing private is in it. */
export const STORE_FILE = 'store.json';
const FORMAT = 'gongkai-store';
/**
 * 1: 0.2.0. 2: since 0.3.0 attachments lie in the store, which 0.2.0 would clear away as nobody's, so it must not open it.
 * 3: since 0.4.0 notices do, which 0.3.0 would show nothing of, nor any review sheet that names one.
 * Nothing else differs: a file of an older version is written anew as version 3 when the store is opened.
 */
const VERSION = 3;

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

/**
 * `isOlder`: an older program could still open this store. `host.storeNewer`: made by a newer program, to be left untouched;
 * `host.storeDamaged`: not readable.
 */
export function decodeStoreFile(
  bytes: Uint8Array,
): Result<{ readonly file: StoreFile; readonly isOlder: boolean }, 'host.storeNewer' | 'host.storeDamaged'> {
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fault('host.storeDamaged', { name: STORE_FILE });
  }
  const mark = decodeMark(input);
  if (mark.ok && mark.value.version > VERSION) return fault('host.storeNewer', { name: STORE_FILE });
  const content = decodeContent(input);
  if (!mark.ok || !content.ok) return fault('host.storeDamaged', { name: STORE_FILE });
  return ok({ file: content.value, isOlder: mark.value.version < VERSION });
}
