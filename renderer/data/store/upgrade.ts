import { Dexie } from 'dexie';
import type { OnProgress } from '../../../shared/kernel';
import { type BatchRecord, decodeBatch } from '../../../shared/records';
import type { Entry, Row } from '../../../shared/store/changes';
import type { CaughtUp } from '../../../shared/storeJobs';
import { payoutPlace } from '../batches/payoutBlocks';
import { payoutRowFromCells } from '../batches/payoutRowForm';
import { PersonIndexBuilder } from '../batches/personIndex';
import { sheetPlace } from '../batches/sheetPlace';
import { database } from '../database';
import { blobLike, bundlePieces } from '../exchange/bundleFile';
import { decodeRows } from '../rowCodec';
import { instantNow, operator } from '../source';
import { currentKeys, seal, sealJson } from '../vault';
import { clearWorkingCopy } from './catchUp';
import { emptyMark, entryPlace, NO_HASH } from './entryPlace';
import { withStoreLock } from './lock';
import { hasOldStore, OLD_NAME, type OldStore, openOldStore } from './oldStore';
import type { PackedRow } from './packedRows';
import { putRows, ROW_TABLES } from './packedRows';
import { applyWrites, planWrites } from './plan';
import { shell, storePort } from './port';
import { type RecordTable, sealRecord } from './records';
import { writeSnapshot } from './snapshot';

interface OldSheetBlock {
  readonly sheetKey: string;
  readonly blockNo: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly body: Uint8Array;
}
interface OldPayoutBlock {
  readonly village: string;
  readonly blockNo: number;
  readonly rowCount: number;
  readonly body: Uint8Array;
}
interface Keyed {
  readonly key: string;
  readonly value: unknown;
}
interface OldSentItem {
  readonly key: string;
  readonly itemId: string;
  readonly revision: number;
  readonly contentSha256: string;
  readonly previousSha256: string;
  readonly madeFrom: string;
}

const record = async (table: RecordTable, key: string, value: object): Promise<PackedRow> => ({
  table: 'records',
  row: { ...(await sealRecord(table, key, 1, { ...value } as Row)) },
});

/** Villages in the order in which the confirmed rows get their numbers. */
function villagesOf(batch: BatchRecord, blocks: readonly OldPayoutBlock[]): string[] {
  const stored = new Set(blocks.map((block) => block.village));
  const listed = batch.summary.villages.map((village) => village.name).filter((name) => stored.has(name));
  return [...new Set([...listed, ...stored])];
}

async function takeConfirmedRows(old: OldStore, batch: BatchRecord, villages: readonly string[]): Promise<PackedRow[]> {
  const blocks = await old.rowsOf<OldPayoutBlock>('payoutBlocks', batch.id);
  const index = await PersonIndexBuilder.create();
  const rows: PackedRow[] = [];
  for (const { village, blockNo, rowCount, body } of blocks) {
    const villageNo = villages.indexOf(village);
    const plain = await old.open(`payoutBlocks/${batch.id}/${batch.version}/${village}/${blockNo}`, body);
    for (const [at, cells] of decodeRows(plain).entries()) {
      const { idNumber } = payoutRowFromCells(cells);
      if (idNumber) index.add(idNumber, villageNo, blockNo, at);
    }
    const sealed = await seal(payoutPlace(batch.id, batch.version, villageNo, blockNo), plain);
    const row = { batchId: batch.id, version: batch.version, villageNo, blockNo, rowCount, body: sealed };
    rows.push({ table: 'payoutBlocks', row });
  }
  const parts = index.finish(batch.id, batch.version);
  return [...rows, ...parts.map((part) => ({ table: 'personIndex' as const, row: { ...part } }))];
}

async function* takeBatch(old: OldStore, stored: object): AsyncGenerator<PackedRow[]> {
  const batch = decodeBatch(stored);
  // A record that 0.1.0 itself could not read was never shown; its rows stay where they are, in nobody's way.
  if (!batch.ok) return;
  const { id } = batch.value;
  const blocks = await old.rowsOf<OldPayoutBlock>('payoutBlocks', id);
  const villages = villagesOf(batch.value, blocks);
  yield [await record('batches', id, { ...stored, confirmedVillages: villages })];
  for (const { part, body } of await old.rowsOf<{ part: string; body: Uint8Array }>('batchParts', id))
    if (part === 'choices') {
      const plain = await old.open(`batchParts/${id}/choices`, body);
      yield [await record('choices', id, JSON.parse(new TextDecoder().decode(plain)) as object)];
    }
  for (const block of await old.rowsOf<OldSheetBlock>('sheetBlocks', id)) {
    const { sheetKey, blockNo, firstRow, rowCount } = block;
    const plain = await old.open(`sheetBlocks/${id}/${sheetKey}/${blockNo}`, block.body);
    const body = await seal(sheetPlace(id, sheetKey, blockNo, 1), plain);
    yield [{ table: 'sheetBlocks', row: { batchId: id, sheetKey, blockNo, firstRow, rowCount, rev: 1, body } }];
  }
  if (blocks.length > 0) yield await takeConfirmedRows(old, batch.value, villages);
}

async function* takeSmall(old: OldStore): AsyncGenerator<PackedRow[]> {
  for (const unit of await old.table<{ id: string }>('units')) yield [await record('units', unit.id, unit)];
  for (const pin of await old.table<{ keyId: string }>('pins')) yield [await record('pins', pin.keyId, pin)];
  for (const { key, value } of await old.table<Keyed>('settings')) yield [await record('settings', key, { value })];
  for (const { key, value } of await old.table<Keyed>('layouts'))
    yield [await record('layouts', key, { fields: value })];
  for (const name of ['received', 'sent'] as const)
    for (const one of await old.table<{ id: string }>(name)) yield [await record(name, one.id, one)];
  const sentItems = new Map<string, Record<string, object>>();
  for (const { key, ...item } of await old.table<OldSentItem>('sentItems')) {
    const [batchId = '', village = ''] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
    sentItems.set(batchId, { ...sentItems.get(batchId), [village]: item });
  }
  for (const [batchId, villages] of sentItems) yield [await record('sentItems', batchId, { villages })];
  for (const { bundleId, file } of await old.table<{ bundleId: string; file: Blob }>('staged'))
    for await (const row of bundlePieces(bundleId, blobLike(file))) yield [{ table: 'bundleChunks', row: { ...row } }];
}

const WRITE_ROWS = 60;

/** Fills the working copy from the old store; nothing of the old one is touched. */
async function takeOver(old: OldStore, onProgress: OnProgress | undefined): Promise<void> {
  const db = database();
  const tables = ROW_TABLES.map((name) => db.table(name));
  let waiting: PackedRow[] = [];
  const write = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    await db.transaction('rw', tables, () => putRows(db, rows));
  };
  const take = async (rows: readonly PackedRow[]): Promise<void> => {
    waiting.push(...rows);
    if (waiting.length >= WRITE_ROWS) await write();
  };
  for await (const rows of takeSmall(old)) await take(rows);
  const batches = await old.table<object>('batches');
  for (const [done, batch] of batches.entries()) {
    onProgress?.({ stage: 'upgrade', done, total: batches.length });
    for await (const rows of takeBatch(old, batch)) await take(rows);
  }
  await write();
}

/**
 * Takes over the store of version 0.1.0 under the keys of now. All or nothing: the old database is removed when the new state
 * is a snapshot with an entry that names it, and a kill before that begins again from the old one.
 */
export async function upgradeStore(onProgress?: OnProgress): Promise<CaughtUp> {
  const nothing: CaughtUp = { replayed: 0, rebuilt: false, notices: [] };
  if (!(await hasOldStore())) return nothing;
  return withStoreLock(async () => {
    const mark = await database().marks.get('mark');
    if ((mark?.seq ?? 0) === 0) {
      const old = await openOldStore(currentKeys());
      try {
        await clearWorkingCopy();
        await takeOver(old, onProgress);
        await nameState(onProgress);
      } finally {
        old.db.close();
      }
    }
    await Dexie.delete(OLD_NAME);
    return { ...nothing, notices: [{ code: 'store.notice.upgraded', params: {} }] };
  });
}

/** The working copy as it stands becomes the first state of the journal. */
async function nameState(onProgress: OnProgress | undefined): Promise<void> {
  const { storeId } = storePort();
  const db = database();
  const snapshot = await writeSnapshot(
    { seq: 0, hash: NO_HASH },
    { mustOpen: true, ...(onProgress ? { onProgress } : {}) },
  );
  const entry: Entry = {
    version: 1,
    seq: 1,
    at: instantNow(),
    by: operator(),
    command: 'upgraded',
    params: {},
    scope: 'store',
    kind: 'note',
    records: [],
    sheets: [],
    base: { snapshot: snapshot.name, before: '', keepsStream: true },
  };
  const payload = new Uint8Array(await sealJson(entryPlace(storeId, 1, NO_HASH), entry));
  const head = await shell('journal.commit', { seq: 1, previous: NO_HASH, payload });
  const mark = { ...emptyMark(storeId), records: await db.records.count() };
  const writes = await planWrites(entry, { storeId, hash: head.hash, mark });
  if (writes.ok) await applyWrites(db, writes.value, undefined);
}
