import {
  addDays,
  type CalendarDate,
  datePartsOf,
  dayNumber,
  fillText,
  formatDateChinese,
  type TextTable,
} from '../kernel';

/** Last printed day of a posting: full until the end of this day, so it may come down on the day after (W11, W11b). */
export const defaultPostingTo = (postedOn: CalendarDate, postingDays: number): CalendarDate =>
  addDays(postedOn, postingDays);

/** "2026年9月10日至9月25日（16天）", both days counted; blanks to fill in by hand when the day is not known yet. */
export function describePeriod(
  text: TextTable,
  postingDays: number,
  postedOn: CalendarDate | undefined,
  postingTo: CalendarDate | undefined,
): string {
  if (!postedOn) return fillText(text, 'layout.period.open', { days: postingDays + 1 });
  const to = postingTo ?? defaultPostingTo(postedOn, postingDays);
  const from = datePartsOf(postedOn);
  const end = datePartsOf(to);
  return fillText(text, from.year === end.year ? 'layout.period.sameYear' : 'layout.period.otherYear', {
    fromYear: from.year,
    fromMonth: from.month,
    fromDay: from.day,
    toYear: end.year,
    toMonth: end.month,
    toDay: end.day,
    days: dayNumber(to) - dayNumber(postedOn) + 1,
  });
}

/** The date below the unit's name, or room to write it in. */
export const describeWrittenOn = (text: TextTable, writtenOn: CalendarDate | undefined): string =>
  writtenOn ? formatDateChinese(writtenOn) : fillText(text, 'layout.date.open');
