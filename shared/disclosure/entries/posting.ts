import { type PostingPeriod, type PostingRules, planPostingPeriod } from '../../board';
import { addDays, type CalendarDate, dayNumber } from '../../kernel';
import type { CatalogEntry } from '../../records';
import { planDeadline, type WorkCalendar } from '../../rules';

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? b : a);

/** The n-th working day after the day of posting. */
function afterWorkdays(postedOn: CalendarDate, amount: number, calendar: WorkCalendar): CalendarDate {
  const limit = { text: '', amount, unit: 'workingDay' as const, from: '' };
  return planDeadline(limit, postedOn, calendar)?.due ?? postedOn;
}

interface Wanted {
  /** Last day that a person asked for; '' = the shortest lawful one. */
  readonly to: CalendarDate | '';
  /** R-V04b: days for objections; the longer of both periods governs the take-down. */
  readonly objectionDays: number;
}

/**
 * R-V04, R-V04b, R-V25: from the posting day, never shorter than the rule in force, than the days and the working days of the
 * catalog entry and than the days for objections. @returns undefined only without any rule.
 */
export function planEntryPosting(
  postedOn: CalendarDate,
  entry: CatalogEntry | undefined,
  rules: PostingRules,
  calendar: WorkCalendar,
  wanted: Wanted,
): PostingPeriod | undefined {
  const days = Math.max(entry?.postingDays ?? 0, wanted.objectionDays);
  const own = later(addDays(postedOn, days), afterWorkdays(postedOn, entry?.postingWorkingDays ?? 0, calendar));
  return planPostingPeriod(postedOn, rules, wanted.to !== '' && wanted.to > own ? wanted.to : own);
}

/** Days that the posting still has to hang; 0 when it may come down. */
export const daysLeft = (postingTo: CalendarDate, today: CalendarDate): number =>
  Math.max(0, dayNumber(postingTo) - dayNumber(today) + 1);
