import { describe, expect, it } from 'vitest';
import { payoutRules as rules } from '../../../../resources/tables';
import { Roster, type RowDecision, recheckRow, remapColumns, suggestIdNumber } from '../../../../shared/payout';
import { anId, checkCells, codesAt, fieldsOf, TODAY } from '../../../support/payoutSheet';

const HEADER = ['村名', '组别', '姓名', '身份证号', '金额'];
const decide = (...list: readonly (readonly [number, RowDecision])[]) => ({
  decisions: () => new Map(list.map(([row, decision]) => [row, [decision]])),
});

describe('[payout-sheets § 4.3] decisions of a person', () => {
  const ruined = [
    HEADER,
    ['上坝村', '1组', '王一', '1.90101E+17', '10'],
    ['上坝村', '1组', '李二', '1.90101E+17', '20'],
    ['上坝村', '1组', '', '1.90101E+17', '30'],
  ];

  it('a column ruined by one save as CSV stays rejected until a person takes the rows in without their number', async () => {
    const before = await checkCells(ruined);
    expect(before.counts).toMatchObject({ imported: 0, rejected: 3, distinctPeople: 0 });
    const accept: RowDecision = { kind: 'acceptWithoutId', code: 'id_scientific' };
    const after = await checkCells(ruined, decide([2, accept], [3, accept], [4, accept]));
    expect(after.counts).toMatchObject({ imported: 2, rejected: 1, distinctPeople: 0 });
    expect(after.totalFen).toBe(3000);
    expect(after.peopleComplete).toBe(false);
    expect(codesAt(after, 4)).toContain('name_missing');
  });

  it('the second of an exact duplicate is taken in, and then counts in the sheet’s own total', async () => {
    const cells = [HEADER, ...[1, 2].map(() => ['上坝村', '1组', '王一', anId(1), '10']), ['合计', '', '', '', '20']];
    const before = await checkCells(cells);
    expect([before.counts.imported, before.printedTotals[0]?.verdict]).toEqual([1, 'differs']);
    const after = await checkCells(cells, decide([3, { kind: 'takeIn', code: 'dup_exact' }]));
    expect([after.counts.imported, after.counts.distinctPeople, after.printedTotals[0]?.verdict]).toEqual([
      2,
      1,
      'equal',
    ]);
  });

  it('a confirmed warning is closed, an undone repair keeps the cell', async () => {
    const cells = [HEADER, ['上坝村', '1组', '张　三', anId(1), '0']];
    const before = await checkCells(cells);
    expect(before.counts.warned).toBe(1);
    const confirmed = await checkCells(cells, decide([2, { kind: 'confirm', code: 'amount_zero' }]));
    expect(confirmed.counts).toMatchObject({ warned: 0, repaired: 1 });
    const names: string[] = [];
    const kept = await checkCells(cells, {
      ...decide([2, { kind: 'keepAsWritten', column: 3 }]),
      onRows: (chunk) => void names.push(...chunk.rows.flatMap((row) => (row.record ? [row.record.payee] : []))),
    });
    expect(names).toEqual(['张　三']);
    expect(kept.problemCounts).toEqual({ amount_zero: 1 });
  });

  it('an accepted suggestion stands in for the cell', async () => {
    const cells = [HEADER, ['上坝村', '1组', '王一', '1.90101E+17', '10']];
    const report = await checkCells(cells, decide([2, { kind: 'acceptSuggestion', column: 4, value: anId(5) }]));
    expect(report.counts).toMatchObject({ imported: 1, rejected: 0, distinctPeople: 1 });
  });

  it('one row is checked by itself while a person types', async () => {
    const { layout } = await checkCells([HEADER, ['上坝村', '1组', '王一', anId(1), '10']]);
    const context = { fileName: 'a.csv', today: TODAY };
    const bad = recheckRow(layout, rules, context, ['上坝村', '1组', '王一', anId(1), '一十'], 2);
    expect(bad?.problems.map((p) => [p.code, p.at.row, p.at.column])).toEqual([['amount_not_number', 2, 5]]);
    expect(bad?.imported).toBe(false);
    const good = recheckRow(layout, rules, context, ['上坝村', '1组', '王一', anId(1), '10'], 2);
    expect(good).toMatchObject({ imported: true, problems: [], record: { amount: 1000 } });
  });

  it('the officer’s choice moves a field to another column', async () => {
    const cells = [
      ['姓名', '身份证号', '原金额', '调整后'],
      ['王一', anId(1), '10', '12'],
    ];
    const report = await checkCells(cells);
    expect(fieldsOf(report)[2]).toBe('amount');
    const layout = remapColumns(report.layout, [{ index: 4, field: 'amount' }], rules);
    expect(layout.columns.map((c) => c.field)).toEqual(['payee', 'idNumber', null, 'amount']);
    expect(layout.fingerprint).toBe(report.layout.fingerprint);
    const again = await checkCells(cells, { columnChanges: () => [{ index: 4, field: 'amount' }] });
    expect(again.totalFen).toBe(1200);
  });
});

describe('[payout-sheets § 4.3] suggested ID numbers', () => {
  const person = { village: '上坝村', villagerGroup: '第一村民小组', payee: '王一' };
  const roster = new Roster([
    { ...person, idNumber: anId(1) },
    { ...person, payee: '李二', idNumber: anId(2) },
    { ...person, payee: '李二', idNumber: anId(3) },
  ]);
  const suggest = (code: string, cell: string, payee = '王一') =>
    suggestIdNumber({ ...person, code, cell, payee }, roster, rules);

  it('lost digits: the only number known under village, group and name', () => {
    expect(suggest('id_scientific', '1.90101E+17')).toBe(anId(1));
    expect(suggest('id_scientific', '4.40101E+17')).toBeUndefined();
    expect(suggest('id_scientific', '1.90101E+17', '李二')).toBeUndefined();
    expect(suggest('id_precision_lost', `${anId(1).slice(0, 15)}000`)).toBe(anId(1));
  });

  it('a slip: one swap or one digit away from exactly one number of the roster', () => {
    const id = anId(1);
    const swapped = id.slice(0, 6) + id.charAt(7) + id.charAt(6) + id.slice(8);
    expect(suggest('id_checksum', swapped)).toBe(id);
    expect(suggest('id_checksum', `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`)).toBe(id);
    expect(suggest('id_checksum', '110101199003078888')).toBeUndefined();
  });

  it('15 digits: the 18-digit form', () => {
    expect(suggest('id_15_digits', '190101700101001')).toBe(anId(1));
  });
});
