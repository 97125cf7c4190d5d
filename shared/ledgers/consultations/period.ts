import {
  type CalendarDate,
  dayNumber,
  formatDateChinese,
  type Problem,
  parseCalendarDate,
  problem,
} from '../../kernel';
import type { Consultation } from '../../records';
import { type Deadline, type DeadlineRules, deadlineOfRule, type WorkCalendar } from '../../rules';
import { type ConsultationRules, matterRule } from './consultationRules';
import type { ConsultationEntry } from './entry';

export interface PeriodContext {
  readonly rules: ConsultationRules;
  readonly deadlineRules: DeadlineRules;
  readonly calendar: WorkCalendar;
}

/** R-G03: the last day that the rule of this matter gives, with the days it rests on; undefined without a first day. */
export function lawfulEnd(
  { matter, opensOn }: Pick<Consultation, 'matter' | 'opensOn'>,
  { rules, deadlineRules, calendar }: PeriodContext,
): Deadline | undefined {
  const from = parseCalendarDate(opensOn);
  return from && deadlineOfRule(matterRule(rules, matter).deadline, from, calendar, deadlineRules);
}

/** Days of the period; the day of publishing is not counted (as in R-G03). 0 while a day is missing. */
export function periodDays({ opensOn, closesOn }: Pick<Consultation, 'opensOn' | 'closesOn'>): number {
  const [from, to] = [parseCalendarDate(opensOn), parseCalendarDate(closesOn)];
  return from && to ? dayNumber(to) - dayNumber(from) : 0;
}

/** Shorter than the rule says. A matter whose period is free is never too short. */
export function isShort(line: Pick<Consultation, 'matter' | 'opensOn' | 'closesOn'>, context: PeriodContext): boolean {
  const end = lawfulEnd(line, context)?.due;
  return (
    end !== undefined &&
    line.closesOn !== '' &&
    line.closesOn < end &&
    matterRule(context.rules, line.matter).shorter === 'reason'
  );
}

/** Both days, in their order, and R-G03: a shorter period says why. Where the rule is no law (mark C, M) it only reminds. */
export function checkPeriod({ line, body }: ConsultationEntry, context: PeriodContext): Problem[] {
  const at = { recordId: line.id };
  const from = parseCalendarDate(line.opensOn);
  const to = parseCalendarDate(line.closesOn);
  const found: Problem[] = [];
  if (!from) found.push(problem('consultation.act.opensMissing', 'error', { ...at, field: 'opensOn' }));
  if (!to) found.push(problem('consultation.act.closesMissing', 'error', { ...at, field: 'closesOn' }));
  if (!from || !to) return found;
  if (to <= from) return [problem('consultation.act.closesBeforeOpens', 'error', { ...at, field: 'closesOn' })];
  const end = lawfulEnd(line, context)?.due;
  if (end && isShort(line, context) && body.shortReason.trim() === '') {
    const { mark } = matterRule(context.rules, line.matter);
    const params = { days: periodDays(line), least: dayNumber(end) - dayNumber(from), end: formatDateChinese(end) };
    const severity = mark === 'V' ? 'error' : 'warning';
    found.push(problem('consultation.act.short', severity, { ...at, field: 'shortReason' }, params));
  }
  return found;
}

/** It is over: nobody may answer any more. */
export const isOver = ({ closesOn }: Pick<Consultation, 'closesOn'>, today: CalendarDate): boolean =>
  closesOn !== '' && closesOn < today;
