import { datePartsOf } from '../../../../shared/kernel';
import type { Report, ReportMark } from '../../../../shared/layout';
import {
  BookChain,
  type BookState,
  bookedPeriods,
  checkBook,
  shownPeriods,
  stateOfBook,
  type VillageBooks,
} from '../../../../shared/ledgers/villageFinance';
import type { UnitRecord } from '../../../../shared/records';
import type { Period } from '../../../../shared/rules';
import { periodContext } from '../../../data/finance';
import type { HeatCell, HeatColumn, HeatRow } from '../../../ui/heatTable';
import { t } from '../../../ui/text';
import { BOOK_HEAT, bookWord, periodWords, yuan } from './words';

export interface OverviewCell {
  readonly unit: UnitRecord;
  readonly period: Period;
  readonly state: BookState;
  readonly closing: number | undefined;
  /** Errors that stand in the way. */
  readonly errors: number;
}

export interface Overview {
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  readonly cells: ReadonlyMap<string, OverviewCell>;
}

const NO_BOOKS: VillageBooks = { records: new Map(), vouchers: new Map() };
export const cellKey = (unitCode: string, period: string): string => `${unitCode} ${period}`;
const monthsOf = ({ from, to }: Period): number => datePartsOf(to).month - datePartsOf(from).month + 1;

function cellsOf(unit: UnitRecord, year: number, isMonthly: boolean, books: VillageBooks): OverviewCell[] {
  const chain = new BookChain(books);
  return shownPeriods(year, isMonthly, bookedPeriods(books)).map((period) => {
    const book = chain.book(period.code);
    const problems = checkBook(book, periodContext);
    return {
      unit,
      period,
      state: stateOfBook(book, problems),
      closing: book.figures?.closing,
      errors: problems.filter(({ severity }) => severity === 'error').length,
    };
  });
}

const heatOf = ({ unit, period, state }: OverviewCell, span: number): HeatCell => ({
  key: cellKey(unit.unitCode, period.code),
  sign: t(`finance.sign.${state}`),
  word: bookWord(state),
  tone: BOOK_HEAT[state],
  span,
  marked: false,
});

/** Cells over the months or quarters of the year; of two that share days the first is drawn, the other is told by its problem. */
function rowOf(unit: UnitRecord, cells: readonly OverviewCell[], perColumn: number): HeatRow {
  const drawn: (HeatCell | null)[] = [];
  let month = 1;
  for (const cell of cells) {
    const from = datePartsOf(cell.period.from).month;
    if (from < month) continue;
    while (month < from) {
      drawn.push(null);
      month += perColumn;
    }
    drawn.push(heatOf(cell, Math.max(1, monthsOf(cell.period) / perColumn)));
    month += monthsOf(cell.period);
  }
  for (; month <= 12; month += perColumn) drawn.push(null);
  return { key: unit.unitCode, head: unit.name, group: '', cells: drawn };
}

export function overviewOf(
  year: number,
  villages: readonly UnitRecord[],
  books: ReadonlyMap<string, VillageBooks>,
  isMonthly: (unitCode: string) => boolean,
): Overview {
  const byVillage = villages.map((unit) => ({
    unit,
    cells: cellsOf(unit, year, isMonthly(unit.unitCode), books.get(unit.unitCode) ?? NO_BOOKS),
  }));
  const all = byVillage.flatMap(({ cells }) => cells);
  const perColumn = all.some(({ period }) => monthsOf(period) === 1) ? 1 : 3;
  const columns = Array.from({ length: 12 / perColumn }, (_, n): HeatColumn => {
    const head = t(perColumn === 1 ? 'finance.month' : 'finance.quarter', { n: n + 1 });
    return { key: String(n), head, title: head, group: '' };
  });
  return {
    columns,
    rows: byVillage.map(({ unit, cells }) => rowOf(unit, cells, perColumn)),
    cells: new Map(all.map((cell) => [cellKey(cell.unit.unitCode, cell.period.code), cell])),
  };
}

export function describeCell({ unit, period, state, closing, errors }: OverviewCell): string {
  const head = t('finance.cell', {
    village: unit.name,
    period: periodWords(period.code),
    state: bookWord(state),
  });
  if (state === 'none') return head;
  const more =
    errors > 0 ? t('finance.cell.errors', { n: errors }) : t('finance.cell.closing', { amount: yuan(closing) });
  return `${head}${more}`;
}

const MARKS: Readonly<Record<BookState, ReportMark>> = {
  none: 'none',
  entering: 'soon',
  unbalanced: 'late',
  balanced: 'soon',
  made: 'done',
  changed: 'soon',
};

/** How far the villages are with their finance, for the township. */
export function overviewReport(overview: Overview, year: number, unitName: string): Report {
  const title = t('finance.report.title', { unit: unitName, year });
  const cells = [...overview.cells.values()];
  return {
    title,
    paper: 'A4',
    orientation: 'portrait',
    columns: [
      { header: t('finance.report.village'), widthMm: 40 },
      { header: t('finance.report.period'), widthMm: 40 },
      { header: t('finance.report.state'), widthMm: 40 },
      { header: t('finance.closing'), widthMm: 36, align: 'right' },
      { header: t('finance.report.errors'), widthMm: 20, align: 'right' },
    ],
    rows: cells.map(({ unit, period, state, closing, errors }) => ({
      cells: [
        unit.name,
        periodWords(period.code),
        { text: bookWord(state), mark: MARKS[state] },
        state === 'none' ? '' : yuan(closing),
        errors === 0 ? '' : String(errors),
      ],
    })),
    internal: true,
    fileName: title,
  };
}
