import { postingRules } from '../../../resources/tables';
import { planPostingPeriod } from '../../../shared/board';
import type { LookupHit } from '../../../shared/jobs';
import { formatDecimal, parseCalendarDate } from '../../../shared/kernel';
import type { PayoutRow } from '../../../shared/payout/types';
import type { BatchRecord, BatchSummary } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { readBatch, saveBatch, traceEntry, withTrace } from './batchStore';
import { summarize } from './checkRun';
import { PayoutBlockBuilder, readPayoutRow, villagesWithBlock } from './payoutBlocks';
import { findPerson, PersonIndexBuilder } from './personIndex';
import { type BatchSession, openSession } from './session';
import { stateOf } from './sessionRecord';

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
  const version = record.version + 1;
  const shown = villageNames(record);
  const listed = new Set(shown);
  const builder = new PayoutBlockBuilder(record.id, version, shown, await PersonIndexBuilder.create());
  const { checks, distinctPeople } = await session.check(session.choices, {
    signal,
    onRecord: (_key, row) => listed.has(row.village) && builder.add(row),
  });
  // Villages were renamed or a day has passed since the check: nobody has seen these figures yet.
  if (!isSameSum(summarize(checks, distinctPeople), record.summary)) {
    await session.recheck(signal);
    throw new JobFault('batch.checkedAnew');
  }
  const confirmed = await builder.finish();
  signal.throwIfAborted();
  const open = record.summary.problemCounts.reduce((sum, one) => sum + (one.severity === 'warn' ? one.open : 0), 0);
  const { imported, rejected } = record.summary.counts;
  const entry = traceEntry('confirmed', '', { version, imported, rejected, openWarnings: open });
  session.record = await saveBatch({
    record: withTrace({ ...record, state: 'confirmed', version }, entry),
    confirmed,
  });
  session.undoStack.length = 0;
  session.redoStack.length = 0;
}

/** A confirmed batch changes only by a correction that leaves a trace: reason, version, sums as they were. */
export async function reopenBatch(batchId: string, reason: string): Promise<BatchSession> {
  const record = await readBatch(batchId);
  if (record.state !== 'confirmed' && record.state !== 'posted') throw new JobFault('batch.notConfirmed');
  if (reason.trim() === '') throw new JobFault('batch.noReason');
  const { counts, totalFen } = record.summary;
  const entry = traceEntry('reopened', reason, {
    version: record.version,
    imported: counts.imported,
    totalFen,
    postedOn: record.posting?.postedOn ?? '',
  });
  await saveBatch({ record: withTrace({ ...record, state: stateOf(record.summary, false), posting: null }, entry) });
  return openSession(batchId);
}

export interface PostedFacts {
  readonly postedOn: string;
  /** Last printed day where it is later than the lawful one, else ''. */
  readonly postingTo: string;
  readonly telephone: string;
  readonly reviewer: string;
  readonly reviewedOn: string;
}

/** R-V04: on the board since a day; the earliest lawful take-down is computed and kept beside it. */
export async function markPosted(batchId: string, facts: PostedFacts): Promise<BatchSession> {
  const record = await readBatch(batchId);
  if (record.state !== 'confirmed' && record.state !== 'posted') throw new JobFault('batch.notConfirmed');
  const from = parseCalendarDate(facts.postedOn);
  const period = from && planPostingPeriod(from, postingRules, parseCalendarDate(facts.postingTo));
  if (!period) throw new JobFault('posting.date', { date: facts.postedOn });
  const posting = { ...facts, postingTo: period.to, earliestTakeDown: period.earliestTakeDown };
  const entry = traceEntry('posted', '', { postedOn: facts.postedOn, earliestTakeDown: period.earliestTakeDown });
  await saveBatch({ record: withTrace({ ...record, state: 'posted', posting }, entry) });
  return openSession(batchId);
}

/** Taking down before the lawful day is possible (a wall may fall down) but is said and kept with its reason. */
export async function markTakenDown(batchId: string, on: string, reason: string): Promise<BatchSession> {
  const record = await readBatch(batchId);
  if (record.state !== 'posted' || !record.posting) throw new JobFault('batch.notPosted');
  const isEarly = on < record.posting.earliestTakeDown;
  if (!parseCalendarDate(on) || on < record.posting.postedOn) throw new JobFault('posting.date', { date: on });
  if (isEarly && reason.trim() === '')
    throw new JobFault('batch.earlyTakeDown', { earliest: record.posting.earliestTakeDown });
  const entry = traceEntry('takenDown', reason, { on, early: isEarly ? 1 : 0 });
  await saveBatch({ record: withTrace({ ...record, state: 'confirmed' }, entry) });
  return openSession(batchId);
}

export async function removeBatch(batchId: string, deleted: boolean): Promise<void> {
  const record = await readBatch(batchId);
  await saveBatch({ record: { ...record, deleted } });
}

/**
 * The confirmed row at a place of the index. While a batch is being corrected its list of villages may stand in another
 * order than the one that was confirmed; its confirmed rows are still those of before.
 */
async function rowOf(
  batch: BatchRecord,
  place: Awaited<ReturnType<typeof findPerson>>[number],
  idNumber: string,
): Promise<{ readonly village: string; readonly row: PayoutRow } | undefined> {
  const isSettled = batch.state === 'confirmed' || batch.state === 'posted';
  const others = isSettled ? [] : await villagesWithBlock(batch.id, place.blockNo);
  for (const village of new Set([villageNames(batch)[place.villageNo] ?? '', ...others])) {
    const row = await readPayoutRow(batch.id, batch.version, village, place.blockNo, place.rowInBlock);
    if (row?.idNumber === idNumber) return { village, row };
  }
  return undefined;
}

/** Everything one person was paid in confirmed batches, through the keyed index; batches in the bin are left out. */
export async function lookUp(typed: string): Promise<LookupHit[]> {
  const idNumber = typed.trim().toUpperCase();
  const hits: LookupHit[] = [];
  for (const place of await findPerson(idNumber)) {
    const batch = await readBatch(place.batchId);
    if (batch.deleted) continue;
    const found = await rowOf(batch, place, idNumber);
    if (!found) continue;
    const { village, row } = found;
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
