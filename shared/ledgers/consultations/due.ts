import { addDays, type CalendarDate, parseCalendarDate } from '../../kernel';
import type { Consultation } from '../../records';
import type { ConsultationRules } from './consultationRules';
import { isOver } from './period';

/** What a consultation waits for: the end of its period, then its result. */
export interface ConsultationDue {
  readonly what: 'ends' | 'result';
  readonly dueOn: CalendarDate;
}

/** R-G01: what comes next of a consultation that is open, and when; the day of the result is a reminder of ours. */
export function consultationDue(
  line: Consultation,
  rules: ConsultationRules,
  today: CalendarDate,
): ConsultationDue | undefined {
  const closesOn = parseCalendarDate(line.closesOn);
  if (line.state !== 'open' || line.deleted || !closesOn) return undefined;
  return isOver(line, today)
    ? { what: 'result', dueOn: addDays(closesOn, rules.result.days) }
    : { what: 'ends', dueOn: closesOn };
}
