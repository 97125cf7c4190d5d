import { describe, expect, it } from 'vitest';
import { documentRules, payoutRules, registerRules } from '../../../../../resources/tables';
import type { CalendarDate } from '../../../../../shared/kernel';
import {
  chooseField,
  columnsAt,
  findColumns,
  type RegisterContext,
  readRegister,
} from '../../../../../shared/ledgers/register';

const HEADER = ['序号', '文号', '标题', '公开属性', '印发日期', '公开日期', '网址', '备注'];

const context = (given: Partial<RegisterContext> = {}): RegisterContext => ({
  rules: registerRules,
  documents: documentRules,
  classSet: 'yunnan',
  dateMarks: payoutRules.dateMarks,
  year: 2025,
  today: '2026-03-01' as CalendarDate,
  known: new Set(),
  ...given,
});

const read = (rows: readonly (readonly string[])[], given: Partial<RegisterContext> = {}) => {
  const sheet = [HEADER, ...rows];
  return readRegister(sheet, findColumns(sheet, registerRules), context(given));
};

const codes = (rows: readonly (readonly string[])[], given: Partial<RegisterContext> = {}): string[] =>
  read(rows, given).problems.map((one) => `${one.severity} ${one.code} ${one.at.row}.${one.at.column ?? ''}`);

const GOOD = [
  '1',
  '样政发〔2025〕1号',
  '关于春耕的通知',
  '主动公开',
  '2025.3.5',
  '2025年3月10日',
  'https://a.example/1',
  '',
];
const row = (change: Readonly<Record<number, string>>): string[] => GOOD.map((cell, index) => change[index] ?? cell);

describe('a register from a sheet', () => {
  it('[R-P02] finds the header below a title and tells what each column means', () => {
    const sheet = [['样本镇2025年公文公开台账'], [], HEADER, GOOD];
    const layout = findColumns(sheet, registerRules);
    expect(layout.headerRow).toBe(2);
    expect(layout.columns.map((one) => one.field)).toEqual([
      null,
      'documentNumber',
      'title',
      'class',
      'issuedOn',
      'publishedOn',
      'url',
      'note',
    ]);
    expect(layout.columns.every((one) => one.sure)).toBe(true);
  });

  it('[R-P02] is unsure of a header that only holds a known word, and takes a person’s choice', () => {
    const layout = findColumns([['公文标题（全称）', '文件文号', '附注备注栏']], registerRules);
    expect(layout.columns.map((one) => [one.field, one.sure])).toEqual([
      ['title', true],
      ['documentNumber', false],
      ['note', false],
    ]);
    const chosen = chooseField(layout, 3, 'documentNumber');
    expect(chosen.columns.map((one) => one.field)).toEqual(['title', null, 'documentNumber']);
    expect(columnsAt([['x'], ['文号', '标题']], 1, registerRules).columns.map((one) => one.field)).toEqual([
      'documentNumber',
      'title',
    ]);
  });

  it('[R-P02] says that there is no header', () => {
    expect(
      findColumns(
        [
          ['甲', '乙'],
          ['1', '2'],
        ],
        registerRules,
      ).headerRow,
    ).toBe(-1);
  });

  it('[R-A02][R-P02] reads a row: class in the words of this county, days in any usual form', () => {
    const { lines, problems, rows } = read([GOOD]);
    expect(problems).toEqual([]);
    expect(rows).toBe(1);
    expect(lines[0]).toMatchObject({
      row: 2,
      line: {
        documentNumber: '样政发〔2025〕1号',
        title: '关于春耕的通知',
        disclosureClass: 'open',
        classWords: '此件公开发布',
        issuedOn: '2025-03-05',
        publishedOn: '2025-03-10',
        url: 'https://a.example/1',
        state: 'published',
      },
    });
  });

  it.each(['2025-03-05', '2025/3/5', '2025年3月5日', '2025年3月5号', '20250305', '45721', '3月5日'])(
    '[R-P02] reads the day %s',
    (text) => {
      expect(read([row({ 4: text })]).lines[0]?.line.issuedOn).toBe('2025-03-05');
    },
  );

  it('[R-A03] warns of a redacted document in a county of three classes, and keeps its words', () => {
    expect(codes([row({ 3: '删减后公开' })], { classSet: 'gansu' })).toEqual(['warn register.classNoCounterpart 2.4']);
    expect(read([row({ 3: '删减后公开' })], { classSet: 'gansu' }).lines[0]?.line).toMatchObject({
      disclosureClass: 'redacted',
      classWords: '删减后公开',
    });
    expect(read([row({ 3: '此件不公开', 5: '' })], { classSet: 'gansu' }).lines[0]?.line).toMatchObject({
      classWords: '不予公开',
      state: 'closed',
    });
  });

  it('[R-A01] leaves an unknown class open and says so', () => {
    expect(codes([row({ 3: '内部' }), row({ 1: '2号', 3: '' })])).toEqual([
      'warn register.classUnknown 2.4',
      'warn register.classMissing 3.4',
    ]);
  });

  it('[R-P02] leaves out a number that is there twice or known already, however it is bracketed', () => {
    expect(codes([GOOD, row({ 1: '样政发[2025]1号' })])).toEqual(['reject register.numberTwice 3.2']);
    expect(codes([GOOD], { known: new Set(['样政发(2025)1号']) })).toEqual(['reject register.numberKnown 2.2']);
    expect(codes([row({ 1: '' })])).toEqual(['warn register.numberMissing 2.2']);
  });

  it('[R-P01] leaves out what belongs to another year, lies in the future or cannot be', () => {
    expect(codes([row({ 4: '2024-12-30', 5: '2025-01-05' })])).toEqual(['reject register.otherYear 2.5']);
    expect(codes([row({ 5: '2026-04-01' })])).toEqual(['reject register.dateFuture 2.6']);
    expect(codes([row({ 4: '春天' })])).toEqual(['reject register.dateUnclear 2.5']);
    expect(codes([row({ 5: '2025-03-01' })])).toEqual(['reject register.publishedBeforeIssue 2.6']);
    expect(read([row({ 4: '春天' })]).lines).toEqual([]);
  });

  it('[R-P02] takes a row without its address when that is none, and tells a row without a title', () => {
    const { lines } = read([row({ 6: '见官网' })]);
    expect(lines[0]?.line.url).toBe('');
    expect(codes([row({ 6: '见官网' })])).toEqual(['warn register.urlWrong 2.7']);
    expect(codes([row({ 2: '' })])).toEqual(['reject register.titleMissing 2.3']);
  });

  it('[R-P02] passes over blank rows and the lines below the table', () => {
    const { rows, lines } = read([GOOD, ['', ''], ['合计', '', '', '', '1'], ['', '应上网日按印发之日起算。']]);
    expect([rows, lines.length]).toEqual([1, 1]);
  });

  it.each([
    ['现行有效', 'inForce'],
    ['有效', 'inForce'],
    ['继续有效', 'inForce'],
    ['已修改', 'amended'],
    ['已废止', 'repealed'],
    ['废止', 'repealed'],
    ['失效', 'expired'],
  ])('[R-F01] reads the validity %s', (words, validity) => {
    const sheet = [
      ['文号', '标题', '有效性'],
      ['1号', '办法', words],
    ];
    const { lines } = readRegister(sheet, findColumns(sheet, registerRules), context());
    expect(lines[0]?.line).toMatchObject({ validity, isNormative: true });
  });

  it('[R-P02] every header word of the table leads to its column', () => {
    for (const { field, words } of registerRules.columns)
      for (const word of words)
        expect(columnsAt([[word]], 0, registerRules).columns[0], word).toMatchObject({ field, sure: true });
    for (const word of registerRules.ignored)
      expect(columnsAt([[word]], 0, registerRules).columns[0], word).toMatchObject({ field: null, sure: true });
  });
});
