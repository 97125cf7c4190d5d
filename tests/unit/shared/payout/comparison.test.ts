import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { payoutRules as rules } from '../../../../resources/tables';
import { fen } from '../../../../shared/kernel';
import {
  assignVillages,
  type ComparedRow,
  compareWithEarlier,
  correctionList,
  findEarlierPayments,
  findGrownQuantities,
} from '../../../../shared/payout';
import { aCard, anId, checkCells } from '../../../support/payoutSheet';

const aRow = (serial: number, more: Partial<ComparedRow> = {}): ComparedRow => ({
  village: '上坝村',
  villagerGroup: '第一村民小组',
  payee: `人${serial}`,
  idNumber: anId(serial),
  amount: fen(1000),
  ...more,
});

describe('[payout-sheets § 4.5] comparison with the last period', () => {
  it('names new, gone, moved and changed people; two plots of one person are one person', () => {
    const earlier = [aRow(1), aRow(2), aRow(3), aRow(4), aRow(5, { idNumber: '190101700101005' })];
    const current = [aRow(1), aRow(2, { villagerGroup: '第二村民小组' }), aRow(3), aRow(3), aRow(5), aRow(6)];
    expect(compareWithEarlier(current, earlier).map((c) => [c.kind, (c.now[0] ?? c.before[0])?.payee])).toEqual([
      ['nameOrGroup', '人2'],
      ['amount', '人3'],
      ['new', '人6'],
      ['gone', '人4'],
    ]);
  });

  it('people without a number are compared by village, group and name', () => {
    const row = aRow(1, { idNumber: '' });
    expect(compareWithEarlier([row], [row])).toEqual([]);
  });

  it('an area of more than three times last year’s is asked about', () => {
    const area = (units: number) => ({ quantity: { units, scale: 1 } });
    const found = findGrownQuantities(
      [aRow(1, { ...area(301), row: 7 }), aRow(2, area(300))],
      [aRow(1, area(100)), aRow(2, area(100))],
      rules,
    );
    expect(found.map((p) => [p.code, p.at.row, p.params.value, p.params.before])).toEqual([
      ['quantity_grown', 7, '30.10', '10.00'],
    ]);
  });

  it('people paid in an earlier batch of the same program and year are named with that batch', () => {
    const found = findEarlierPayments([aRow(1), aRow(2)], [{ title: '第一批', rows: [aRow(2)] }]);
    expect(found.map((p) => [p.code, p.params.value, p.params.batch])).toEqual([['dup_earlier', '人2', '第一批']]);
  });
});

describe('several files of one batch', () => {
  it('the village comes from title, file name or rows; missing ones are named; sums stand beside the allocated ones', async () => {
    const cells = (title: string, amount: string) => [
      [title, '', ''],
      ['姓名', '身份证号', '金额'],
      ['王一', anId(1), amount],
    ];
    const sources = [
      { fileName: '1.xlsx', cells: cells('样本镇上坝村补贴公示表', '10') },
      { fileName: '下坝.xlsx', cells: cells('补贴公示表', '20') },
      {
        fileName: '3.xlsx',
        cells: [
          ['村名', '姓名', '金额'],
          ['东坝村委会', '李二', '30'],
        ],
      },
      { fileName: '4.xlsx', cells: cells('补贴公示表', '40') },
    ];
    const villages = ['上坝村', '下坝村', '东坝村', '西坝村'];
    const sheets = [];
    for (const { fileName, cells: own } of sources) {
      const report = await checkCells(own, { fileName, villages });
      sheets.push({ fileName, sheetName: '', layout: report.layout, villages: report.villages });
    }
    const plan = assignVillages(
      sheets,
      villages,
      rules,
      new Map([
        ['上坝村', 1000],
        ['下坝村', 2100],
      ]),
    );
    expect(plan.assignments.map((a) => [a.fileName, a.village, a.from, a.known])).toEqual([
      ['1.xlsx', '上坝村', 'title', true],
      ['下坝.xlsx', '下坝村', 'fileName', true],
      ['3.xlsx', '东坝村', 'rows', true],
      ['4.xlsx', '', 'nothing', false],
    ]);
    expect(plan.missing).toEqual(['西坝村']);
    expect(plan.sums.map((s) => [s.village, s.totalFen, s.differenceFen])).toEqual([
      ['上坝村', 1000, 0],
      ['下坝村', 2000, -100],
      ['东坝村', 3000, undefined],
    ]);
  });
});

describe('[payout-sheets § 4.5] 更正清单', () => {
  it('says row, column and what to change, and holds no whole number', async () => {
    const wrong = `${anId(1).slice(0, 17)}${anId(1).endsWith('1') ? '2' : '1'}`;
    const report = await checkCells([
      ['姓名', '身份证号', '账号', '金额', '备注'],
      ['张　三', wrong, aCard(1), '10', ''],
      ['李二', anId(2), `${aCard(2).slice(0, 18)}x`, '', '13800000000'],
    ]);
    const list = correctionList(report, text);
    expect(list.map((line) => [line.row, line.column, line.header, line.severity])).toEqual([
      [2, 2, '身份证号', 'reject'],
      [3, 3, '账号', 'warn'],
      [3, 4, '金额', 'reject'],
    ]);
    const all = JSON.stringify(list);
    expect(all).not.toMatch(/\d{9}/);
    expect(list[0]?.sentence).toContain('第 2 行「身份证号」列');
    expect(JSON.stringify(report.problems)).not.toMatch(/\d{9}/);
  });
});
