import { describe, expect, it } from 'vitest';
import { checkBook, computeBook } from '../../../../../shared/ledgers/villageFinance';
import type { Voucher } from '../../../../../shared/records';
import { aFinancePeriod, aVoucher, periodContext, thePeriod } from '../../../../support/vouchers';

const found = (vouchers: readonly Voucher[]) => {
  const record = aFinancePeriod({ statedClosing: '1000' });
  const book = computeBook({ period: thePeriod('2026-Q1'), vouchers, record, last: 'none', overlaps: [] });
  return checkBook(book, periodContext)
    .filter(({ code }) => /number|voucher/.test(code))
    .map(({ code, severity, at, params }) => [`${severity} ${code}`, at.row, params]);
};
/** Lines of these numbers, alternating a receipt and a payment of one yuan on the given day. */
const lines = (numbers: readonly string[], dayOf: (n: number) => string = () => '2026-03-05'): Voucher[] =>
  numbers.map((number, n) =>
    aVoucher(n + 1, { number, date: dayOf(n), ...(n % 2 === 0 ? { income: '1' } : { expense: '1' }) }),
  );

describe('numbers of vouchers', () => {
  it('[R-V22] that follow each other are sound, in whatever order they were typed', () => {
    expect(found(lines(['记-1', '记-2', '记-4', '记-3']))).toEqual([]);
    expect(found(lines(['收1', '付1', '收2', '付2']))).toEqual([]);
    expect(found(lines(['第1号', '第2号']))).toEqual([]);
  });

  it('[R-V22] that are missing are named', () => {
    expect(found(lines(['记-1', '记-2', '记-5', '记-7']))).toEqual([
      ['warning finance.number.gap', 3, { numbers: '记-3…记-4、记-6' }],
    ]);
    expect(found(lines(['001', '003']))).toEqual([['warning finance.number.gap', 2, { numbers: '2' }]]);
  });

  it('[R-V22] far apart are another series, no gap', () => {
    expect(found(lines(['1', '2', '500', '501']))).toEqual([]);
    expect(found(lines(['20260305001', '20260305002']))).toEqual([]);
  });

  it('[R-V22] that come twice are named with the line before', () => {
    expect(found(lines(['记-1', '记-2', '记-2', '记-3']))).toEqual([
      ['warning finance.number.twice', 3, { number: '记-2', earlier: 2 }],
    ]);
  });

  it('[R-V22] a line that was typed twice is refused', () => {
    const line = aVoucher(1, { income: '5', summary: '卖废纸' });
    expect(found([line, { ...line, id: 'v2', order: 2 }])).toEqual([
      ['error finance.voucher.twice', 2, { earlier: 1 }],
    ]);
  });

  it('[R-V22] may begin again with each month', () => {
    const monthly = lines(['记-1', '记-2', '记-1', '记-2'], (n) => (n < 2 ? '2026-01-08' : '2026-02-08'));
    expect(found(monthly)).toEqual([]);
    const gap = lines(['记-1', '记-2', '记-1', '记-3'], (n) => (n < 2 ? '2026-01-08' : '2026-02-08'));
    expect(found(gap)).toEqual([['warning finance.number.gap', 4, { numbers: '记-2' }]]);
    const running = lines(['记-1', '记-2', '记-2', '记-3'], (n) => (n < 2 ? '2026-01-08' : '2026-02-08'));
    expect(found(running)).toEqual([['warning finance.number.twice', 3, { number: '记-2', earlier: 2 }]]);
  });

  it('[R-V22] that nobody gave are pointed out', () => {
    expect(found(lines(['记-1', '']))).toEqual([['warning finance.number.missing', 2, {}]]);
  });
});
