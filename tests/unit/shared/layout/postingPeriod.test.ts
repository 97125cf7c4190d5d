import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../../shared/kernel';
import { defaultPostingTo, describePeriod } from '../../../../shared/layout';
import { layoutResources, layoutRules } from '../../../support/postingSamples';

const day = (iso: string): CalendarDate => iso as CalendarDate;
const { text } = layoutResources;

describe('printed posting period', () => {
  it('[W11b] ends 15 days after the day of posting and prints 16 dates', () => {
    expect(defaultPostingTo(day('2026-09-10'), layoutRules.postingDays)).toBe('2026-09-25');
    expect(describePeriod(text, 15, day('2026-09-10'), undefined)).toBe('2026年9月10日至9月25日（16天）');
  });

  it('names the second year when the period crosses it', () => {
    expect(describePeriod(text, 15, day('2026-12-20'), undefined)).toBe('2026年12月20日至2027年1月4日（16天）');
  });

  it('[R-V04b] prints a longer period as it was chosen', () => {
    expect(describePeriod(text, 15, day('2026-09-01'), day('2026-09-30'))).toBe('2026年9月1日至9月30日（30天）');
  });

  it('leaves room to write the dates in by hand when the day of posting is not known', () => {
    expect(describePeriod(text, 15, undefined, undefined)).toBe('　　　　年　　月　　日至　　月　　日（16天）');
  });
});
