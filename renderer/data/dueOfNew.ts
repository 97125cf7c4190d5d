import { parseCalendarDate } from '../../shared/kernel';
import type { CatalogEntry, Disclosure } from '../../shared/records';
import { dueOfEntry, frequencyOfPeriod, parsePeriod } from '../../shared/rules';
import { readCalendar, readDueDates } from './calendars';

/** R-V03, R-V13, R-P04: by when it must be public, as the calendar and the due dates of its village say now. */
export async function dueOfNew(
  unitCode: string,
  { timeLimit, frequency: usual }: CatalogEntry,
  period: string,
  startedOn: string,
): Promise<Partial<Disclosure>> {
  const [dueDates, calendar] = await Promise.all([readDueDates(unitCode), readCalendar()]);
  const isPeriodic = usual !== 'event' && usual !== 'standing';
  const frequency = (isPeriodic && frequencyOfPeriod(period)) || usual;
  const started = parseCalendarDate(startedOn) ?? ('' as const);
  const planned = dueOfEntry({ timeLimit, frequency }, parsePeriod(period), started, dueDates, calendar);
  return planned ? { dueOn: planned.due, dueStatus: planned.status, ruleId: planned.rule } : {};
}
