import { Dexie } from 'dexie';
import { decodeBatch, decodeReceived } from '../../../shared/records';
import type { Json, RecordChange } from '../../../shared/store/changes';
import { attachmentDigest } from '../attachments/bytes';
import { removeConfirmedRows } from '../batches/payoutBlocks';
import { removeSheetBlocks } from '../batches/sheetBlocks';
import { database } from '../database';
import { withStoreLock } from './lock';
import { openHistory, readTable } from './records';
import { sweepAttachments } from './sweepAttachments';

/** What the record of a batch or an entry of its history speaks of: it can be shown, undone or done again. */
interface Named {
  readonly sheets: Set<string>;
  readonly versions: Set<number>;
}

function nameSheets(value: Json | undefined, named: Named): void {
  if (typeof value !== 'object' || value === null) return;
  if ('key' in value && 'blockCount' in value && typeof value.key === 'string') named.sheets.add(value.key);
  for (const one of Object.values(value)) nameSheets(one, named);
}

function nameChanged({ was, now, fields = {} }: RecordChange, named: Named): void {
  const { files, version } = fields;
  for (const value of [was?.files, now?.files, files]) nameSheets(value, named);
  const changed = version && !('added' in version) && !('cut' in version) ? [version.was, version.now] : [];
  for (const one of [was?.version, now?.version, ...changed]) if (typeof one === 'number') named.versions.add(one);
}

async function actsOf(scope: string) {
  const rows = await database()
    .history.where('[scope+order]')
    .between([scope, Number.MIN_SAFE_INTEGER], [scope, Number.MAX_SAFE_INTEGER])
    .toArray();
  return Promise.all(rows.map(openHistory));
}

async function sweepBatch(id: string, named: Named): Promise<void> {
  const db = database();
  const blocks = await db.sheetBlocks
    .where('[batchId+sheetKey+blockNo]')
    .between([id], [id, Dexie.maxKey])
    .primaryKeys();
  const confirmed = await db.payoutBlocks
    .where('[batchId+version+villageNo+blockNo]')
    .between([id], [id, Dexie.maxKey])
    .primaryKeys();
  const index = await db.personIndex.where('[batchId+version+bucket]').between([id], [id, Dexie.maxKey]).primaryKeys();
  const sheets = new Set(blocks.map(([, sheetKey]) => sheetKey).filter((key) => !named.sheets.has(key)));
  const versions = new Set(
    [...confirmed, ...index].map(([, version]) => version).filter((v) => !named.versions.has(v)),
  );
  if (sheets.size + versions.size === 0) return;
  for (const { records } of await actsOf(id))
    for (const change of records) if (change.table === 'batches' && change.key === id) nameChanged(change, named);
  for (const key of sheets) if (!named.sheets.has(key)) await removeSheetBlocks(id, key);
  for (const version of versions) if (!named.versions.has(version)) await removeConfirmedRows(id, version);
}

/**
 * Clears rows that nothing refers to: of an import, a confirmation, a package or an attachment that a kill or power cut ended.
 * What can still be undone or done again keeps its rows. Never while rows are being written ahead (`unlessWritingAhead`).
 */
export async function sweepOrphans(): Promise<void> {
  await withStoreLock(sweepBatchesAndPackages);
  await sweepAttachments();
}

async function sweepBatchesAndPackages(): Promise<void> {
  const db = database();
  // A record that does not read may be a newer program's or an old damaged one: its rows are nobody's to clear.
  const keysOf = async (table: string): Promise<Set<string>> =>
    new Set((await db.records.where('table').equals(table).primaryKeys()).map(([, key]) => key));
  const stored = await keysOf('batches');
  const batches = new Map((await readTable('batches', decodeBatch)).map((batch) => [batch.id, batch]));
  const ids = new Set<string>();
  for (const table of [db.sheetBlocks, db.payoutBlocks, db.personIndex, db.derived])
    for (const id of await table.orderBy('batchId').uniqueKeys()) ids.add(String(id));
  for (const id of ids) {
    const batch = batches.get(id);
    if (!batch && stored.has(id)) continue;
    const named: Named = { sheets: new Set(), versions: new Set(batch ? [batch.version] : []) };
    for (const sheet of batch?.files.flatMap((file) => file.sheets) ?? []) named.sheets.add(sheet.key);
    await sweepBatch(id, named);
    if (!batch) await db.derived.where('batchId').equals(id).delete();
  }
  const received = await keysOf('received');
  const refused = (await readTable('received', decodeReceived)).filter(({ state }) => state === 'refused');
  const isRefused = new Set(refused.map(({ id }) => id));
  for (const id of (await db.bundleChunks.orderBy('bundleId').uniqueKeys()).map(String)) {
    if (attachmentDigest(id) !== undefined) continue;
    // Of a refused package no byte stays; a working copy that was made anew from the journal has them again.
    const isNobodys = isRefused.has(id) || (!received.has(id) && (await actsOf(`received/${id}`)).length === 0);
    if (isNobodys) await db.bundleChunks.where('bundleId').equals(id).delete();
  }
}
