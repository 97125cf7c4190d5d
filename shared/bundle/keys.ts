import { fromBase64, sha256Now, toBase64, toHex } from '../formats/crypto';
import type { BagInfo, KeyStanding, KnownKey } from './types';

/** keyId = first 8 bytes of SHA-256(raw public key), lower-case hex (bundle.md § 5). */
export const keyIdOf = (publicKey: Uint8Array): string => toHex(sha256Now(publicKey).subarray(0, 8));

/** SHA-256 of the public key as 8 groups of 4 hex digits, for reading out on the telephone. */
export const fingerprintOf = (publicKey: Uint8Array): string =>
  (toHex(sha256Now(publicKey).subarray(0, 16)).match(/.{4}/g) ?? []).join(' ');

const ED25519_BYTES = 32;
const SM2_BYTES = 65;
const SM2_UNCOMPRESSED = 4;

/** Do key bytes, algorithm and keyId belong together? (`key.format` otherwise) */
export function isWellFormedKey(key: Pick<KnownKey, 'alg' | 'keyId' | 'publicKey'>): boolean {
  const raw = fromBase64(key.publicKey);
  if (!raw || keyIdOf(raw) !== key.keyId) return false;
  return key.alg === 'Ed25519' ? raw.length === ED25519_BYTES : raw.length === SM2_BYTES && raw[0] === SM2_UNCOMPRESSED;
}

/** The public key as minisign writes it, for the settings screen and `signatures/<keyId>.pub`. */
export function formatPublicKeyFile(publicKey: Uint8Array): string {
  const keyId = sha256Now(publicKey).subarray(0, 8);
  const line = toBase64(Uint8Array.from([...ALGORITHM, ...keyId, ...publicKey]));
  return `untrusted comment: gongkai public key ${toHex(keyId)}\n${line}\n`;
}

/** "Ed": pure Ed25519 (RFC 8032). */
export const ALGORITHM = [0x45, 0x64] as const;

/**
 * What a mathematically right signature of this key is worth for this bundle (bundle.md § 6).
 * Pure: the receiver's list of keys is an argument. A signature is only good for the unit its key is pinned to.
 */
export function judgeKey(keyId: string, info: BagInfo, keys: readonly KnownKey[]): KeyStanding {
  const pinned = keys.filter((key) => key.keyId === keyId);
  if (pinned.length === 0) return 'unknown';
  if (pinned.some((key) => key.status === 'revoked')) return 'revoked';
  const own = pinned.filter((key) => key.unit === info.senderUnit);
  if (own.length === 0) return 'otherUnit';
  const day = info.created.slice(0, 10);
  const isGood = own.some((key) => key.status === 'active' || (!!key.validTo && day <= key.validTo));
  return isGood ? 'trusted' : 'retired';
}
