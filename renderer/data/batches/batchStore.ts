import type { ForcedField } from '../../../shared/payout';
import type { BatchRecord, BatchTrace } from '../../../shared/records';
import { decodeBatch } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { type BatchPart, database, type PayoutBlock, type PersonIndexPart, type SheetBlock } from '../database';
import { instantNow, operator } from '../source';
import { sealJson, unsealJson } from '../vault';
import type { SheetProblem } from './checkRun';
import { clearRecord } from './clearRecord';
import { type Choices, decodeChoices, NO_CHOICES } from './decisionList';
import { RowMarks } from './marks';

const placeOf = (batchId: string, part: string): string => `batchParts/${batchId}/${part}`;

/** The batch, or a fault with a sentence: it may have been removed in another window. */
export async function readBatch(batchId: string): Promise<BatchRecord> {
  const batch = decodeBatch(await database().batches.get(batchId));
  if (!batch.ok) throw new JobFault('batch.missing');
  return batch.value;
}

export async function readChoices(batchId: string): Promise<Choices> {
  const part = await database().batchParts.get([batchId, 'choices']);
  if (!part) return NO_CHOICES;
  const choices = decodeChoices(await unsealJson(placeOf(batchId, 'choices'), part.body));
  if (!choices.ok) throw new JobFault('batch.damaged');
  return choices.value;
}

export async function readProblems(batchId: string): Promise<SheetProblem[]> {
  const part = await database().batchParts.get([batchId, 'problems']);
  return part ? ((await unsealJson(placeOf(batchId, 'problems'), part.body)) as SheetProblem[]) : [];
}

export async function readMarks(batchId: string, sheetKey: string): Promise<RowMarks> {
  const part = await database().batchParts.get([batchId, `marks/${sheetKey}`]);
  return RowMarks.fromBytes(part?.body ?? new Uint8Array());
}

/** Everything of a batch that changes with one act; written in one transaction, or not at all. */
export interface BatchChange {
  readonly record: BatchRecord;
  readonly choices?: Choices;
  readonly problems?: readonly SheetProblem[];
  readonly marks?: readonly { readonly sheetKey: string; readonly marks: RowMarks }[];
  readonly blocks?: readonly SheetBlock[];
  readonly confirmed?: { readonly blocks: readonly PayoutBlock[]; readonly index: readonly PersonIndexPart[] };
  readonly remembered?: RememberedLayout;
}

/** Meanings of columns for every sheet with this header; none: nothing is remembered any more. */
export interface RememberedLayout {
  readonly fingerprint: string;
  readonly fields: readonly ForcedField[] | undefined;
}

/** Each change starts from what is stored; a second window or worker that stored something meanwhile is not written over. */
async function mustBeUnchanged(record: BatchRecord): Promise<void> {
  const stored = await database().batches.get(record.id);
  if ((stored?.revision ?? 0) !== record.revision) throw new JobFault('batch.changedElsewhere');
}

/**
 * Seals what is private, then writes all of it in one transaction: nothing is awaited inside but its own requests.
 * @throws JobFault, and nothing is written: `batch.changedElsewhere` when the stored record is not the one that was changed,
 * `batch.doesNotFit` when a text is longer than the record keeps.
 */
export async function saveBatch(change: BatchChange): Promise<BatchRecord> {
  const { record, choices, problems, marks, blocks, confirmed, remembered } = change;
  const saved: BatchRecord = {
    ...clearRecord(record),
    revision: record.revision + 1,
    updatedAt: instantNow(),
    updatedBy: operator(),
  };
  // What could not be read again would be gone for good.
  if (!decodeBatch(saved).ok) throw new JobFault('batch.doesNotFit');
  const batchId = saved.id;
  const parts: BatchPart[] = [];
  if (choices) parts.push({ batchId, part: 'choices', body: await sealJson(placeOf(batchId, 'choices'), choices) });
  if (problems) parts.push({ batchId, part: 'problems', body: await sealJson(placeOf(batchId, 'problems'), problems) });
  for (const one of marks ?? []) parts.push({ batchId, part: `marks/${one.sheetKey}`, body: one.marks.toBytes() });
  const db = database();
  const tables = [db.batches, db.batchParts, db.sheetBlocks, db.payoutBlocks, db.personIndex, db.layouts];
  await db.transaction('rw', tables, async () => {
    await mustBeUnchanged(record);
    if (parts.length > 0) await db.batchParts.bulkPut(parts);
    if (blocks && blocks.length > 0) await db.sheetBlocks.bulkPut([...blocks]);
    if (confirmed) {
      await db.payoutBlocks.where('batchId').equals(batchId).delete();
      await db.personIndex.where('batchId').equals(batchId).delete();
      await db.payoutBlocks.bulkPut([...confirmed.blocks]);
      await db.personIndex.bulkPut([...confirmed.index]);
    }
    if (remembered?.fields) await db.layouts.put({ key: remembered.fingerprint, value: remembered.fields });
    else if (remembered) await db.layouts.delete(remembered.fingerprint);
    await db.batches.put(saved);
  });
  return saved;
}

export const traceEntry = (act: BatchTrace['act'], reason = '', detail: BatchTrace['detail'] = {}): BatchTrace => ({
  at: instantNow(),
  by: operator(),
  act,
  reason,
  detail,
});

/** Small acts of which the last few hundred are kept with the record; the full trail is the journal's work (issue B). */
const SMALL_ACTS: ReadonlySet<BatchTrace['act']> = new Set(['edited', 'remapped', 'decided', 'revealed']);
const KEPT_SMALL_ACTS = 500;

/** Decisions (confirmed, reopened, posted, packed, taken down) stay for good, however many cells are corrected after them. */
export function withTrace(record: BatchRecord, entry: BatchTrace): BatchRecord {
  const trace = [...record.trace, entry];
  const small = trace.filter((one) => SMALL_ACTS.has(one.act)).length;
  const oldest = small > KEPT_SMALL_ACTS ? trace.findIndex((one) => SMALL_ACTS.has(one.act)) : -1;
  return { ...record, trace: trace.filter((_one, at) => at !== oldest) };
}

/** Notes an act on the record as it is stored now, for workers that hold no session of the batch. */
export async function appendTrace(batchId: string, entry: BatchTrace): Promise<void> {
  const db = database();
  await db.transaction('rw', db.batches, async () => {
    const stored = decodeBatch(await db.batches.get(batchId));
    if (!stored.ok) return;
    const record = clearRecord(withTrace(stored.value, entry));
    await db.batches.put({
      ...record,
      revision: record.revision + 1,
      updatedAt: instantNow(),
      updatedBy: operator(),
    });
  });
}
