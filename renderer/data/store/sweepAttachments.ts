import { attachmentDigest } from '../attachments/bytes';
import { database } from '../database';
import { readCopyStamp } from './copyStamp';
import { eachRow } from './eachRow';
import { withStoreLock } from './lock';
import { digestsIn } from './namedFiles';
import { openHistory, openRecord } from './records';

/**
 * Clears attachments that neither a record nor the history names: a kill, a full disk or a cancel came before their command.
 * What undo or redo may bring back stays. Never while rows are being written ahead (`unlessWritingAhead`): then no name can come
 * that was not there before, so acts need not wait while the names are read (some seconds for ten thousand records).
 */
export async function sweepAttachments(): Promise<void> {
  const copy = await readCopyStamp();
  const unnamed = await findUnnamed();
  if (unnamed.length === 0) return;
  await withStoreLock(async () => {
    // A restore meanwhile: these are the files of another state.
    if ((await readCopyStamp()) !== copy) return;
    await database().bundleChunks.where('bundleId').anyOf(unnamed).delete();
  });
}

async function findUnnamed(): Promise<string[]> {
  const db = database();
  const unnamed = new Map<string, string>();
  for (const fileId of (await db.bundleChunks.orderBy('bundleId').uniqueKeys()).map(String)) {
    const digest = attachmentDigest(fileId);
    if (digest !== undefined) unnamed.set(digest, fileId);
  }
  const strike = (value: unknown): void => {
    for (const digest of digestsIn(value)) unnamed.delete(digest);
  };
  if (unnamed.size > 0) await eachRow(db.records, async (row) => strike(await openRecord(row)));
  if (unnamed.size > 0) await eachRow(db.history, async (row) => strike(await openHistory(row)));
  return [...unnamed.values()];
}
