import type { LookupHit } from '../../../shared/jobs';
import { formatDecimal } from '../../../shared/kernel';
import type { BatchRecord, BatchSummary } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { findBatch } from '../queries';
import { Bulk } from '../store/bulk';
import { readBatch, saveBatch, traceEntry, withTrace } from './batchStore';
import { summarize } from './checkRun';
import { nextVersion, PayoutBlockBuilder, readPayoutRow, removeConfirmedRows } from './payoutBlocks';
import { findPerson, PersonIndexBuilder } from './personIndex';
import type { BatchSession } from './session';
import { checkStored } from './storedCheck';

export { markPosted, markTakenDown, type PostedFacts, reopenBatch } from './boardActs';

/** Villages of a confirmed batch in the order of its summary: index entries refer to it. */
const villageNames = (record: BatchRecord): string[] => record.summary.villages.map((village) => village.name);

const isSameSum = (a: BatchSummary, b: BatchSummary): boolean =>
  a.counts.imported === b.counts.imported &&
  a.totalFen === b.totalFen &&
  JSON.stringify(a.villages) === JSON.stringify(b.villages);

/**
 * Somebody's decision that the batch is right: the rows are parsed once more and stored per village, what postings, bundles
 * and the look-up desk read. Rejected rows stay out; open warnings are taken as looked at and are in the trace.
 * @throws JobFault `batch.checkedAnew` when the rows now read otherwise than the person saw; they are shown anew first.
 */
export async function confirmBatch(session: BatchSession, signal: AbortSignal): Promise<void> {
  const { record } = session;
  if (!session.isOpenForChange) throw new JobFault('batch.isConfirmed');
  if (record.files.some((file) => file.fault !== undefined)) throw new JobFault('batch.unread');
  if (record.summary.counts.imported === 0) throw new JobFault('batch.noRows');
  if (record.program.trim() === '') throw new JobFault('batch.noProgram');
  const version = await nextVersion(record);
  const shown = villageNames(record);
  const listed = new Set(shown);
  const builder = new PayoutBlockBuilder(record.id, version, shown, await PersonIndexBuilder.create());
  const { checks, distinctPeople } = await checkStored(session.record, session.choices, {
    signal,
    onRecord: (_key, row) => listed.has(row.village) && builder.add(row),
  });
  // Villages were renamed or a day has passed since the check: nobody has seen these figures yet.
  if (!isSameSum(summarize(checks, distinctPeople), record.summary)) {
    await session.recheck(signal);
    throw new JobFault('batch.checkedAnew');
  }
  const open = record.summary.problemCounts.reduce((sum, one) => sum + (one.severity === 'warn' ? one.open : 0), 0);
  const { imported, rejected } = record.summary.counts;
  const entry = traceEntry('confirmed', '', { version, imported, rejected, openWarnings: open });
  const bulk = await Bulk.begin();
  try {
    await builder.finish(bulk);
    signal.throwIfAborted();
    session.record = await saveBatch({
      act: { name: 'batch.confirmed', params: { title: record.title, n: imported } },
      record: withTrace({ ...record, state: 'confirmed', version, confirmedVillages: shown }, entry),
      bulk,
    });
  } catch (error) {
    await bulk.drop(() => removeConfirmedRows(record.id, version));
    throw error;
  }
}

export async function removeBatch(batchId: string, deleted: boolean): Promise<void> {
  const record = await readBatch(batchId);
  await saveBatch({
    act: { name: deleted ? 'batch.removed' : 'batch.restored', params: { title: record.title } },
    record: { ...record, deleted },
  });
}

/** Everything one person was paid in confirmed batches, through the keyed index; batches in the bin are left out. */
export async function lookUp(typed: string): Promise<LookupHit[]> {
  const idNumber = typed.trim().toUpperCase();
  const hits: LookupHit[] = [];
  for (const place of await findPerson(idNumber)) {
    const batch = await findBatch(place.batchId);
    // An index outlives an undone import or confirmation; only the version that counts now is looked at.
    if (!batch || batch.deleted || batch.version !== place.version) continue;
    const row = await readPayoutRow(batch, place.villageNo, place.blockNo, place.rowInBlock);
    if (row?.idNumber !== idNumber) continue;
    const village = batch.confirmedVillages?.[place.villageNo] ?? '';
    hits.push({
      batchId: batch.id,
      program: batch.program,
      year: batch.year,
      village,
      villagerGroup: row.villagerGroup,
      payee: row.payee,
      unitRateYuan: row.unitRate ? formatDecimal(row.unitRate) : batch.unitRateYuan,
      amountFen: row.amount,
      documentNumber: batch.documentNumber,
      postedOn: batch.posting?.postedOn ?? '',
    });
  }
  return hits;
}
