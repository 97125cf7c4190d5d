import { describe, expect, it } from 'vitest';
import { periodDays } from '../../../../shared/kernel';

describe('the days of a period', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('[R-V02] %s: %s to %s', (period, from, to) => {
    expect(periodDays(period)).toEqual({ from, to });
  });

  it.each(['', '26', '2026-Q5', '2026-13', '2026-W01'])('there are none of %j', (period) => {
    expect(periodDays(period)).toBeUndefined();
  });
});
