import { ok, type Result } from '../../../shared/kernel';
import {
  applyRecordChange,
  applyRows,
  type Entry,
  type RecordChange,
  type Row,
  type SheetRowsChange,
} from '../../../shared/store/changes';
import { BLOCK_ROWS, sheetPlace } from '../batches/sheetPlace';
import {
  type DerivedPart,
  type DeskDatabase,
  database,
  type HistoryRow,
  type SheetBlock,
  type StoredRecord,
  type StoreMark,
} from '../database';
import { decodeRows, encodeRows } from '../rowCodec';
import { seal, unseal } from '../vault';
import { findRecord, sealHistory, sealRecord } from './records';

/** Everything that one entry writes, sealed and ready: inside the transaction nothing but the database is waited for. */
export interface Writes {
  readonly records: readonly StoredRecord[];
  readonly goneRecords: readonly (readonly [string, string])[];
  readonly blocks: readonly SheetBlock[];
  readonly goneBlocks: readonly (readonly [string, string, number])[];
  /** Batches whose check was of other rows. */
  readonly staleBatches: readonly string[];
  readonly history: HistoryRow;
  /** What becomes of earlier entries. */
  readonly moves: readonly { readonly id: string; readonly state: HistoryRow['state'] }[];
  readonly mark: StoreMark;
}

type Changed = 'store.changedSince';

interface RecordWrites {
  readonly records: StoredRecord[];
  readonly goneRecords: (readonly [string, string])[];
  readonly delta: number;
}

/** The store's own fields, the same at first and when an entry is applied again. */
function stamped(value: Row, rev: number, entry: Entry): Row {
  return 'revision' in value ? { ...value, revision: rev, updatedAt: entry.at, updatedBy: entry.by } : value;
}

async function planRecords(entry: Entry): Promise<Result<RecordWrites, Changed>> {
  const byPlace = new Map<string, RecordChange[]>();
  for (const change of entry.records) {
    const place = `${change.table}\u0000${change.key}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), change]);
  }
  const records: StoredRecord[] = [];
  const goneRecords: (readonly [string, string])[] = [];
  let delta = 0;
  for (const changes of byPlace.values()) {
    const [first] = changes;
    if (!first) continue;
    const { table, key } = first;
    const stored = await findRecord(table, key);
    let value: Row | null = stored?.value ?? null;
    for (const change of changes) {
      const applied = applyRecordChange(value, change);
      if (!applied.ok) return applied;
      value = applied.value;
    }
    const rev = (stored?.rev ?? 0) + 1;
    if (value !== null) records.push(await sealRecord(table, key, rev, stamped(value, rev, entry)));
    else if (stored) goneRecords.push([table, key]);
    delta += (value === null ? 0 : 1) - (stored ? 1 : 0);
  }
  return ok({ records, goneRecords, delta });
}

interface BlockWrites {
  readonly blocks: SheetBlock[];
  readonly goneBlocks: (readonly [string, string, number])[];
}

async function planSheets(entry: Entry): Promise<Result<BlockWrites, Changed>> {
  const blocks: SheetBlock[] = [];
  const goneBlocks: (readonly [string, string, number])[] = [];
  for (const { batchId, sheetKey, rows } of entry.sheets) {
    const byBlock = new Map<number, SheetRowsChange['rows'][number][]>();
    for (const line of rows) {
      const blockNo = Math.floor((line[0] - 1) / BLOCK_ROWS);
      const known = byBlock.get(blockNo);
      if (known) known.push(line);
      else byBlock.set(blockNo, [line]);
    }
    for (const [blockNo, lines] of byBlock) {
      const stored = await database().sheetBlocks.get([batchId, sheetKey, blockNo]);
      const firstRow = blockNo * BLOCK_ROWS + 1;
      const cells = stored
        ? decodeRows(await unseal(sheetPlace(batchId, sheetKey, blockNo, stored.rev), stored.body))
        : [];
      const changed = applyRows(cells, firstRow, lines);
      if (!changed.ok) return changed;
      if (changed.value.length === 0) {
        if (stored) goneBlocks.push([batchId, sheetKey, blockNo]);
        continue;
      }
      const rev = (stored?.rev ?? 0) + 1;
      const body = await seal(sheetPlace(batchId, sheetKey, blockNo, rev), encodeRows(changed.value));
      blocks.push({ batchId, sheetKey, blockNo, firstRow, rowCount: changed.value.length, rev, body });
    }
  }
  return ok({ blocks, goneBlocks });
}

/** Id of an entry in the history: sorts like its number, and no other store's entry has the same. */
export const historyId = (storeId: string, seq: number): string =>
  `${storeId.slice(0, 8)}-${String(seq).padStart(12, '0')}`;

async function planHistory(entry: Entry, storeId: string): Promise<Pick<Writes, 'history' | 'moves'>> {
  const { seq, scope, kind } = entry;
  const moves: { id: string; state: HistoryRow['state'] }[] = [];
  if (entry.undoes !== undefined) moves.push({ id: historyId(storeId, entry.undoes), state: 'undone' });
  if (entry.redoes !== undefined) moves.push({ id: historyId(storeId, entry.redoes), state: 'done' });
  if (entry.base) {
    // Another state altogether: nothing from before can be undone in it.
    const old = await database().history.where('state').anyOf(['done', 'undone']).primaryKeys();
    moves.unshift(...old.map((id) => ({ id, state: 'fixed' as const })));
  } else if (kind === 'act') {
    // Something else was done: what was undone before can no longer be done again.
    const undone = await database().history.where('[scope+state]').equals([scope, 'undone']).primaryKeys();
    moves.push(...undone.map((id) => ({ id, state: 'dropped' as const })));
  }
  const id = historyId(storeId, seq);
  const state = kind === 'act' ? 'done' : 'fixed';
  return { history: { id, order: seq, scope, state, body: await sealHistory(id, entry) }, moves };
}

/** Batches in whose rows, decisions or columns something changed. */
const touchedBatches = ({ records, sheets }: Entry): string[] => [
  ...new Set([
    ...sheets.map((sheet) => sheet.batchId),
    ...records.flatMap(({ table, key }) => (table === 'batches' || table === 'choices' ? [key] : [])),
  ]),
];

/**
 * What an entry does to the working copy as it stands.
 * @returns `store.changedSince` when the working copy is not what the entry was made from.
 */
export async function planWrites(
  entry: Entry,
  at: { readonly storeId: string; readonly hash: string; readonly mark: StoreMark | undefined },
): Promise<Result<Writes, Changed>> {
  const records = await planRecords(entry);
  if (!records.ok) return records;
  const sheets = await planSheets(entry);
  if (!sheets.ok) return sheets;
  const { delta, ...recordWrites } = records.value;
  return ok({
    ...recordWrites,
    ...sheets.value,
    staleBatches: touchedBatches(entry),
    ...(await planHistory(entry, at.storeId)),
    mark: {
      key: 'mark',
      storeId: at.storeId,
      seq: entry.seq,
      hash: at.hash,
      records: (at.mark?.records ?? 0) + delta,
      history: (at.mark?.history ?? 0) + 1,
    },
  });
}

/** One transaction: all of it or nothing. `derived`: what the check found, when the act has just made it. */
export async function applyWrites(
  db: DeskDatabase,
  writes: Writes,
  derived: readonly DerivedPart[] | undefined,
): Promise<void> {
  await db.transaction('rw', [db.records, db.sheetBlocks, db.derived, db.history, db.marks], async () => {
    await db.records.bulkPut([...writes.records]);
    await db.records.bulkDelete(writes.goneRecords.map(([table, key]) => [table, key]));
    if (writes.blocks.length > 0) await db.sheetBlocks.bulkPut([...writes.blocks]);
    if (writes.goneBlocks.length > 0)
      await db.sheetBlocks.bulkDelete(writes.goneBlocks.map(([batch, sheet, no]) => [batch, sheet, no]));
    if (derived) await db.derived.bulkPut([...derived]);
    else if (writes.staleBatches.length > 0)
      await db.derived
        .where('batchId')
        .anyOf([...writes.staleBatches])
        .delete();
    for (const { id, state } of writes.moves) await db.history.update(id, { state });
    await db.history.put(writes.history);
    await db.marks.put(writes.mark);
  });
}
