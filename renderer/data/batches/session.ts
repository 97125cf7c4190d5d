import type { BatchView } from '../../../shared/jobs';
import {
  InvariantError,
  type RowChunk,
  type TableFile,
  type TableFormat,
  type TextEncoding,
} from '../../../shared/kernel';
import type { ForcedField, PayoutRow, SheetLayout } from '../../../shared/payout';
import type { BatchFile, BatchRecord, BatchSheet, BatchTrace } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { database } from '../database';
import { listVillages } from '../units';
import {
  type RememberedLayout,
  readBatch,
  readChoices,
  readMarks,
  readProblems,
  saveBatch,
  withTrace,
} from './batchStore';
import {
  type CheckedSheet,
  canBePointedOut,
  checkFile,
  type FileCheck,
  fileProblem,
  layoutOfHead,
  newBatchState,
  problemsOf,
  rememberedFields,
  type SheetProblem,
  summarize,
} from './checkRun';
import { type Choices, decisionsOf } from './decisionList';

import { earlierPayments, hasEarlierSamePeriod, type LocatedRow } from './earlierRows';
import type { RowMarks } from './marks';
import { noteRow, type Overlay, resized, stateOf, withoutConfirmed, withQuestions } from './sessionRecord';
import { BLOCK_ROWS, readBlock, readSheet, resealBlocks } from './sheetBlocks';

/** What an act wants to change. Everything is tried first and stored in one transaction, or nothing is. */
export interface Proposal {
  readonly choices?: Choices;
  readonly overlay?: Overlay;
  readonly record?: BatchRecord;
  readonly trace?: BatchTrace;
  readonly remembered?: RememberedLayout;
}

/** What a check of all stored rows found. */
interface Checked {
  readonly checks: FileCheck[];
  /** Files that still wait for somebody to point out their header or columns. */
  readonly unread: SheetProblem[];
  readonly distinctPeople: number;
  readonly layouts: Map<string, SheetLayout>;
}

const CACHED_BLOCKS = 64;
/** The list of problems shows no more rows of one group; handing over more would only stop the window. */
const SHOWN_PER_CODE = 2000;

/** One open batch: record, problems, marks and recently opened blocks. Lives in the sheets worker. */
export class BatchSession {
  readonly undoStack: Proposal[] = [];
  readonly redoStack: Proposal[] = [];
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
    return new BatchSession(record, await readChoices(batchId), await readProblems(batchId), marks);
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

  /** Stored rows of a sheet with the proposed changes laid over them. */
  private async *rows(
    sheet: BatchSheet,
    overlay: Overlay | undefined,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RowChunk> {
    const changed = overlay?.get(sheet.key);
    let blockNo = 0;
    for await (const chunk of readSheet(this.record.id, sheet.key, sheet.blockCount, signal)) {
      const rows = changed?.get(blockNo);
      yield rows ? { firstRow: chunk.firstRow, rows } : chunk;
      blockNo += 1;
    }
    for (; changed?.has(blockNo); blockNo += 1)
      yield { firstRow: blockNo * BLOCK_ROWS + 1, rows: changed.get(blockNo) ?? [] };
  }

  private storedFile(file: BatchFile, overlay: Overlay | undefined): TableFile {
    return {
      name: file.name,
      bytes: file.bytes,
      format: file.format as TableFormat,
      encoding: file.encoding as TextEncoding,
      sha256: Promise.resolve(file.sha256),
      sheets: file.sheets.map((sheet) => ({
        name: sheet.name,
        hidden: false,
        hiddenRows: sheet.hiddenRows,
        hiddenColumns: sheet.hiddenColumns,
        notes: [],
        rows: (signal) => this.rows(sheet, overlay, signal),
      })),
    };
  }

  /** Checks all stored rows under the given choices. Refuses with the check's fault when a sheet as a whole no longer reads. */
  async check(
    choices: Choices,
    options: {
      /** The batch as it would be: files that are being added are checked with the others. */
      record?: BatchRecord | undefined;
      overlay?: Overlay | undefined;
      remembered?: RememberedLayout | undefined;
      signal?: AbortSignal;
      onRecord?: (sheetKey: string, row: PayoutRow) => void;
      /** Going back to where a file was not understood yet is no damage. */
      mayBeUnread?: boolean;
    } = {},
  ): Promise<Checked> {
    const villages = (await listVillages()).map((unit) => unit.name);
    const remembered = withRemembered(await rememberedFields(), options.remembered);
    const batch = newBatchState();
    const checks: FileCheck[] = [];
    const unread: SheetProblem[] = [];
    const layouts = new Map<string, SheetLayout>();
    for (const [fileNo, file] of (options.record ?? this.record).files.entries()) {
      const keys = new Map(file.sheets.map((sheet) => [sheet.name, sheet.key]));
      const village = choices.villages[String(fileNo)];
      const checked = await checkFile({
        file: this.storedFile(file, options.overlay),
        fileNo,
        keyOf: (sheet) => keys.get(sheet),
        batch,
        villages,
        ...(village ? { village } : {}),
        forced: (layout) => choices.forced[keys.get(layout.sheet) ?? ''] ?? remembered.get(layout.fingerprint),
        headerRow: (sheet) => choices.headerRows[keys.get(sheet) ?? ''],
        decisions: (sheet) => decisionsOf(choices.acts, keys.get(sheet) ?? ''),
        onLayout: (sheets) => {
          for (const { key, layout } of sheets) layouts.set(key, layout);
        },
        ...(options.onRecord ? { onRecord: options.onRecord } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      });
      options.signal?.throwIfAborted();
      if (checked.ok) checks.push(checked.value);
      else if (canBePointedOut(checked.fault) && (file.fault !== undefined || options.mayBeUnread)) {
        const [sheet] = file.sheets;
        if (!sheet) continue;
        unread.push(fileProblem(checked.fault, checked.params, file.name, sheet.key));
        layouts.set(sheet.key, await this.describeUnread(file, sheet, choices, options.overlay));
      } else if (checked.fault !== 'no_data_rows') throw new JobFault(checked.fault, checked.params);
    }
    return { checks, unread, distinctPeople: batch.distinctPeople, layouts };
  }

  /** Its head is read past the cache: a file that is being added may still be taken back, and its number used again. */
  private async describeUnread(
    file: BatchFile,
    sheet: BatchSheet,
    choices: Choices,
    overlay: Overlay | undefined,
  ): Promise<SheetLayout> {
    const stored = async (): Promise<string[][]> =>
      sheet.blockCount > 0 ? readBlock(this.record.id, sheet.key, 0) : [];
    const head = overlay?.get(sheet.key)?.get(0) ?? (await stored());
    return layoutOfHead(head, file.name, sheet.name, {
      headerRow: choices.headerRows[sheet.key],
      forced: choices.forced[sheet.key],
    });
  }

  /** Takes over what a check found, stores it with the proposal, and answers what undoes it. */
  async apply(proposal: Proposal, signal?: AbortSignal, mayBeUnread = false): Promise<Proposal> {
    const choices = proposal.choices ?? this.choices;
    const { overlay } = proposal;
    const record = proposal.record ?? this.record;
    const rows: LocatedRow[] = [];
    const collects = await hasEarlierSamePeriod(record);
    const { checks, ...found } = await this.check(choices, {
      record,
      overlay,
      remembered: proposal.remembered,
      mayBeUnread,
      ...(signal ? { signal } : {}),
      ...(collects ? { onRecord: (sheetKey, row) => void rows.push({ ...row, sheetKey }) } : {}),
    });
    const paidBefore = collects ? withoutConfirmed(await earlierPayments(record, rows), choices) : [];
    const { remembered } = proposal;
    const before: Proposal = {
      choices: this.choices,
      ...(remembered
        ? { remembered: { ...remembered, fields: (await rememberedFields()).get(remembered.fingerprint) } }
        : {}),
      ...(overlay ? { overlay: await this.snapshot(overlay) } : {}),
    };
    await this.store(proposal, choices, checks, { ...found, paidBefore });
    return before;
  }

  private async snapshot(overlay: Overlay): Promise<Overlay> {
    const copy: Overlay = new Map();
    for (const [sheetKey, blocks] of overlay) {
      const sheet = this.sheet(sheetKey);
      const kept = new Map<number, string[][]>();
      for (const blockNo of blocks.keys())
        kept.set(blockNo, blockNo < sheet.blockCount ? await this.block(sheetKey, blockNo) : []);
      copy.set(sheetKey, kept);
    }
    return copy;
  }

  private async store(
    proposal: Proposal,
    choices: Choices,
    checks: readonly FileCheck[],
    found: Omit<Checked, 'checks'> & { readonly paidBefore: readonly SheetProblem[] },
  ): Promise<void> {
    const { paidBefore, layouts, unread } = found;
    const sheets = checks.flatMap((one) => one.sheets);
    const summary = withQuestions(summarize(checks, found.distinctPeople), sheets, paidBefore);
    const sized = resized(proposal.record ?? this.record, { overlay: proposal.overlay, choices, layouts, unread });
    const record = { ...sized, summary, state: stateOf(summary, unread.length > 0) };
    const blocks = [];
    for (const [sheetKey, changed] of proposal.overlay ?? [])
      blocks.push(...(await resealBlocks(record.id, sheetKey, changed)));
    const problems = [...unread, ...problemsOf(checks), ...paidBefore];
    this.record = await saveBatch({
      record: proposal.trace ? withTrace(record, proposal.trace) : record,
      choices,
      problems,
      marks: sheets.map((sheet) => ({ sheetKey: sheet.key, marks: sheet.marks })),
      blocks,
      ...(proposal.remembered ? { remembered: proposal.remembered } : {}),
    });
    this.choices = choices;
    this.takeChecks(checks, problems);
    for (const [sheetKey, changed] of proposal.overlay ?? [])
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
    const sheets = (await this.check(this.choices, signal ? { signal } : {})).checks.flatMap((one) => one.sheets);
    // Questions about earlier batches are asked after the check of the sheets themselves.
    for (const item of this.problems)
      if (item.code === 'dup_earlier' && item.at.row !== undefined)
        noteRow(sheets.find((one) => one.key === item.sheetKey)?.rowsByCode, item.code, item.at.row);
    this.takeRows(sheets);
  }

  async recheck(signal?: AbortSignal): Promise<void> {
    await this.apply({}, signal);
  }

  /** One act of the person: stored, traced, and put on the undo stack. */
  async act(proposal: Proposal, signal?: AbortSignal): Promise<void> {
    if (!this.isOpenForChange) throw new JobFault('batch.isConfirmed');
    const before = await this.apply(proposal, signal);
    this.undoStack.push(before);
    this.redoStack.length = 0;
  }

  async undo(signal?: AbortSignal): Promise<void> {
    const last = this.undoStack.at(-1);
    if (!last || !this.isOpenForChange) return;
    const forward = await this.apply(last, signal, true);
    this.undoStack.pop();
    this.redoStack.push(forward);
  }

  async redo(signal?: AbortSignal): Promise<void> {
    const next = this.redoStack.at(-1);
    if (!next || !this.isOpenForChange) return;
    const back = await this.apply(next, signal, true);
    this.redoStack.pop();
    this.undoStack.push(back);
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
  view(): BatchView {
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
      canUndo: this.undoStack.length > 0 && this.isOpenForChange,
      canRedo: this.redoStack.length > 0 && this.isOpenForChange,
    };
  }
}

function withRemembered(
  known: Map<string, readonly ForcedField[]>,
  change: RememberedLayout | undefined,
): ReadonlyMap<string, readonly ForcedField[]> {
  if (change?.fields) known.set(change.fingerprint, change.fields);
  else if (change) known.delete(change.fingerprint);
  return known;
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
  const stored = await database().batches.get(batchId);
  if (current?.record.id === batchId && current.record.revision === stored?.revision) return current;
  return opening?.batchId === batchId ? opening.session : openAnew(batchId);
}
