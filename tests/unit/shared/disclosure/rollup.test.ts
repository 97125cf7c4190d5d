import { describe, expect, it } from 'vitest';
import { RollupCollector } from '../../../../shared/disclosure/rollup';
import { fen } from '../../../../shared/kernel';
import { anIdNumber, aPayoutRow } from '../../../support/people';
import { aRollupBatch, DONGBA, paidRows, rollupNames, XIBA } from '../../../support/rollups';

const collector = () => new RollupCollector(2026, [DONGBA, XIBA], rollupNames);

describe('the payouts of a year', () => {
  it('[R-V13] adds batches of one program in one village, under whatever name the sheets had for it', () => {
    const year = collector();
    const spring = [{ village: '东坝大队', rows: paidRows('东坝大队', 2) }];
    const autumn = [
      { village: '东坝村', rows: paidRows('东坝村', 3) },
      { village: '西坝村', rows: paidRows('西坝村', 1, 9) },
    ];
    year.add(aRollupBatch(spring, { id: 'spring', title: '第一批' }), spring);
    year.add(aRollupBatch(autumn, { id: 'autumn', title: '第二批' }), autumn);
    const { villages, totals, amountFen, batches } = year.finish();
    // 2 × 10000 + 1 + 2, 3 × 10000 + 1 + 2 + 3, and 10000 + 9.
    expect(villages.map((one) => [one.name, one.amountFen])).toEqual([
      ['东坝村', 50_009],
      ['西坝村', 10_009],
    ]);
    const [cell] = villages[0]?.cells ?? [];
    // The same two people were paid twice: three payees, five payments.
    expect(cell).toMatchObject({ payees: 3, payments: 5, payeesComplete: true, quantity: '' });
    expect(cell?.sources.map((one) => [one.batchId, one.village, one.amountFen])).toEqual([
      ['spring', '东坝大队', 20_003],
      ['autumn', '', 30_006],
    ]);
    expect(totals).toEqual([{ program: '耕地地力保护补贴', payments: 6, amountFen: 60_018 }]);
    expect([amountFen, batches]).toEqual([60_018, 2]);
  });

  it('[R-V13] lists what is not confirmed with its sum and the reason instead of counting it', () => {
    const year = collector();
    const rows = [{ village: '东坝村', rows: paidRows('东坝村', 1) }];
    expect(year.wants(aRollupBatch(rows, { id: 'draft', state: 'draft' }))).toBe(false);
    expect(year.wants(aRollupBatch(rows, { id: 'checked', state: 'checked' }))).toBe(false);
    expect(year.wants(aRollupBatch(rows, { id: 'lastYear', year: 2025 }))).toBe(false);
    expect(year.wants(aRollupBatch(rows, { id: 'good', state: 'posted' }))).toBe(true);
    const { missing, amountFen } = year.finish();
    expect(missing.map((one) => [one.batchId, one.why, one.amountFen])).toEqual([
      ['draft', 'draft', 10_001],
      ['checked', 'checked', 10_001],
    ]);
    expect(amountFen).toBe(0);
  });

  it('[R-V13] leaves a batch out whole when its rows are one fen off its own sum', () => {
    const year = collector();
    const rows = paidRows('东坝村', 2);
    const batch = aRollupBatch([{ village: '东坝村', rows }]);
    const [first, ...rest] = rows;
    if (!first) throw new Error('no row');
    year.add(batch, [{ village: '东坝村', rows: [{ ...first, amount: fen(first.amount + 1) }, ...rest] }]);
    const { missing, amountFen, batches } = year.finish();
    expect(missing.map((one) => one.why)).toEqual(['incomplete']);
    expect([amountFen, batches]).toEqual([0, 0]);
  });

  it('[R-V13] shows every village, also one that was paid nothing, and names that no list has last', () => {
    const year = collector();
    const rows = [{ village: '无名村', rows: paidRows('无名村', 1) }];
    year.add(aRollupBatch(rows), rows);
    expect(year.finish().villages.map((one) => [one.unitCode, one.name, one.amountFen])).toEqual([
      ['190101100201', '东坝村', 0],
      ['190101100202', '西坝村', 0],
      ['', '无名村', 10_001],
    ]);
  });

  it('[R-V13] keeps area, standards and heads as the one batch behind the figure has them', () => {
    const year = collector();
    const rows = [
      aPayoutRow({ quantity: { units: 450, scale: 2 }, persons: 2 }),
      aPayoutRow({ idNumber: anIdNumber(2), quantity: { units: 15, scale: 1 }, persons: 3 }),
    ];
    const villages = [{ village: '东坝村', rows }];
    year.add(aRollupBatch(villages), villages);
    expect(year.finish().villages[0]?.cells[0]).toMatchObject({
      quantity: '6.00',
      rates: ['86.37'],
      persons: 5,
      documentNumbers: ['示政发〔2026〕3号'],
    });
  });

  it('[R-V13] says when payees could only be told apart by their names', () => {
    const year = collector();
    const villages = [{ village: '东坝村', rows: [aPayoutRow({ idNumber: '' }), aPayoutRow({ idNumber: '' })] }];
    year.add(aRollupBatch(villages), villages);
    expect(year.finish().villages[0]?.cells[0]).toMatchObject({ payees: 1, payments: 2, payeesComplete: false });
  });
});
