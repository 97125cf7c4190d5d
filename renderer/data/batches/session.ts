import type { BatchView } from '../../../shared/jobs';
import { InvariantError } from '../../../shared/kernel';
import type { BatchRecord, BatchSheet } from '../../../shared/records';
import type { SheetRowsChange } from '../../../shared/store/changes';
import { JobFault } from '../../workers/protocol';
import type { Bulk } from '../store/bulk';
import { findRecord } from '../store/records';
import { canUndo } from '../store/undo';
import {
  type ActName,
  isStateOf,
  keepFound,
  type RememberedLayout,
  readBatch,
  readChoices,
  readMarks,
  readProblems,
  saveBatch,
} from './batchStore';
import { type CheckedSheet, type FileCheck, problemsOf, type SheetProblem, summarize } from './checkRun';
import type { Choices } from './decisionList';
import { earlierPayments, hasEarlierSamePeriod, type LocatedRow } from './earlierRows';
import type { RowMarks } from './marks';
import { guardNewMeaning } from './privateGuard';
import { noteRow, type Overlay, resized, stateOf, withoutConfirmed, withQuestions } from './sessionRecord';
import { BLOCK_ROWS, readBlock, rowChanges } from './sheetBlocks';
import { type Checked, checkStored } from './storedCheck';

/** What an act wants to change. Everything is tried first and stored in one transaction, or nothing is. */
export interface Proposal {
  readonly choices?: Choices;
  readonly overlay?: Overlay;
  readonly record?: BatchRecord;
  readonly remembered?: RememberedLayout;
  /** What the trail says of it. */
  readonly act: ActName;
  /** Rows of files that are being added. */
  readonly bulk?: Bulk;
}

const CACHED_BLOCKS = 64;
/** The list of problems shows no more rows of one group; handing over more would only stop the window. */
const SHOWN_PER_CODE = 2000;

/** One open batch: record, problems, marks and recently opened blocks. Lives in the sheets worker. */
export class BatchSession {
  private readonly blocks = new Map<string, string[][]>();
  /** Rows by code of every sheet, for acts on all rows with a finding. Absent until a check has run here. */
  private rowsByCode: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>> | undefined;
  private placesBySheet: ReadonlyMap<string, CheckedSheet['places']> | undefined;

  private constructor(
    public record: BatchRecord,
    public choices: Choices,
    public problems: readonly SheetProblem[],
    public marks: ReadonlyMap<string, RowMarks>,
  ) {}

  static async open(batchId: string): Promise<BatchSession> {
    const record = await readBatch(batchId);
    const marks = new Map<string, RowMarks>();
    for (const sheet of record.files.flatMap((file) => file.sheets))
      marks.set(sheet.key, await readMarks(batchId, sheet.key));
    const problems = await readProblems(batchId);
    const session = new BatchSession(record, await readChoices(batchId), problems ?? [], marks);
    if (problems === undefined) await session.findAgain();
    return session;
  }

  /** A batch whose rows are stored and whose record is not: the last step of an import. */
  static unsaved(record: BatchRecord, choices: Choices): BatchSession {
    return new BatchSession(record, choices, [], new Map());
  }

  /** After an undo or a replay the findings belong to other rows: they are made again, the batch itself stays as it is. */
  private async findAgain(): Promise<void> {
    const rows: LocatedRow[] = [];
    const asks = this.isOpenForChange && (await hasEarlierSamePeriod(this.record));
    const { checks, unread } = await checkStored(this.record, this.choices, {
      mayBeUnread: true,
      ...(asks ? { onRecord: (sheetKey, row) => void rows.push({ ...row, sheetKey }) } : {}),
    });
    const paidBefore = asks ? withoutConfirmed(await earlierPayments(this.record, rows), this.choices) : [];
    const sheets = checks.flatMap((one) => one.sheets);
    withQuestions(this.record.summary, sheets, paidBefore);
    const problems = [...unread, ...problemsOf(checks), ...paidBefore];
    this.takeChecks(checks, problems);
    const marks = sheets.map((sheet) => ({ sheetKey: sheet.key, marks: sheet.marks }));
    await keepFound(this.record.id, { problems, marks });
  }

  get isOpenForChange(): boolean {
    return this.record.state === 'draft' || this.record.state === 'checked';
  }

  sheet(sheetKey: string): BatchSheet {
    const found = this.record.files.flatMap((file) => file.sheets).find((sheet) => sheet.key === sheetKey);
    if (!found) throw new InvariantError(`no sheet ${sheetKey}`);
    return found;
  }

  async block(sheetKey: string, blockNo: number): Promise<string[][]> {
    const id = `${sheetKey}/${blockNo}`;
    const known = this.blocks.get(id);
    if (known) {
      this.blocks.delete(id);
      this.blocks.set(id, known);
      return known;
    }
    const { revision } = this.record;
    const rows = await readBlock(this.record.id, sheetKey, blockNo);
    // Stored anew while this was on its way: shown once, but never kept as what later edits start from.
    if (this.record.revision !== revision) return this.blocks.get(id) ?? rows;
    this.blocks.set(id, rows);
    const oldest = this.blocks.keys().next().value;
    if (this.blocks.size > CACHED_BLOCKS && oldest !== undefined) this.blocks.delete(oldest);
    return rows;
  }

  /** Tries a proposal: all rows are checked under it, then everything is stored as one act. */
  async apply(proposal: Proposal, signal?: AbortSignal): Promise<void> {
    const choices = proposal.choices ?? this.choices;
    const { overlay } = proposal;
    const record = proposal.record ?? this.record;
    const rows: LocatedRow[] = [];
    const collects = await hasEarlierSamePeriod(record);
    const { checks, ...found } = await checkStored(record, choices, {
      overlay,
      remembered: proposal.remembered,
      ...(signal ? { signal } : {}),
      ...(collects ? { onRecord: (sheetKey, row) => void rows.push({ ...row, sheetKey }) } : {}),
    });
    for (const { key, layout } of record.files.flatMap((file) => file.sheets))
      guardNewMeaning(layout, found.layouts.get(key) ?? layout);
    const paidBefore = collects ? withoutConfirmed(await earlierPayments(record, rows), choices) : [];
    await this.store(proposal, choices, checks, { ...found, paidBefore });
  }

  /** The changed rows of an overlay, against what is stored. */
  private async rowChanges(overlay: Overlay): Promise<SheetRowsChange[]> {
    const changes: SheetRowsChange[] = [];
    for (const [sheetKey, blocks] of overlay) {
      const { blockCount } = this.sheet(sheetKey);
      const rows: SheetRowsChange['rows'][number][] = [];
      for (const [blockNo, after] of blocks) {
        const before = blockNo < blockCount ? await this.block(sheetKey, blockNo) : [];
        for (const line of rowChanges(blockNo, before, after)) rows.push(line);
      }
      changes.push({ batchId: this.record.id, sheetKey, rows });
    }
    return changes;
  }

  private async store(
    proposal: Proposal,
    choices: Choices,
    checks: readonly FileCheck[],
    found: Omit<Checked, 'checks'> & { readonly paidBefore: readonly SheetProblem[] },
  ): Promise<void> {
    const { act, overlay, bulk, remembered } = proposal;
    const { paidBefore, layouts, unread } = found;
    const sheets = checks.flatMap((one) => one.sheets);
    const summary = withQuestions(summarize(checks, found.distinctPeople), sheets, paidBefore);
    const sized = resized(proposal.record ?? this.record, { overlay, choices, layouts, unread });
    const problems = [...unread, ...problemsOf(checks), ...paidBefore];
    this.record = await saveBatch({
      act,
      record: { ...sized, summary, state: stateOf(summary, unread.length > 0) },
      choices,
      found: { problems, marks: sheets.map((sheet) => ({ sheetKey: sheet.key, marks: sheet.marks })) },
      ...(overlay ? { sheets: await this.rowChanges(overlay) } : {}),
      ...(bulk ? { bulk } : {}),
      ...(remembered ? { remembered } : {}),
    });
    this.choices = choices;
    this.takeChecks(checks, problems);
    for (const [sheetKey, changed] of overlay ?? [])
      for (const [blockNo, rows] of changed) this.blocks.set(`${sheetKey}/${blockNo}`, rows);
  }

  private takeChecks(checks: readonly FileCheck[], problems: readonly SheetProblem[]): void {
    const sheets = checks.flatMap((one) => one.sheets);
    this.problems = problems;
    this.marks = new Map(sheets.map((sheet) => [sheet.key, sheet.marks]));
    this.takeRows(sheets);
  }

  private takeRows(sheets: readonly CheckedSheet[]): void {
    this.rowsByCode = new Map(sheets.map((sheet) => [sheet.key, sheet.rowsByCode]));
    this.placesBySheet = new Map(sheets.map((sheet) => [sheet.key, sheet.places]));
  }

  /** What an import just found; saves the first act a second check. */
  adopt(checks: readonly FileCheck[]): void {
    this.takeChecks(checks, this.problems);
  }

  /** Where findings stand, for a session that has not checked yet: problems and marks are stored, these are not. */
  private async locateFindings(signal: AbortSignal | undefined): Promise<void> {
    if (this.rowsByCode) return;
    const sheets = (await checkStored(this.record, this.choices, signal ? { signal } : {})).checks.flatMap(
      (one) => one.sheets,
    );
    // Questions about earlier batches are asked after the check of the sheets themselves.
    for (const item of this.problems)
      if (item.code === 'dup_earlier' && item.at.row !== undefined)
        noteRow(sheets.find((one) => one.key === item.sheetKey)?.rowsByCode, item.code, item.at.row);
    this.takeRows(sheets);
  }

  async recheck(signal?: AbortSignal): Promise<void> {
    await this.apply({ act: { name: 'batch.rechecked' } }, signal);
  }

  /** One act of the person: tried, stored, one step of undo. */
  async act(proposal: Proposal, signal?: AbortSignal): Promise<void> {
    if (!this.isOpenForChange) throw new JobFault('batch.isConfirmed');
    await this.apply(proposal, signal);
  }

  /** Rows with a finding, per sheet; runs the check once when this session has not yet. */
  async rowsWith(code: string, signal?: AbortSignal): Promise<Map<string, readonly number[]>> {
    await this.locateFindings(signal);
    const found = new Map<string, readonly number[]>();
    for (const [sheetKey, byCode] of this.rowsByCode ?? []) {
      const rows = byCode.get(code);
      if (rows && rows.length > 0) found.set(sheetKey, rows);
    }
    return found;
  }

  /** The person in a row with a finding, as the check understood it; the name stands in the payee column. */
  async personAt(
    sheetKey: string,
    row: number,
    signal?: AbortSignal,
  ): Promise<{ cells: readonly string[]; village: string; group: string; payee: string }> {
    await this.locateFindings(signal);
    const block = await this.block(sheetKey, Math.floor((row - 1) / BLOCK_ROWS));
    const cells = block[(row - 1) % BLOCK_ROWS] ?? [];
    const payeeAt = this.sheet(sheetKey).layout.columns.find((column) => column.field === 'payee')?.index ?? 0;
    const place = this.placesBySheet?.get(sheetKey)?.get(row);
    return {
      cells,
      village: place?.village ?? '',
      group: place?.group ?? '',
      payee: (cells[payeeAt - 1] ?? '').trim(),
    };
  }

  /** What a screen shows. Of one code only the first few thousand rows go over to the page; the counts are exact. */
  async view(): Promise<BatchView> {
    const counts = new Map<string, number>();
    const problems = this.problems.filter((item) => {
      const seen = (counts.get(item.code) ?? 0) + 1;
      counts.set(item.code, seen);
      return seen <= SHOWN_PER_CODE;
    });
    const listed = this.record.summary.problemCounts.reduce((sum, one) => sum + one.count, 0);
    return {
      batch: this.record,
      problems,
      problemsTruncated: listed > problems.length,
      ...(await canUndo(this.record.id)),
    };
  }
}

let current: BatchSession | undefined;
/** A session that is being opened: an act and the windows of rows beside it must not open two. */
let opening: { readonly batchId: string; readonly session: Promise<BatchSession> } | undefined;

async function openAnew(batchId: string): Promise<BatchSession> {
  const session = BatchSession.open(batchId);
  const mine = { batchId, session };
  opening = mine;
  try {
    current = await session;
    return current;
  } finally {
    if (opening === mine) opening = undefined;
  }
}

/** The session of a batch; one is kept open. `checks` are the findings of an import that just ran. */
export async function openSession(batchId: string, checks?: readonly FileCheck[]): Promise<BatchSession> {
  if (checks) {
    const session = await openAnew(batchId);
    session.adopt(checks);
    return session;
  }
  const stored = await findRecord('batches', batchId);
  if (stored && current?.record.id === batchId && isStateOf(current.record, stored)) return current;
  return opening?.batchId === batchId ? opening.session : openAnew(batchId);
}
