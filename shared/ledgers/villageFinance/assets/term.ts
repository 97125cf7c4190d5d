import { type CalendarDate, calendarDate, daysInMonth } from '../../../kernel';

export interface Term {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const DAY = /(\d{4})\D(\d{1,2})\D(\d{1,2})(?!\d)/g;
const MONTH = /(\d{4})\D(\d{1,2})(?!\d)/g;
const YEAR = /(?<!\d)(\d{4})(?!\d)/g;

type Numbers = readonly number[];
const all = (text: string, pattern: RegExp): Numbers[] =>
  [...text.matchAll(pattern)].map((found) => found.slice(1).map(Number));

/**
 * From and to of a contract as it was written: two days, two months or two years. undefined for anything else ("long", "ten
 * years"): nothing is guessed.
 */
export function readTerm(written: string): Term | undefined {
  const text = written.normalize('NFKC').replace(/\s+/g, '');
  const term = (from: CalendarDate | undefined, to: CalendarDate | undefined): Term | undefined =>
    from && to ? { from, to } : undefined;
  const days = all(text, DAY);
  const [a, b] = days;
  if (a && b && days.length === 2)
    return term(calendarDate(a[0] ?? 0, a[1] ?? 0, a[2] ?? 0), calendarDate(b[0] ?? 0, b[1] ?? 0, b[2] ?? 0));
  const years = all(text, YEAR);
  const months = all(text, MONTH);
  const [from, to] = months;
  if (from && to && months.length === 2 && years.length === 2) {
    const [year = 0, month = 0] = to;
    const last = month >= 1 && month <= 12 ? daysInMonth(year, month) : 0;
    return term(calendarDate(from[0] ?? 0, from[1] ?? 0, 1), calendarDate(year, month, last));
  }
  const [first, last] = years;
  if (first && last && years.length === 2 && months.length === 0 && !/\d/.test(text.replace(YEAR, '')))
    return term(calendarDate(first[0] ?? 0, 1, 1), calendarDate(last[0] ?? 0, 12, 31));
  return undefined;
}
