import type { HostResult } from '../../host';
import type { VaultKeys } from '../../hostStore';
import { fault, ok } from '../../kernel';
import type { Kdf } from './kdf';
import { openFile } from './seals';
import { type Bytes, keysOf, type Secrets } from './secrets';
import type { OpenVault } from './session';
import type { Tries } from './tries';
import { decodeVault, type Guard } from './vaultFile';
import { openBySecret } from './ways';

/** The opened vault of a backup. */
export interface ForeignVault {
  readonly keys: VaultKeys;
  readonly guard: Guard;
  /** undefined: opened with our own ring, which holds everything that is inside. */
  readonly master: Bytes | undefined;
  readonly secrets: Secrets;
}

const backupDamaged = fault('host.backupDamaged');

/** What a vault tells without a secret. `host.backupDamaged`, `host.storeNewer`. */
export async function describeVault(
  bytes: Uint8Array,
): Promise<HostResult<{ readonly storeId: string; readonly protection: 'none' | 'passphrase' }>> {
  const read = await decodeVault(bytes);
  if (read.kind === 'newer') return fault('host.storeNewer');
  if (read.kind === 'broken') return backupDamaged;
  return ok({ storeId: read.file.storeId, protection: read.file.guard.protection });
}

export async function openForeign(
  bytes: Uint8Array,
  input: { readonly by: 'passphrase' | 'recovery' | 'own'; readonly text: string },
  tools: { readonly own: OpenVault | undefined; readonly storeId: string; readonly tries: Tries; readonly kdf: Kdf },
): Promise<HostResult<ForeignVault>> {
  const read = await decodeVault(bytes);
  if (read.kind === 'newer') return fault('host.storeNewer');
  if (read.kind === 'broken') return backupDamaged;
  const { file } = read;
  const { guard } = file;
  let master: Bytes;
  if (guard.protection === 'none') master = guard.master;
  else if (input.by === 'own') {
    if (!tools.own) return fault('host.locked');
    const { own } = tools;
    if (file.storeId !== tools.storeId) return fault('host.wrongPassphrase', { waitMs: 0 });
    const secrets = await openFile(file, own.master);
    if (secrets) return ok({ keys: keysOf(secrets), guard, master: own.master.slice(), secrets });
    // The passphrase has been changed since; a ring only grows, so ours usually has all of its keys.
    const hasAll = file.keyIds.every((id) => own.secrets.keys.some((key) => key.id === id));
    return hasAll
      ? ok({ keys: keysOf(own.secrets), guard, master: undefined, secrets: own.secrets })
      : fault('host.wrongPassphrase', { waitMs: 0 });
  } else {
    const known = await openBySecret(guard, { by: input.by, text: input.text }, tools.tries, tools.kdf);
    if (!known.ok) return known;
    master = known.value;
  }
  const secrets = await openFile(file, master);
  return secrets ? ok({ keys: keysOf(secrets), guard, master, secrets }) : backupDamaged;
}
