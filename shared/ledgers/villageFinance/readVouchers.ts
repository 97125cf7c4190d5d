import {
  type DateMarks,
  formatYuanGrouped,
  type Problem,
  parseCalendarDate,
  problem,
  type Severity,
} from '../../kernel';
import {
  LONGEST_VOUCHER_CELL,
  MOST_VOUCHERS,
  VOUCHER_FIELDS,
  type VoucherCells,
  type VoucherField,
} from '../../records';
import type { Period } from '../../rules';
import { findColumns, type TableLayout } from '../columns';
import type { FinanceRules, VoucherColumn } from './financeRules';
import { readMoney, storedFen } from './money';
import { moneyCell, voucherCell } from './voucherCells';

export type VoucherLayout = TableLayout<VoucherColumn>;

export interface VouchersRead {
  /** With the row of the sheet, 1-based. */
  readonly lines: readonly { readonly row: number; readonly cells: VoucherCells }[];
  /** at.row and at.column are 1-based. reject: the row is left out. repair: something was filled in. */
  readonly problems: readonly Problem[];
  /** Rows that are vouchers. */
  readonly rows: number;
  /** What the sheet says it begins and ends with, as it is stored; '' = nothing. */
  readonly opening: string;
  readonly closing: string;
}

export interface VouchersContext {
  readonly rules: FinanceRules;
  readonly dateMarks: DateMarks;
  readonly period: Period;
  isOwnVillage(name: string): boolean;
}

export const findVoucherColumns = (rows: readonly (readonly string[])[], rules: FinanceRules): VoucherLayout =>
  findColumns(rows, rules.vouchers, ['summary', 'income', 'expense', 'amount']);

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s:]+/g, '');
const SUMS = ['income', 'expense', 'amount'] as const;

/** Reads every row below the header. What cannot be read is kept as it stands and pointed out; what is not this period's stays out. */
export function readVouchers(
  sheet: readonly (readonly string[])[],
  layout: VoucherLayout,
  context: VouchersContext,
): VouchersRead {
  return new SheetReader(sheet, layout, context).read();
}

/** Sums of the lines since the last printed total, and of all. */
interface Running {
  part: number;
  whole: number;
}

class SheetReader {
  private readonly problems: Problem[] = [];
  private readonly lines: { row: number; cells: VoucherCells }[] = [];
  private readonly columns = new Map<VoucherColumn, { index: number; wan: boolean }>();
  private readonly sums: Record<'income' | 'expense', Running> = {
    income: { part: 0, whole: 0 },
    expense: { part: 0, whole: 0 },
  };
  private readonly head: readonly string[];
  private rows = 0;
  private opening = '';
  private closing = '';
  private cells: readonly string[] = [];
  private row = 0;

  constructor(
    private readonly sheet: readonly (readonly string[])[],
    private readonly layout: VoucherLayout,
    private readonly context: VouchersContext,
  ) {
    const wan = context.rules.money.wan;
    this.head = (sheet[layout.headerRow] ?? []).map(plain);
    for (const { field, index, header } of layout.columns)
      if (field !== null) this.columns.set(field, { index, wan: plain(header).includes(wan) });
  }

  read(): VouchersRead {
    const { headerRow } = this.layout;
    this.row = headerRow + 1;
    if (headerRow >= 0 && !SUMS.some((field) => this.columns.has(field)))
      this.report('finance.read.noAmounts', 'reject');
    else
      for (let at = headerRow + 1; at < this.sheet.length; at += 1) {
        this.cells = this.sheet[at] ?? [];
        this.row = at + 1;
        if (!this.isOther()) this.readLine();
      }
    if (this.lines.length > MOST_VOUCHERS) {
      this.row = 1;
      this.report('finance.read.tooMany', 'reject', undefined, { max: MOST_VOUCHERS });
    }
    const { lines, problems, rows, opening, closing } = this;
    return { lines, problems, rows, opening, closing };
  }

  private report(code: string, severity: Severity, field?: VoucherColumn, params: Problem['params'] = {}): void {
    const column = field && this.columns.get(field)?.index;
    this.problems.push(
      problem(code, severity, { row: this.row, ...(column ? { column } : {}), ...(field ? { field } : {}) }, params),
    );
  }

  private text(field: VoucherColumn): string {
    return (this.cells[(this.columns.get(field)?.index ?? 0) - 1] ?? '').trim();
  }

  private money(field: VoucherColumn, keepZero = false): string {
    return moneyCell(this.text(field), this.context.rules.money, keepZero, this.columns.get(field)?.wan ?? false);
  }

  /** Blank, a header again, a line of a sum or a balance, or a note below the table. */
  private isOther(): boolean {
    const { opening, closing, totals, running } = this.context.rules.vouchers;
    const words = this.cells.map(plain).filter((cell) => cell !== '');
    if (words.length === 0) return true;
    const isHeader = this.cells.every((cell, index) => cell === '' || plain(cell) === this.head[index]);
    if (isHeader) return true;
    const says = (list: readonly string[]): boolean => words.some((word) => list.includes(word));
    if (says(opening)) this.opening = this.money('balance', true) || this.money('income', true) || this.opening;
    else if (says(closing)) this.closing = this.money('balance', true) || this.money('income', true) || this.closing;
    else if (says(totals)) this.checkTotals();
    else if (!says(running)) return ![...SUMS, 'date' as const, 'number' as const].some((one) => this.text(one) !== '');
    return true;
  }

  private checkTotals(): void {
    for (const field of ['income', 'expense'] as const) {
      const stated = storedFen(this.money(field, true));
      const own = this.sums[field];
      if (stated !== undefined && stated !== own.part && stated !== own.whole)
        this.report('finance.read.totalDiffers', 'warn', field, {
          own: formatYuanGrouped(own.whole),
          stated: formatYuanGrouped(stated),
        });
      own.part = 0;
    }
  }

  private readLine(): void {
    this.rows += 1;
    const before = this.problems.length;
    const village = this.text('village');
    if (village !== '' && !this.context.isOwnVillage(village))
      this.report('finance.read.otherVillage', 'reject', 'village');
    const cells = this.withSum(this.filledDown(this.typedCells()));
    const { from, to } = this.context.period;
    const date = parseCalendarDate(cells.date);
    if (date && (date < from || date > to)) this.report('finance.read.otherPeriod', 'reject', 'date');
    if (this.problems.slice(before).some(({ severity }) => severity === 'reject')) return;
    this.pointOut(cells);
    for (const field of ['income', 'expense'] as const) {
      const sum = storedFen(cells[field]) ?? 0;
      this.sums[field].part += sum;
      this.sums[field].whole += sum;
    }
    this.lines.push({ row: this.row, cells });
  }

  private typedCells(): VoucherCells {
    const { rules, dateMarks, period } = this.context;
    const context = { money: rules.money, dateMarks, period };
    const cellOf = (field: VoucherField): string => {
      const text = this.text(field);
      if (text.length > LONGEST_VOUCHER_CELL)
        this.report('finance.read.tooLong', 'reject', field, { max: LONGEST_VOUCHER_CELL });
      return voucherCell(field, text, context, this.columns.get(field)?.wan);
    };
    return Object.fromEntries(VOUCHER_FIELDS.map((field) => [field, cellOf(field)])) as unknown as VoucherCells;
  }

  /** A voucher of several lines names its day and number in the first. */
  private filledDown(cells: VoucherCells): VoucherCells {
    const above = this.lines.at(-1);
    if (!above || cells.date !== '' || cells.number !== '') return cells;
    this.report('finance.read.filledDown', 'repair');
    return { ...cells, date: above.cells.date, number: above.cells.number };
  }

  /** One column of sums, told apart by the words of another. */
  private withSum(cells: VoucherCells): VoucherCells {
    const sum = this.money('amount');
    if (sum === '' || cells.income !== '' || cells.expense !== '') return cells;
    const { directions } = this.context.rules.vouchers;
    const direction = plain(this.text('direction'));
    if (directions.income.includes(direction)) return { ...cells, income: sum };
    if (directions.expense.includes(direction)) return { ...cells, expense: sum };
    this.report('finance.read.direction', 'reject', 'direction');
    return cells;
  }

  private pointOut(cells: VoucherCells): void {
    if (cells.date !== '' && !parseCalendarDate(cells.date)) this.report('finance.date.unclear', 'warn', 'date');
    for (const field of ['income', 'expense', 'balance'] as const) {
      const read = readMoney(cells[field], this.context.rules.money);
      if (!read.ok) this.report(read.fault, 'warn', field);
    }
  }
}
