import { decodeBatch } from '../../../shared/records';
import { database } from '../database';
import { withStoreLock } from './lock';
import { readTable } from './records';

/**
 * Clears rows that nothing refers to: of an import that a kill or power cut ended. What can still be undone or done again keeps
 * its rows, so only batches without an entry in the history are looked at.
 */
export function sweepOrphans(): Promise<void> {
  return withStoreLock(async () => {
    const db = database();
    const known = new Set((await readTable('batches', decodeBatch)).map((batch) => batch.id));
    const tables = [db.sheetBlocks, db.payoutBlocks, db.personIndex, db.derived] as const;
    for (const table of tables)
      for (const id of (await table.orderBy('batchId').uniqueKeys()).map(String)) {
        if (known.has(id)) continue;
        const acts = await db.history
          .where('[scope+order]')
          .between([id, Number.MIN_SAFE_INTEGER], [id, Number.MAX_SAFE_INTEGER])
          .count();
        if (acts === 0) await table.where('batchId').equals(id).delete();
      }
  });
}
