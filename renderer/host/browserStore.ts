/** A database of its own for what the desktop program keeps in files: keys. The interface's store does not know it. */
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

/**
 * The stored value, or the one `make` gives, stored. Two tabs at once get the same: look-up and insert are one transaction.
 */
export async function readOrMake<T>(key: string, make: () => T): Promise<{ value: unknown; isNew: boolean }> {
  const fresh = make();
  return await withTable('readwrite', async (table) => {
    const stored: unknown = await settled(table.get(key));
    if (stored !== undefined) return { value: stored, isNew: false };
    await settled(table.add(fresh, key));
    return { value: fresh, isNew: true };
  });
}
