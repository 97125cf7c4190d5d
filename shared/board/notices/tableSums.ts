import {
  amountInWords,
  type Decimal,
  fillText,
  formatDecimal,
  formatYuanGrouped,
  parseDecimal,
  type TextTable,
} from '../../kernel';
import type { NoticeTableBlock } from '../../records';
import type { NoticeRules } from './noticeRules';

/** Figures of a cell; undefined for words, '' and dashes. Thousands marks and full-width digits are read. */
export function cellNumber(cell: string): Decimal | undefined {
  const plain = cell
    .normalize('NFKC')
    .replace(/[\s,¥]/g, '')
    .replace('−', '-');
  return parseDecimal(plain);
}

/** Exact: all brought to the longest scale. undefined where that is too long for a number. */
export function addAll(values: readonly Decimal[]): Decimal | undefined {
  const scale = Math.max(0, ...values.map((one) => one.scale));
  let units = 0;
  for (const one of values) {
    units += one.units * 10 ** (scale - one.scale);
    if (!Number.isSafeInteger(units)) return undefined;
  }
  return { units, scale };
}

export const sameNumber = (a: Decimal, b: Decimal): boolean =>
  a.units * 10 ** Math.max(0, b.scale - a.scale) === b.units * 10 ** Math.max(0, a.scale - b.scale);

const hasOne = (header: string, words: readonly string[]): boolean => words.some((word) => header.includes(word));

/** Columns that are added up: every filled cell of a row is a number, and the header does not say rate, balance or number. */
export function summedColumns(table: NoticeTableBlock, rules: NoticeRules): number[] {
  const rows = table.rows.filter(({ kind }) => kind === 'row');
  return table.columns.flatMap(({ header }, index) => {
    if (hasOne(header, rules.words.notSummed)) return [];
    const cells = rows.map(({ cells: row }) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    return cells.length > 0 && cells.every((cell) => cellNumber(cell) !== undefined) ? [index] : [];
  });
}

export const isMoneyColumn = (table: NoticeTableBlock, index: number, rules: NoticeRules): boolean => {
  const header = table.columns[index]?.header ?? '';
  return hasOne(header, rules.words.money) && !hasOne(header, rules.words.notSummed);
};

/** Sum of one column over the rows from `from` to before `to`; undefined where a cell is no number or the sum too long. */
export function sumOf(table: NoticeTableBlock, column: number, from = 0, to = table.rows.length): Decimal | undefined {
  const values = table.rows
    .slice(from, to)
    .filter(({ kind, cells }) => kind === 'row' && (cells[column] ?? '').trim() !== '')
    .map(({ cells }) => cellNumber(cells[column] ?? ''));
  return values.some((one) => one === undefined) ? undefined : addAll(values as Decimal[]);
}

/** As printed: two decimals and thousands marks for money, as the rows have it otherwise. */
export function sumText(table: NoticeTableBlock, column: number, sum: Decimal, rules: NoticeRules): string {
  if (isMoneyColumn(table, column, rules) && sum.scale <= 2)
    return formatYuanGrouped(sum.units * 10 ** (2 - sum.scale));
  return formatDecimal(sum);
}

/**
 * The table with its subtotals, totals and the line under them filled: for a command of the editor and for samples. Cells that
 * hold words stay; a cell of a total line is filled where its column can be added up.
 */
export function withTotals(table: NoticeTableBlock, rules: NoticeRules, text: TextTable): NoticeTableBlock {
  const columns = summedColumns(table, rules);
  let from = 0;
  const rows = table.rows.map((row, index) => {
    if (row.kind === 'group') from = index;
    if (row.kind !== 'total' && row.kind !== 'subtotal') return row;
    const start = row.kind === 'total' ? 0 : from;
    from = index;
    const cells = table.columns.map((_, column) => {
      const cell = row.cells[column] ?? '';
      const sum = columns.includes(column) ? sumOf(table, column, start, index) : undefined;
      return sum ? sumText(table, column, sum, rules) : cell;
    });
    return { ...row, cells };
  });
  const next = { ...table, rows };
  return { ...next, words: table.words === '' ? '' : wordsLine(next, rules, text) || table.words };
}

/** 合计人民币（大写）…, from the only money column that has a total; '' where there is none or more than one. */
export function wordsLine(table: NoticeTableBlock, rules: NoticeRules, text: TextTable): string {
  const totals = moneyTotals(table, rules);
  const [total] = totals;
  if (totals.length !== 1 || total === undefined) return '';
  return fillText(text, 'layout.words', {
    words: amountInWords(total) ?? '',
    amount: formatYuanGrouped(total),
  });
}

/** Totals of the money columns in fen, as they stand in the total line. */
export function moneyTotals(table: NoticeTableBlock, rules: NoticeRules): number[] {
  const total = table.rows.filter(({ kind }) => kind === 'total').at(-1);
  if (!total) return [];
  return table.columns.flatMap((_, column) => {
    const value = isMoneyColumn(table, column, rules) ? cellNumber(total.cells[column] ?? '') : undefined;
    return value && value.scale <= 2 ? [value.units * 10 ** (2 - value.scale)] : [];
  });
}
