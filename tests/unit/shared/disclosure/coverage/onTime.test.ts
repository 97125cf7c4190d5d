import { describe, expect, it } from 'vitest';
import { coverageCells, onTimeRates, sumOfRates } from '../../../../../shared/disclosure/coverage';
import { aCatalogEntry } from '../../../../support/catalogEntries';
import { day, sampleRules } from '../../../../support/coverageRules';
import { aDisclosure } from '../../../../support/disclosures';

const EAST = '190101100201';
const WEST = '190101100202';
const line = (unitCode: string, period: string, postedOn: string) =>
  aDisclosure({
    id: `${unitCode}${period}`,
    unitCode,
    catalogCode: 'VC-CW-03',
    period,
    state: postedOn === '' ? 'draft' : 'published',
    postedOn,
  });

const cells = coverageCells({
  units: [EAST, WEST].map((unitCode) => ({ unitCode, monthlyFinance: false, since: '' })),
  entries: [aCatalogEntry({ code: 'VC-CW-03' })],
  disclosures: [
    line(EAST, '2026-Q1', '2026-04-15'),
    line(EAST, '2026-Q2', '2026-07-16'),
    line(WEST, '2026-Q1', '2026-04-01'),
    line(WEST, '2026-Q2', ''),
    { ...line(WEST, '2026-Q3', ''), notApplicable: '本季度没有发生' },
  ],
  year: 2026,
  today: day('2026-10-10'),
  rules: sampleRules,
});

describe('onTimeRates', () => {
  it('[R-M03] counts per village what was public by its last day, with the rows behind the figure', () => {
    const [east, west] = onTimeRates(cells, (cell) => cell.unitCode);
    // East: Q1 on its last day, Q2 a day late; Q3 is due on 15 October and does not count yet.
    expect(east).toMatchObject({ key: EAST, counted: 2, onTime: 1, open: 0 });
    expect(east?.rows.map(({ period, onTime }) => [period, onTime])).toEqual([
      ['2026-Q2', false],
      ['2026-Q1', true],
    ]);
    // West: Q2 is still open and overdue; what does not apply counts nowhere.
    expect(west).toMatchObject({ key: WEST, counted: 2, onTime: 1, open: 1 });
  });

  it('[R-M03] counts per entry, and the sums agree with the rows', () => {
    const rates = onTimeRates(cells, (cell) => cell.code);
    expect(rates).toHaveLength(1);
    expect(sumOfRates(rates)).toEqual({ counted: 4, onTime: 2, open: 1 });
    expect(rates[0]?.rows).toHaveLength(4);
  });
});
