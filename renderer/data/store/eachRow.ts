import type { Table } from 'dexie';

/** Rows that are read and opened at once. */
const PAGE_ROWS = 50;

/** All rows of a table, a few at a time: a large table never lies in memory as a whole. */
export async function eachRow<T, K>(table: Table<T, K>, open: (row: T) => Promise<unknown>): Promise<void> {
  const keys = await table.toCollection().primaryKeys();
  for (let from = 0; from < keys.length; from += PAGE_ROWS) {
    const rows = await table.bulkGet(keys.slice(from, from + PAGE_ROWS));
    await Promise.all(rows.map((row) => row && open(row)));
  }
}
