import { createBlockCipher } from '../../formats/crypto';
import type { Source } from '../../kernel';
import type { Kdf } from './kdf';
import { type Bytes, decodeSecrets, encodeSecrets, KEY_BYTES, type Secrets } from './secrets';
import type { Guard, VaultFile, Wrap } from './vaultFile';

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const random = (source: Source) => (length: number) => source.randomBytes(length);
/** Bound to store and revision: the inside of an older copy cannot be put into a newer one. */
const secretsPlace = (storeId: string, revision: number): Bytes => utf8(`gongkai vault secrets|${storeId}|${revision}`);
/** Not bound to the store: after a restore on an empty machine the same passphrase and recovery sheet go on working. */
const wrapPlace = (way: 'passphrase' | 'recovery'): Bytes => utf8(`gongkai vault wrap|${way}`);

export async function sealFile(
  parts: { readonly storeId: string; readonly revision: number; readonly guard: Guard },
  secrets: Secrets,
  master: Bytes,
  source: Source,
): Promise<VaultFile> {
  const place = secretsPlace(parts.storeId, parts.revision);
  const plain = encodeSecrets(secrets);
  const sealed = await createBlockCipher(master, random(source)).seal(plain, place);
  plain.fill(0);
  return { ...parts, keyIds: secrets.keys.map(({ id }) => id), secrets: sealed };
}

/** undefined: another master key, or the inside was changed. */
export async function openFile(file: VaultFile, master: Bytes): Promise<Secrets | undefined> {
  if (master.length !== KEY_BYTES) return undefined;
  const opened = await createBlockCipher(master).open(file.secrets, secretsPlace(file.storeId, file.revision));
  if (!opened.ok) return undefined;
  const secrets = decodeSecrets(opened.value);
  opened.value.fill(0);
  return secrets;
}

export async function makeWrap(
  way: 'passphrase' | 'recovery',
  secret: string,
  master: Bytes,
  tools: { readonly kdf: Kdf; readonly source: Source; readonly rounds: number },
): Promise<Wrap> {
  const salt = new Uint8Array(tools.source.randomBytes(16));
  const key = await tools.kdf.derive(secret, salt, tools.rounds);
  const sealed = await createBlockCipher(key, random(tools.source)).seal(master, wrapPlace(way));
  key.fill(0);
  return { kdf: 'pbkdf2-sha256', rounds: tools.rounds, salt, sealed };
}

/** The master key, or undefined for a wrong secret. */
export async function openWrap(
  way: 'passphrase' | 'recovery',
  secret: string,
  wrap: Wrap,
  kdf: Kdf,
): Promise<Bytes | undefined> {
  const key = await kdf.derive(secret, wrap.salt, wrap.rounds);
  const opened = await createBlockCipher(key).open(wrap.sealed, wrapPlace(way));
  key.fill(0);
  return opened.ok ? opened.value : undefined;
}
