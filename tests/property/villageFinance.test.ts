import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BookChain, checkBook, computeBook, stateOfBook } from '../../shared/ledgers/villageFinance';
import type { Voucher } from '../../shared/records';
import { aFinancePeriod, aVoucher, periodContext, thePeriod } from '../support/vouchers';

/** Sums in fen, some in red. */
const aSum = fc.integer({ min: -99_999_999, max: 9_999_999_999 }).filter((sum) => sum !== 0);
const aLine = fc.record({ sum: aSum, isIncome: fc.boolean() });
const someLines = fc.array(aLine, { maxLength: 40 });

const written = (sum: number): string => {
  const digits = String(Math.abs(sum)).padStart(3, '0');
  return `${sum < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const vouchersOf = (lines: readonly { sum: number; isIncome: boolean }[], period: string): Voucher[] =>
  lines.map(({ sum, isIncome }, n) =>
    aVoucher(
      n + 1,
      { [isIncome ? 'income' : 'expense']: written(sum), date: thePeriod(period).from, note: sum < 0 ? '冲账' : '' },
      period,
    ),
  );
/** By another road: whole fen as big integers, added up at once. */
const net = (lines: readonly { sum: number; isIncome: boolean }[]): bigint =>
  lines.reduce((all, { sum, isIncome }) => all + (isIncome ? BigInt(sum) : -BigInt(sum)), 0n);

describe('the accounts of a village', () => {
  it('[R-V22] close to the fen over any number of periods, and every running balance is the sum of what came before', () => {
    const codes = ['2025-Q4', '2026-Q1', '2026-Q2'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.array(someLines, { minLength: 3, maxLength: 3 }),
        (opening, all) => {
          const chain = new BookChain({
            records: new Map([['2025-Q4', aFinancePeriod({ period: '2025-Q4', opening: written(opening) })]]),
            vouchers: new Map(all.map((lines, n) => [codes[n] ?? '', vouchersOf(lines, codes[n] ?? '')])),
          });
          let closing = BigInt(opening);
          for (const [n, lines] of all.entries()) {
            const book = chain.book(codes[n] ?? '');
            expect(BigInt(book.figures?.opening ?? Number.NaN)).toBe(closing);
            for (const [at, line] of book.lines.entries())
              expect(BigInt(line.balance ?? Number.NaN)).toBe(closing + net(lines.slice(0, at + 1)));
            closing += net(lines);
            expect(BigInt(book.figures?.closing ?? Number.NaN)).toBe(closing);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[R-V22] are balanced exactly when what the book states is what was computed', () => {
    fc.assert(
      fc.property(someLines, fc.integer({ min: -2, max: 2 }), (lines, by) => {
        const statedFen = Number(100_000n + net(lines)) + by;
        const book = computeBook({
          period: thePeriod('2026-Q1'),
          vouchers: vouchersOf(lines, '2026-Q1'),
          record: aFinancePeriod({ statedClosing: written(statedFen) }),
          last: 'none',
          overlaps: [],
        });
        const twice = new Set(['finance.voucher.twice']);
        const problems = checkBook(book, periodContext).filter(({ code }) => !twice.has(code));
        expect(stateOfBook(book, problems)).toBe(by === 0 ? 'balanced' : 'unbalanced');
      }),
      { numRuns: 150 },
    );
  });
});
