import { type CalendarDate, calendarDate, fromDayNumber, isRealDay } from './calendarDate';

/** Words of a written date; they come from a table. */
export interface DateMarks {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly dayVariant: string;
  readonly until: string;
}

/** How a day was written. */
export type DateForm = 'iso' | 'dots' | 'chinese' | 'slashes' | 'dashes' | 'compact' | 'serial' | 'withoutYear';

/** month: a month or a span of months, which is no day. */
export type DateText =
  | { readonly kind: 'day'; readonly value: CalendarDate; readonly form: DateForm }
  | { readonly kind: 'empty' | 'month' | 'unclear' };

/** 1899-12-30 as days since 1970-01-01: day 0 of spreadsheets. */
const SERIAL_BASE = -25569;
const SERIAL_FROM = 20_000;
const SERIAL_TO = 80_000;

/** Exactly YYYY-MM-DD, a day that exists; no string is made on the way. */
function isIsoDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  let value = 0;
  for (let i = 0; i < 10; i += 1) {
    if (i === 4 || i === 7) continue;
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
    value = value * 10 + digit;
  }
  return isRealDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

const dayOf = (value: CalendarDate | undefined, form: DateForm): DateText | undefined =>
  value && { kind: 'day', value, form };

/** Reads a day in any of the forms of payout-sheets.md § 4.4. `year` stands in where the cell has none. */
export function readDateText(raw: string, marks: DateMarks, year: number | undefined): DateText {
  if (isIsoDay(raw)) return { kind: 'day', value: raw as CalendarDate, form: 'iso' };
  const text = raw.normalize('NFKC').replace(/^'/, '').trim();
  if (text === '') return { kind: 'empty' };
  const { year: y, month: m, day: d, dayVariant, until } = marks;
  const tail = `(?:[T ]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?`;
  const try3 = (pattern: RegExp, form: DateForm): DateText | undefined => {
    const found = pattern.exec(text);
    return found ? dayOf(calendarDate(Number(found[1]), Number(found[2]), Number(found[3])), form) : undefined;
  };
  const found =
    try3(/^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/, 'dots') ??
    try3(new RegExp(`^(\\d{4})${y}(\\d{1,2})${m}(\\d{1,2})(?:${d}|${dayVariant})?${tail}$`), 'chinese') ??
    try3(new RegExp(`^(\\d{4})/(\\d{1,2})/(\\d{1,2})${tail}$`), 'slashes') ??
    try3(new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${tail}$`), 'dashes') ??
    try3(/^(\d{4})(\d{2})(\d{2})$/, 'compact');
  if (found) return found;
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text);
  if (serial) {
    const days = Number(serial[1]);
    const value = days >= SERIAL_FROM && days <= SERIAL_TO ? fromDayNumber(days + SERIAL_BASE) : undefined;
    const hit = dayOf(value, 'serial');
    if (hit) return hit;
  }
  const short = new RegExp(`^(\\d{1,2})(?:${m}|[./-])(\\d{1,2})(?:${d}|${dayVariant})?$`).exec(text);
  if (short && year !== undefined) {
    const hit = dayOf(calendarDate(year, Number(short[1]), Number(short[2])), 'withoutYear');
    if (hit) return hit;
  }
  const month = new RegExp(`^(?:\\d{4}(?:${y}|[./-]))?\\d{1,2}${m}?(?:[-—~${until}]\\d{1,2}${m})?$|^\\d{6}$`);
  return { kind: month.test(text) ? 'month' : 'unclear' };
}
