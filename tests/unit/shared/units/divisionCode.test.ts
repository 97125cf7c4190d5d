import { describe, expect, it } from 'vitest';
import { isAtOrBelow, levelOfCode } from '../../../../shared/units';

describe('division codes', () => {
  it.each([
    ['190101000000', 'county'],
    ['190101100000', 'township'],
    ['190101100201', 'village'],
    ['190000000000', undefined],
    ['1901011002', undefined],
    ['19010110020X', undefined],
  ])('%s is a code of level %s', (code, level) => expect(levelOfCode(code)).toBe(level));

  it('above and below are a prefix test of 6, 9 or 12 digits', () => {
    expect(isAtOrBelow('190101100201', '190101100000', 'township')).toBe(true);
    expect(isAtOrBelow('190101101201', '190101100000', 'township')).toBe(false);
    expect(isAtOrBelow('190101101201', '190101000000', 'county')).toBe(true);
    expect(isAtOrBelow('190101100202', '190101100201', 'village')).toBe(false);
  });
});
