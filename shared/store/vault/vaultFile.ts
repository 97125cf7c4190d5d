import { sha256Hex, toBase64 } from '../../formats/crypto';
import { decode } from '../../kernel';
import { type Bytes, base64, KEY_BYTES } from './secrets';

export const VAULT_NAME = 'vault.json';
const FORMAT = 'gongkai-vault';
const VERSION = 1;
/** A vault of a few kilobytes; anything larger is not one. */
export const MAX_VAULT_BYTES = 4 * 1024 * 1024;

/** The master key sealed under a key that is derived from a passphrase or a recovery code. */
export interface Wrap {
  readonly kdf: 'pbkdf2-sha256';
  readonly rounds: number;
  readonly salt: Bytes;
  readonly sealed: Bytes;
}

export type Guard =
  /** The key lies open: nothing private is kept yet. */
  | { readonly protection: 'none'; readonly master: Bytes }
  /** `keyring`: the master key as the system's key store sealed it, a convenience beside the two others. */
  | {
      readonly protection: 'passphrase';
      readonly passphrase: Wrap;
      readonly recovery: Wrap;
      readonly keyring: Bytes | null;
    };

export interface VaultFile {
  /** 32 hex digits. */
  readonly storeId: string;
  /** Rises by one with each change; of several copies the highest counts. */
  readonly revision: number;
  /** Ids of the data keys inside: tells without a passphrase whether another vault has them all. */
  readonly keyIds: readonly string[];
  readonly guard: Guard;
  /** Sealed under the master key. */
  readonly secrets: Bytes;
}

/** `broken`: damaged or no vault at all. `newer`: a newer program wrote it. */
export type VaultRead =
  | { readonly kind: 'vault'; readonly file: VaultFile }
  | { readonly kind: 'broken' }
  | { readonly kind: 'newer' };

/** JSON, so that a person who must repair it can see what is what; the digest tells a damaged copy before anybody types. */
export async function encodeVault(file: VaultFile): Promise<Bytes> {
  const { guard } = file;
  const body = {
    storeId: file.storeId,
    revision: file.revision,
    keyIds: file.keyIds,
    protection: guard.protection,
    master: guard.protection === 'none' ? toBase64(guard.master) : null,
    passphrase: guard.protection === 'none' ? null : wrapText(guard.passphrase),
    recovery: guard.protection === 'none' ? null : wrapText(guard.recovery),
    keyring: guard.protection === 'none' || guard.keyring === null ? null : toBase64(guard.keyring),
    secrets: toBase64(file.secrets),
  };
  const digest = await digestOf(VERSION, body);
  return new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, version: VERSION, digest, body }, null, 1)}\n`);
}

const wrapText = ({ kdf, rounds, salt, sealed }: Wrap) => ({
  kdf,
  rounds,
  salt: toBase64(salt),
  sealed: toBase64(sealed),
});
/** Every version keeps this outer form, so that a damaged byte is never taken for a newer program. */
const digestOf = (version: number, body: unknown): Promise<string> =>
  sha256Hex(new TextEncoder().encode(`${FORMAT}|${version}|${JSON.stringify(body)}`));

const decodeWhole = decode.object({
  format: decode.oneOf([FORMAT] as const),
  version: decode.integer(1),
  digest: decode.string({ pattern: /^[0-9a-f]{64}$/ }),
  body: (input, path = '$') =>
    decode.isPlainObject(input) ? { ok: true, value: input } : { ok: false, fault: 'decode', params: { path } },
});
const decodeWrap = decode.object({
  kdf: decode.oneOf(['pbkdf2-sha256'] as const),
  rounds: decode.integer(1, 50_000_000),
  salt: base64(16, 64),
  sealed: base64(KEY_BYTES + 28),
});
const decodeBody = decode.object({
  storeId: decode.string({ pattern: /^[0-9a-f]{32}$/ }),
  revision: decode.integer(1),
  keyIds: decode.arrayOf(decode.string({ pattern: /^[0-9a-f]{8}$/ }), 10_000),
  protection: decode.oneOf(['none', 'passphrase'] as const),
  master: decode.nullable(base64(KEY_BYTES)),
  passphrase: decode.nullable(decodeWrap),
  recovery: decode.nullable(decodeWrap),
  keyring: decode.nullable(base64(1, 65_536)),
  secrets: base64(29, MAX_VAULT_BYTES),
});

export async function decodeVault(bytes: Uint8Array): Promise<VaultRead> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { kind: 'broken' };
  }
  const whole = decodeWhole(parsed);
  if (!whole.ok) return { kind: 'broken' };
  const { version, digest } = whole.value;
  if (digest !== (await digestOf(version, whole.value.body))) return { kind: 'broken' };
  if (version > VERSION) return { kind: 'newer' };
  const body = decodeBody(whole.value.body);
  if (!body.ok) return { kind: 'broken' };
  const { storeId, revision, keyIds, secrets } = body.value;
  const guard = guardOf(body.value);
  return guard ? { kind: 'vault', file: { storeId, revision, keyIds, secrets, guard } } : { kind: 'broken' };
}

interface GuardFields {
  readonly protection: 'none' | 'passphrase';
  readonly master: Bytes | null;
  readonly passphrase: Wrap | null;
  readonly recovery: Wrap | null;
  readonly keyring: Bytes | null;
}

function guardOf({ protection, master, passphrase, recovery, keyring }: GuardFields): Guard | undefined {
  if (protection === 'none') return master ? { protection, master } : undefined;
  return passphrase && recovery && master === null ? { protection, passphrase, recovery, keyring } : undefined;
}
