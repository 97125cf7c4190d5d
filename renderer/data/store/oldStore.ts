import { Dexie } from 'dexie';
import { type BlockCipher, createBlockCipher } from '../../../shared/formats/crypto';
import type { VaultKeys } from '../../../shared/hostStore';
import { SealBroken } from '../vault';

/** The store of version 0.1.0: an IndexedDB database of another name, left as it is until it has been taken over whole. */
export const OLD_NAME = 'gongkai';

export async function hasOldStore(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === OLD_NAME);
}

/** Whether it holds lists of persons: only under a passphrase are they taken over. */
export async function holdsOldBatches(): Promise<boolean> {
  if (!(await hasOldStore())) return false;
  const db = await new Dexie(OLD_NAME).open();
  const count = await db.table('batches').count();
  db.close();
  return count > 0;
}

/** Rows as version 0.1.0 wrote them; `body` has no key id in front and is bound to a place without a revision. */
export interface OldStore {
  readonly db: Dexie;
  table<T>(name: string): Promise<T[]>;
  /** Batches one at a time: a list of a million rows does not fit into memory twice. */
  rowsOf<T>(name: string, batchId: string): Promise<T[]>;
  open(place: string, sealed: Uint8Array): Promise<Uint8Array>;
}

/** @throws SealBroken from `open` when none of the keys fits */
export async function openOldStore({ keys }: VaultKeys): Promise<OldStore> {
  const db = await new Dexie(OLD_NAME).open();
  const ciphers: BlockCipher[] = keys.map(({ key }) => createBlockCipher(key));
  const encoder = new TextEncoder();
  return {
    db,
    table: <T>(name: string) => db.table<T>(name).toArray(),
    rowsOf: <T>(name: string, batchId: string) => db.table<T>(name).where('batchId').equals(batchId).toArray(),
    open: async (place, sealed) => {
      for (const cipher of ciphers) {
        const opened = await cipher.open(sealed, encoder.encode(place));
        if (opened.ok) return opened.value;
      }
      throw new SealBroken(place);
    },
  };
}
