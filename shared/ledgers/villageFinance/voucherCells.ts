import { calendarDate, type DateMarks, datePartsOf, formatYuan, readDateText } from '../../kernel';
import { VOUCHER_FIELDS, type Voucher, type VoucherCells, type VoucherField } from '../../records';
import type { Period } from '../../rules';
import type { MoneyMarks } from './financeRules';
import { readMoney } from './money';

export interface CellContext {
  readonly money: MoneyMarks;
  readonly dateMarks: DateMarks;
  /** Gives the year, and the month where it is a single one. */
  readonly period: Period;
}

export const NO_CELLS: VoucherCells = {
  date: '',
  number: '',
  summary: '',
  income: '',
  expense: '',
  balance: '',
  handler: '',
  approver: '',
  fundSource: '',
  category: '',
  note: '',
};

/** An amount in the form in which it is stored; as typed where it cannot be read. */
export function moneyCell(text: string, marks: MoneyMarks, keepZero: boolean, wan = false): string {
  const typed = text.trim();
  const read = readMoney(typed, marks, wan);
  if (!read.ok) return typed;
  return read.value === undefined || (read.value === 0 && !keepZero) ? '' : formatYuan(read.value);
}

function dateCell(text: string, { dateMarks, period }: CellContext): string {
  const typed = text.trim();
  const { year, month } = datePartsOf(period.from);
  const bare = /^(\d{1,2})\D?$/.exec(typed.normalize('NFKC'));
  if (bare && month === datePartsOf(period.to).month) return calendarDate(year, month, Number(bare[1])) ?? typed;
  const read = readDateText(typed, dateMarks, year);
  return read.kind === 'day' ? read.value : typed;
}

/** A name of two or three characters is often spread with blanks; other words keep theirs, one at a time. */
const nameCell = (text: string): string => text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim();
const wordsCell = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What is stored for a typed cell. @param wan a column of amounts whose header says 万元 */
export function voucherCell(field: VoucherField, text: string, context: CellContext, wan = false): string {
  switch (field) {
    case 'date':
      return dateCell(text, context);
    case 'income':
    case 'expense':
      return moneyCell(text, context.money, false, wan);
    case 'balance':
      return moneyCell(text, context.money, true, wan);
    case 'handler':
    case 'approver':
      return nameCell(text);
    default:
      return wordsCell(text);
  }
}

/** A line without a word: room on the screen, nothing on paper. */
export const isBlankVoucher = (voucher: VoucherCells): boolean =>
  VOUCHER_FIELDS.every((field) => voucher[field] === '');

export const inOrder = (vouchers: Iterable<Voucher>): readonly Voucher[] =>
  [...vouchers].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
