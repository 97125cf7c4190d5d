import { describe, expect, it } from 'vitest';
import { financeRules, payoutRules } from '../../../../../resources/tables';
import { findVoucherColumns, readVouchers } from '../../../../../shared/ledgers/villageFinance';
import { thePeriod } from '../../../../support/vouchers';

const HEADER = ['序号', '日期', '凭证号', '摘要', '收入', '支出', '结余', '经手人', '审批人'];

function read(rows: readonly (readonly string[])[], header: readonly string[] = HEADER, period = '2026-Q1') {
  const sheet = [['东坝村2026年第1季度财务收支明细表'], header, ...rows];
  return readVouchers(sheet, findVoucherColumns(sheet, financeRules), {
    rules: financeRules,
    dateMarks: payoutRules.dateMarks,
    period: thePeriod(period),
    isOwnVillage: (name) => name === '东坝村',
  });
}
const codes = (found: ReturnType<typeof read>): string[] =>
  found.problems.map(({ code, severity, at }) => `${severity} ${code} ${at.row}.${at.column ?? ''}`);
const LINE = ['1', '2026-03-05', '记-1', '付修路款', '', '1,200.5', '800', '甲', '乙'];

describe('a voucher list from a sheet', () => {
  it('[R-V22] knows the columns below a title, and keeps every cell in one form', () => {
    const { lines, problems } = read([LINE]);
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      {
        row: 3,
        cells: {
          date: '2026-03-05',
          number: '记-1',
          summary: '付修路款',
          income: '',
          expense: '1200.50',
          balance: '800.00',
          handler: '甲',
          approver: '乙',
          fundSource: '',
          category: '',
          note: '',
        },
      },
    ]);
  });

  it('[R-V22] takes opening and closing lines for what they are, not for income', () => {
    const found = read([
      ['', '', '', '上年结转', '2000.50', '', '', '', ''],
      LINE,
      ['', '', '', '本月合计', '', '1200.50', '', '', ''],
      ['', '', '', '本年累计', '99999', '99999', '', '', ''],
      ['', '', '', '期末结余', '', '', '800.00', '', ''],
      ['制表：某某', '', '', '', '', '', '', '', ''],
    ]);
    expect(found.lines).toHaveLength(1);
    expect([found.opening, found.closing]).toEqual(['2000.50', '800.00']);
    expect(found.problems).toEqual([]);
    expect(read([['期初余额', '', '', '', '', '', '5', '', ''], LINE]).opening).toBe('5.00');
  });

  it('[R-V22] compares printed totals with the lines above them, of the stretch or of the whole', () => {
    const month = (n: number, sum: string) => ['', `2026-0${n}-05`, `${n}`, '收租金', sum, '', '', '甲', '乙'];
    const total = (sum: string) => ['', '', '', '合计', sum, '', '', '', ''];
    expect(codes(read([month(1, '10'), total('10'), month(2, '20'), total('20'), total('30')]))).toEqual([]);
    const wrong = read([month(1, '10'), total('11')]);
    expect(codes(wrong)).toEqual(['warn finance.read.totalDiffers 4.5']);
    expect(wrong.problems[0]?.params).toEqual({ own: '10.00', stated: '11.00' });
  });

  it('[R-V02] leaves out lines of another period and of another village, and says so', () => {
    const header = [...HEADER, '村名'];
    const found = read(
      [
        [...LINE, '东坝村'],
        ['2', '2026-04-01', '记-2', '付电费', '', '5', '', '甲', '乙', '东坝村'],
        ['3', '2026-03-09', '记-3', '付电费', '', '5', '', '甲', '乙', '西坝村'],
      ],
      header,
    );
    expect(found.lines.map(({ row }) => row)).toEqual([3]);
    expect(codes(found)).toEqual(['reject finance.read.otherPeriod 4.2', 'reject finance.read.otherVillage 5.10']);
    expect(found.rows).toBe(3);
  });

  it('[R-V22] keeps what it cannot read as it stands, and points it out', () => {
    const found = read([['1', '三月初', '记-1', '付修路款', '', '12.345', '', '甲', '乙']]);
    expect(found.lines[0]?.cells).toMatchObject({ date: '三月初', expense: '12.345' });
    expect(codes(found)).toEqual(['warn finance.date.unclear 3.2', 'warn finance.amount.tooPrecise 3.6']);
  });

  it('[R-V22] one column of sums with its direction', () => {
    const header = ['日期', '凭证号', '摘要', '收支', '金额'];
    const found = read(
      [
        ['2026-01-08', '1', '收租金', '收入', '100'],
        ['2026-01-09', '2', '付电费', '支', '20'],
        ['2026-01-10', '3', '不明', '转', '5'],
      ],
      header,
    );
    expect(found.lines.map(({ cells }) => [cells.income, cells.expense])).toEqual([
      ['100.00', ''],
      ['', '20.00'],
    ]);
    expect(codes(found)).toEqual(['reject finance.read.direction 5.4']);
  });

  it('[R-V22] a voucher of several lines names day and number once', () => {
    const found = read([LINE, ['', '', '', '付水管款', '', '30', '', '甲', '乙']]);
    expect(found.lines[1]?.cells).toMatchObject({ date: '2026-03-05', number: '记-1', expense: '30.00' });
    expect(codes(found)).toEqual(['repair finance.read.filledDown 4.']);
  });

  it('[R-V22] sums in 万元 move the point and nothing else', () => {
    const found = read([['2026-01-08', '1', '拨款', '1.2345']], ['日期', '凭证号', '摘要', '收入（万元）']);
    expect(found.lines[0]?.cells.income).toBe('12345.00');
  });

  it('[R-V22] repeated headers and blank rows of printed pages are passed over; a missing column of sums is told', () => {
    expect(
      read([LINE, [], HEADER, [...LINE.slice(0, 2), '记-2', '付电费', '', '3', '', '甲', '乙']]).lines,
    ).toHaveLength(2);
    expect(codes(read([['2026-01-08', '1', '拨款']], ['日期', '凭证号', '摘要']))).toEqual([
      'reject finance.read.noAmounts 2.',
    ]);
  });

  it('[R-V22] a cell that is longer than can be kept leaves its row out', () => {
    expect(codes(read([['1', '2026-03-05', '1', '长'.repeat(2001), '', '1', '', '', '']]))).toEqual([
      'reject finance.read.tooLong 3.4',
    ]);
  });
});
