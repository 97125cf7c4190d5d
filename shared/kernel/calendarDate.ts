/** A day of the civil calendar, "2026-03-31". Days are never `Date` objects: those carry a time zone. */
export type CalendarDate = string & { readonly kind: 'calendarDate' };
/** A moment in UTC with seconds, "2026-03-05T02:20:30Z". */
export type Instant = string & { readonly kind: 'instant' };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const isRealDay = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  return isRealDay(year, month, day) ? (`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate) : undefined;
}

/** Reads exactly YYYY-MM-DD; undefined when the day does not exist. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const found = FORM.exec(text);
  return found ? calendarDate(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}

export function datePartsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant's civil-from-days arithmetic). */
export function dayNumber(date: CalendarDate): number {
  const { year, month, day } = datePartsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function fromDayNumber(days: number): CalendarDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate;
}

export const addDays = (date: CalendarDate, days: number): CalendarDate => fromDayNumber(dayNumber(date) + days);

/** 2026年6月9日: the only form on screens and paper (notices.md § 4: no leading zeros). */
export function formatDateChinese(date: CalendarDate): string {
  const { year, month, day } = datePartsOf(date);
  return `${year}年${month}月${day}日`;
}

const WRITTEN = /[12]\d{3}年(?:1[0-2]|0?[1-9])月(?:[12]\d|3[01]|0?[1-9])日/g;

/** Every day that is written out in a text (2026年6月9日) makes room for something else. */
export const replaceWrittenDays = (text: string, by: string): string => text.replace(WRITTEN, by);

/** A moment in Beijing time as a day: records keep UTC, people live at UTC+8. */
export function beijingDay(epochMs: number): CalendarDate {
  return fromDayNumber(Math.floor((epochMs + 8 * 3_600_000) / 86_400_000));
}

/** "2026-03-05T02:20:30Z" */
export function formatInstant(epochMs: number): Instant {
  const seconds = Math.floor(epochMs / 1000);
  const inDay = ((seconds % 86400) + 86400) % 86400;
  const day = fromDayNumber(Math.floor(seconds / 86400));
  return `${day}T${pad(Math.floor(inDay / 3600), 2)}:${pad(Math.floor(inDay / 60) % 60, 2)}:${pad(inDay % 60, 2)}Z` as Instant;
}
