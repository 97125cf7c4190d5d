import { InvariantError, type Params } from '../../../shared/kernel';
import type { ForcedField } from '../../../shared/payout';
import type { BatchRecord, BatchTrace } from '../../../shared/records';
import { decodeBatch } from '../../../shared/records';
import type { EntryKind, SheetRowsChange } from '../../../shared/store/changes';
import { JobFault } from '../../workers/protocol';
import { type DerivedPart, database } from '../database';
import { instantNow, operator } from '../source';
import type { Bulk } from '../store/bulk';
import { commit, type RecordWrite } from '../store/commit';
import { findRecord, type OpenedRecord } from '../store/records';
import { SealBroken, sealJson, unsealJson } from '../vault';
import type { SheetProblem } from './checkRun';
import { clearRecord } from './clearRecord';
import { type Choices, decodeChoices, NO_CHOICES } from './decisionList';
import { RowMarks } from './marks';

/** Place of the seal of what the last check found. */
export const problemsPlace = (batchId: string): string => `derived/${batchId}/problems`;

/** Which writing a record was read from. */
const seals = new WeakMap<BatchRecord, string>();

async function storedBatch(batchId: string): Promise<BatchRecord | undefined> {
  const stored = await findRecord('batches', batchId);
  const batch = stored && decodeBatch(stored.value);
  if (!batch?.ok) return undefined;
  seals.set(batch.value, stored?.seal ?? '');
  return batch.value;
}

/** The batch, or a fault with a sentence: it may have been removed in another window. */
export async function readBatch(batchId: string): Promise<BatchRecord> {
  const batch = await storedBatch(batchId);
  if (!batch) throw new JobFault('batch.missing');
  return batch;
}

export async function readChoices(batchId: string): Promise<Choices> {
  const stored = await findRecord('choices', batchId);
  if (!stored) return NO_CHOICES;
  const choices = decodeChoices(stored.value);
  if (!choices.ok) throw new JobFault('batch.damaged');
  return choices.value;
}

/** What the last check found; undefined when that was another state of the batch (undo, replay): it is checked anew then. */
export async function readProblems(batchId: string): Promise<SheetProblem[] | undefined> {
  const part = await database().derived.get([batchId, 'problems']);
  if (!part) return undefined;
  try {
    return (await unsealJson(problemsPlace(batchId), part.body)) as SheetProblem[];
  } catch (error) {
    // A cache: what does not open any more is found again.
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

export async function readMarks(batchId: string, sheetKey: string): Promise<RowMarks> {
  const part = await database().derived.get([batchId, `marks/${sheetKey}`]);
  return RowMarks.fromBytes(part?.body ?? new Uint8Array());
}

/** What a check found, as it is kept beside the batch. */
export interface Found {
  readonly problems: readonly SheetProblem[];
  readonly marks: readonly { readonly sheetKey: string; readonly marks: RowMarks }[];
}

async function derivedParts(batchId: string, { problems, marks }: Found): Promise<DerivedPart[]> {
  const body = await sealJson(problemsPlace(batchId), problems);
  return [
    { batchId, part: 'problems', body },
    ...marks.map((one) => ({ batchId, part: `marks/${one.sheetKey}`, body: one.marks.toBytes() })),
  ];
}

/** Keeps what a check found for a batch that did not change; no act of anybody. */
export async function keepFound(batchId: string, found: Found): Promise<void> {
  await database().derived.bulkPut(await derivedParts(batchId, found));
}

/** What the trail says of an act; its words stand under `command.<name>`. */
export interface ActName {
  readonly name: string;
  readonly params?: Params;
  readonly kind?: EntryKind;
}

/** Everything of a batch that changes with one act; one entry of the journal, one transaction, or nothing. */
export interface BatchChange {
  readonly act: ActName;
  readonly record: BatchRecord;
  readonly choices?: Choices;
  readonly sheets?: readonly SheetRowsChange[];
  readonly found?: Found;
  /** Rows written ahead: of an import, or of a confirmation. */
  readonly bulk?: Bulk;
  readonly remembered?: RememberedLayout;
  /** Writes of other tables that belong to the same act, planned under its lock. */
  readonly beside?: () => Promise<readonly RecordWrite[]>;
}

/** Meanings of columns for every sheet with this header; none: nothing is remembered any more. */
export interface RememberedLayout {
  readonly fingerprint: string;
  readonly fields: readonly ForcedField[] | undefined;
}

/** Whether a record is still what is stored. After a restore the same counter may stand for another content. */
export const isStateOf = (record: BatchRecord, { rev, seal, value }: OpenedRecord): boolean =>
  rev === record.revision && value.updatedAt === record.updatedAt && (seals.get(record) ?? seal) === seal;

/** Each change starts from what is stored; a second window or worker that stored something meanwhile is not written over. */
async function mustBeUnchanged(record: BatchRecord): Promise<void> {
  const stored = await findRecord('batches', record.id);
  const isUnchanged = stored ? isStateOf(record, stored) : record.revision === 0;
  if (!isUnchanged) throw new JobFault('batch.changedElsewhere');
}

/**
 * @throws JobFault, and nothing is written: `batch.changedElsewhere` when the stored record is not the one that was changed,
 * `batch.doesNotFit` when a text is longer than the record keeps. StoreFault as `commit`.
 */
export async function saveBatch(change: BatchChange): Promise<BatchRecord> {
  const { act, record, choices, sheets, found, bulk, remembered, beside } = change;
  const clear = { ...clearRecord(record), revision: Math.max(1, record.revision) };
  // What could not be read again would be gone for good.
  if (!decodeBatch(clear).ok) throw new JobFault('batch.doesNotFit');
  const batchId = record.id;
  const derived = found && (await derivedParts(batchId, found));
  const records: RecordWrite[] = [{ table: 'batches', key: batchId, value: clear, touch: true }];
  if (choices) records.push({ table: 'choices', key: batchId, value: choices });
  if (remembered) {
    const { fingerprint: key, fields } = remembered;
    records.push({ table: 'layouts', key, value: fields ? { fields } : null });
  }
  await commit({
    ...act,
    scope: batchId,
    ...(bulk ? { bulk } : {}),
    plan: async () => {
      await mustBeUnchanged(record);
      const others = (await beside?.()) ?? [];
      return { records: [...records, ...others], ...(sheets ? { sheets } : {}), ...(derived ? { derived } : {}) };
    },
  });
  const saved = await storedBatch(batchId);
  if (!saved) throw new InvariantError('batch was not stored');
  return saved;
}

export const traceEntry = (act: BatchTrace['act'], reason = '', detail: BatchTrace['detail'] = {}): BatchTrace => ({
  at: instantNow(),
  by: operator(),
  act,
  reason,
  detail,
});

/** Decisions (confirmed, reopened, posted, packed, taken down) stand with the batch; every act stands in the history. */
export const withTrace = (record: BatchRecord, entry: BatchTrace): BatchRecord => ({
  ...record,
  trace: [...record.trace, entry],
});
