import type { HostResult } from '../../host';
import { fault, ok, type Source } from '../../kernel';
import type { StoreFolder } from '../folder';
import { type Bytes, KEY_BYTES, newSecrets, ringKey, type Secrets, signingSeed, unite } from './secrets';
import type { VaultSession } from './session';

/** Secrets of version 0.1.0, each 32 bytes by itself: the key of the blocks and the seed of the signing pair. */
export type LegacyName = 'data.key' | 'signing.key';

export interface LegacyKeys {
  read(name: LegacyName): Promise<Bytes | undefined>;
  /** Overwrites and removes it. */
  wipe(name: LegacyName): Promise<void>;
}

/** Where version 0.1.0 of the desktop program kept them: as files in its profile folder. */
export function legacyKeysIn(folder: StoreFolder): LegacyKeys {
  return {
    async read(name) {
      const size = await folder.size(name);
      return size === undefined ? undefined : folder.read(name, 0, size);
    },
    async wipe(name) {
      const size = await folder.size(name);
      if (size === undefined) return;
      await folder.write(name, 0, [new Uint8Array(size)]);
      await folder.flush(name);
      await folder.remove(name);
    },
  };
}

const NAMES: readonly LegacyName[] = ['data.key', 'signing.key'];
/** Zeros: wiping was interrupted between overwriting and removing. */
const isWiped = (bytes: Bytes): boolean => bytes.every((byte) => byte === 0);

/** Secrets for a new vault, made from what version 0.1.0 left. A damaged file is refused and left alone. */
export async function legacySecrets(legacy: LegacyKeys | undefined, source: Source): Promise<HostResult<Secrets>> {
  const key = await legacy?.read('data.key');
  const seed = await legacy?.read('signing.key');
  const isBad = (bytes: Bytes | undefined) => bytes && (bytes.length !== KEY_BYTES || isWiped(bytes));
  if (isBad(key)) return fault('host.keyDamaged', { name: 'data.key' });
  if (isBad(seed)) return fault('host.keyDamaged', { name: 'signing.key' });
  return ok(newSecrets(source, { ...(key && { key }), ...(seed && { seed }) }));
}

/** Ones that still lie about when there is a vault: taken in while it is open, and wiped when every place has them. */
export async function takeInLegacy(legacy: LegacyKeys | undefined, session: VaultSession): Promise<void> {
  if (!session.opened || !legacy) return;
  try {
    const { master, secrets } = session.opened;
    const united = unite(secrets, await readLegacy(legacy));
    if (united !== secrets) await session.commit(session.file.guard, { master, secrets: united });
    if (session.places.isComplete) await wipeLegacy(legacy);
  } catch {
    // They stay where they are and are looked at again at the next start.
  }
}

async function readLegacy(legacy: LegacyKeys): Promise<Pick<Secrets, 'keys' | 'seeds'>> {
  const key = await legacy.read('data.key');
  const seed = await legacy.read('signing.key');
  const isGood = (bytes: Bytes | undefined): bytes is Bytes => bytes?.length === KEY_BYTES && !isWiped(bytes);
  return { keys: isGood(key) ? [ringKey(key)] : [], seeds: isGood(seed) ? [signingSeed(seed)] : [] };
}

/** Only after every place has the vault. A file of another length is not ours to remove. */
export async function wipeLegacy(legacy: LegacyKeys | undefined): Promise<void> {
  for (const name of NAMES) {
    const bytes = await legacy?.read(name);
    if (bytes && (bytes.length === KEY_BYTES || isWiped(bytes))) await legacy?.wipe(name);
  }
}
