import { holidayTable } from '../../resources/tables';
import type { CalendarDate } from '../../shared/kernel';
import type { TimeLimit, TimeLimitUnit } from '../../shared/records';
import { workCalendar } from '../../shared/rules';

/** As shipped. */
export const shippedCalendar = workCalendar(holidayTable.years, holidayTable.statutory);

export const day = (text: string): CalendarDate => text as CalendarDate;

export const aLimit = (
  amount: number,
  unit: TimeLimitUnit = 'workingDay',
  more: Partial<TimeLimit> = {},
): TimeLimit => ({
  text: '',
  amount,
  unit,
  from: '',
  ...more,
});
