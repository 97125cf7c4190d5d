import { attachmentDigest } from '../attachments/bytes';
import { database } from '../database';
import { eachRow } from './eachRow';
import { withStoreLock } from './lock';
import { digestsIn } from './namedFiles';
import { openHistory, openRecord } from './records';

/**
 * Clears attachments that neither a record nor the history names: a kill, a full disk or a cancel came before their command.
 * What undo or redo may bring back stays. Never while rows are being written ahead (`unlessWritingAhead`).
 */
export const sweepAttachments = (): Promise<void> => withStoreLock(clearUnnamed);

/** The caller holds the lock. */
export async function clearUnnamed(): Promise<void> {
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
  for (const fileId of unnamed.values()) await db.bundleChunks.where('bundleId').equals(fileId).delete();
}
