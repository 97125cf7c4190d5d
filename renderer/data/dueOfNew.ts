import { dueRules, holidayTable } from '../../resources/tables';
import { parseCalendarDate } from '../../shared/kernel';
import type { CatalogEntry, Disclosure } from '../../shared/records';
import { dueDatesOf, dueOfEntry, frequencyOfPeriod, parsePeriod, workCalendar } from '../../shared/rules';

const dueDates = dueDatesOf(dueRules);
const years = holidayTable.years.map((row) => ({ ...row, importedBy: '', importedAt: '' }));
const calendar = workCalendar(years, holidayTable.statutory);

/** R-V03, R-V13, R-P04: by when it must be public, as the shipped calendar and due dates say. */
export function dueOfNew(
  { timeLimit, frequency: usual }: CatalogEntry,
  period: string,
  startedOn: string,
): Partial<Disclosure> {
  const isPeriodic = usual !== 'event' && usual !== 'standing';
  const frequency = (isPeriodic && frequencyOfPeriod(period)) || usual;
  const started = parseCalendarDate(startedOn) ?? ('' as const);
  const planned = dueOfEntry({ timeLimit, frequency }, parsePeriod(period), started, dueDates, calendar);
  return planned ? { dueOn: planned.due, dueStatus: planned.status, ruleId: planned.rule } : {};
}
