import { payoutRules } from '../../../resources/tables';
import {
  beijingDay,
  decode,
  type OnProgress,
  type Params,
  type Problem,
  problem,
  type Result,
  type RowChunk,
  type TableFile,
} from '../../../shared/kernel';
import {
  type BatchState,
  type CheckedChunk,
  type CheckReport,
  createBatchState,
  describeLayout,
  type ForcedField,
  type PayoutRow,
  type RowDecision,
  remapColumns,
  type SheetLayout,
} from '../../../shared/payout';
import { checkTable } from '../../../shared/pipeline/checkTable';
import type { BatchSummary } from '../../../shared/records';
import { source } from '../source';
import { listTable } from '../store/records';
import { forcedFields } from './decisionList';
import { RowMarks } from './marks';

export type SheetProblem = Problem & { readonly sheetKey: string };

/** What a check leaves behind besides the report: paint for the grid, rows by code for acts on all of them. */
export interface CheckedSheet {
  readonly key: string;
  readonly layout: SheetLayout;
  readonly marks: RowMarks;
  /** Every row with this finding, in order; exact where the kept problems are capped. */
  readonly rowsByCode: Map<string, number[]>;
  /** Village and group of rows with a finding, as the check understood them. */
  readonly places: Map<number, { readonly village: string; readonly group: string }>;
}

export interface FileCheck {
  readonly report: CheckReport;
  readonly sheets: readonly CheckedSheet[];
}

export interface CheckInput {
  readonly file: TableFile;
  readonly fileNo: number;
  readonly batch: BatchState;
  readonly villages: readonly string[];
  readonly village?: string;
  readonly year?: number;
  readonly sheetName?: string;
  readonly forced?: (layout: SheetLayout) => readonly ForcedField[] | undefined;
  readonly headerRow?: (sheet: string) => number | undefined;
  readonly decisions?: (sheet: string) => ReadonlyMap<number, readonly RowDecision[]> | undefined;
  /** Key of a stored sheet; absent while a file is read for the first time, when sheets are numbered as they are taken. */
  readonly keyOf?: (sheet: string) => string | undefined;
  readonly onRows?: (sheetKey: string, chunk: RowChunk) => void | Promise<void>;
  readonly onRecord?: (sheetKey: string, row: PayoutRow) => void;
  readonly onLayout?: (sheets: readonly { key: string; layout: SheetLayout }[]) => void;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

class Collector {
  readonly sheets: CheckedSheet[] = [];
  private readonly byName = new Map<string, CheckedSheet>();

  open(fileNo: number, layouts: readonly SheetLayout[], keyOf: CheckInput['keyOf']): void {
    for (const [index, layout] of layouts.entries()) {
      const sheet: CheckedSheet = {
        key: keyOf?.(layout.sheet) ?? `${fileNo}.${index}`,
        layout,
        marks: new RowMarks(),
        rowsByCode: new Map(),
        places: new Map(),
      };
      this.sheets.push(sheet);
      this.byName.set(layout.sheet, sheet);
    }
  }

  sheet(name: string): CheckedSheet | undefined {
    return this.byName.get(name);
  }

  take(checked: CheckedChunk, onRecord: CheckInput['onRecord']): CheckedSheet | undefined {
    const sheet = this.byName.get(checked.sheet);
    if (!sheet) return undefined;
    for (const row of checked.rows) {
      sheet.marks.take(row);
      for (const item of row.problems) note(sheet, item);
      if (row.severity === 'reject' || row.severity === 'warn')
        sheet.places.set(row.row, { village: row.village, group: row.group });
      if (row.record && row.imported) onRecord?.(sheet.key, row.record);
    }
    return sheet;
  }

  /** Findings that needed the whole sheet: they come in none of its runs of rows. */
  late(problems: readonly Problem[]): void {
    for (const item of problems) {
      const sheet = this.byName.get(item.at.sheet ?? '');
      if (!sheet || item.at.row === undefined) continue;
      sheet.marks.raise(item.at.row, item.severity);
      note(sheet, item);
    }
  }
}

function note(sheet: CheckedSheet, item: Problem): void {
  const row = item.at.row;
  if (row === undefined) return;
  const rows = sheet.rowsByCode.get(item.code);
  if (!rows) sheet.rowsByCode.set(item.code, [row]);
  else if (rows.at(-1) !== row) rows.push(row);
}

/** Checks one file of a batch; the same for a file that is being read and for stored rows. */
export async function checkFile(input: CheckInput): Promise<Result<FileCheck>> {
  const collector = new Collector();
  const checked = await checkTable(input.file, {
    rules: payoutRules,
    batch: input.batch,
    context: {
      today: beijingDay(source.now()),
      villages: input.villages,
      ...(input.village ? { village: input.village } : {}),
      ...(input.year ? { year: input.year } : {}),
      records: input.onRecord !== undefined,
    },
    ...(input.sheetName === undefined ? {} : { sheetName: input.sheetName }),
    ...(input.forced ? { columnChanges: input.forced } : {}),
    ...(input.headerRow ? { headerRow: input.headerRow } : {}),
    ...(input.decisions ? { decisions: input.decisions } : {}),
    onLayout: (layouts) => {
      collector.open(input.fileNo, layouts, input.keyOf);
      input.onLayout?.(collector.sheets);
    },
    onRows: (chunk, rows) => {
      const sheet = collector.take(chunk, input.onRecord);
      return sheet ? input.onRows?.(sheet.key, rows) : undefined;
    },
    onSheetEnd: (summary) => collector.late(summary.late),
    ...(input.onProgress ? { onProgress: input.onProgress } : {}),
    ...(input.signal ? { signal: input.signal } : {}),
  });
  if (!checked.ok) return checked;
  return { ok: true, value: { report: checked.value, sheets: collector.sheets } };
}

export const newBatchState = (): BatchState => createBatchState();

/** Joins the reports of the files of a batch. Villages of the same name are one village. */
export function summarize(checks: readonly FileCheck[], distinctPeople: number): BatchSummary {
  const reports = checks.map((check) => check.report);
  const sum = (pick: (report: CheckReport) => number): number => reports.reduce((total, one) => total + pick(one), 0);
  const villages = new Map<
    string,
    { count: number; totalFen: number; groups: Map<string, { count: number; totalFen: number }> }
  >();
  for (const village of reports.flatMap((report) => report.villages)) {
    const known = villages.get(village.name) ?? { count: 0, totalFen: 0, groups: new Map() };
    villages.set(village.name, known);
    known.count += village.count;
    known.totalFen += village.totalFen;
    for (const group of village.groups) {
      const before = known.groups.get(group.name) ?? { count: 0, totalFen: 0 };
      known.groups.set(group.name, {
        count: before.count + group.count,
        totalFen: before.totalFen + group.totalFen,
      });
    }
  }
  return {
    counts: {
      read: sum((one) => one.counts.read),
      imported: sum((one) => one.counts.imported),
      repaired: sum((one) => one.counts.repaired),
      warned: sum((one) => one.counts.warned),
      rejected: sum((one) => one.counts.rejected),
      skipped: sum((one) => one.counts.skipped),
      distinctPeople,
    },
    peopleComplete: reports.every((one) => one.peopleComplete),
    totalFen: sum((one) => one.totalFen),
    villages: [...villages].map(([name, { groups, ...total }]) => ({
      name,
      ...total,
      groups: [...groups].map(([group, part]) => ({ name: group, ...part })),
    })),
    printedTotals: reports.flatMap((one) => one.printedTotals),
    problemCounts: countByCode(reports),
  };
}

function countByCode(reports: readonly CheckReport[]): BatchSummary['problemCounts'] {
  const counts = new Map<string, { severity: string; count: number }>();
  for (const report of reports) {
    const severities = new Map(report.problems.map((item) => [item.code, item.severity]));
    for (const [code, count] of Object.entries(report.problemCounts)) {
      const known = counts.get(code);
      if (known) known.count += count;
      else counts.set(code, { severity: severities.get(code) ?? 'warn', count });
    }
  }
  // A confirmed warning is no longer reported, so every warning and every reject still listed is open.
  return [...counts].map(([code, one]) => ({ code, ...one, open: one.severity === 'repair' ? 0 : one.count }));
}

/** Problems of all files with the sheet they belong to. */
export function problemsOf(checks: readonly FileCheck[]): SheetProblem[] {
  return checks.flatMap(({ report, sheets }) => {
    const keys = new Map(sheets.map((sheet) => [sheet.layout.sheet, sheet.key]));
    return report.problems.map((item: Problem) => ({
      ...item,
      at: { ...item.at, file: report.file.name },
      sheetKey: keys.get(item.at.sheet ?? '') ?? sheets[0]?.key ?? '',
    }));
  });
}

const decodeLayout = decode.object({ fields: forcedFields });

/** Meanings that somebody chose earlier for sheets with this header. */
export async function rememberedFields(): Promise<Map<string, readonly ForcedField[]>> {
  const rows = await listTable('layouts');
  return new Map(
    rows.flatMap(({ key, value }) => {
      const layout = decodeLayout(value);
      return layout.ok ? [[key, layout.value.fields] as const] : [];
    }),
  );
}

/** Faults after which a person can still point out the header or the columns: the sheet is kept, nothing is counted. */
export const canBePointedOut = (fault: string): boolean =>
  fault === 'header_not_found' || fault === 'column_not_found' || fault === 'two_people_unclear';

/** As much of the layout as can be told of a sheet that cannot be checked yet; without a header: numbered columns without a meaning. */
export function layoutOfHead(
  head: readonly (readonly string[])[],
  fileName: string,
  sheetName: string,
  pointed: { readonly headerRow?: number | undefined; readonly forced?: readonly ForcedField[] | undefined } = {},
): SheetLayout {
  const { headerRow, forced = [] } = pointed;
  const described = describeLayout(head, payoutRules, {
    fileName,
    sheetName,
    firstRow: 1,
    ...(headerRow === undefined ? {} : { headerRow }),
  });
  if (described.ok) return remapColumns(described.value, forced, payoutRules);
  const width = Math.max(0, ...head.map((row) => row.length));
  return {
    sheet: sheetName,
    headerRows: [],
    columns: Array.from({ length: width }, (_, at) => ({
      index: at + 1,
      header: '',
      field: null,
      unit: '',
      sure: false,
    })),
    title: '',
    formula: 'none',
    adjusted: false,
    headerCells: [],
    fingerprint: '',
  };
}

/** The fault of a file that is kept unread, as a problem of its first sheet. */
export const fileProblem = (code: string, params: Params, file: string, sheetKey: string): SheetProblem => ({
  ...problem(code, 'reject', { file }, { file, ...params }),
  sheetKey,
});
