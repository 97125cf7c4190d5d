import type { CoveragePeriod, CoverageRules } from '../../../../shared/disclosure/coverage';
import { type CalendarDate, calendarDate, daysInMonth, InvariantError } from '../../../../shared/kernel';

function dayOf(year: number, month: number, day: number): CalendarDate {
  const date = calendarDate(year, month, day);
  if (!date) throw new InvariantError(`no day: ${year}-${month}-${day}`);
  return date;
}

const MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const;
const LETTER: Readonly<Record<number, string>> = { 3: 'Q', 6: 'H' };

function stretch(year: number, index: number, months: number): CoveragePeriod {
  const last = (index + 1) * months;
  const part = months === 1 ? String(index + 1).padStart(2, '0') : `${LETTER[months] ?? ''}${index + 1}`;
  return {
    code: months === 12 ? String(year) : `${year}-${part}`,
    from: dayOf(year, index * months + 1, 1),
    to: dayOf(year, last, daysInMonth(year, last)),
  };
}

/** R-V02: which stretches a year has. */
export const periodRules: CoverageRules = {
  periodsOf: (frequency, year) => {
    if (frequency === 'event' || frequency === 'standing') return [];
    const months = MONTHS[frequency];
    return Array.from({ length: 12 / months }, (_, index) => stretch(year, index, months));
  },
  dueOf: () => undefined,
};
