import { ed25519PublicKey, fromBase64, sha256Now, toBase64 } from '../../formats/crypto';
import type { VaultKeys } from '../../hostStore';
import { type Decoder, decode, fault, ok, type Source, toHex } from '../../kernel';

export type Bytes = Uint8Array<ArrayBuffer>;
export const KEY_BYTES = 32;

/** Data key: seals entries, snapshots and blocks. The id is taken from the key, so the same key has the same id everywhere. */
export interface RingKey {
  readonly id: string;
  readonly key: Bytes;
}
/** Seed of an Ed25519 pair; the id is the first half of the key id that bundles carry (bundle.md § 5). */
export interface SigningSeed {
  readonly id: string;
  readonly seed: Bytes;
}

/** Everything that the master key guards. Nothing is ever taken out of the two lists: something may still be sealed with it. */
export interface Secrets {
  readonly keys: readonly RingKey[];
  /** Id of the key for new seals. */
  readonly current: string;
  readonly seeds: readonly SigningSeed[];
  /** Id of the seed that signs now; '' where there are no seeds (a backup made before any passphrase). */
  readonly signing: string;
  /** Six digits for the way back after an idle lock. */
  readonly quick: string | null;
}

const ID = /^[0-9a-f]{8}$/;
const MAX_KEYS = 10_000;
const idOf = (bytes: Uint8Array): string => toHex(sha256Now(bytes).subarray(0, 4));

export function ringKey(key: Uint8Array): RingKey {
  const label = new TextEncoder().encode('gongkai data key\n');
  const labelled = new Uint8Array(label.length + key.length);
  labelled.set(label);
  labelled.set(key, label.length);
  return { id: idOf(labelled), key: new Uint8Array(key) };
}

export const signingSeed = (seed: Uint8Array): SigningSeed => ({
  id: idOf(ed25519PublicKey(seed)),
  seed: new Uint8Array(seed),
});

export function newSecrets(source: Source, old: { key?: Uint8Array; seed?: Uint8Array } = {}): Secrets {
  const key = ringKey(old.key ?? source.randomBytes(KEY_BYTES));
  const seed = signingSeed(old.seed ?? source.randomBytes(KEY_BYTES));
  return { keys: [key], current: key.id, seeds: [seed], signing: seed.id, quick: null };
}

/** A fresh data key for everything from now on; the old ones stay. */
export function withNewKey(secrets: Secrets, source: Source): Secrets {
  const key = ringKey(source.randomBytes(KEY_BYTES));
  return { ...secrets, keys: [...secrets.keys, key], current: key.id };
}

/** Keys and seeds of both; what is current stays that of `own`. */
export function unite(own: Secrets, other: Pick<Secrets, 'keys' | 'seeds'>): Secrets {
  const keys = other.keys.filter(({ id }) => !own.keys.some((key) => key.id === id));
  const seeds = other.seeds.filter(({ id }) => !own.seeds.some((seed) => seed.id === id));
  return keys.length + seeds.length === 0
    ? own
    : {
        ...own,
        keys: [...own.keys, ...keys.map(({ id, key }) => ({ id, key: key.slice() }))],
        seeds: [...own.seeds, ...seeds.map(({ id, seed }) => ({ id, seed: seed.slice() }))],
      };
}

/** Copies for the page: what it does with them does not reach the vault. */
export const keysOf = (secrets: Secrets): VaultKeys => ({
  current: secrets.current,
  keys: secrets.keys.map(({ id, key }) => ({ id, key: key.slice() })),
});

export function encodeSecrets(secrets: Secrets): Bytes {
  const plain = {
    keys: secrets.keys.map(({ id, key }) => ({ id, key: toBase64(key) })),
    current: secrets.current,
    seeds: secrets.seeds.map(({ id, seed }) => ({ id, seed: toBase64(seed) })),
    signing: secrets.signing,
    quick: secrets.quick,
  };
  return new TextEncoder().encode(JSON.stringify(plain));
}

/** Bytes in base64, between `min` and `max` of them. */
export const base64 =
  (min: number, max = min): Decoder<Bytes> =>
  (input, path = '$') => {
    const bytes = typeof input === 'string' ? fromBase64(input) : undefined;
    return bytes && bytes.length >= min && bytes.length <= max
      ? ok(bytes)
      : fault('decode', { path, expected: 'base64' });
  };

const id = decode.string({ pattern: ID });
const decodePlain = decode.object({
  keys: decode.arrayOf(decode.object({ id, key: base64(KEY_BYTES) }), MAX_KEYS),
  current: id,
  seeds: decode.arrayOf(decode.object({ id, seed: base64(KEY_BYTES) }), MAX_KEYS),
  signing: decode.string({ pattern: /^([0-9a-f]{8})?$/ }),
  quick: decode.nullable(decode.string({ pattern: /^[0-9]{6}$/ })),
});

/** undefined: not what this program writes. */
export function decodeSecrets(bytes: Uint8Array): Secrets | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  const plain = decodePlain(parsed);
  if (!plain.ok) return undefined;
  const { keys, current, seeds, signing } = plain.value;
  const hasSigning = seeds.length === 0 ? signing === '' : seeds.some((seed) => seed.id === signing);
  const isWhole = hasSigning && keys.some((key) => key.id === current);
  return isWhole ? plain.value : undefined;
}

/** For a backup whose key lies open: a signing key is never in a plain backup (bundle.md § 5). */
export const withoutSeeds = (secrets: Secrets): Secrets => ({ ...secrets, seeds: [], signing: '' });

/** Overwrites what lies in memory, as far as a program can. */
export function wipe(secrets: Secrets): void {
  for (const { key } of secrets.keys) key.fill(0);
  for (const { seed } of secrets.seeds) seed.fill(0);
}

export const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
