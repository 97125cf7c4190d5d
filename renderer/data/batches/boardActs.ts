import { postingRules } from '../../../resources/tables';
import { planPostingPeriod } from '../../../shared/board';
import { postingOfVillage } from '../../../shared/board/ledger';
import { type CalendarDate, parseCalendarDate } from '../../../shared/kernel';
import type { BatchRecord } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import type { RecordWrite } from '../store/commit';
import { readBatch, saveBatch, traceEntry, withTrace } from './batchStore';
import { type BatchSession, openSession } from './session';
import { stateOf } from './sessionRecord';

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
  await saveBatch({
    act: { name: 'batch.reopened', params: { title: record.title } },
    record: withTrace({ ...record, state: stateOf(record.summary, false), posting: null }, entry),
  });
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
  const period = periodOf(facts);
  const posting = { ...facts, postingTo: period.to, earliestTakeDown: period.earliestTakeDown };
  const entry = traceEntry('posted', '', { postedOn: facts.postedOn, earliestTakeDown: period.earliestTakeDown });
  await saveBatch({
    act: { name: 'batch.posted', params: { title: record.title } },
    record: withTrace({ ...record, state: 'posted', posting }, entry),
  });
  return openSession(batchId);
}

function periodOf({ postedOn, postingTo }: Pick<PostedFacts, 'postedOn' | 'postingTo'>) {
  const from = parseCalendarDate(postedOn);
  const period = from && planPostingPeriod(from, postingRules, parseCalendarDate(postingTo));
  if (!period) throw new JobFault('posting.date', { date: postedOn });
  return period;
}

/** One village put it up on another day than the batch says. */
export async function markVillagePosted(batchId: string, village: string, postedOn: CalendarDate): Promise<void> {
  const record = await readBatch(batchId);
  if (record.state !== 'posted' || !record.posting) throw new JobFault('batch.notPosted');
  const { earliestTakeDown } = periodOf({ postedOn, postingTo: '' });
  await saveBatch({
    act: { name: 'batch.villagePosted', params: { title: record.title, village } },
    record: withTrace(record, traceEntry('posted', '', { postedOn, earliestTakeDown, village })),
  });
}

export interface TakenDownFacts {
  readonly on: string;
  readonly reason: string;
  /** Absent: every village of the batch. */
  readonly village?: string;
}

/**
 * Taking down before the lawful day is possible (a wall may fall down) but is said and kept with its reason. The batch is no longer
 * posted once its last village took it down.
 */
export async function recordTakenDown(
  batchId: string,
  { on, reason, village }: TakenDownFacts,
  beside: () => Promise<readonly RecordWrite[]> = async () => [],
): Promise<void> {
  const record = await readBatch(batchId);
  if (record.state !== 'posted' || !record.posting) throw new JobFault('batch.notPosted');
  const { postedOn, earliest } = daysOf(record, village);
  const isEarly = on < earliest;
  if (!parseCalendarDate(on) || on < postedOn) throw new JobFault('posting.date', { date: on });
  if (isEarly && reason.trim() === '') throw new JobFault('batch.earlyTakeDown', { earliest });
  const detail = { on, early: isEarly ? 1 : 0, ...(village === undefined ? {} : { village }) };
  const traced = withTrace(record, traceEntry('takenDown', reason, detail));
  const isLast = village === undefined || isDownEverywhere(traced);
  await saveBatch({
    act:
      village === undefined
        ? { name: 'batch.takenDown', params: { title: record.title } }
        : { name: 'batch.villageTakenDown', params: { title: record.title, village } },
    record: isLast ? { ...traced, state: 'confirmed' } : traced,
    beside,
  });
}

function daysOf(record: BatchRecord, village: string | undefined): { postedOn: string; earliest: string } {
  const { postedOn = '', earliestTakeDown = '' } = record.posting ?? {};
  if (village === undefined) return { postedOn, earliest: earliestTakeDown };
  const own = postingOfVillage(record, village);
  const period = periodOf(own);
  return { postedOn: own.postedOn, earliest: period.earliestTakeDown };
}

const isDownEverywhere = (record: BatchRecord): boolean =>
  record.summary.villages.every(({ name }) => postingOfVillage(record, name).takenDownOn !== '');

export async function markTakenDown(batchId: string, on: string, reason: string): Promise<BatchSession> {
  await recordTakenDown(batchId, { on, reason });
  return openSession(batchId);
}
