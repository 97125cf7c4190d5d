import { describe, expect, it } from 'vitest';
import { financeRules, payoutRules } from '../../../../../resources/tables';
import { readMoney, voucherCell } from '../../../../../shared/ledgers/villageFinance';
import { parsePeriod } from '../../../../../shared/rules';

const read = (text: string, wan = false): string => {
  const money = readMoney(text, financeRules.money, wan);
  return money.ok ? `${money.value ?? 'none'}` : money.fault;
};
const period = (code: string) => {
  const found = parsePeriod(code);
  if (!found) throw new Error(code);
  return found;
};
const cell = (field: Parameters<typeof voucherCell>[0], text: string, code = '2026-Q1'): string =>
  voucherCell(field, text, { money: financeRules.money, dateMarks: payoutRules.dateMarks, period: period(code) });

describe('an amount as a clerk writes it', () => {
  it.each([
    ['1234.5', '123450'],
    ['1,234.50', '123450'],
    ['¥1，234.50元', '123450'],
    ['人民币 12 元整', '1200'],
    ['１２．３４', '1234'],
    ['-86.37', '-8637'],
    ['(86.37)', '-8637'],
    ['−86.37', '-8637'],
    ["'0.05", '5'],
    ['', 'none'],
    ['—', 'none'],
    ['0', '0'],
    ['0.00', '0'],
  ])('[R-V22] %s is %s fen', (text, expected) => expect(read(text)).toBe(expected));

  it('[R-V22] is never rounded: a third decimal, words and letters are refused', () => {
    expect(read('12.345')).toBe('finance.amount.tooPrecise');
    expect(read('12.3450001')).toBe('finance.amount.tooPrecise');
    expect(read('约500')).toBe('finance.amount.unclear');
    expect(read('1.2.3')).toBe('finance.amount.unclear');
    expect(read('12,34')).toBe('finance.amount.unclear');
    expect(read('999999999999999')).toBe('finance.amount.tooLarge');
  });

  it('[R-V22] knows the tail that a spreadsheet leaves behind a sum, and drops only that', () => {
    expect(read('822.2400000000001')).toBe('82224');
    expect(read('822.2399999999999')).toBe('82224');
    expect(read('822.2450000000001')).toBe('finance.amount.tooPrecise');
  });

  it('[R-V22] in 万元 moves the point and nothing else', () => {
    expect(read('1.2345', true)).toBe('1234500');
    expect(read('0.000001', true)).toBe('1');
    expect(read('0.0000015', true)).toBe('finance.amount.tooPrecise');
  });
});

describe('a cell of a voucher', () => {
  it('[R-V22] is kept in one form where it can be read, and as typed where it cannot', () => {
    expect(cell('income', ' ¥1,234.5 ')).toBe('1234.50');
    expect(cell('income', '12.345')).toBe('12.345');
    expect(cell('balance', '0')).toBe('0.00');
    expect(cell('expense', '0')).toBe('');
    expect(cell('date', '2026年3月5日')).toBe('2026-03-05');
    expect(cell('date', '3.5')).toBe('2026-03-05');
    expect(cell('date', '46086')).toBe('2026-03-05');
    expect(cell('date', '三月')).toBe('三月');
    expect(cell('summary', ' 付  修渠\n工资 ')).toBe('付 修渠 工资');
    expect(cell('handler', '张 三')).toBe('张三');
  });

  it('[R-V02] takes a bare day of the month where the period is one month', () => {
    expect(cell('date', '5', '2026-03')).toBe('2026-03-05');
    expect(cell('date', '31日', '2026-03')).toBe('2026-03-31');
    expect(cell('date', '31', '2026-02')).toBe('31');
    expect(cell('date', '5', '2026-Q1')).toBe('5');
  });
});
