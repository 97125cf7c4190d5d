import { describe, expect, it } from 'vitest';
import {
  checkBook,
  computeBook,
  type LastPeriod,
  stampOfBook,
  stateOfBook,
} from '../../../../../shared/ledgers/villageFinance';
import type { FinancePeriod, Voucher } from '../../../../../shared/records';
import { aFinancePeriod, aVoucher, periodContext, thePeriod } from '../../../../support/vouchers';

interface Given {
  readonly record?: Partial<FinancePeriod> | null;
  readonly last?: LastPeriod | 'none' | 'missing';
  readonly period?: string;
  readonly overlaps?: readonly string[];
}

const bookWith = (vouchers: readonly Voucher[], { record = {}, last = 'none', period, overlaps = [] }: Given = {}) =>
  computeBook({
    period: thePeriod(period ?? '2026-Q1'),
    vouchers,
    record: record === null ? undefined : aFinancePeriod(record),
    last,
    overlaps,
  });

const codes = (vouchers: readonly Voucher[], given: Given = {}): string[] =>
  checkBook(bookWith(vouchers, given), periodContext).map(
    ({ code, severity, at }) => `${severity} ${code}${at.row ? ` ${at.row}` : ''}`,
  );

const paramsOf = (code: string, vouchers: readonly Voucher[], given: Given = {}) =>
  checkBook(bookWith(vouchers, given), periodContext).find((one) => one.code === code)?.params;

const LAST: LastPeriod = { period: '2025-Q4', closing: 100_000, closedAs: null, isClosed: true };

describe('the running balance of a period', () => {
  it('[R-V22] is opening plus income minus expense, line by line', () => {
    const book = bookWith([
      aVoucher(1, { income: '500' }),
      aVoucher(2, { expense: '120.55' }),
      aVoucher(3, { income: '0.05' }),
    ]);
    expect(book.lines.map(({ balance }) => balance)).toEqual([150_000, 137_945, 137_950]);
    expect(book.figures).toEqual({ opening: 100_000, income: 50_005, expense: 12_055, closing: 137_950, count: 3 });
  });

  it('[R-V22] opens with the closing of the period before, whatever was typed', () => {
    expect(bookWith([], { last: LAST, record: { opening: '' } }).figures?.opening).toBe(100_000);
    expect(bookWith([], { last: { ...LAST, closing: 5 }, record: { opening: '1' } }).figures?.opening).toBe(5);
  });

  it('[R-V22] is unknown as long as nobody said what the village began with', () => {
    const book = bookWith([aVoucher(1, { income: '5' })], { record: null });
    expect(book.figures).toBeUndefined();
    expect(book.lines[0]?.balance).toBeUndefined();
    expect(codes([aVoucher(1, { income: '5' })], { record: null })).toContain('error finance.opening.missing');
  });

  it('[R-V22] passes over blank lines and keeps the row numbers of the screen', () => {
    const blank: Voucher = {
      ...aVoucher(2),
      date: '',
      number: '',
      summary: '',
      handler: '',
      approver: '',
    };
    const book = bookWith([aVoucher(1, { income: '1' }), blank, aVoucher(3, { expense: '1' })]);
    expect(book.lines.map(({ row }) => row)).toEqual([1, 3]);
    expect(book.figures?.count).toBe(2);
  });

  it('[R-V22] keeps what a closed period opened with, and says so when the period before changed since', () => {
    const closed = { opening: 90_000, income: 0, expense: 0, closing: 90_000, count: 0 };
    const record = { opening: '', state: 'closed' as const, closed, statedClosing: '900' };
    expect(bookWith([], { last: LAST, record }).figures?.opening).toBe(90_000);
    expect(codes([], { last: LAST, record })).toEqual(['error finance.opening.changed']);
    expect(paramsOf('finance.opening.changed', [], { last: LAST, record })).toEqual({
      was: '900.00',
      now: '1,000.00',
    });
  });
});

describe('what must hold before a sheet is made', () => {
  const sound = [aVoucher(1, { income: '500' }), aVoucher(2, { expense: '120', balance: '1380' })];

  it('[R-V22] nothing is wrong with a period that closes', () => {
    expect(codes(sound, { record: { statedClosing: '1380.00' } })).toEqual([]);
    expect(codes(sound)).toEqual([]);
  });

  it('[R-V22] totals that do not close are told with every figure', () => {
    const record = { statedClosing: '1381.00' };
    expect(codes(sound, { record })).toEqual(['error finance.closing.differs']);
    expect(paramsOf('finance.closing.differs', sound, { record })).toEqual({
      opening: '1,000.00',
      income: '500.00',
      expense: '120.00',
      own: '1,380.00',
      stated: '1,381.00',
      by: '-1.00',
    });
  });

  it('[R-V22] a period without any stated closing has nothing to be compared with', () => {
    expect(codes([aVoucher(1, { income: '500' })])).toEqual(['error finance.closing.missing']);
    expect(codes([aVoucher(1, { income: '500', balance: '1500' }), aVoucher(2, { expense: '1' })])).toEqual([
      'error finance.closing.missing',
    ]);
    expect(codes([], { record: { statedClosing: '1000' } })).toEqual([]);
    expect(codes([], { record: { statedClosing: '约一千' } })).toContain('error finance.closing.unclear');
  });

  it('[R-V22] names the first line whose 结余 differs, and only that one', () => {
    const lines = [
      aVoucher(1, { income: '500', balance: '1500' }),
      aVoucher(2, { expense: '120', balance: '1370' }),
      aVoucher(3, { expense: '70', balance: '1300' }),
    ];
    expect(codes(lines)).toEqual(['error finance.closing.differs', 'error finance.balance.differs 2']);
    expect(paramsOf('finance.balance.differs', lines)).toEqual({ stated: '1,370.00', own: '1,380.00' });
  });

  it('[R-V22] opening and last closing are told both, never replaced silently', () => {
    const given = { last: { ...LAST, closing: 99_000 }, record: { opening: '1000.00', statedClosing: '990' } };
    expect(codes([], given)).toEqual(['error finance.opening.differs']);
    expect(paramsOf('finance.opening.differs', [], given)).toEqual({ typed: '1,000.00', last: '990.00' });
    expect(codes([], { last: 'missing', record: { statedClosing: '1000' } })).toEqual(['warning finance.opening.gap']);
  });

  it('[R-V22] a period before that was closed and changed since is told with both figures', () => {
    const given = {
      last: { ...LAST, closing: 90_000, closedAs: 100_000, isClosed: false },
      record: { opening: '', statedClosing: '900' },
    };
    expect(codes([], given)).toEqual(['warning finance.opening.lastChanged', 'warning finance.opening.lastOpen']);
    expect(paramsOf('finance.opening.lastChanged', [], given)).toEqual({ was: '1,000.00', now: '900.00' });
  });

  it('[R-V22] a period that was opened again tells what changed since', () => {
    const closed = { opening: 100_000, income: 50_000, expense: 12_000, closing: 138_000, count: 2 };
    expect(codes(sound, { record: { closed } })).toEqual([]);
    expect(codes(sound, { record: { closed: { ...closed, closing: 137_000 } } })).toEqual([
      'warning finance.period.changed',
    ]);
  });

  it('[R-V02] days outside the period, missing and impossible ones are refused', () => {
    const lines = [
      aVoucher(1, { income: '1', date: '2025-12-31' }),
      aVoucher(2, { income: '1', date: '2026-04-01' }),
      aVoucher(3, { income: '1', date: '' }),
      aVoucher(4, { income: '1', date: '2026-02-30', balance: '1004' }),
    ];
    expect(codes(lines)).toEqual([
      'error finance.date.outside 1',
      'error finance.date.outside 2',
      'error finance.date.missing 3',
      'error finance.date.unclear 4',
    ]);
  });

  it('[R-V02] days that go back are pointed out once', () => {
    const lines = [
      aVoucher(1, { income: '1', date: '2026-03-09' }),
      aVoucher(2, { income: '1', date: '2026-03-08' }),
      aVoucher(3, { income: '1', date: '2026-03-07', balance: '1003' }),
    ];
    expect(codes(lines)).toEqual(['warning finance.date.order 2']);
  });

  it('[R-V22] amounts that cannot be read, are missing or stand on both sides', () => {
    const lines = [
      aVoucher(1, { income: '12.345' }),
      aVoucher(2, { income: '一千' }),
      aVoucher(3),
      aVoucher(4, { income: '5', expense: '5', balance: 'x' }),
    ];
    expect(codes(lines, { record: { statedClosing: '1000' } })).toEqual([
      'error finance.amount.tooPrecise 1',
      'error finance.amount.unclear 2',
      'error finance.amount.missing 3',
      'error finance.amount.both 4',
      'error finance.amount.unclear 4',
    ]);
  });

  it('[R-V22] a line in red says why, in its summary or beside it', () => {
    const end = { record: { statedClosing: '1080' } };
    const red = (given: Partial<Voucher>): string[] => codes([aVoucher(1, { expense: '-80', ...given })], end);
    expect(red({})).toEqual(['error finance.amount.redUnexplained 1']);
    expect(red({ summary: '冲销记-7号多付运费' })).toEqual([]);
    expect(red({ note: '上月多付，本月退回' })).toEqual([]);
    expect(codes([aVoucher(1, { income: '(80)' })], { record: { statedClosing: '920' } })).toEqual([
      'error finance.amount.redUnexplained 1',
    ]);
  });

  it('[R-V22] a summary must be there, and fit on the board', () => {
    const lines = [aVoucher(1, { income: '1', summary: '' }), aVoucher(2, { income: '1', summary: '长'.repeat(81) })];
    expect(codes(lines, { record: { statedClosing: '1002' } })).toEqual([
      'error finance.summary.missing 1',
      'warning finance.summary.tooLong 2',
    ]);
  });

  it('[R-V22] a balance below zero is pointed out at its first line', () => {
    const lines = [aVoucher(1, { expense: '1000.01' }), aVoucher(2, { expense: '1', balance: '-1.01' })];
    expect(codes(lines)).toEqual(['warning finance.balance.negative 1']);
  });

  it('[R-V02] a month inside a quarter that has accounts of its own is refused', () => {
    expect(codes([], { overlaps: ['2026-01'], record: { statedClosing: '1000' } })).toEqual([
      'error finance.period.overlaps',
    ]);
  });

  it('[R-V22] sums beyond what can be written in 大写 are refused', () => {
    const many = Array.from({ length: 11 }, (_, n) => aVoucher(n + 1, { income: '99999999999' }));
    expect(codes(many, { record: { statedClosing: '1' } })).toContain('error finance.sum.tooLarge');
  });
});

describe('private values in a voucher', () => {
  it('[R-S04] are found while it is typed, in every cell that is printed, and officers’ names stay', () => {
    const end = { record: { statedClosing: '1003' } };
    const lines = [
      aVoucher(1, { income: '1', summary: '付 999999185001010019 误工费' }),
      aVoucher(2, { income: '1', handler: '经手13800000000' }),
      aVoucher(3, { income: '1', note: '转入 6200000000000000000' }),
    ];
    expect(codes(lines, end)).toEqual(['error pii.id 1', 'error pii.phone 2', 'error pii.bank 3']);
  });
});

describe('the state of a period', () => {
  const state = (vouchers: readonly Voucher[], given: Given = {}): string => {
    const book = bookWith(vouchers, given);
    return stateOfBook(book, checkBook(book, periodContext));
  };
  const line = aVoucher(1, { income: '500', balance: '1500' });

  it('[R-V02] says how far it is: 未录 录入中 不平 已平', () => {
    expect(state([], { record: null })).toBe('none');
    expect(state([aVoucher(1, { income: '500' })])).toBe('entering');
    expect(state([aVoucher(1, { income: '500', balance: '1501' })])).toBe('unbalanced');
    expect(state([line])).toBe('balanced');
    expect(state([], { record: { statedClosing: '1000' } })).toBe('balanced');
  });

  it('[R-V22] says whether the sheet was made, and whether a voucher changed since', () => {
    const stamp = stampOfBook(bookWith([line]));
    const made = { noticeId: 'n', year: '2026', on: '2026-04-10', stamp };
    expect(state([line], { record: { made } })).toBe('made');
    expect(state([{ ...line, revision: 9, updatedAt: '2026-05-01T00:00:00Z' }], { record: { made } })).toBe('made');
    expect(state([{ ...line, income: '501.00', balance: '1501.00' }], { record: { made } })).toBe('changed');
    expect(state([{ ...line, summary: `${line.summary}张` }], { record: { made } })).toBe('changed');
    expect(state([{ ...line, handler: '', approver: '经手甲' }], { record: { made } })).toBe('changed');
    expect(state([line], { record: { made, opening: '999.00', statedClosing: '1499' } })).toBe('unbalanced');
  });
});
