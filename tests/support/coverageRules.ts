import type { CoveragePeriod, CoverageRules } from '../../shared/disclosure/coverage';
import { type CalendarDate, calendarDate, daysInMonth } from '../../shared/kernel';

export const day = (text: string): CalendarDate => text as CalendarDate;
const at = (year: number, month: number, date: number): CalendarDate => calendarDate(year, month, date) as CalendarDate;

const MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const;

function stretch(year: number, no: number, months: number): CoveragePeriod {
  const first = (no - 1) * months + 1;
  const last = first + months - 1;
  const code = { 1: `-${String(no).padStart(2, '0')}`, 3: `-Q${no}`, 6: `-H${no}`, 12: '' }[months] ?? '';
  return { code: `${year}${code}`, from: at(year, first, 1), to: at(year, last, daysInMonth(year, last)) };
}

/** R-V03 as the sample county has it: the 15th of the month after a month or quarter; what is yearly by 31 December (R-V13). */
export const sampleRules: CoverageRules = {
  periodsOf: (frequency, year) => {
    if (frequency === 'event' || frequency === 'standing') return [];
    const months = MONTHS[frequency];
    return Array.from({ length: 12 / months }, (_, i) => stretch(year, i + 1, months));
  },
  dueOf: (_entry, frequency, period) => {
    const [year, month] = [Number(period.to.slice(0, 4)), Number(period.to.slice(5, 7))];
    if (frequency === 'year')
      return { due: at(year, 12, 31), status: 'fixed', rule: 'R-V13', remindFrom: at(year, 11, 1) };
    const due = month === 12 ? at(year + 1, 1, 15) : at(year, month + 1, 15);
    return { due, status: 'fixed', rule: 'R-V03' };
  },
};
