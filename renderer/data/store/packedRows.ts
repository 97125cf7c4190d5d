import { Dexie } from 'dexie';
import { InvariantError } from '../../../shared/kernel';
import type { DeskDatabase } from '../database';

/**
 * Rows of the working copy as bytes, for parts of the journal and chunks of a snapshot: four bytes length of a JSON list of
 * rows without their `body`, the list, then the bodies one after the other. Bodies are sealed already and stay as they are.
 */
export interface PackedRow {
  readonly table: TableName;
  readonly row: { readonly [field: string]: unknown; readonly body: Uint8Array };
}

export const ROW_TABLES = [
  'records',
  'sheetBlocks',
  'payoutBlocks',
  'personIndex',
  'bundleChunks',
  'derived',
  'history',
] as const;
export type TableName = (typeof ROW_TABLES)[number];
const isTableName = (name: unknown): name is TableName => ROW_TABLES.includes(name as TableName);

const LENGTH_BYTES = 4;

export function packRows(rows: readonly PackedRow[]): Uint8Array {
  const head = rows.map(({ table, row: { body, ...fields } }) => [table, body.length, fields]);
  const json = new TextEncoder().encode(JSON.stringify(head));
  const size = rows.reduce((sum, { row }) => sum + row.body.length, LENGTH_BYTES + json.length);
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, json.length);
  out.set(json, LENGTH_BYTES);
  let at = LENGTH_BYTES + json.length;
  for (const { row } of rows) {
    out.set(row.body, at);
    at += row.body.length;
  }
  return out;
}

export function unpackRows(bytes: Uint8Array): PackedRow[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headEnd = LENGTH_BYTES + view.getUint32(0);
  const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, headEnd)));
  if (!Array.isArray(head)) throw new InvariantError('packed rows: no list');
  let at = headEnd;
  return head.map((line) => {
    const [table, length, fields] = line as [unknown, number, Record<string, unknown>];
    if (!isTableName(table)) throw new InvariantError(`packed rows: table ${String(table)}`);
    const body = bytes.slice(at, at + length);
    at += length;
    return { table, row: { ...fields, body } };
  });
}

/** Puts rows into their tables; the caller opens the transaction. */
export async function putRows(db: DeskDatabase, rows: readonly PackedRow[]): Promise<void> {
  for (const table of ROW_TABLES) {
    const own = rows.filter((one) => one.table === table).map((one) => one.row);
    if (own.length > 0) await db.table(table).bulkPut(own);
  }
}

/** Rows of the whole working copy, table by table, in runs of about `runBytes`. */
export async function* allRows(db: DeskDatabase, runBytes: number): AsyncGenerator<PackedRow[]> {
  let run: PackedRow[] = [];
  let bytes = 0;
  for (const name of ROW_TABLES) {
    const table = db.table<PackedRow['row'], unknown>(name);
    const order = table.schema.primKey.keyPath;
    let after: unknown = Dexie.minKey;
    for (;;) {
      const page: PackedRow['row'][] = await table
        .where(typeof order === 'string' ? order : `[${(order ?? []).join('+')}]`)
        .above(after)
        .limit(PAGE_ROWS)
        .toArray();
      for (const row of page) {
        run.push({ table: name, row });
        bytes += row.body.length;
        if (bytes >= runBytes) {
          yield run;
          run = [];
          bytes = 0;
        }
      }
      const lastRow = page.at(-1);
      if (!lastRow || page.length < PAGE_ROWS) break;
      after = typeof order === 'string' ? lastRow[order] : (order ?? []).map((field) => lastRow[field]);
    }
  }
  if (run.length > 0) yield run;
}

/** 50 blocks of 400 rows are some 2.5 MB. */
const PAGE_ROWS = 50;
