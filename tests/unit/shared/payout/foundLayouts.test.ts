import { describe, expect, it } from 'vitest';
import {
  aCard,
  anId,
  aSheet,
  checkCells,
  checkSheets,
  codesAt,
  fieldsOf,
  groupsOf,
  totalsOf,
  whyOf,
} from '../../../support/payoutSheet';

// Layouts on which invented sheets (tests/property/payoutLayouts.test.ts) once parted from their own answers.
describe('layouts that were once misread', () => {
  it('[payout-sheets § 4.6.1] sheets with the same headings in another order are one batch', async () => {
    const checked = await checkSheets([
      aSheet(
        [
          ['序号', '姓名', '身份证号', '补贴金额（元）'],
          ['1', '王一', anId(1), '150'],
        ],
        { name: '东坝村' },
      ),
      aSheet(
        [
          ['身份证号', '补贴金额（元）', '姓名', '序号'],
          ['1.90101E+17', '75', '李二', '1'],
          [anId(3), '60', '张三', '2'],
        ],
        { name: '西坝村' },
      ),
    ]);
    if (!checked.ok) throw new Error(checked.fault);
    expect(checked.value.sheets).toEqual(['东坝村', '西坝村']);
    expect(groupsOf(checked.value)).toEqual(['东坝村/- 1 15000', '西坝村/- 1 6000']);
    expect(checked.value.problems.map((p) => [p.code, p.at.sheet, p.at.row, p.at.column])).toEqual([
      ['id_scientific', '西坝村', 2, 1],
    ]);
  });

  it('[payout-sheets § 4.2] a row with a cut amount has no other fault behind the cut', async () => {
    const report = await checkCells([
      ['姓名', '补贴金额（元）', '村组', '身份证号', '银行账号', '备注'],
      ['王一', '900.00', '东坝村第一村民小组', anId(1), aCard(1), ''],
      ['李二', '1', '234.56', '东坝村第一村民小组', anId(2), aCard(2), ''],
      ['', '800.00', '小计', '', '', ''],
    ]);
    expect(codesAt(report, 3)).toEqual(['columns_shifted']);
    // Which rows the subtotal means cannot be told while one of them is unreadable: it is never called wrong.
    expect(report.printedTotals.map((total) => total.verdict)).toEqual(['cannotCompare']);
  });

  it('[payout-sheets § 4.2] without a remark at the end a row too long was cut at its amount', async () => {
    const report = await checkCells([
      ['身份证号', '补贴标准(元/亩)', '金额（元）', '面积（亩）', '姓名'],
      [anId(1), '300', '948', '3.16', '王一'],
      [anId(2), '300', '1', '920.00', '6.40', '李二'],
    ]);
    expect(codesAt(report, 3)).toEqual(['columns_shifted']);
    expect(report.totalFen).toBe(94_800);
  });

  it('[payout-sheets § 4.2] two figures side by side are no cut amount', async () => {
    const report = await checkCells([
      ['姓名', '基本生活标准（元）', '照料护理费用（元）', '合计（元）', '身份证号', '备注'],
      ['王一', '981', '360', '1341', anId(1), '由其子代领', '已签字'],
      ['李二', '981', '0', '981', anId(2), ''],
    ]);
    expect(codesAt(report, 2)).toEqual(['remark_overflow']);
    expect(report.counts.imported).toBe(2);
  });

  it('[payout-sheets § 4.2] an age of 100 behind an amount is no cut amount', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '月标准（元）', '津贴金额', '年龄', '备注'],
      ['王一', anId(1), '150', '150', '100', '由其子代领', '已签字'],
    ]);
    expect(codesAt(report, 2)).toEqual(['remark_overflow']);
  });

  it('[payout-sheets § 4.3] a damaged ID number beside a sound account is no moved column', async () => {
    const report = await checkCells([
      ['姓名', '面积（亩）', '标准（元/亩）', '金额（元）', '身份证号', '银行账号'],
      ['王一', '8', '125', '1000', `="${anId(1)}"`, aCard(1)],
    ]);
    expect(codesAt(report, 2)).toEqual(['id_formula']);
  });

  it('[payout-sheets § 4.2] a date of the unit line under the ID or amount header makes nobody’s row', async () => {
    const header = ['姓名', '村民小组', '金额（元）', '身份证号', '银行账号'];
    const report = await checkCells([
      ['样本镇东坝村2026年低保金发放表', '', '', '', ''],
      ['填报单位：样本镇财政所', '', '', '填报日期：2026年6月30日', '单位：元'],
      header,
      ['王一', '第一村民小组', '150', anId(1), aCard(1)],
      ['样本镇西坝村2026年低保金发放表', '', '', '', ''],
      ['填报单位：样本镇财政所', '', '填报日期：2026年6月30日', '', '单位：元'],
      header,
      ['李二', '第一村民小组', '60', anId(2), aCard(2)],
      ['样本镇南坝村2026年低保金发放表', '', '', '', ''],
      ['填报单位：样本镇财政所', '', '', '填报日期：2026年6月30日', '单位：元'],
      header,
      ['张三', '第一村民小组', '70', anId(3), aCard(3)],
    ]);
    expect(whyOf(report)).toEqual({
      1: 'title',
      2: 'meta',
      3: 'header',
      5: 'title',
      6: 'meta',
      7: 'header',
      9: 'title',
      10: 'meta',
      11: 'header',
    });
    expect(report.counts).toMatchObject({ read: 3, rejected: 0 });
  });

  it('[payout-sheets § 4.2] a group in a single-cell row keeps the village that is merged downward', async () => {
    const report = await checkCells([
      ['村名', '姓名', '身份证号', '金额（元）'],
      ['第一村民小组', '', '', ''],
      ['东坝村', '王一', anId(1), '150'],
      ['', '李二', anId(2), '75'],
      ['第二村民小组', '', '', ''],
      ['', '张三', anId(3), '60'],
    ]);
    expect(groupsOf(report)).toEqual(['东坝村/第一村民小组 2 22500', '东坝村/第二村民小组 1 6000']);
    expect(codesAt(report, 6)).toEqual(['filled_down']);
  });

  it('[payout-sheets § 4.2] 补贴面积及资金 over 造林年度 makes it neither area nor amount', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '补贴面积及资金', '', '', ''],
      ['', '', '造林年度', '面积（亩）', '标准（元/亩）', '金额（元）'],
      ['王一', anId(1), '2023', '1.50', '300', '450'],
      ['李二', anId(2), '2023', '2.00', '300', '600'],
    ]);
    expect(fieldsOf(report)).toEqual(['payee', 'idNumber', null, 'quantity', 'unitRate', 'amount']);
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 4.2] a middle header line of headings only', async () => {
    const report = await checkCells([
      ['补贴对象', '身份证号', '2026年补贴情况', '', ''],
      ['', '', '核定情况', '兑付情况', ''],
      ['', '', '面积（亩）', '标准（元/亩）', '金额（元）'],
      ['王一', anId(1), '1.50', '300', '450'],
    ]);
    expect(report.headerRows).toEqual([1, 2, 3]);
    expect(fieldsOf(report)).toEqual(['payee', 'idNumber', 'quantity', 'unitRate', 'amount']);
    expect(report.totalFen).toBe(45_000);
  });

  it('[payout-sheets § 4.6.6] the columns of two crops in any order', async () => {
    const report = await checkCells([
      [
        '姓名',
        '大豆面积（亩）',
        '玉米补贴金额（元）',
        '玉米补贴标准（元/亩）',
        '大豆补贴金额（元）',
        '玉米面积（亩）',
        '大豆补贴标准（元/亩）',
      ],
      ['王一', '2.00', '150.00', '100', '600.00', '1.50', '300'],
      ['李二', '', '320.00', '100', '', '3.20', ''],
    ]);
    expect(report.problems).toEqual([]);
    expect(report.totalFen).toBe(107_000);
  });

  it('[payout-sheets § 4.6.6] where most people grow one crop, the sum column is still the amount', async () => {
    const one = (n: number, fen: string): string[] => ['王一', anId(n), '1.50', '100', fen, '', '', '', fen];
    const report = await checkCells([
      ['姓名', '身份证号', '玉米', '', '', '大豆', '', '', '补贴金额合计'],
      ['', '', '面积（亩）', '标准（元/亩）', '金额（元）', '面积（亩）', '标准（元/亩）', '金额（元）', ''],
      ['李二', anId(1), '1.50', '100', '150', '2.00', '300', '600', '750'],
      one(2, '150'),
      one(3, '150'),
      one(4, '150'),
      ['合计', '', '', '', '', '', '', '', '1200'],
    ]);
    expect(report.columns[8]?.field).toBe('amount');
    expect(report.problems).toEqual([]);
    expect(totalsOf(report)).toEqual(['7 total - - equal']);
  });

  it('[payout-sheets § 4.6.5] a page that holds the end of a village, with its total in between', async () => {
    const row = (village: string, n: number): string[] => [village, '王一', anId(n), '100'];
    const report = await checkCells([
      ['村名', '姓名', '身份证号', '金额（元）'],
      row('东坝村', 1),
      ['本页小计', '', '', '100'],
      row('东坝村', 2),
      ['合计', '', '', '200'],
      row('西坝村', 3),
      ['本页小计', '', '', '200'],
      row('西坝村', 4),
      ['合计', '', '', '200'],
      row('南坝村', 5),
      ['本页小计', '', '', '100'],
      row('南坝村', 6),
      ['合计', '', '', '200'],
      row('北坝村', 7),
      ['本页小计', '', '', '999'],
    ]);
    expect(totalsOf(report).filter((t) => t.includes('page'))).toEqual([
      '3 page - - equal',
      '7 page - - equal',
      '11 page - - equal',
      '15 page - - cannotCompare',
    ]);
  });
});
