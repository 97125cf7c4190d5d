import { Dexie } from 'dexie';
import { type BlockCipher, createBlockCipher } from '../../../shared/formats/crypto';
import type { VaultKeys } from '../../../shared/hostStore';

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
  /** How many seals opened, and how many did not. */
  readonly seals: { opened: number; broken: number };
  table<T>(name: string): Promise<T[]>;
  /** Primary keys of a batch's rows, in order. */
  keysOf(name: string, batchId: string): Promise<readonly (readonly unknown[])[]>;
  /** Rows of one batch in order, some at a time: a list of a million rows does not fit into memory. */
  rowsOf<T>(name: string, batchId: string): AsyncGenerator<T>;
  /** undefined: none of the keys opens it. */
  open(place: string, sealed: Uint8Array): Promise<Uint8Array | undefined>;
}

/** 40 blocks of 400 rows are some 2 MB. */
const ROWS_AT_ONCE = 40;

export async function openOldStore({ keys }: VaultKeys): Promise<OldStore> {
  const db = await new Dexie(OLD_NAME).open();
  const ciphers: BlockCipher[] = keys.map(({ key }) => createBlockCipher(key));
  const encoder = new TextEncoder();
  const seals = { opened: 0, broken: 0 };
  const keysOf = async (name: string, batchId: string): Promise<readonly (readonly unknown[])[]> =>
    (await db.table(name).where('batchId').equals(batchId).primaryKeys()) as unknown[][];
  return {
    db,
    seals,
    table: <T>(name: string) => db.table<T>(name).toArray(),
    keysOf,
    rowsOf: async function* <T>(name: string, batchId: string) {
      const primaryKeys = await keysOf(name, batchId);
      for (let from = 0; from < primaryKeys.length; from += ROWS_AT_ONCE)
        for (const row of await db.table<T, unknown>(name).bulkGet(primaryKeys.slice(from, from + ROWS_AT_ONCE)))
          if (row !== undefined) yield row;
    },
    open: async (place, sealed) => {
      for (const cipher of ciphers) {
        const opened = await cipher.open(sealed, encoder.encode(place));
        if (!opened.ok) continue;
        seals.opened += 1;
        return opened.value;
      }
      seals.broken += 1;
      return undefined;
    },
  };
}
