import { describe, expect, it } from 'vitest';
import { payoutRules, personRules } from '../../../../../resources/tables';
import type { CalendarDate } from '../../../../../shared/kernel';
import { findColumns } from '../../../../../shared/ledgers/columns';
import { readPersons } from '../../../../../shared/ledgers/persons';
import { anId } from '../../../../support/payoutSheet';

const HEADER = [
  '序号',
  '村',
  '组',
  '姓名',
  '身份证号码',
  '保障类别',
  '家庭人口数',
  '保障金额（元/月）',
  '批准日期',
  '备注',
];
const line = (over: Partial<Record<number, string>> = {}, serial = 1): string[] =>
  ['1', '东坝村', '一组', `赵${serial}`, anId(serial), '农村低保', '3', '1,020.50', '2026年1月20日', ''].map(
    (cell, at) => over[at] ?? cell,
  );

function read(rows: readonly string[][], header: readonly string[] = HEADER) {
  const sheet = [['样本镇低保对象名单'], header, ...rows];
  const layout = findColumns(sheet, personRules, ['personName']);
  return readPersons(sheet, layout, {
    rules: personRules,
    dateMarks: payoutRules.dateMarks,
    year: 2026,
    today: '2026-11-20' as CalendarDate,
    village: '东坝村',
    isOwnVillage: (name) => name === '东坝村' || name === '东坝',
  });
}
const codes = (rows: readonly string[][], header?: readonly string[]) =>
  read(rows, header).problems.map(({ code, at }) => [code, at.row]);

describe('a list of persons as a sheet', () => {
  it('[R-V27] gives name, group, head-count, amount and day of each row below the header', () => {
    const made = read([line()]);
    expect(made.problems).toEqual([]);
    expect(made.rows).toEqual([
      {
        row: 3,
        village: '东坝村',
        villagerGroup: '一组',
        personName: '赵1',
        idNumber: anId(1),
        guardianName: '',
        category: '农村低保',
        people: 3,
        amount: 102050,
        approvedOn: '2026-01-20',
        remark: '',
      },
    ]);
  });

  it('leaves out totals, notes and empty rows without a word', () => {
    const made = read([line(), ['合计', '', '', '', '', '', '3', '1020.50'], [], ['制表人：某某']]);
    expect([made.count, made.rows.length, made.problems]).toEqual([1, 1, []]);
  });

  it('leaves out a row without a name, of another village, or with a number that cannot be', () => {
    const wrong = `${anId(4).slice(0, 17)}${anId(4).endsWith('1') ? '2' : '1'}`;
    expect(codes([line({ 3: '' }, 2), line({ 1: '西坝村' }, 3), line({ 4: wrong }, 4)])).toEqual([
      ['persons.nameMissing', 3],
      ['persons.otherVillage', 4],
      ['persons.idWrong', 5],
    ]);
    expect(read([line({ 3: '' }, 2), line({ 1: '西坝村' }, 3), line({ 4: wrong }, 4)]).rows).toEqual([]);
  });

  it('takes a person once, and asks about namesakes of one group', () => {
    expect(codes([line(), line({ 3: '钱' }), line({ 3: '赵1' }, 5)])).toEqual([
      ['persons.twice', 4],
      ['persons.sameName', 5],
    ]);
    expect(read([line(), line({ 3: '钱' }), line({ 3: '赵1' }, 5)]).rows.map(({ row }) => row)).toEqual([3, 5]);
  });

  it('never guesses a figure or a day', () => {
    expect(
      codes([line({ 6: '三' }), line({ 7: '约千元' }, 2), line({ 8: '年初' }, 3), line({ 8: '2026-12-01' }, 4)]),
    ).toEqual([
      ['persons.peopleUnclear', 3],
      ['persons.amountUnclear', 4],
      ['persons.dateUnclear', 5],
      ['persons.dateFuture', 6],
    ]);
  });

  it('[R-S08] says once that ages cannot be told where no column has ID numbers', () => {
    expect(
      codes(
        [
          ['一组', '赵甲'],
          ['二组', '钱乙'],
        ],
        ['组', '姓名'],
      ),
    ).toEqual([['persons.noIdColumn', 2]]);
  });

  it('[R-S08] no problem carries a value of a cell', () => {
    const made = read([line(), line(), line({ 4: '190101197001011' }, 2)]);
    expect(made.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(made.problems)).not.toMatch(/\d{6}|赵/);
  });
});
