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

// Sheets of other counties and offices, written by hand: none of them looks like the generator's.
describe('layouts of other offices', () => {
  it('[payout-sheets § 3] reads reordered columns with other words', async () => {
    const report = await checkCells([
      ['金额（元）', '农户姓名', '公民身份号码*', '每亩补贴', '实际补贴面积(亩)', '所属村', '组别', '银行帐号', 'No'],
      ['150.00', '王一', anId(1), '75', '2', '上坝村', '1组', aCard(1), '1'],
      ['75.00', '李二', anId(2), '75', '1', '上坝村', '2组', aCard(2), '2'],
    ]);
    expect(fieldsOf(report)).toEqual([
      'amount',
      'payee',
      'idNumber',
      'unitRate',
      'quantity',
      'village',
      'villagerGroup',
      'bankCardNumber',
      'seq',
    ]);
    expect(report.counts).toEqual({
      read: 2,
      imported: 2,
      repaired: 0,
      warned: 0,
      rejected: 0,
      skipped: 1,
      distinctPeople: 2,
    });
    expect(groupsOf(report)).toEqual(['上坝村/第一村民小组 1 15000', '上坝村/第二村民小组 1 7500']);
  });

  it('[payout-sheets § 2] monthly 低保: heads × rate, 分类施保 added, no mismatch', async () => {
    const report = await checkCells([
      ['样本镇2026年9月农村最低生活保障金发放花名册', '', '', '', '', '', '', '', ''],
      ['填报单位：样本镇民政办', '', '', '', '', '', '', '单位：元', ''],
      ['序号', '村名', '户主姓名', '身份证号', '保障人口', '月人均补差', '分类施保金额', '合计(元)', '银行账号'],
      ['1', '上坝村', '王一', anId(1), '3', '310', '', '930', aCard(1)],
      ['2', '上坝村', '李二', anId(2), '2', '310', '93', '713', aCard(2)],
      ['3', '下坝村', '张三', anId(3), '1', '400', '0', '400', aCard(3)],
      ['4', '下坝村', '赵四', anId(4), '2', '400', '0', '900', aCard(4)],
      ['合计', '', '', '', '8', '', '93', '2943', ''],
    ]);
    expect(fieldsOf(report)).toEqual([
      'seq',
      'village',
      'payee',
      'idNumber',
      'persons',
      'unitRate',
      'adjustment',
      'amount',
      'bankCardNumber',
    ]);
    expect(report.layout.formula).toBe('personsRate');
    expect(report.problems.map((p) => [p.at.row, p.code])).toEqual([[7, 'amount_mismatch']]);
    expect(report.totalFen).toBe(294300);
    expect(totalsOf(report)).toEqual(['8 total - - equal']);
    expect(report.layout.titleProgram).toBe('农村最低生活保障');
    expect(report.layout.titleYear).toBe(2026);
    expect(report.villages.map((v) => v.name)).toEqual(['上坝村', '下坝村']);
  });

  it('[payout-sheets § 4.6.6] 应发 + 补发 − 扣回 = 实发', async () => {
    const report = await checkCells([
      ['序号', '姓名', '身份证号', '应发金额', '补发', '扣回', '实发金额', '联系电话'],
      ['1', '王一', anId(1), '100', '20', '', '120', ''],
      ['2', '李二', anId(2), '100', '', '30', '70', ''],
      ['3', '张三', anId(3), '100', '', '30', '100', ''],
    ]);
    expect(fieldsOf(report)).toEqual([
      'seq',
      'payee',
      'idNumber',
      'dueAmount',
      'adjustment',
      'adjustmentLess',
      'amount',
      'phone',
    ]);
    expect(report.totalFen).toBe(29000);
    expect(codesAt(report, 4)).toEqual(['amount_mismatch']);
    expect(report.counts.warned).toBe(1);
  });

  it('[payout-sheets § 3] 应发金额 alone is the amount', async () => {
    const report = await checkCells([
      ['姓名', '应发金额'],
      ['王一', '10.5'],
    ]);
    expect(fieldsOf(report)).toEqual(['payee', 'amount']);
    expect(report.totalFen).toBe(1050);
  });

  it('[payout-sheets § 4.6.6] two crops side by side: the row is their sum', async () => {
    const report = await checkCells([
      ['2026年玉米大豆生产者补贴公示表', '', '', '', '', '', '', '', '', ''],
      ['序号', '户主姓名', '组别', '玉米', '', '', '大豆', '', '', '备注'],
      ['', '', '', '面积（亩）', '标准（元/亩）', '金额（元）', '面积（亩）', '标准（元/亩）', '金额（元）', ''],
      ['1', '王一', '1组', '2', '10', '20', '1', '30', '30', ''],
      ['2', '李二', '1组', '', '', '', '2.5', '30', '75', ''],
      ['3', '张三', '1组', '4', '10', '40', '', '', '', ''],
      ['4', '赵四', '1组', '1', '10', '10', '1', '30', '40', ''],
      ['合计', '', '', '7', '', '70', '4.5', '', '145', ''],
    ]);
    expect(fieldsOf(report)).toEqual([
      'seq',
      'payee',
      'villagerGroup',
      'quantity',
      'unitRate',
      'amount',
      'quantity',
      'unitRate',
      'amount',
      'remark',
    ]);
    expect(report.headerRows).toEqual([2, 3]);
    expect(report.totalFen).toBe(21500);
    expect(report.problems.map((p) => [p.at.row, p.code])).toEqual([[7, 'amount_mismatch']]);
    expect(totalsOf(report)).toEqual(['8 total - - equal']);
  });

  it('[payout-sheets § 4.6.6] two crops with a total column: the total is the amount', async () => {
    const report = await checkCells([
      ['姓名', '身份证号码', '玉米面积', '玉米标准', '玉米金额', '大豆面积', '大豆标准', '大豆金额', '合计金额'],
      ['王一', anId(1), '2', '10', '20', '1', '30', '30', '50'],
      ['李二', anId(2), '1', '10', '10', '2', '30', '60', '70'],
    ]);
    expect(report.totalFen).toBe(12000);
    expect(report.problems).toEqual([]);
    expect(report.layout.formula).toBe('lines');
  });

  it('[payout-sheets § 4.6.10] two people side by side: left half, then right', async () => {
    const report = await checkCells([
      ['上坝村高龄津贴发放表', '', '', '', '', '', '', '', ''],
      ['序号', '姓名', '身份证号', '金额', '', '序号', '姓名', '身份证号', '金额'],
      ['1', '王一', anId(1), '50', '', '3', '张三', anId(3), '50'],
      ['2', '李二', anId(2), '50', '', '', '', '', ''],
      ['', '', '', '', '', '合计', '', '', '150'],
    ]);
    expect(report.counts.read).toBe(3);
    expect(report.counts.distinctPeople).toBe(3);
    expect(report.totalFen).toBe(15000);
    expect(report.villages[0]?.name).toBe('上坝村');
    expect(totalsOf(report)).toEqual(['5 village 上坝村 - equal']);
    expect(fieldsOf(report)).toEqual([
      'seq',
      'payee',
      'idNumber',
      'amount',
      null,
      'seq',
      'payee',
      'idNumber',
      'amount',
    ]);
  });

  it('[payout-sheets § 4.6.10] refuses two people side by side when the halves do not match', async () => {
    const result = await checkSheets([
      aSheet([
        ['序号', '姓名', '身份证号', '金额', '序号', '姓名', '金额'],
        ['1', '王一', anId(1), '50', '3', '张三', '50'],
      ]),
    ]);
    expect(result.ok ? '' : result.fault).toBe('two_people_unclear');
  });

  it('[payout-sheets § 4.6.10] husband and wife in one row with one amount: one payee', async () => {
    const report = await checkCells([
      ['序号', '姓名', '身份证号码', '配偶', '', '扶助金额（元）'],
      ['', '', '', '姓名', '身份证号码', ''],
      ['1', '王一', anId(1), '李二', anId(2), '960'],
      ['2', '张三', anId(3), '', '', '480'],
    ]);
    expect(fieldsOf(report)).toEqual(['seq', 'payee', 'idNumber', 'spouseName', 'spouseIdNumber', 'amount']);
    expect(report.counts).toMatchObject({ read: 2, imported: 2, distinctPeople: 2, warned: 0 });
    expect(report.totalFen).toBe(144000);
  });

  it('[payout-sheets § 4.2] group in single-cell rows above each block', async () => {
    const report = await checkCells([
      ['示例县样本镇上坝村2026年公益林补偿金公示表', '', '', ''],
      ['户主姓名', '面积(亩)', '标准(元/亩)', '金额(元)'],
      ['第三村民小组', '', '', ''],
      ['王一', '2', '13', '26'],
      ['李二', '1', '13', '13'],
      ['小计', '3', '', '39'],
      ['大河边组', '', '', ''],
      ['张三', '1', '13', '13'],
      ['小计', '1', '', '14'],
      ['合计', '4', '', '52'],
    ]);
    expect(groupsOf(report)).toEqual(['上坝村/第三村民小组 2 3900', '上坝村/大河边组 1 1300']);
    expect(totalsOf(report)).toEqual([
      '6 group 上坝村 第三村民小组 equal',
      '9 group 上坝村 大河边组 differs',
      '10 village 上坝村 - equal',
    ]);
    expect(whyOf(report)).toMatchObject({
      1: 'title',
      2: 'header',
      3: 'title',
      6: 'subtotal',
      7: 'title',
      10: 'total',
    });
    expect(report.counts.read).toBe(3);
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 3] group in the sheet name, village in the title', async () => {
    const report = await checkCells(
      [
        ['样本镇上坝村退耕还林补助花名册', '', ''],
        ['姓名', '身份证号', '补助金额'],
        ['王一', anId(1), '100'],
      ],
      { tabName: '5组' },
    );
    expect(groupsOf(report)).toEqual(['上坝村/第五村民小组 1 10000']);
  });

  it('[payout-sheets § 3] group in the title', async () => {
    const report = await checkCells([
      ['样本镇上坝村第十二村民小组2026年地力补贴公示表', '', ''],
      ['姓名', '身份证号', '补助金额'],
      ['王一', anId(1), '100'],
    ]);
    expect(groupsOf(report)).toEqual(['上坝村/第十二村民小组 1 10000']);
  });

  it('[payout-sheets § 3] village in the file name only', async () => {
    const report = await checkCells(
      [
        ['姓名', '身份证号', '金额'],
        ['王一', anId(1), '100'],
      ],
      {
        fileName: '2026年下河湾村地力补贴(1).xlsx',
      },
    );
    expect(report.villages.map((v) => v.name)).toEqual(['下河湾村']);
    expect(report.layout.nameVillage).toBe('下河湾村');
  });

  it('[payout-sheets § 3] village and group in one cell', async () => {
    const report = await checkCells([
      ['所在村组', '姓名', '身份证号', '金额'],
      ['上坝村3组', '王一', anId(1), '100'],
      ['上坝村三组', '李二', anId(2), '100'],
      ['下坝村1组', '张三', anId(3), '100'],
    ]);
    expect(groupsOf(report)).toEqual(['上坝村/第三村民小组 2 20000', '下坝村/第一村民小组 1 10000']);
  });

  it('[payout-sheets § 4.6.4] 万元 in the header: converted, one warning for the sheet', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '补偿金额（万元）'],
      ['王一', anId(1), '1.2345'],
      ['李二', anId(2), '0.5'],
      ['合计', '', '1.7345'],
    ]);
    expect(report.totalFen).toBe(1734500);
    expect(report.problemCounts).toEqual({ amount_unit_wan: 1 });
    expect(report.problems[0]?.at).toMatchObject({ row: 1, column: 3 });
    expect(report.counts.warned).toBe(0);
    expect(totalsOf(report)).toEqual(['4 total - - equal']);
  });

  it('[payout-sheets § 4.6.4] 万元 in the unit line above the header', async () => {
    const report = await checkCells([
      ['征地补偿款发放表', '', ''],
      ['填报日期：2026年3月1日', '', '单位：万元'],
      ['姓名', '身份证号', '补偿金额'],
      ['王一', anId(1), '2'],
    ]);
    expect(report.totalFen).toBe(2_000_000);
    expect(report.problemCounts).toEqual({ amount_unit_wan: 1 });
  });

  it('[payout-sheets § 4.6.5] a total above its rows is compared with the rows below', async () => {
    const report = await checkCells([
      ['上坝村补贴公示', '', ''],
      ['姓名', '身份证号', '金额'],
      ['合计', '', '300'],
      ['王一', anId(1), '100'],
      ['李二', anId(2), '200'],
    ]);
    expect(totalsOf(report)).toEqual(['3 village 上坝村 - equal']);
    expect(whyOf(report)[3]).toBe('total');
  });

  it('[payout-sheets § 4.6.5] group totals above their rows', async () => {
    const report = await checkCells([
      ['村名', '组别', '姓名', '金额'],
      ['合计', '', '', '600'],
      ['小计', '', '', '300'],
      ['上坝村', '1组', '王一', '100'],
      ['上坝村', '1组', '李二', '200'],
      ['小计', '', '', '310'],
      ['上坝村', '2组', '张三', '300'],
    ]);
    expect(totalsOf(report)).toEqual([
      '2 village 上坝村 - equal',
      '3 group 上坝村 第一村民小组 equal',
      '6 group 上坝村 第二村民小组 differs',
    ]);
  });

  it('[payout-sheets § 4.6.5] page subtotals are compared with the rows of their page', async () => {
    const report = await checkCells([
      ['序号', '姓名', '金额'],
      ['1', '王一', '100'],
      ['2', '李二', '200'],
      ['本页小计', '', '300'],
      ['序号', '姓名', '金额'],
      ['3', '张三', '300'],
      ['4', '赵四', '400'],
      ['本页小计', '', '701'],
      ['总计', '', '1000'],
    ]);
    expect(totalsOf(report)).toEqual(['4 page - - equal', '8 page - - differs', '9 total - - equal']);
    expect(whyOf(report)[5]).toBe('repeated_header');
  });

  it('[payout-sheets § 4.6.5] an unlabelled 小计 inside a group that goes on is a page subtotal', async () => {
    const report = await checkCells([
      ['村', '组', '姓名', '金额'],
      ['上坝村', '1', '王一', '100'],
      ['上坝村', '1', '李二', '200'],
      ['小计', '', '', '300'],
      ['上坝村', '1', '张三', '300'],
      ['小计', '', '', '300'],
      ['上坝村', '2', '赵四', '400'],
      ['小计', '', '', '400'],
      ['合计', '', '', '1000'],
    ]);
    expect(report.printedTotals.map((t) => [t.row, t.verdict])).toEqual([
      [4, 'equal'],
      [6, 'equal'],
      [8, 'equal'],
      [9, 'equal'],
    ]);
    expect(report.printedTotals[0]?.level).toBe('page');
    expect(groupsOf(report)).toEqual(['上坝村/第一村民小组 3 60000', '上坝村/第二村民小组 1 40000']);
  });

  it('[payout-sheets § 4.2] 合计 per village and 总计 at the end; the names stand in the total rows', async () => {
    const report = await checkCells([
      ['村名', '姓名', '身份证号', '金额'],
      ['上坝村', '王一', anId(1), '100'],
      ['上坝村', '李二', anId(2), '200'],
      ['上坝村合计', '', '', '300'],
      ['下坝村', '张三', anId(3), '50'],
      ['下坝村合计', '', '', '51'],
      ['总 计', '', '', '350'],
    ]);
    expect(totalsOf(report)).toEqual(['4 village 上坝村 - equal', '6 village 下坝村 - differs', '7 total - - equal']);
    expect(report.counts.read).toBe(3);
  });

  it('[payout-sheets § 4.2] a total over a row whose amount cannot be read is not compared', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '金额'],
      ['王一', anId(1), '100'],
      ['李二', anId(2), '见备注'],
      ['合计', '', '300'],
    ]);
    expect(totalsOf(report)).toEqual(['4 total - - cannotCompare']);
    expect(codesAt(report, 3)).toEqual(['amount_not_number']);
  });

  it('[payout-sheets § 4.2] village and group merged downward are filled down, names and amounts never', async () => {
    const report = await checkCells([
      ['村名', '村民小组', '姓名', '身份证号', '金额'],
      ['上坝村', '第一村民小组', '王一', anId(1), '100'],
      ['', '', '李二', anId(2), '200'],
      ['', '第二村民小组', '', anId(3), '300'],
      ['', '', '赵四', anId(4), ''],
    ]);
    expect(groupsOf(report)).toEqual(['上坝村/第一村民小组 2 30000']);
    expect(codesAt(report, 3)).toEqual(['filled_down', 'filled_down']);
    expect(codesAt(report, 4)).toContain('name_missing');
    expect(codesAt(report, 5)).toContain('amount_missing');
    expect(report.counts).toMatchObject({ read: 4, imported: 2, repaired: 1, rejected: 2 });
  });

  it('[payout-sheets § 4.6.7] 护林员姓名 is the payee, 补助金额 the amount, rate × months / 12', async () => {
    const report = await checkCells([
      ['序号', '护林员姓名', '身份证号', '管护面积', '补助标准(元/人·年)', '月数', '补助金额', '护林员签字'],
      ['1', '王一', anId(1), '500', '4800', '12', '4800', ''],
      ['2', '李二', anId(2), '600', '4800', '6', '2400', ''],
      ['3', '张三', anId(3), '600', '4800', '3', '1300', ''],
    ]);
    expect(fieldsOf(report).slice(1, 3)).toEqual(['payee', 'idNumber']);
    expect(report.columns[6]?.field).toBe('amount');
    expect(report.columns[7]?.field).toBe('signature');
    expect(report.problems.map((p) => [p.at.row, p.code])).toEqual([[4, 'amount_mismatch']]);
    expect(report.totalFen).toBe(850000);
  });

  it('[payout-sheets § 4.6.7] a price column is never the amount', async () => {
    const report = await checkCells([
      ['序号', '购机者姓名', '身份证号', '机具名称', '台数', '机具价格(元)', '单台补贴额(元)', '补贴金额(元)'],
      ['1', '王一', anId(1), '旋耕机', '2', '5000', '800', '1600'],
      ['2', '李二', anId(2), '割草机', '1', '1500', '300', '300'],
    ]);
    expect(fieldsOf(report)).toEqual(['seq', 'payee', 'idNumber', null, 'units', 'unitPrice', 'unitRate', 'amount']);
    expect(report.totalFen).toBe(190000);
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 4.6.6] 残疾证号 is never an ID number', async () => {
    const report = await checkCells([
      ['姓名', '残疾人证号', '残疾等级', '身份证号', '补贴标准(元/月)', '发放月数', '发放金额(元)'],
      ['王一', `${anId(1)}41`, '一级', anId(1), '80', '3', '240'],
      ['李二', `${anId(2)}62`, '二级', anId(2), '80', '3', '240'],
    ]);
    expect(fieldsOf(report)).toEqual(['payee', 'disabilityNumber', null, 'idNumber', 'unitRate', 'months', 'amount']);
    expect(report.layout.formula).toBe('rateMonths');
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 4.6.6] several parts with a total of parts, one of them 承包地', async () => {
    const report = await checkCells([
      [
        '户主姓名',
        '身份证号',
        '承包地面积(亩)',
        '流转出面积(亩)',
        '不予补贴面积',
        '补贴面积(亩)',
        '补贴标准(元/亩)',
        '补贴资金(元)',
      ],
      ['王一', anId(1), '5', '1', '0.5', '3.5', '100', '350'],
      ['李二', anId(2), '4', '', '', '4', '100', '400'],
    ]);
    expect(fieldsOf(report).slice(2)).toEqual([
      'quantityParts',
      'quantityParts',
      'quantityParts',
      'quantity',
      'unitRate',
      'amount',
    ]);
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 2] grassland: Σ quantity × rate over two kinds of pasture', async () => {
    const report = await checkCells([
      [
        '户主',
        '身份证号',
        '禁牧面积(亩)',
        '禁牧标准(元/亩)',
        '草畜平衡面积(亩)',
        '草畜平衡标准(元/亩)',
        '补奖金额(元)',
      ],
      ['王一', anId(1), '100', '7.5', '200', '2.5', '1250'],
      ['李二', anId(2), '10', '7.5', '0', '2.5', '75'],
      ['张三', anId(3), '10', '7.5', '10', '2.5', '75'],
    ]);
    expect(report.layout.formula).toBe('lines');
    expect(report.problems.map((p) => [p.at.row, p.code])).toEqual([[4, 'amount_mismatch']]);
  });

  it('[payout-sheets § 4.6.6] a column that no formula needs causes no mismatch', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '家庭人口', '救助标准', '临时救助金额'],
      ['王一', anId(1), '3', '1000', '800'],
      ['李二', anId(2), '2', '1000', '2500'],
      ['张三', anId(3), '1', '1000', '600'],
    ]);
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 4.2] title cell repeated over its merged width, meta line, column numbers, footer, page number', async () => {
    const title = '上坝村2026年度耕地地力保护补贴发放清册';
    const report = await checkCells([
      [title, title, title, title],
      ['制表单位：样本镇财政所', '', '', '制表日期：2026-03-01'],
      ['序号', '农户姓名', '身份证号码', '补贴金额'],
      ['1', '2', '3', '4'],
      ['1', '王一', anId(1), '100'],
      ['2', '', '', ''],
      ['3', '', '', '0'],
      ['注：本表一式三份', '', '', ''],
      ['制表：张某', '', '审核：李某', ''],
      ['第1页 共1页', '', '', ''],
    ]);
    expect(whyOf(report)).toEqual({
      1: 'title',
      2: 'meta',
      3: 'header',
      4: 'header',
      6: 'blank',
      7: 'blank',
      8: 'footer',
      9: 'footer',
      10: 'footer',
    });
    expect(report.counts.read).toBe(1);
    expect(report.layout.title).toBe(title);
  });

  it('[payout-sheets § 4.6.1] visible sheets with the same header are one batch; summary, empty and hidden ones are named', async () => {
    const header = ['姓名', '身份证号', '金额'];
    const result = await checkSheets([
      aSheet(
        [
          ['村名', '户数', '金额'],
          ['上坝村', '1', '100'],
          ['下坝村', '1', '50'],
        ],
        { name: '汇总' },
      ),
      aSheet([header, ['王一', anId(1), '100']], { name: '上坝村' }),
      aSheet([header, ['李二', anId(2), '50'], ['王一', anId(1), '100']], { name: '下坝村' }),
      aSheet([], { name: 'Sheet4' }),
      aSheet([header, ['张三', anId(3), '7']], { name: '旧表', hidden: true }),
    ]);
    if (!result.ok) throw new Error(result.fault);
    const report = result.value;
    expect(report.sheet).toBe('上坝村');
    expect(report.sheets).toEqual(['上坝村', '下坝村']);
    expect(report.leftOut).toEqual([
      { sheet: 'Sheet4', why: 'empty' },
      { sheet: '汇总', why: 'summary' },
      { sheet: '旧表', why: 'hidden' },
    ]);
    expect(report.villages.map((v) => [v.name, v.totalFen])).toEqual([
      ['上坝村', 10000],
      ['下坝村', 15000],
    ]);
    expect(report.counts.distinctPeople).toBe(2);
    expect(report.problemCounts).toEqual({ dup_person: 1 });
  });

  it('[payout-sheets § 4.6.1] sheets with different headers are refused by name, --sheet picks one', async () => {
    const sheets = [
      aSheet(
        [
          ['姓名', '身份证号', '金额'],
          ['王一', anId(1), '100'],
        ],
        { name: '低保' },
      ),
      aSheet(
        [
          ['序号', '户主姓名', '补贴面积', '补贴标准', '补贴金额'],
          ['1', '李二', '2', '10', '20'],
        ],
        { name: '地力' },
      ),
    ];
    const refused = await checkSheets(sheets);
    expect(refused.ok ? undefined : [refused.fault, refused.params.sheets]).toEqual(['sheets_differ', '低保、地力']);
    const picked = await checkSheets(sheets, { sheetName: '地力' });
    expect(picked.ok && picked.value.totalFen).toBe(2000);
    expect(picked.ok && picked.value.leftOut).toEqual([{ sheet: '低保', why: 'notChosen' }]);
  });

  it('[payout-sheets § 4.2] one sheet, a table per village, each under its own title', async () => {
    const report = await checkCells([
      ['样本镇上坝村高龄津贴发放表', '', ''],
      ['姓名', '身份证号', '津贴金额'],
      ['王一', anId(1), '50'],
      ['合计', '', '50'],
      ['', '', ''],
      ['样本镇下坝村高龄津贴发放表', '', ''],
      ['姓名', '身份证号', '津贴金额'],
      ['李二', anId(2), '100'],
      ['合计', '', '90'],
    ]);
    expect(report.villages.map((v) => [v.name, v.totalFen])).toEqual([
      ['上坝村', 5000],
      ['下坝村', 10000],
    ]);
    expect(totalsOf(report)).toEqual(['4 village 上坝村 - equal', '9 village 下坝村 - differs']);
    expect(whyOf(report)).toEqual({
      1: 'title',
      2: 'header',
      4: 'total',
      5: 'blank',
      6: 'title',
      7: 'header',
      9: 'total',
    });
  });

  it('[payout-sheets § 4.2] cells beyond the last column are joined into the remark; a cut amount is rejected', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '面积', '标准', '金额', '备注'],
      ['王一', anId(1), '2', '10', '20', '代领', '已签字'],
      ['李二', anId(2), '123.456', '10', '1', '234.56', ''],
    ]);
    expect(codesAt(report, 2)).toEqual(['remark_overflow']);
    expect(codesAt(report, 3)).toEqual(['columns_shifted']);
    expect(report.totalFen).toBe(2000);
  });

  it('[payout-sheets § 4.6.9] float residue is silent, real further decimals are not', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '金额'],
      ['王一', anId(1), '272.070000000000000007'],
      ['李二', anId(2), '1.1500000000000001'],
      ['张三', anId(3), '1.1499999999999999'],
      ['赵四', anId(4), '12.345'],
    ]);
    expect(report.problemCounts).toEqual({ amount_too_precise: 1 });
    expect(report.totalFen).toBe(27207 + 115 + 115 + 1235);
  });

  it('[payout-sheets § 4.3] a sheet without any ID number has no id_missing', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '金额'],
      ['王一', '', '5'],
      ['李二', '', '6'],
    ]);
    expect(report.problems).toEqual([]);
    expect(report.counts.distinctPeople).toBe(0);
  });

  it('[payout-sheets § 4.4] a negative amount needs an 扣回 column', async () => {
    const without = await checkCells([
      ['姓名', '金额'],
      ['王一', '-5'],
    ]);
    expect(codesAt(without, 2)).toEqual(['amount_negative']);
    const withColumn = await checkCells([
      ['姓名', '应发', '扣回', '实发'],
      ['王一', '0', '5', '-5'],
    ]);
    expect(withColumn.counts.imported).toBe(1);
  });

  it('[payout-sheets § 4.4] one account, two households; parents and children of one name are not one person', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '卡号', '金额'],
      ['王一', anId(1), aCard(1), '5'],
      ['李二', anId(2), aCard(1), '6'],
      ['王一', anId(1), aCard(1), '7'],
    ]);
    expect(report.problems.map((p) => [p.at.row, p.code, p.params.otherRow])).toEqual([
      [3, 'shared_card', 2],
      [4, 'dup_person', 2],
    ]);
  });

  it('[payout-sheets § 4.6.11] the same rows in a second sheet are exact duplicates', async () => {
    const rows = [
      ['姓名', '身份证号', '金额'],
      ['王一', anId(1), '5'],
      ['李二', '', '6'],
    ];
    const result = await checkSheets([aSheet(rows, { name: '一' }), aSheet(rows, { name: '二' })]);
    if (!result.ok) throw new Error(result.fault);
    expect(result.value.problems.filter((p) => p.code === 'dup_exact').map((p) => [p.at.sheet, p.at.row])).toEqual([
      ['二', 2],
    ]);
  });

  it('names with a two-line header whose first line is only group headings', async () => {
    const report = await checkCells([
      ['基本信息', '', '', '补贴信息', '', '', '一卡通信息', ''],
      ['村组', '户主姓名', '身份证号码', '面积(亩)', '标准', '金额(元)', '户名', '账号'],
      ['上坝村1组', '王一', anId(1), '2', '10', '20', '王一', aCard(1)],
      ['上坝村1组', '李二', anId(2), '3', '10', '30', '李小二', aCard(2)],
    ]);
    expect(fieldsOf(report)).toEqual([
      'villagerGroup',
      'payee',
      'idNumber',
      'quantity',
      'unitRate',
      'amount',
      'accountName',
      'bankCardNumber',
    ]);
    expect(report.headerRows).toEqual([1, 2]);
    expect(codesAt(report, 4)).toEqual(['account_name_differs']);
  });

  it('[payout-sheets § 4.6.4] rates in 万元/亩 and amounts in 万元 follow their formula', async () => {
    const report = await checkCells([
      ['姓名', '面积（亩）', '标准（万元/亩）', '补偿金额（万元）'],
      ['王一', '1.5', '3.0001', '4.50015'],
      ['李二', '1', '3.0001', '3.1'],
    ]);
    expect(report.totalFen).toBe(4_500_150 + 3_100_000);
    expect(report.problems.map((p) => [p.at.row, p.code])).toEqual([
      [1, 'amount_unit_wan'],
      [3, 'amount_mismatch'],
    ]);
  });

  it('[payout-sheets § 4.2] the word 合计 right beside its figure', async () => {
    const report = await checkCells([
      ['序号', '姓名', '身份证号', '基本生活标准(元)', '照料护理费用(元)', '合计(元)'],
      ['1', '王一', anId(1), '900', '100', '1000'],
      ['2', '李二', anId(2), '900', '300', '1200'],
      ['', '', '', '', '合计', '2200'],
    ]);
    expect(totalsOf(report)).toEqual(['4 total - - equal']);
    expect(report.counts.read).toBe(2);
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 4.2] headings 一、上坝村 and 第一组（2户） in the name column', async () => {
    const report = await checkCells([
      ['户主', '金额（元）', '备注'],
      ['一、上坝村', '', ''],
      ['第一组（1户）', '', ''],
      ['王一', '10', ''],
      ['二、下坝村', '', ''],
      ['1组', '', ''],
      ['张三', '5', ''],
      ['小计', '5', ''],
      ['总计', '15', ''],
    ]);
    expect(groupsOf(report)).toEqual(['上坝村/第一村民小组 1 1000', '下坝村/第一村民小组 1 500']);
    expect(totalsOf(report)).toEqual(['8 group 下坝村 第一村民小组 equal', '9 total - - equal']);
  });

  it('[payout-sheets § 4.2] a second table in one sheet with its columns in another order', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '金额'],
      ['王一', anId(1), '10'],
      ['', '', ''],
      ['金额', '姓名', '身份证号'],
      ['20', '李二', anId(2)],
    ]);
    expect(report.counts).toMatchObject({ read: 2, imported: 2, rejected: 0 });
    expect(report.totalFen).toBe(3000);
    expect(whyOf(report)).toEqual({ 1: 'header', 3: 'blank', 4: 'header' });
  });

  it('[payout-sheets § 4.6.5] 合计 under every group and 总计 at the end', async () => {
    const report = await checkCells(
      [
        ['组', '姓名', '身份证号', '金额'],
        ['1组', '王一', anId(1), '10'],
        ['合计', '', '', '10'],
        ['2组', '李二', anId(2), '20'],
        ['合计', '', '', '21'],
        ['总计', '', '', '30'],
      ],
      { fileName: '上坝村.csv' },
    );
    expect(totalsOf(report)).toEqual([
      '3 group 上坝村 第一村民小组 equal',
      '5 group 上坝村 第二村民小组 differs',
      '6 total - - equal',
    ]);
  });

  it('[payout-sheets § 3] the unit line names the village where the title does not', async () => {
    const block = (village: string, name: string, serial: number) => [
      ['高龄津贴发放表', '', ''],
      [`填报单位：样本镇${village}民委员会`, '', ''],
      ['姓名', '身份证号', '金额'],
      [name, anId(serial), '10'],
      ['合计', '', '10'],
    ];
    const report = await checkCells([...block('上坝村', '王一', 1), ...block('下坝村', '李二', 2)]);
    expect(totalsOf(report)).toEqual(['5 village 上坝村 - equal', '10 village 下坝村 - equal']);
  });

  it('[payout-sheets § 3] 水田 and 旱地 with their sum: the sum is the quantity', async () => {
    const report = await checkCells([
      ['姓名', '水田面积', '旱地面积', '合计面积', '补贴标准', '补贴金额'],
      ['王一', '1', '2', '3', '10', '30'],
      ['李二', '1', '1', '2', '10', '20'],
    ]);
    expect(fieldsOf(report)).toEqual(['payee', 'quantityParts', 'quantityParts', 'quantity', 'unitRate', 'amount']);
    expect(report.problems).toEqual([]);
  });

  it('[payout-sheets § 4.4] a number in the wrong column never becomes an amount', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '金额'],
      ['王一', anId(1), '13800000000'],
      ['李二', anId(2), aCard(1)],
    ]);
    expect(codesAt(report, 2)).toEqual(['amount_too_large']);
    expect(codesAt(report, 3)).toEqual(['amount_not_number']);
    expect(report.counts.imported).toBe(0);
  });

  it('[payout-sheets § 4.2] a column called 合计 among the first four does not make its header a total', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '合计(元)', '账号'],
      ['王一', anId(1), '10', aCard(1)],
      ['合计', '', '10', ''],
    ]);
    expect(whyOf(report)).toEqual({ 1: 'header', 3: 'total' });
    expect(report.totalFen).toBe(1000);
  });

  it('[payout-sheets § 4.2] figures above the header and a summary under the list are nobody’s rows', async () => {
    const report = await checkCells([
      ['上坝村补贴公示表', '', '', ''],
      ['总户数', '2', '总金额', '30'],
      ['姓名', '身份证号', '组别', '金额'],
      ['王一', anId(1), '1组', '10'],
      ['李二', anId(2), '2组', '20'],
      ['各组汇总', '', '', ''],
      ['组别', '户数', '', '金额'],
      ['1组', '1', '', '10'],
      ['2组', '1', '', '20'],
    ]);
    expect(report.counts).toMatchObject({ read: 2, imported: 2, rejected: 0 });
    expect(report.totalFen).toBe(3000);
  });

  it('[payout-sheets § 4.4] three lines of one person: the second differs, the third repeats the second', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '机具名称', '补贴额(元)'],
      ['王一', anId(1), '旋耕机', '800'],
      ['王一', anId(1), '割草机', '800'],
      ['王一', anId(1), '割草机', '800'],
    ]);
    expect(report.problems.map((p) => [p.at.row, p.code, p.params.otherRow])).toEqual([
      [3, 'dup_person', 2],
      [4, 'dup_exact', 3],
    ]);
  });

  it('[payout-sheets § 4.6.5] unlabelled page subtotals that run across groups', async () => {
    const report = await checkCells([
      ['村', '组', '姓名', '身份证号', '金额'],
      ['上坝村', '1组', '王一', anId(1), '10'],
      ['上坝村', '2组', '李二', anId(2), '10'],
      ['小计', '', '', '', '20'],
      ['上坝村', '2组', '张三', anId(3), '10'],
      ['上坝村', '3组', '赵四', anId(4), '10'],
      ['小计', '', '', '', '21'],
      ['合计', '', '', '', '40'],
    ]);
    expect(totalsOf(report)).toEqual(['4 page - - equal', '7 page - - differs', '8 village 上坝村 - equal']);
  });

  it('[payout-sheets § 4.6.10] each of two people’s halves prints its subtotal', async () => {
    const report = await checkCells([
      ['上坝村低保', '', '', '', '', ''],
      ['姓名', '身份证号', '金额', '姓名', '身份证号', '金额'],
      ['王一', anId(1), '10', '李二', anId(2), '20'],
      ['小计', '', '10', '小计', '', '20'],
      ['合计', '', '30', '', '', ''],
    ]);
    expect(report.printedTotals.map((t) => [t.row, t.printedFen, t.verdict])).toEqual([
      [4, 3000, 'equal'],
      [5, 3000, 'equal'],
    ]);
  });

  it('[payout-sheets § 4.2] a header of three lines; two kinds of land at one rate', async () => {
    const report = await checkCells([
      ['序号', '基本情况', '', '补贴情况', '', '', ''],
      ['', '姓名', '身份证', '补贴面积', '', '标准', '金额'],
      ['', '', '', '水田', '旱地', '', ''],
      ['1', '王一', anId(1), '1', '2', '10', '30'],
      ['2', '李二', anId(2), '2', '2', '10', '40'],
    ]);
    expect(report.headerRows).toEqual([1, 2, 3]);
    expect(report.counts).toMatchObject({ read: 2, imported: 2, warned: 0 });
    expect(report.layout.formula).toBe('lines');
  });

  it('[payout-sheets § 3] the amount in words is no amount; 上坝村村民委员会 is 上坝村', async () => {
    const report = await checkCells([
      ['上坝村村民委员会2026年补贴公示', '', '', ''],
      ['姓名', '身份证号', '金额（小写）', '金额（大写）'],
      ['王一', anId(1), '10', '壹拾元整'],
    ]);
    expect(fieldsOf(report)).toEqual(['payee', 'idNumber', 'amount', null]);
    expect(report.villages.map((v) => [v.name, v.totalFen])).toEqual([['上坝村', 1000]]);
  });

  it('[payout-sheets § 2] a monthly figure beside the paid one is no part of it', async () => {
    const report = await checkCells([
      ['姓名', '身份证号码', '家庭住址', '联系方式', '保障人口', '月保障金', '季度发放金额'],
      ['王一', anId(1), '某村3号', '13800000000', '2', '300', '900'],
      ['李二', anId(2), '某村4号', '', '1', '200', '600'],
    ]);
    expect(report.columns[6]?.field).toBe('amount');
    expect(report.columns[5]?.field).toBeNull();
    expect(report.totalFen).toBe(150_000);
  });

  it('[payout-sheets § 4.2] signature lines under the list', async () => {
    const report = await checkCells([
      ['姓名', '身份证号', '1-3月合计发放'],
      ['王一', anId(1), '5'],
      ['村主任签字：', '', '村监委签字：'],
      ['公示时间：2026年1月1日至1月7日', '', ''],
      ['填表人', '张三', '2026.1.1'],
    ]);
    expect(whyOf(report)).toEqual({ 1: 'header', 3: 'footer', 4: 'footer', 5: 'footer' });
    expect(report.counts).toMatchObject({ read: 1, imported: 1 });
  });
});
