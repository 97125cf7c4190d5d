import { Dexie } from 'dexie';
import type { StoreNotice } from '../../../shared/hostStore';
import type { OnProgress } from '../../../shared/kernel';
import type { Row } from '../../../shared/store/changes';
import type { CaughtUp } from '../../../shared/storeJobs';
import { database } from '../database';
import { currentKeys, SealBroken } from '../vault';
import { Bulk } from './bulk';
import { catchUp, clearWorkingCopy } from './catchUp';
import { commit, type RecordWrite } from './commit';
import { emptyMark, NO_HASH } from './entryPlace';
import { whileWritingAhead, withStoreLock } from './lock';
import { type OldRecord, oldRows, type Taking } from './oldRows';
import { hasOldStore, OLD_NAME, type OldStore, openOldStore } from './oldStore';
import { type PackedRow, putRows, ROW_TABLES } from './packedRows';
import { applyWrites, planWrites } from './plan';
import { storePort } from './port';
import { findRecord, sealRecord } from './records';
import { writeSnapshot } from './snapshot';
import { nextEntry, writeEntry } from './writeEntry';

const WRITE_ROWS = 60;

/**
 * Takes over the store of version 0.1.0 under the keys of now. All or nothing: the old database is removed when an entry of the
 * journal names what was in it, and a kill before that begins again from the old one. A store that has entries of its own gets
 * what it does not have yet (0.1.0 was used again, or another person's old store meets a shared data folder).
 * @throws SealBroken when nothing in it opens: the key file is a wrong one; nothing is changed. StoreFault as `commit`.
 */
export async function upgradeStore(onProgress?: OnProgress): Promise<CaughtUp> {
  if (!(await hasOldStore())) return { replayed: 0, rebuilt: false, notices: [] };
  const old = await openOldStore(currentKeys());
  const damaged: string[] = [];
  const taking = { onProgress, onDamaged: (title: string) => void damaged.push(title) };
  try {
    const done = await withStoreLock(async () => {
      const caughtUp = await catchUp();
      const mark = await database().marks.get('mark');
      const isFirst = (mark?.seq ?? 0) === 0;
      if (isFirst) await beginWith(old, { ...taking, has: () => false, withSettings: true });
      return { caughtUp, isFirst };
    });
    if (!done.isFirst) await whileWritingAhead(() => addTo(old, taking));
    old.db.close();
    await Dexie.delete(OLD_NAME);
    return { ...done.caughtUp, notices: [...done.caughtUp.notices, ...noticesOf(damaged)] };
  } finally {
    old.db.close();
  }
}

const noticesOf = (damaged: readonly string[]): StoreNotice[] => [
  { code: 'store.notice.upgraded', params: {} },
  ...damaged.map((title) => ({ code: 'store.notice.upgradedDamaged', params: { title } })),
];

/** A wrong key opens nothing; a damaged disk leaves most of it whole. */
function mustOpen({ seals }: OldStore): void {
  if (seals.broken > 0 && seals.opened === 0) throw new SealBroken(OLD_NAME);
}

/** The counter of its changes goes on: the next change of a record expects it. */
const sealedRow = async ({ table, key, value }: OldRecord): Promise<PackedRow> => {
  const { revision } = value as { readonly revision?: unknown };
  const rev = typeof revision === 'number' ? revision : 1;
  return { table: 'records', row: { ...(await sealRecord(table, key, rev, value as Row)) } };
};

/** Everything becomes the first state of an empty store, exactly as it was: who changed what and when stays. */
async function beginWith(old: OldStore, taking: Taking): Promise<void> {
  const db = database();
  const tables = ROW_TABLES.map((name) => db.table(name));
  await clearWorkingCopy();
  let waiting: PackedRow[] = [];
  const write = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    await db.transaction('rw', tables, () => putRows(db, rows));
  };
  for await (const row of oldRows(old, taking)) {
    waiting.push('record' in row ? await sealedRow(row.record) : row.packed);
    if (waiting.length >= WRITE_ROWS) await write();
  }
  await write();
  mustOpen(old);
  await nameState(taking.onProgress);
}

/** The working copy as it stands becomes the first state of the journal. */
async function nameState(onProgress: OnProgress | undefined): Promise<void> {
  const { storeId } = storePort();
  const db = database();
  const snapshot = await writeSnapshot(
    { seq: 0, hash: NO_HASH },
    { mustOpen: true, ...(onProgress ? { onProgress } : {}) },
  );
  const start = emptyMark(storeId);
  const entry = nextEntry(start, {
    command: 'upgraded',
    params: {},
    scope: 'store',
    kind: 'note',
    records: [],
    sheets: [],
    base: { snapshot: snapshot.name, before: '', keepsStream: true },
  });
  const head = await writeEntry(start, entry);
  const mark = { ...start, records: await db.records.count() };
  const writes = await planWrites(entry, { storeId, hash: head.hash, mark });
  if (writes.ok) await applyWrites(db, writes.value, undefined);
}

/** What the store does not have, as one entry; villages and settings are its own. */
async function addTo(old: OldStore, taking: Pick<Taking, 'onDamaged' | 'onProgress'>): Promise<void> {
  const known = new Set((await database().records.toCollection().primaryKeys()).map((place) => place.join('/')));
  const records: RecordWrite[] = [];
  let waiting: PackedRow[] = [];
  let bulk: Bulk | undefined;
  const write = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) bulk ??= await Bulk.begin();
    await bulk?.put(rows);
  };
  try {
    const has: Taking['has'] = (table, key) => known.has(`${table}/${key}`);
    for await (const row of oldRows(old, { ...taking, has, withSettings: false })) {
      if ('record' in row) records.push(row.record);
      else if (row.packed.table !== 'derived') waiting.push(row.packed);
      if (waiting.length >= WRITE_ROWS) await write();
    }
    await write();
    mustOpen(old);
    // Killed after its entry, before the old database was removed: everything is there already.
    if (records.length === 0) return;
    const plan = async () => {
      const isNew = await Promise.all(records.map(async ({ table, key }) => !(await findRecord(table, key))));
      return { records: records.filter((_one, at) => isNew[at]) };
    };
    await commit({ name: 'upgraded', scope: 'store', kind: 'note', plan, ...(bulk ? { bulk } : {}) });
  } catch (error) {
    await bulk?.drop(() => removeAhead(records));
    throw error;
  }
}

/** Rows that came before their records, which did not come; another window may have brought both. */
async function removeAhead(records: readonly RecordWrite[]): Promise<void> {
  const { sheetBlocks, payoutBlocks, personIndex, bundleChunks } = database();
  for (const { table, key } of records) {
    if (await findRecord(table, key)) continue;
    if (table === 'received') await bundleChunks.where('bundleId').equals(key).delete();
    if (table !== 'batches') continue;
    for (const rows of [sheetBlocks, payoutBlocks, personIndex]) await rows.where('batchId').equals(key).delete();
  }
}
