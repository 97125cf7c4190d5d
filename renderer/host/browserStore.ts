/**
 * A second copy of the vault, in a database of its own: cleaning one kind of store in the browser leaves the other. Version
 * 0.1.0 kept its keys here, under the same names as the desktop program's files.
 */
import type { StoreFolder } from '../../shared/store/folder';

const NAME = 'gongkai-host';
const TABLE = 'values';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function withTable<T>(mode: IDBTransactionMode, use: (table: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(TABLE, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await use(transaction.objectStore(TABLE));
    await done;
    return result;
  } finally {
    database.close();
  }
}

async function storedBytes(table: IDBObjectStore, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stored: unknown = await settled(table.get(name));
  return stored instanceof Uint8Array ? new Uint8Array(stored) : undefined;
}

async function mustBeThere(table: IDBObjectStore, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const stored = await storedBytes(table, name);
  if (stored === undefined) throw new DOMException(name, 'NotFoundError');
  return stored;
}

/** Small files only: each is one value, and every change writes it whole. A transaction that ended is on the disk. */
export const browserValues: StoreFolder = {
  list: (subFolder) =>
    withTable('readonly', async (table) => {
      const names = (await settled(table.getAllKeys())).map(String);
      const start = subFolder === '' ? '' : `${subFolder}/`;
      const inside = names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
      return inside.filter((name) => !name.includes('/')).sort();
    }),
  size: (name) => withTable('readonly', async (table) => (await storedBytes(table, name))?.byteLength),
  read: (name, offset, length) =>
    withTable('readonly', async (table) => (await mustBeThere(table, name)).slice(offset, offset + length)),
  write: (name, offset, chunks) =>
    withTable('readwrite', async (table) => {
      const before = (await storedBytes(table, name)) ?? new Uint8Array();
      const length = chunks.reduce((sum, chunk) => sum + chunk.byteLength, offset);
      const after = new Uint8Array(Math.max(length, before.byteLength));
      after.set(before);
      let at = offset;
      for (const chunk of chunks) {
        after.set(chunk, at);
        at += chunk.byteLength;
      }
      await settled(table.put(after, name));
    }),
  flush: async () => undefined,
  truncate: (name, size) =>
    withTable('readwrite', async (table) => {
      await settled(table.put((await mustBeThere(table, name)).slice(0, size), name));
    }),
  writeWhole: (name, bytes) =>
    withTable('readwrite', async (table) => {
      await settled(table.put(new Uint8Array(bytes), name));
    }),
  rename: (from, to) =>
    withTable('readwrite', async (table) => {
      await settled(table.put(await mustBeThere(table, from), to));
      await settled(table.delete(from));
    }),
  remove: (name) =>
    withTable('readwrite', async (table) => {
      await settled(table.delete(name));
    }),
  freeBytes: async () => undefined,
};
