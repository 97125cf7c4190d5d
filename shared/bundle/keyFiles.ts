import { fromBase64 } from '../formats/crypto';
import { type Decoder, decode, fault, ok, parseCalendarDate, type Result } from '../kernel';
import { isWellFormedKey } from './keys';
import type { KnownKey } from './types';

const decodeKeys: Decoder<{ keys: KnownKey[] }> = decode.object({
  keys: decode.arrayOf(
    decode.object({
      unit: decode.string({ pattern: /^[0-9]{12}$/ }),
      keyId: decode.string({ pattern: /^[0-9a-f]{16}$/ }),
      alg: decode.oneOf(['Ed25519', 'SM2'] as const),
      publicKey: decode.string({ max: 200 }),
      status: decode.oneOf(['active', 'retired', 'revoked'] as const),
      validTo: decode.optional(decode.string({ max: 10 })),
    }),
    100_000,
  ),
});

/** keys.json of `bundle verify --keys` (bundle.md § 14); a key whose id is not its digest is refused. */
export function decodeKeyList(input: unknown): Result<KnownKey[], 'decode'> {
  const decoded = decodeKeys(input);
  if (!decoded.ok) return decoded;
  for (const [index, key] of decoded.value.keys.entries()) {
    const path = `$.keys[${index}]`;
    if (!isWellFormedKey(key))
      return fault('decode', { path: `${path}.publicKey`, expected: 'keyId = SHA-256(publicKey)' });
    if (key.validTo && !parseCalendarDate(key.validTo))
      return fault('decode', { path: `${path}.validTo`, expected: 'date' });
  }
  return ok(decoded.value.keys);
}

const decodeSecret = decode.object({ alg: decode.oneOf(['Ed25519'] as const), secretKey: decode.string({ max: 60 }) });

/** key.json of `bundle pack --key`: the 32-byte seed. */
export function decodeSecretKey(input: unknown): Result<Uint8Array, 'decode'> {
  const decoded = decodeSecret(input);
  if (!decoded.ok) return decoded;
  const seed = fromBase64(decoded.value.secretKey);
  return seed?.length === 32 ? ok(seed) : fault('decode', { path: '$.secretKey', expected: 'base64, 32 bytes' });
}
