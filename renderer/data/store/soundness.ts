import { Dexie } from 'dexie';
import { decodeBatch, decodeReceived } from '../../../shared/records';
import { attachmentFileId } from '../attachments/bytes';
import { payoutPlace } from '../batches/payoutBlocks';
import { sheetPlace } from '../batches/sheetPlace';
import { database } from '../database';
import { chunkCount, chunkPlace } from '../fileChunks';
import { SealBroken, unseal } from '../vault';
import { eachRow } from './eachRow';
import { addNamedFiles } from './namedFiles';
import { forgetOpened, openHistory, openRecord, readTable } from './records';

/**
 * Whether every sealed row of the working copy opens, and every row that a record speaks of is there: an engine that repairs
 * its files drops rows, a bad sector changes bytes. Asked before the working copy is copied, because what is copied broken
 * twice would be broken for good: then the journal drops its own rows. A million rows take about a second.
 */
export async function isSound(): Promise<boolean> {
  forgetOpened();
  try {
    const attachments = await openEverything();
    return (await hasEverything()) && (await hasAttachments(attachments));
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** @returns what the records name as attachments: digest and size. */
async function openEverything(): Promise<ReadonlyMap<string, number>> {
  const db = database();
  const refs = new Map<string, number>();
  await eachRow(db.records, async (row) => addNamedFiles(await openRecord(row), refs));
  await eachRow(db.history, openHistory);
  await eachRow(db.sheetBlocks, ({ batchId, sheetKey, blockNo, rev, body }) =>
    unseal(sheetPlace(batchId, sheetKey, blockNo, rev), body),
  );
  await eachRow(db.payoutBlocks, ({ batchId, version, villageNo, blockNo, body }) =>
    unseal(payoutPlace(batchId, version, villageNo, blockNo), body),
  );
  await eachRow(db.bundleChunks, ({ bundleId, chunkNo, body }) => unseal(chunkPlace(bundleId, chunkNo), body));
  return refs;
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

async function hasAttachments(refs: ReadonlyMap<string, number>): Promise<boolean> {
  if (refs.size === 0) return true;
  const stored = new Map<string, number>();
  for (const [fileId] of await database().bundleChunks.toCollection().primaryKeys())
    stored.set(fileId, (stored.get(fileId) ?? 0) + 1);
  return [...refs].every(([sha256, bytes]) => stored.get(attachmentFileId(sha256)) === chunkCount(bytes));
}
