import {
  fault,
  type OnProgress,
  ok,
  type Params,
  type Problem,
  type Result,
  type RowChunk,
  type SheetSource,
  type TableFile,
} from '../kernel';
import {
  type BatchState,
  type CheckContext,
  type CheckedChunk,
  type CheckFault,
  type CheckReport,
  createBatchState,
  createSheetChecker,
  describeLayout,
  type ForcedField,
  foldText,
  type LeftOutReason,
  missingFields,
  type PayoutRules,
  Places,
  ProblemList,
  type RowDecision,
  remapColumns,
  type SheetLayout,
  type SheetSummary,
} from '../payout';

export interface CheckOptions {
  readonly rules: PayoutRules;
  readonly context: Omit<CheckContext, 'fileName' | 'decisions' | 'places'>;
  /** Checks this sheet only; needed where sheets have different headers. */
  readonly sheetName?: string;
  /** Shared by the files of one batch, so that duplicates are found across them. */
  readonly batch?: BatchState;
  /** Meanings of columns that a person chose for this layout, now or for an earlier sheet with the same fingerprint. */
  readonly columnChanges?: (layout: SheetLayout) => readonly ForcedField[] | undefined;
  /** Row that a person pointed out as the header of a sheet. */
  readonly headerRow?: (sheet: string) => number | undefined;
  readonly decisions?: (sheet: string) => ReadonlyMap<number, readonly RowDecision[]> | undefined;
  /** Called once when all layouts are known, before any row is checked: the window shows them. */
  readonly onLayout?: (layouts: readonly SheetLayout[]) => void;
  /** Receives each checked run of rows with its cells, in order, so that a store can write in the same pass. */
  readonly onRows?: (checked: CheckedChunk, source: RowChunk) => void | Promise<void>;
  /** Receives what is known of a sheet only after its last row (missing ID numbers, spellings of groups, outliers). */
  readonly onSheetEnd?: (summary: SheetSummary) => void;
  /** Rows read so far; the total is not known. */
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

interface Opened {
  readonly sheet: SheetSource;
  readonly chunks: RowChunk[];
  readonly rest: AsyncIterator<RowChunk>;
  readonly blank: boolean;
  readonly layout: Result<SheetLayout, 'header_not_found' | 'two_people_unclear'>;
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
const MOST_HEAD_ROWS = 5000;

/** Reads as many rows as layout detection needs; blank ones do not count, so that they change nothing. */
async function openSheet(file: TableFile, sheet: SheetSource, options: CheckOptions): Promise<Opened> {
  const { rules } = options;
  const rest = sheet.rows(options.signal)[Symbol.asyncIterator]();
  const chunks: RowChunk[] = [];
  const head: (readonly string[])[] = [];
  let filled = 0;
  while (filled < rules.limits.headRows && head.length < MOST_HEAD_ROWS) {
    const next = await rest.next();
    if (next.done) break;
    chunks.push(next.value);
    for (const row of next.value.rows) {
      if (filled >= rules.limits.headRows) break;
      head.push(row);
      if (!isBlank(row)) filled += 1;
    }
  }
  const headerRow = options.headerRow?.(sheet.name);
  const described = describeLayout(head, rules, {
    fileName: file.name,
    sheetName: sheet.name,
    ...(options.context.villages ? { villages: options.context.villages } : {}),
    firstRow: chunks[0]?.firstRow ?? 1,
    ...(headerRow === undefined ? {} : { headerRow }),
  });
  const changes = described.ok ? options.columnChanges?.(described.value) : undefined;
  const layout =
    described.ok && changes && changes.length > 0 ? ok(remapColumns(described.value, changes, rules)) : described;
  return { sheet, chunks, rest, blank: filled === 0, layout };
}

const shapeOf = (layout: SheetLayout): string =>
  layout.columns
    .map((column) => `${column.field ?? ''}${column.part ?? ''}`)
    .join('|')
    .replace(/\|+$/, '');

/** The same headings with the same meanings, in whatever order this sheet has them. */
const headingsOf = (layout: SheetLayout): string =>
  layout.columns
    .filter((column) => column.header !== '')
    .map((column) => `${foldText(column.header)}${column.field ?? ''}`)
    .sort()
    .join('|');

const sameHeader = (a: SheetLayout, b: SheetLayout): boolean =>
  a.fingerprint === b.fingerprint || shapeOf(a) === shapeOf(b) || headingsOf(a) === headingsOf(b);

const hasLongNumbers = (opened: Opened): boolean =>
  opened.chunks.some((chunk) => chunk.rows.some((row) => row.some((cell) => /^'?\d{15,19}[Xx]?$/.test(cell.trim()))));

interface Chosen {
  readonly sheets: readonly { readonly opened: Opened; readonly layout: SheetLayout }[];
  readonly leftOut: { sheet: string; why: LeftOutReason }[];
}

const serves = (layout: SheetLayout): boolean => missingFields(layout).length === 0;

/** Which sheets are one batch (payout-sheets.md § 4.6.1): same header together; summary, empty, hidden ones named and left out. */
function chooseSheets(opened: readonly Opened[], rules: PayoutRules): Result<Chosen, CheckFault> {
  const leftOut: { sheet: string; why: LeftOutReason }[] = [];
  const filled = opened.filter((one) => {
    if (one.blank) leftOut.push({ sheet: one.sheet.name, why: 'empty' });
    return !one.blank;
  });
  if (filled.length === 0) return fault('sheet_empty', { sheet: opened[0]?.sheet.name ?? '' });
  const [only] = filled;
  if (filled.length === 1 && only) {
    if (!only.layout.ok) return only.layout;
    const layout = only.layout.value;
    if (!serves(layout)) return fault('column_not_found', { ...missingOf(layout), sheet: only.sheet.name });
    return ok({ sheets: [{ opened: only, layout }], leftOut });
  }
  const tables: { opened: Opened; layout: SheetLayout }[] = [];
  for (const one of filled) {
    const named = rules.summaryWords.some((word) => one.sheet.name.includes(word));
    if (one.layout.ok && serves(one.layout.value)) tables.push({ opened: one, layout: one.layout.value });
    else if (one.layout.ok || named) leftOut.push({ sheet: one.sheet.name, why: 'summary' });
    else if (hasLongNumbers(one)) return one.layout;
    else leftOut.push({ sheet: one.sheet.name, why: 'noTable' });
  }
  const [first] = tables;
  if (!first) {
    const broken = filled.find((one) => !one.layout.ok);
    if (broken && !broken.layout.ok) return broken.layout;
    return fault('column_not_found', { ...missingOf(filled[0]), sheet: filled[0]?.sheet.name ?? '' });
  }
  const isSummary = (name: string): boolean => rules.summaryWords.some((word) => name.includes(word));
  const main = tables.find((one) => !isSummary(one.opened.sheet.name)) ?? first;
  const same: typeof tables = [];
  const different: string[] = [];
  for (const one of tables) {
    if (sameHeader(one.layout, main.layout)) same.push(one);
    else if (isSummary(one.opened.sheet.name)) leftOut.push({ sheet: one.opened.sheet.name, why: 'summary' });
    else different.push(one.opened.sheet.name);
  }
  if (different.length > 0)
    return fault('sheets_differ', { sheets: tables.map((one) => one.opened.sheet.name).join('、') });
  return ok({ sheets: same, leftOut });
}

function missingOf(source: SheetLayout | Opened | undefined): Params {
  const layout = source && 'columns' in source ? source : source?.layout.ok ? source.layout.value : undefined;
  const missing = layout ? missingFields(layout) : ['payee', 'amount'];
  return { field: missing.join(','), row: layout?.headerRows[0] ?? 1 };
}

/**
 * From an opened file to its report, in one pass: heads are buffered for layout detection, nothing is read twice.
 * @returns a fault only when the file as a whole cannot be checked; bad rows are problems of the report. `ReadFailure` of the
 * reader passes through as an exception, as `rows()` throws it.
 */
export async function checkTable(file: TableFile, options: CheckOptions): Promise<Result<CheckReport, CheckFault>> {
  const checked = await checkSheets(file, options);
  // A text file has no sheet name: its sentence names the file.
  if (checked.ok || checked.params.sheet !== '') return checked;
  return fault(checked.fault, { ...checked.params, sheet: file.name });
}

async function checkSheets(file: TableFile, options: CheckOptions): Promise<Result<CheckReport, CheckFault>> {
  const { rules, signal } = options;
  const visible = file.sheets.filter((sheet) => !sheet.hidden);
  const wanted = options.sheetName === undefined ? visible : file.sheets.filter((s) => s.name === options.sheetName);
  if (wanted.length === 0)
    return fault('sheet_not_found', { sheet: options.sheetName ?? '', sheets: visible.map((s) => s.name).join('、') });
  const opened: Opened[] = [];
  try {
    for (const sheet of wanted) opened.push(await openSheet(file, sheet, options));
    const chosen = chooseSheets(opened, rules);
    if (!chosen.ok) return chosen;
    const { sheets, leftOut } = chosen.value;
    for (const sheet of file.sheets) {
      if (wanted.includes(sheet)) continue;
      leftOut.push({ sheet: sheet.name, why: sheet.hidden ? 'hidden' : 'notChosen' });
    }
    options.onLayout?.(sheets.map((one) => one.layout));
    const run = new ReportRun(file, options);
    for (const { opened: one, layout } of sheets) {
      if (!(await run.sheet(one, layout))) return fault('check_cancelled');
    }
    if (run.read === 0) return fault('no_data_rows', { sheet: sheets[0]?.opened.sheet.name ?? '' });
    return ok(
      await run.report(
        sheets.map((one) => one.layout),
        leftOut,
        sheets.map((one) => one.opened.sheet),
      ),
    );
  } catch (error) {
    if (signal?.aborted) return fault('check_cancelled');
    throw error;
  } finally {
    for (const one of opened) await one.rest.return?.();
  }
}

/** The running sums of one file. */
class ReportRun {
  read = 0;
  private readonly problems: ProblemList;
  private readonly skipped: { row: number; sheet: string; why: CheckReport['skipped'][number]['why'] }[] = [];
  private readonly summaries: SheetSummary[] = [];
  private readonly batch: BatchState;
  private readonly places: Places;
  private readonly peopleBefore: number;
  private done = 0;

  constructor(
    private readonly file: TableFile,
    private readonly options: CheckOptions,
  ) {
    this.problems = new ProblemList(options.rules.limits.problemsPerCode);
    this.batch = options.batch ?? createBatchState();
    this.places = new Places(options.rules);
    this.peopleBefore = this.batch.distinctPeople;
  }

  /** Checks one sheet to its end; false when it was cancelled. */
  async sheet(opened: Opened, layout: SheetLayout): Promise<boolean> {
    const { options, file } = this;
    const decisions = options.decisions?.(layout.sheet);
    const checker = createSheetChecker(
      layout,
      options.rules,
      { ...options.context, fileName: file.name, places: this.places, ...(decisions ? { decisions } : {}) },
      this.batch,
    );
    const take = async (chunk: RowChunk): Promise<void> => {
      const checked = checker.push(chunk);
      for (const item of checked.problems) this.problems.push(item);
      for (const row of checked.rows) {
        if (row.kind === 'skipped' && row.why) this.skipped.push({ row: row.row, sheet: checked.sheet, why: row.why });
        else for (const item of row.problems) this.problems.push(item);
      }
      this.done += chunk.rows.length;
      options.onProgress?.({ stage: 'check', done: this.done, total: 0 });
      const pending = options.onRows?.(checked, chunk);
      if (pending) await pending;
    };
    for (const note of opened.sheet.notes) this.problems.push(note);
    for (const chunk of opened.chunks) await take(chunk);
    opened.chunks.length = 0;
    for (;;) {
      if (options.signal?.aborted) return false;
      const next = await opened.rest.next();
      if (next.done) break;
      await take(next.value);
    }
    const summary = checker.finish();
    for (const item of summary.late) this.problems.push(item);
    this.summaries.push(summary);
    options.onSheetEnd?.(summary);
    this.read += summary.read;
    return true;
  }

  async report(
    layouts: readonly SheetLayout[],
    leftOut: CheckReport['leftOut'],
    sheets: readonly SheetSource[],
  ): Promise<CheckReport> {
    const { file, summaries } = this;
    const sum = (pick: (summary: SheetSummary) => number): number => summaries.reduce((n, s) => n + pick(s), 0);
    const [layout] = layouts;
    if (!layout) throw new Error('a report without a sheet');
    const names = layouts.map((one) => one.sheet);
    const problems: readonly Problem[] = this.problems.sorted(names);
    return {
      file: {
        name: file.name,
        bytes: file.bytes,
        sha256: await file.sha256,
        format: file.format,
        encoding: file.encoding,
      },
      sheet: layout.sheet,
      sheets: names,
      headerRows: layout.headerRows,
      columns: layout.columns,
      counts: {
        read: sum((s) => s.read),
        imported: sum((s) => s.imported),
        repaired: sum((s) => s.repaired),
        warned: sum((s) => s.warned),
        rejected: sum((s) => s.rejected),
        skipped: sum((s) => s.skipped),
        distinctPeople: this.batch.distinctPeople - this.peopleBefore,
      },
      totalFen: sum((s) => s.totalFen),
      villages: this.places.totals(),
      problems,
      problemCounts: { ...this.problems.counts },
      skipped: this.skipped,
      printedTotals: summaries.flatMap((s) => s.printedTotals),
      layout,
      peopleComplete: sum((s) => s.withoutIdTaken) === 0,
      leftOut,
      hiddenRows: sheets.reduce((n, s) => n + s.hiddenRows, 0),
      hiddenColumns: sheets.reduce((n, s) => n + s.hiddenColumns, 0),
    };
  }
}
