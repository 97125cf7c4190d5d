import { addDays, type CalendarDate, parseCalendarDate } from '../../kernel';
import type { Consultation } from '../../records';
import type { ConsultationRules } from './consultationRules';
import { isOver } from './period';

/** What a consultation waits for: the end of its period, then its result, then that the result hangs. */
export interface ConsultationDue {
  readonly what: 'ends' | 'result' | 'publish';
  readonly dueOn: CalendarDate;
}

/**
 * R-G01: what comes next of a consultation, and when; the day of the result is a reminder of ours.
 * @param isTold the notice with its result was posted.
 */
export function consultationDue(
  line: Consultation,
  rules: ConsultationRules,
  today: CalendarDate,
  isTold: boolean,
): ConsultationDue | undefined {
  const closesOn = parseCalendarDate(line.closesOn);
  if (line.state === 'draft' || line.deleted || !closesOn) return undefined;
  const toldBy = addDays(closesOn, rules.result.days);
  if (line.state === 'closed') return isTold ? undefined : { what: 'publish', dueOn: toldBy };
  return isOver(line, today) ? { what: 'result', dueOn: toldBy } : { what: 'ends', dueOn: closesOn };
}
