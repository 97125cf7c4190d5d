import { fault, ok, type Result } from '../../kernel';
import { isList, isSameJson, SYSTEM_FIELDS, startsWith } from './diff';
import type { Entry, FieldChange, Json, RecordChange, Row, SheetRowsChange } from './types';

const without = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !SYSTEM_FIELDS.has(field)));

const sameRecord = (a: Row | null, b: Row | null): boolean =>
  a === null || b === null ? a === b : isSameJson(without(a), without(b));

type FieldResult = { readonly fits: true; readonly value: Json | undefined } | { readonly fits: false };

function applyField(current: Json | undefined, change: FieldChange): FieldResult {
  if ('added' in change)
    return isList(current) ? { fits: true, value: [...current, ...change.added] } : { fits: false };
  if ('cut' in change) {
    if (!isList(current) || current.length < change.cut.length) return { fits: false };
    const head = current.slice(0, current.length - change.cut.length);
    return startsWith(current.slice(head.length), change.cut) ? { fits: true, value: head } : { fits: false };
  }
  return isSameJson(current, change.was) ? { fits: true, value: change.now } : { fits: false };
}

/**
 * The record after a change.
 * @returns `store.changedSince` when the record is not the one that was changed: an undo then touches nothing.
 */
export function applyRecordChange(current: Row | null, change: RecordChange): Result<Row | null, 'store.changedSince'> {
  const { table, key, fields } = change;
  const refused = fault('store.changedSince', { table, key });
  if (!fields) return sameRecord(current, change.was ?? null) ? ok(change.now ?? null) : refused;
  if (current === null) return refused;
  const next: Record<string, Json> = { ...current };
  for (const [field, one] of Object.entries(fields)) {
    const applied = applyField(current[field], one);
    if (!applied.fits) return refused;
    if (applied.value === undefined) delete next[field];
    else next[field] = applied.value;
  }
  return ok(next);
}

/** Rows of one block of a sheet after a change; `firstRow` is the number of the block's first row. */
export function applyRows(
  block: readonly (readonly string[])[],
  firstRow: number,
  lines: SheetRowsChange['rows'],
): Result<(readonly string[])[], 'store.changedSince'> {
  const next = [...block];
  // Rows come in order and go from the end, so that no hole is left in between.
  const ordered = [...lines].sort(([a], [b]) => a - b);
  for (const [row, was, now] of ordered) {
    const at = row - firstRow;
    const before = block[at] ?? null;
    if (!isSameCells(before, was)) return fault('store.changedSince', { row });
    if (now !== null) next[at] = now;
  }
  const gone = ordered.filter(([, , now]) => now === null).map(([row]) => row - firstRow);
  for (const at of gone.reverse()) {
    if (at !== next.length - 1) return fault('store.changedSince', { row: at + firstRow });
    next.pop();
  }
  return next.includes(undefined as never) ? fault('store.changedSince') : ok(next);
}

const isSameCells = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((cell, at) => cell === b[at]);

function invertField(change: FieldChange): FieldChange {
  if ('added' in change) return { cut: change.added };
  if ('cut' in change) return { added: change.cut };
  return {
    ...(change.now === undefined ? {} : { was: change.now }),
    ...(change.was === undefined ? {} : { now: change.was }),
  };
}

const invertRecord = (change: RecordChange): RecordChange => {
  const { table, key, fields } = change;
  if (!fields) return { table, key, was: change.now ?? null, now: change.was ?? null };
  const back = Object.entries(fields).map(([field, one]) => [field, invertField(one)] as const);
  return { table, key, fields: Object.fromEntries(back) };
};

/** The changes that take an entry back, last first. */
export function invertEntry({ records, sheets, base }: Entry): Pick<Entry, 'records' | 'sheets' | 'base'> {
  return {
    records: records.map(invertRecord).reverse(),
    sheets: sheets
      .map((sheet) => ({ ...sheet, rows: sheet.rows.map(([row, was, now]) => [row, now, was] as const) }))
      .reverse(),
    ...(base ? { base: { snapshot: base.before, before: base.snapshot } } : {}),
  };
}
