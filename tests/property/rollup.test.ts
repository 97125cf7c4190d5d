import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RollupCollector } from '../../shared/disclosure/rollup';
import { fen } from '../../shared/kernel';
import { anIdNumber, aPayoutRow } from '../support/people';
import { aRollupBatch, DONGBA, rollupNames, XIBA } from '../support/rollups';

const aRow = fc.record({
  village: fc.constantFrom('东坝村', '东坝', '东坝大队', '西坝村', '无名村', ''),
  amount: fc.integer({ min: 0, max: 9_999_999_999 }),
  person: fc.integer({ min: 1, max: 30 }),
});
const aBatch = fc.record({
  program: fc.constantFrom('耕地地力保护补贴', '高龄津贴', '退耕还林补助'),
  rows: fc.array(aRow, { maxLength: 25 }),
});
const someBatches = fc.array(aBatch, { maxLength: 8 });

describe('the payouts of a year', () => {
  it('[R-V13] equal the batches to the fen: in all, per program, per village and behind every figure', () => {
    fc.assert(
      fc.property(someBatches, (batches) => {
        const year = new RollupCollector(2026, [DONGBA, XIBA], rollupNames);
        for (const [n, { program, rows }] of batches.entries()) {
          const villages = [...new Set(rows.map((row) => row.village))].map((village) => ({
            village,
            rows: rows
              .filter((row) => row.village === village)
              .map(({ amount, person }) => aPayoutRow({ village, amount: fen(amount), idNumber: anIdNumber(person) })),
          }));
          year.add(aRollupBatch(villages, { id: `b${n}`, program }), villages);
        }
        const rollup = year.finish();
        const paid = batches.flatMap(({ program, rows }) => rows.map((row) => ({ ...row, program })));
        const sum = (test: (row: (typeof paid)[number]) => boolean): number =>
          paid.filter(test).reduce((all, row) => all + row.amount, 0);
        const codeOf = (name: string): string => rollupNames.villageOf(name)?.unitCode ?? name;

        expect(rollup.missing).toEqual([]);
        expect(rollup.amountFen).toBe(sum(() => true));
        for (const total of rollup.totals) expect(total.amountFen).toBe(sum((row) => row.program === total.program));
        for (const village of rollup.villages) {
          const isHere = (row: (typeof paid)[number]): boolean =>
            codeOf(row.village) === (village.unitCode || village.name);
          expect(village.amountFen).toBe(sum(isHere));
          for (const cell of village.cells) {
            const isCell = (row: (typeof paid)[number]): boolean => isHere(row) && row.program === cell.program;
            expect(cell.amountFen).toBe(sum(isCell));
            expect(cell.sources.reduce((all, one) => all + one.amountFen, 0)).toBe(cell.amountFen);
            expect(cell.payees).toBe(new Set(paid.filter(isCell).map((row) => row.person)).size);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
