import type { Fen } from '../../kernel';
import { fen } from '../../kernel';
import { type FinanceFigures, type FinancePeriod, VOUCHER_FIELDS, type Voucher } from '../../records';
import type { Period } from '../../rules';
import { storedFen } from './money';
import { isBlankVoucher } from './voucherCells';

/** The period before, as far as this one rests on it. */
export interface LastPeriod {
  readonly period: string;
  readonly closing: number;
  /** What its last 结账 said, where it was opened again and says something else now. */
  readonly closedAs: number | null;
  readonly isClosed: boolean;
}

export interface BookInput {
  readonly period: Period;
  /** In their order; blank lines keep their place. */
  readonly vouchers: readonly Voucher[];
  readonly record: FinancePeriod | undefined;
  /** none: the village has no earlier period. missing: it has, but the one right before is not there. */
  readonly last: LastPeriod | 'none' | 'missing';
  /** Codes of other periods of the village that share days with this one. */
  readonly overlaps: readonly string[];
}

export interface BookLine {
  readonly voucher: Voucher;
  /** As the screen counts them, 1-based. */
  readonly row: number;
  /** 0 where there is none or where it cannot be read. */
  readonly income: Fen;
  readonly expense: Fen;
  /** What the sheet says; undefined where it says nothing that can be read. */
  readonly stated: Fen | undefined;
  /** Running balance; undefined as long as the opening is not known. */
  readonly balance: number | undefined;
}

export interface Book extends BookInput {
  readonly lines: readonly BookLine[];
  readonly opening: number | undefined;
  readonly income: number;
  readonly expense: number;
  /** undefined as long as the opening is not known. */
  readonly figures: FinanceFigures | undefined;
  /** 账面期末结余: typed, or what the last line states. */
  readonly stated: Fen | undefined;
}

/** A closed period keeps what it was closed with; an open one begins where the one before ends, else with what was typed. */
function openingOf({ record, last }: BookInput): number | undefined {
  if (record?.state === 'closed' && record.closed) return record.closed.opening;
  return typeof last === 'object' ? last.closing : storedFen(record?.opening ?? '');
}

/** Sums and running balance, exact in fen. */
export function computeBook(input: BookInput): Book {
  const opening = openingOf(input);
  const lines: BookLine[] = [];
  let [income, expense] = [0, 0];
  let stated: Fen | undefined;
  for (const [index, voucher] of input.vouchers.entries()) {
    if (isBlankVoucher(voucher)) continue;
    const line = {
      voucher,
      row: index + 1,
      income: storedFen(voucher.income) ?? fen(0),
      expense: storedFen(voucher.expense) ?? fen(0),
      stated: storedFen(voucher.balance),
    };
    income += line.income;
    expense += line.expense;
    stated = line.stated;
    lines.push({ ...line, balance: opening === undefined ? undefined : opening + income - expense });
  }
  const figures =
    opening === undefined
      ? undefined
      : { opening, income, expense, closing: opening + income - expense, count: lines.length };
  const typed = input.record?.statedClosing ?? '';
  return {
    ...input,
    lines,
    opening,
    income,
    expense,
    figures,
    stated: typed === '' ? stated : storedFen(typed),
  };
}

/**
 * Says the same as long as no cell changed: two 32-bit sums (FNV-1a forwards, djb2) of all cells that may be printed. Tells a
 * change, proves nothing.
 */
export function stampOfBook({ lines, opening }: Pick<Book, 'lines' | 'opening'>): string {
  let [a, b] = [0x811c9dc5, 5381];
  for (const { voucher } of lines)
    for (const field of VOUCHER_FIELDS) {
      const cell = voucher[field];
      for (let at = 0; at <= cell.length; at += 1) {
        // Past its end a cell gives NaN, which counts as 0: the mark between two cells.
        const unit = cell.charCodeAt(at) | 0;
        a = Math.imul(a ^ unit, 0x01000193);
        b = (Math.imul(b, 33) + unit) | 0;
      }
    }
  return [lines.length, (a >>> 0).toString(36), (b >>> 0).toString(36), opening ?? ''].join('/');
}
