import { type CalendarDate, calendarDate, fromDayNumber, isRealDay } from '../kernel';
import type { PayoutCode } from './codes';
import type { CellFinding } from './idCell';
import type { PayoutRules } from './payoutRules';

export interface DateCell {
  readonly value: CalendarDate | undefined;
  readonly finding: CellFinding | undefined;
}

const EMPTY: DateCell = { value: undefined, finding: undefined };
/** 1899-12-30 as days since 1970-01-01: day 0 of spreadsheets. */
const SERIAL_BASE = -25569;
const SERIAL_FROM = 20_000;
const SERIAL_TO = 80_000;

const repaired = (value: CalendarDate | undefined, code: PayoutCode): DateCell | undefined =>
  value && { value, finding: { code, severity: 'repair' } };

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

/** Reads a pay day in any of the forms of payout-sheets.md § 4.4. `year` stands in where the cell has none. */
export function readDateCell(raw: string, rules: PayoutRules, year: number | undefined): DateCell {
  if (isIsoDay(raw)) return { value: raw as CalendarDate, finding: undefined };
  const text = raw.normalize('NFKC').replace(/^'/, '').trim();
  if (text === '') return EMPTY;
  const { year: y, month: m, day: d, dayVariant, until } = rules.dateMarks;
  const tail = `(?:[T ]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?`;
  const try3 = (pattern: RegExp, code: PayoutCode): DateCell | undefined => {
    const found = pattern.exec(text);
    return found ? repaired(calendarDate(Number(found[1]), Number(found[2]), Number(found[3])), code) : undefined;
  };
  const found =
    try3(/^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/, 'date_dots') ??
    try3(new RegExp(`^(\\d{4})${y}(\\d{1,2})${m}(\\d{1,2})(?:${d}|${dayVariant})?${tail}$`), 'date_chinese') ??
    try3(new RegExp(`^(\\d{4})/(\\d{1,2})/(\\d{1,2})${tail}$`), 'date_slashes') ??
    try3(new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${tail}$`), 'date_dashes') ??
    try3(/^(\d{4})(\d{2})(\d{2})$/, 'date_compact');
  if (found) return found;
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text);
  if (serial) {
    const days = Number(serial[1]);
    const value = days >= SERIAL_FROM && days <= SERIAL_TO ? fromDayNumber(days + SERIAL_BASE) : undefined;
    const hit = repaired(value, 'date_serial');
    if (hit) return hit;
  }
  const short = new RegExp(`^(\\d{1,2})(?:${m}|[./-])(\\d{1,2})(?:${d}|${dayVariant})?$`).exec(text);
  if (short && year !== undefined) {
    const hit = repaired(calendarDate(year, Number(short[1]), Number(short[2])), 'date_without_year');
    if (hit) return hit;
  }
  // A month (2026年6月, 2026-06, 202606) is a period, not a pay day: kept out without a word.
  const month = new RegExp(`^(?:\\d{4}(?:${y}|[./-]))?\\d{1,2}${m}?(?:[-—~${until}]\\d{1,2}${m})?$|^\\d{6}$`).exec(
    text,
  );
  if (month) return EMPTY;
  return { value: undefined, finding: { code: 'date_unclear', severity: 'warn' } };
}
