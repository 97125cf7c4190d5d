import { describe, expect, it } from 'vitest';
import postingJson from '../../../../resources/rules/posting.json';
import { decodePostingRules, planPostingPeriod } from '../../../../shared/board';
import { type CalendarDate, parseCalendarDate } from '../../../../shared/kernel';

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(text);
  return date;
};
const decoded = decodePostingRules(postingJson);
const rules = decoded.ok ? decoded.value : { rules: [] };

describe('posting period', () => {
  it('[R-V04] posted 2026-09-10: full until 09-25, earliest removal 09-26 (WD-10)', () => {
    const period = planPostingPeriod(day('2026-09-10'), rules);
    expect(period?.to).toBe('2026-09-25');
    expect(period?.earliestTakeDown).toBe('2026-09-26');
    expect(period?.printedDays).toBe(16);
    expect(period?.ruleId).toBe('R-V04');
  });

  it('[R-V04] a wish for fewer days is lengthened to the lawful minimum', () => {
    expect(planPostingPeriod(day('2026-09-10'), rules, day('2026-09-17'))?.to).toBe('2026-09-25');
  });

  it('[R-V04b] a longer objection period governs the take-down', () => {
    const period = planPostingPeriod(day('2026-12-20'), rules, day('2027-01-31'));
    expect(period?.earliestTakeDown).toBe('2027-02-01');
    expect(period?.printedDays).toBe(43);
  });
});
