import type { Decoder } from '../../../shared/kernel';
import type { LineBase } from '../../../shared/records';
import { isSameJson, type Row } from '../../../shared/store/changes';
import type { StoredRecord } from '../database';
import { instantNow, operator } from '../source';
import type { RecordWrite } from './commit';
import { findRecord, listTable, openRecord, type RecordTable } from './records';

/**
 * Pages: many small records that are listed together (a village's disclosures of a year, a year's documents, a catalog) share one
 * sealed record, whose fields are the lines by id. Ten thousand lines are then thirty records to open, and an entry of the
 * journal still holds only the lines that changed.
 */
export const PAGED_TABLES: ReadonlySet<string> = new Set([
  'catalogs',
  'disclosures',
  'documents',
  'absences',
  'differences',
  'notices',
  'boardLines',
  'archiveLines',
  'vouchers',
  'assets',
  'consultations',
  'lookups',
]);

export type PageLines<T> = ReadonlyMap<string, T>;

/** Decoded lines by the row that they were decoded from: the store gives the same row as long as nothing was written. */
const decodedPages = new WeakMap<Row, ReadonlyMap<string, unknown>>();

/** A line whose shape does not fit is passed over, like a record. */
function linesOf<T extends LineBase>(row: Row, decoder: Decoder<T>): PageLines<T> {
  const known = decodedPages.get(row);
  if (known) return known as PageLines<T>;
  const lines = new Map<string, T>();
  for (const [id, value] of Object.entries(row)) {
    const line = decoder(value);
    if (line.ok) lines.set(id, line.value);
  }
  decodedPages.set(row, lines);
  return lines;
}

/** The lines of one page; none when there is no such page. */
export async function readPage<T extends LineBase>(
  table: RecordTable,
  key: string,
  decoder: Decoder<T>,
): Promise<PageLines<T>> {
  const found = await findRecord(table, key);
  return found ? linesOf(found.value, decoder) : new Map();
}

/** The lines of a page that was asked for with `askRecords`. */
export const openPage = async <T extends LineBase>(row: StoredRecord, decoder: Decoder<T>): Promise<PageLines<T>> =>
  linesOf(await openRecord(row), decoder);

/** All pages of a table, or those whose key passes. */
export async function readPages<T extends LineBase>(
  table: RecordTable,
  decoder: Decoder<T>,
): Promise<ReadonlyMap<string, PageLines<T>>> {
  return new Map((await listTable(table)).map(({ key, value }) => [key, linesOf(value, decoder)]));
}

export interface LineWrite<T extends LineBase> {
  readonly page: string;
  readonly id: string;
  /** null: the line goes away (undo of its making does that by itself; a person only marks it deleted). */
  readonly line: T | null;
}

const STAMP = { revision: 0, updatedAt: '', updatedBy: '' };
const isSameLine = (a: Row, b: Row): boolean => isSameJson({ ...a, ...STAMP }, { ...b, ...STAMP });

/**
 * Writes of whole pages with these lines laid in, for the `plan` of a command: called under its lock, it sees what is stored now.
 * A line that says the same as before keeps its stamp, so an act that changes nothing is no entry.
 */
export async function writeLines<T extends LineBase>(
  table: RecordTable,
  lines: readonly LineWrite<T>[],
): Promise<RecordWrite[]> {
  const byPage = new Map<string, LineWrite<T>[]>();
  for (const line of lines) {
    const known = byPage.get(line.page);
    if (known) known.push(line);
    else byPage.set(line.page, [line]);
  }
  const writes: RecordWrite[] = [];
  for (const [page, changed] of byPage) {
    const next: Record<string, unknown> = { ...(await findRecord(table, page))?.value };
    for (const { id, line } of changed) {
      const before = next[id] as Row | undefined;
      if (line === null) delete next[id];
      else {
        const row = JSON.parse(JSON.stringify(line)) as Row;
        if (before && isSameLine(before, row)) continue;
        const revision = typeof before?.revision === 'number' ? before.revision + 1 : 1;
        next[id] = { ...row, id, revision, updatedAt: instantNow(), updatedBy: operator() };
      }
    }
    writes.push({ table, key: page, value: next });
  }
  return writes;
}
