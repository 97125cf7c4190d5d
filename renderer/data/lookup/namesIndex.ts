import { Dexie } from 'dexie';
import type { OnProgress } from '../../../shared/kernel';
import type { BatchRecord } from '../../../shared/records';
import { payoutPlace } from '../batches/payoutBlocks';
import { payoutRowFromCells } from '../batches/payoutRowForm';
import { NAMES_MARK, PersonIndexBuilder } from '../batches/personIndex';
import { database } from '../database';
import { listBatches } from '../queries';
import { decodeRows } from '../rowCodec';
import { Bulk } from '../store/bulk';
import { commit } from '../store/commit';
import { unseal } from '../vault';

/** Confirmed batches whose names are not in the index: confirmed by version 0.3.0 or before. */
export async function batchesWithoutNames(): Promise<BatchRecord[]> {
  const found: BatchRecord[] = [];
  for (const batch of await listBatches()) {
    if (batch.state !== 'confirmed' && batch.state !== 'posted') continue;
    if (!(await database().personIndex.get([batch.id, batch.version, NAMES_MARK]))) found.push(batch);
  }
  return found;
}

/** The entries of one confirmed version, made from its rows: as they stand in what a confirmation of today writes. */
async function namesOf({ id, version }: BatchRecord, signal: AbortSignal) {
  const builder = await PersonIndexBuilder.create();
  const blocks = database()
    .payoutBlocks.where('[batchId+version+villageNo+blockNo]')
    .between([id, version], [id, version, Dexie.maxKey]);
  for (const key of await blocks.primaryKeys()) {
    signal.throwIfAborted();
    const block = await database().payoutBlocks.get(key);
    if (!block) continue;
    const { villageNo, blockNo, body } = block;
    const rows = decodeRows(await unseal(payoutPlace(id, version, villageNo, blockNo), body));
    for (const [at, cells] of rows.entries()) builder.addName(payoutRowFromCells(cells), villageNo, blockNo, at);
  }
  return builder.finish(id, version);
}

/**
 * Makes what the look-up desk finds people by, for batches that were confirmed before there was one. An entry of the journal for
 * each batch, so that a working copy that is made anew has it too; done once, and again only where a restore brought old rows back.
 */
export async function indexNames(context: {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}): Promise<number> {
  const missing = await batchesWithoutNames();
  for (const [done, batch] of missing.entries()) {
    context.onProgress({ stage: 'lookup.index', done, total: missing.length });
    const parts = await namesOf(batch, context.signal);
    const bulk = await Bulk.begin();
    try {
      await bulk.put(parts.map((part) => ({ table: 'personIndex', row: { ...part } })));
      await commit({
        name: 'lookup.indexed',
        params: { title: batch.title },
        scope: 'lookup',
        kind: 'note',
        plan: () => ({}),
        bulk,
      });
    } catch (error) {
      await bulk.drop(() => removeNames(batch));
      throw error;
    }
  }
  return missing.length;
}

const removeNames = ({ id, version }: BatchRecord): Promise<unknown> =>
  database()
    .personIndex.where('[batchId+version+bucket]')
    .between([id, version, NAMES_MARK / 2], [id, version, NAMES_MARK], true, true)
    .delete();
