import type { HostResult } from '../../host';
import { fault, ok, type Source } from '../../kernel';
import type { Kdf } from './kdf';
import { normalisePassphrase } from './passphrase';
import { checkRecoveryCode, RECOVERY_BYTES, writeRecoveryCode } from './recoveryCode';
import { makeWrap, openWrap } from './seals';
import { type Bytes, isSame } from './secrets';
import type { Tries } from './tries';
import type { Guard } from './vaultFile';

/** The key store of the system (DPAPI, a keyring). May fail or forget at any time. */
export interface Keyring {
  isAvailable(): Promise<boolean>;
  seal(bytes: Bytes): Promise<Bytes>;
  open(bytes: Bytes): Promise<Bytes>;
}

export type ProtectedGuard = Extract<Guard, { protection: 'passphrase' }>;
export interface Secret {
  readonly by: 'passphrase' | 'recovery';
  readonly text: string;
}

/** Wraps for a new master key, and the recovery code that is shown once. */
export async function guardWith(
  passphrase: string,
  master: Bytes,
  tools: { readonly kdf: Kdf; readonly source: Source },
): Promise<{ readonly guard: ProtectedGuard; readonly recovery: string }> {
  const recovery = writeRecoveryCode(tools.source.randomBytes(RECOVERY_BYTES));
  const rounds = await tools.kdf.chooseRounds();
  const given = { ...tools, rounds };
  const guard: ProtectedGuard = {
    protection: 'passphrase',
    passphrase: await makeWrap('passphrase', normalisePassphrase(passphrase), master, given),
    recovery: await makeWrap('recovery', recovery, master, given),
    keyring: null,
  };
  return { guard, recovery };
}

/** The master key. A recovery code that cannot be one is a slip of the pen, not a try. */
export async function openBySecret(
  guard: ProtectedGuard,
  { by, text }: Secret,
  tries: Tries,
  kdf: Kdf,
): Promise<HostResult<Bytes>> {
  const refusal = tries.refusal();
  if (refusal) return refusal;
  const code = by === 'recovery' ? checkRecoveryCode(text) : ok(normalisePassphrase(text));
  if (!code.ok) return fault('host.wrongPassphrase', { waitMs: 0 });
  const master = await openWrap(by, code.value, guard[by], kdf);
  if (!master) return tries.failed();
  tries.succeeded();
  return ok(master);
}

/** null where the key store is not there, fails, or does not give back what it got. */
export async function sealToKeyring(keyring: Keyring | undefined, master: Bytes): Promise<Bytes | null> {
  try {
    if (!keyring || !(await keyring.isAvailable())) return null;
    const sealed = await keyring.seal(master.slice());
    return isSame(await keyring.open(sealed), master) ? sealed : null;
  } catch {
    return null;
  }
}

/** undefined for every way in which it can fail: then the passphrase is asked. */
export async function openByKeyring(keyring: Keyring | undefined, sealed: Bytes | null): Promise<Bytes | undefined> {
  try {
    if (!keyring || !sealed || !(await keyring.isAvailable())) return undefined;
    return new Uint8Array(await keyring.open(sealed));
  } catch {
    return undefined;
  }
}

export const canUse = async (keyring: Keyring | undefined): Promise<boolean> =>
  keyring ? keyring.isAvailable().catch(() => false) : false;
