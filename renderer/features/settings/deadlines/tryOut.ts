import { text } from '../../../../resources';
import { deadlineRules } from '../../../../resources/tables';
import { type CalendarDate, formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import type { Report } from '../../../../shared/layout';
import {
  type Deadline,
  type DeadlineRule,
  deadlineOfRule,
  describeDeadline,
  findDeadlineRule,
  type WorkCalendar,
} from '../../../../shared/rules';
import { t } from '../../../ui/text';

export interface TriedDeadline {
  readonly deadline: Deadline;
  readonly rule: DeadlineRule;
  readonly sentences: readonly string[];
}

/** undefined while something is missing. */
export function tryDeadline(
  id: string,
  from: string,
  time: string,
  calendar: WorkCalendar | undefined,
): TriedDeadline | undefined {
  const start: CalendarDate | undefined = parseCalendarDate(from);
  const rule = start && findDeadlineRule(id, start, deadlineRules);
  if (!rule || !calendar || (rule.unit === 'hour' && time === '')) return undefined;
  const deadline = deadlineOfRule(id, start, calendar, deadlineRules, time === '' ? {} : { at: time });
  return { deadline, rule, sentences: describeDeadline(deadline, text, rule) };
}

export const dayRows = ({ days }: Deadline): { date: string; counted: string; why: string }[] =>
  days.map(({ date, counted, why }) => ({
    date: formatDateChinese(date),
    counted: t(counted ? 'deadline.try.yes' : 'deadline.try.no'),
    why: t(`deadline.why.${why}`),
  }));

/** The result on paper: the sentences, and every day with its reason. */
export function tryReport({ deadline, rule, sentences }: TriedDeadline): Report {
  return {
    title: t('deadline.try.reportTitle', { title: rule.title }),
    intro: [...sentences],
    paper: 'A4',
    orientation: 'portrait',
    columns: [
      { header: t('deadline.try.day'), widthMm: 50 },
      { header: t('deadline.try.counted'), widthMm: 30, align: 'center' },
      { header: t('deadline.try.why'), widthMm: 90 },
    ],
    rows: dayRows(deadline).map(({ date, counted, why }) => ({ cells: [date, counted, why] })),
    internal: false,
    fileName: t('deadline.try.reportTitle', { title: rule.title }),
  };
}
