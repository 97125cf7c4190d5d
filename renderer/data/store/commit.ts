import type { Params } from '../../../shared/kernel';
import {
  diffRecord,
  type EntryKind,
  type RecordChange,
  type Row,
  type SheetRowsChange,
} from '../../../shared/store/changes';
import { JobFault } from '../../workers/protocol';
import { type DerivedPart, database } from '../database';
import type { Bulk } from './bulk';
import { catchUp } from './catchUp';
import { emptyMark, NO_HASH } from './entryPlace';
import { withStoreLock } from './lock';
import { applyWrites, planWrites } from './plan';
import { StoreFault, storePort } from './port';
import { findRecord, type RecordTable } from './records';
import { type MadeEntry, nextEntry, writeEntry } from './writeEntry';

export interface RecordWrite {
  readonly table: RecordTable;
  readonly key: string;
  /** null: the record goes away. */
  readonly value: object | null;
  /** Its counter rises with any change of the command, also when its own fields stay: whoever holds it must read again. */
  readonly touch?: boolean;
}

/** What a command changes, found out under the lock from what is stored now. */
export interface Plan {
  readonly records?: readonly RecordWrite[];
  readonly sheets?: readonly SheetRowsChange[];
  /** What the check found for the changed rows; absent: what was found before still holds. */
  readonly derived?: readonly DerivedPart[];
}

/** One act of a person: one entry, one transaction, one step of undo. */
export interface Command {
  /** Its words stand under `command.<name>`. */
  readonly name: string;
  readonly params?: Params;
  /** What is undone one after the other: the id of the batch or record. */
  readonly scope: string;
  /** note: stands in the trail, cannot be undone. */
  readonly kind?: EntryKind;
  /** Refuses by throwing JobFault: nothing is written. */
  plan(): Promise<Plan> | Plan;
  /** Rows that were written ahead. */
  readonly bulk?: Bulk;
}

const TRIES = 4;

/** Records hold plain data: what JSON leaves out (undefined fields) is left out before it is compared. */
const asRow = (value: object): Row => JSON.parse(JSON.stringify(value)) as Row;

async function changesOf(writes: readonly RecordWrite[]): Promise<RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const { table, key, value } of writes) {
    const stored = await findRecord(table, key);
    const change = diffRecord(table, key, stored?.value ?? null, value === null ? null : asRow(value));
    if (change) changes.push(change);
  }
  return changes;
}

/**
 * The single door: journal first, then the working copy, then the answer. Under one lock over all windows and workers.
 * @returns the number of the entry; 0 when nothing changed and nothing was written.
 * @throws JobFault of the plan; StoreFault of the shell (`host.diskFull`, `host.spaceLow` …): nothing was written. `store.behind`:
 * the entry is safe in the journal, but the working copy could not take it in yet; the next act or start does.
 */
export async function commit(command: Command): Promise<number> {
  await command.bulk?.settle();
  return withStoreLock(async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await commitOnce(command);
      } catch (error) {
        // Another window wrote, or an earlier entry could not be applied: come up to the journal and plan anew.
        if (!(error instanceof StoreFault) || error.code !== 'host.journalBehind' || tries === TRIES) throw error;
        await catchUp();
      }
    }
  });
}

async function commitOnce({ name, params = {}, scope, kind = 'act', plan, bulk }: Command): Promise<number> {
  const planned = await plan();
  const records = await changesOf(planned.records ?? []);
  const sheets = (planned.sheets ?? []).filter((sheet) => sheet.rows.length > 0);
  if (records.length > 0 || sheets.length > 0)
    for (const { table, key, touch } of planned.records ?? [])
      if (touch && !records.some((one) => one.table === table && one.key === key))
        records.push({ table, key, fields: {} });
  // A note without records (a look at a private cell) stands for itself; anything else that changes nothing is no entry.
  const isNote = kind === 'note' && (planned.records ?? []).length === 0;
  if (records.length === 0 && sheets.length === 0 && !bulk && !isNote) {
    if (planned.derived) await database().derived.bulkPut([...planned.derived]);
    return 0;
  }
  return commitEntry({ command: name, params, scope, kind, records, sheets }, planned.derived ?? [], bulk);
}

/** Writes an entry whose changes are known; the caller holds the lock. */
export async function commitEntry(
  made: MadeEntry,
  derived: readonly DerivedPart[] | undefined,
  bulk?: Bulk,
): Promise<number> {
  const { storeId } = storePort();
  const mark = (await database().marks.get('mark')) ?? emptyMark(storeId);
  const entry = nextEntry(mark, made);
  const writes = await planWrites(entry, { storeId, hash: NO_HASH, mark });
  if (!writes.ok) throw new JobFault(writes.fault, writes.params);
  const head = await writeEntry(mark, entry, bulk);
  bulk?.count();
  const applied = { ...writes.value, mark: { ...writes.value.mark, hash: head.hash } };
  try {
    if (bulk && !(await bulk.isKept())) throw new StoreFault('store.behind');
    await applyWrites(database(), applied, derived);
  } catch {
    // The entry is on the disk and counts. Once more now; else the next act or start replays it.
    await catchUp().catch((error: unknown) => {
      throw new StoreFault('store.behind', { cause: error instanceof Error ? error.name : '' });
    });
  }
  return entry.seq;
}
