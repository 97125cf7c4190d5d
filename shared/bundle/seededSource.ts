import { sha256Now } from '../formats/crypto';
import type { Source } from '../kernel';
import { encodeUtf8 } from './strictText';

/**
 * Clock and randomness for ids that must come out the same each time a bundle is made from the same input
 * (`gongkai bundle pack`): bytes are SHA-256(seed | counter). The seed names a bundle, never a person.
 */
export function seededSource(seed: string, epochMs: number): Source {
  let counter = 0;
  let pool = new Uint8Array();
  return {
    now: () => epochMs,
    randomBytes(length) {
      const out = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        if (pool.length === 0) {
          pool = new Uint8Array(sha256Now(encodeUtf8(`${seed}\n${counter}`)));
          counter += 1;
        }
        const part = pool.subarray(0, length - at);
        out.set(part, at);
        at += part.length;
        pool = pool.slice(part.length);
      }
      return out;
    },
  };
}
