import { payoutRules } from '../../resources/tables';
import {
  idCheckCharacter,
  parseCalendarDate,
  type RowChunk,
  type SheetSource,
  type TableFile,
} from '../../shared/kernel';
import type { CheckReport } from '../../shared/payout';
import { type CheckOptions, checkTable } from '../../shared/pipeline/checkTable';

export const TODAY = parseCalendarDate('2026-11-20') as NonNullable<ReturnType<typeof parseCalendarDate>>;

/** A sound ID number of an unassigned area; `serial` makes it unique, its last digit gives the sex (odd: male). */
export function anId(serial: number, born = '19700101'): string {
  const body = `190101${born}${String(serial).padStart(3, '0')}`;
  return body + idCheckCharacter(body);
}

/** A 19-digit account of an unassigned prefix with a valid Luhn digit. */
export function aCard(number: number): string {
  const body = `799999${String(number).padStart(12, '0')}`;
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) {
    let value = Number(body[body.length - 1 - i]);
    if (i % 2 === 0) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return body + String((10 - (sum % 10)) % 10);
}

export type Cells = readonly (readonly (string | number)[])[];

export interface SheetOptions {
  readonly name?: string;
  readonly hidden?: boolean;
  /** Rows per chunk; one chunk when absent. */
  readonly chunk?: number;
}

export function aSheet(cells: Cells, options: SheetOptions = {}): SheetSource {
  const rows = cells.map((row) => row.map(String));
  const size = options.chunk ?? Math.max(1, rows.length);
  return {
    name: options.name ?? '',
    hidden: options.hidden ?? false,
    hiddenRows: 0,
    hiddenColumns: 0,
    notes: [],
    async *rows(): AsyncIterable<RowChunk> {
      for (let at = 0; at < rows.length; at += size) yield { firstRow: at + 1, rows: rows.slice(at, at + size) };
    },
  };
}

export function aTable(sheets: readonly SheetSource[], name = 'sheet.csv'): TableFile {
  return { name, bytes: 1, format: 'csv', encoding: 'utf-8', sheets, sha256: Promise.resolve('0'.repeat(64)) };
}

export interface CheckSetting extends Partial<Omit<CheckOptions, 'rules' | 'context'>> {
  readonly fileName?: string;
  readonly sheetName?: string;
  readonly villages?: readonly string[];
  readonly chunk?: number;
  readonly tabName?: string;
}

export async function checkSheets(sheets: readonly SheetSource[], setting: CheckSetting = {}) {
  const { fileName, villages, chunk: _chunk, tabName: _tab, ...options } = setting;
  return checkTable(aTable(sheets, fileName), {
    rules: payoutRules,
    context: { today: TODAY, ...(villages ? { villages } : {}) },
    ...options,
  });
}

/** Checks one sheet given as cells; a refusal fails the test with its code. */
export async function checkCells(cells: Cells, setting: CheckSetting = {}): Promise<CheckReport> {
  const { chunk, tabName } = setting;
  const sheet = aSheet(cells, {
    ...(chunk === undefined ? {} : { chunk }),
    ...(tabName === undefined ? {} : { name: tabName }),
  });
  const result = await checkSheets([sheet], setting);
  if (!result.ok) throw new Error(`refused: ${result.fault} ${JSON.stringify(result.params)}`);
  return result.value;
}

export const fieldsOf = (report: CheckReport): (string | null)[] => report.columns.map((column) => column.field);
export const codesAt = (report: CheckReport, row: number): string[] =>
  report.problems.filter((item) => item.at.row === row).map((item) => item.code);
export const whyOf = (report: CheckReport): Record<number, string> =>
  Object.fromEntries(report.skipped.map(({ row, why }) => [row, why]));
/** "row level village group verdict" per printed total. */
export const totalsOf = (report: CheckReport): string[] =>
  report.printedTotals.map((t) => [t.row, t.level, t.village || '-', t.group || '-', t.verdict].join(' '));
/** "village/group count fen" of every group. */
export const groupsOf = (report: CheckReport): string[] =>
  report.villages.flatMap((v) => v.groups.map((g) => `${v.name || '-'}/${g.name || '-'} ${g.count} ${g.totalFen}`));
