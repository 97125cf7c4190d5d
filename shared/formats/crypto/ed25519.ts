import { ed25519 } from '@noble/curves/ed25519.js';

/** Order of the group (RFC 8032 § 5.1): a signature whose S is not below it is a second spelling of another one. */
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Public key (32 bytes) of a 32-byte seed. */
export const ed25519PublicKey = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed);

/** Pure Ed25519 (RFC 8032): deterministic, 64 bytes R | S. */
export const ed25519Sign = (message: Uint8Array, seed: Uint8Array): Uint8Array => ed25519.sign(message, seed);

/**
 * Strict verification: canonical points, S below the group order, no small-order key.
 * @returns false for any malformed input; never throws.
 */
export function ed25519Verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32 || !hasSmallS(signature)) return false;
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

function hasSmallS(signature: Uint8Array): boolean {
  let s = 0n;
  for (let i = 63; i >= 32; i -= 1) s = (s << 8n) | BigInt(signature[i] ?? 0);
  return s < GROUP_ORDER;
}
