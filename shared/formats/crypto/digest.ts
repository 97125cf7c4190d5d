import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { createSHA256 } from 'hash-wasm';
import { toHex } from '../../kernel';

/** SHA-256 of bytes that are in memory anyway: WebCrypto, about 420 MB/s. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

/** Same as 64 lower-case hex digits, the only spelling in manifests and tables. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return toHex(await sha256(bytes));
}

/** SHA-256 at once, for a few bytes only (64 MB/s): key ids must be had where nothing can be awaited. */
export const sha256Now = (bytes: Uint8Array): Uint8Array => nobleSha256(bytes);

export interface StreamingHash {
  update(bytes: Uint8Array): void;
  /** 64 lower-case hex digits; the hash cannot be continued afterwards. */
  digestHex(): string;
}

/** SHA-256 of bytes that come in pieces (a file of 200 MiB): hash-wasm, about 180 MB/s. */
export async function createSha256(): Promise<StreamingHash> {
  const hasher = await createSHA256();
  hasher.init();
  return { update: (bytes) => void hasher.update(bytes), digestHex: () => hasher.digest('hex') };
}
