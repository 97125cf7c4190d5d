import { addDays, type CalendarDate, parseCalendarDate } from '../../kernel';
import type { Notice } from '../../records';
import { planDeadline, type WorkCalendar } from '../../rules';
import { type PostingRules, planPostingPeriod } from '../postingPeriod';

export interface NoticeDays {
  readonly postingTo: CalendarDate | '';
  /** '' where nobody is asked for objections. */
  readonly objectionTo: CalendarDate | '';
}

/**
 * R-V04, R-V04b: two figures, days for objections and days on the board; the later day governs the take-down, and the board is
 * never shorter than the rule in force. The day of posting is not counted (workdays.md W11).
 */
export function planNoticeDays(
  line: Pick<Notice, 'objectionDays' | 'objectionUnit' | 'postingDays'>,
  postedOn: CalendarDate,
  { postingRules, calendar }: { readonly postingRules: PostingRules; readonly calendar: WorkCalendar },
  wantedTo: string,
): NoticeDays {
  const { objectionDays, objectionUnit, postingDays } = line;
  const limit = { text: '', amount: objectionDays, unit: objectionUnit, from: '' };
  const objectionTo: CalendarDate | '' =
    objectionDays === 0
      ? ''
      : objectionUnit === 'day'
        ? addDays(postedOn, objectionDays)
        : (planDeadline(limit, postedOn, calendar)?.due ?? '');
  let last = addDays(postedOn, postingDays);
  for (const day of [objectionTo, parseCalendarDate(wantedTo) ?? ''] as const) if (day !== '' && day > last) last = day;
  return { postingTo: planPostingPeriod(postedOn, postingRules, last)?.to ?? last, objectionTo };
}
