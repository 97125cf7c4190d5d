import { Dexie, type Table } from 'dexie';
import { decodeBatch, decodeReceived } from '../../../shared/records';
import { payoutPlace } from '../batches/payoutBlocks';
import { sheetPlace } from '../batches/sheetPlace';
import { database } from '../database';
import { chunkCount, chunkPlace } from '../fileChunks';
import { SealBroken, unseal } from '../vault';
import { forgetOpened, openHistory, openRecord, readTable } from './records';

/** Rows whose seals are opened at once. */
const PAGE_ROWS = 50;

/**
 * Whether every sealed row of the working copy opens, and every row that a record speaks of is there: an engine that repairs
 * its files drops rows, a bad sector changes bytes. Asked before the working copy is copied, because what is copied broken
 * twice would be broken for good: then the journal drops its own rows. A million rows take about a second.
 */
export async function isSound(): Promise<boolean> {
  forgetOpened();
  try {
    await openEverything();
    return await hasEverything();
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

async function openEverything(): Promise<void> {
  const db = database();
  await eachRow(db.records, openRecord);
  await eachRow(db.history, openHistory);
  await eachRow(db.sheetBlocks, ({ batchId, sheetKey, blockNo, rev, body }) =>
    unseal(sheetPlace(batchId, sheetKey, blockNo, rev), body),
  );
  await eachRow(db.payoutBlocks, ({ batchId, version, villageNo, blockNo, body }) =>
    unseal(payoutPlace(batchId, version, villageNo, blockNo), body),
  );
  await eachRow(db.bundleChunks, ({ bundleId, chunkNo, body }) => unseal(chunkPlace(bundleId, chunkNo), body));
}

async function eachRow<T, K>(table: Table<T, K>, open: (row: T) => Promise<unknown>): Promise<void> {
  const keys = await table.toCollection().primaryKeys();
  for (let from = 0; from < keys.length; from += PAGE_ROWS) {
    const rows = await table.bulkGet(keys.slice(from, from + PAGE_ROWS));
    await Promise.all(rows.map((row) => row && open(row)));
  }
}

async function hasEverything(): Promise<boolean> {
  const db = database();
  for (const batch of await readTable('batches', decodeBatch)) {
    for (const { key, blockCount } of batch.files.flatMap((file) => file.sheets)) {
      const stored = await db.sheetBlocks
        .where('[batchId+sheetKey+blockNo]')
        .between([batch.id, key, 0], [batch.id, key, blockCount], true, false)
        .count();
      if (stored !== blockCount) return false;
    }
    if (batch.state !== 'confirmed' && batch.state !== 'posted') continue;
    let confirmed = 0;
    await db.payoutBlocks
      .where('[batchId+version+villageNo+blockNo]')
      .between([batch.id, batch.version], [batch.id, batch.version, Dexie.maxKey])
      .each(({ rowCount }) => {
        confirmed += rowCount;
      });
    if (confirmed !== batch.summary.counts.imported) return false;
  }
  for (const { id, state } of await readTable('received', decodeReceived)) {
    if (state === 'refused') continue;
    const chunks = await db.bundleChunks.where('bundleId').equals(id).toArray();
    const size = chunks[0]?.size;
    if (size === undefined || chunks.length !== chunkCount(size)) return false;
  }
  return true;
}
