import { type CalendarDate, datePartsOf, daysInMonth, InvariantError } from '../kernel';
import type { Frequency } from '../records';
import { monthDayOf } from './planDeadline';

/** A stretch of time that is told at once (bundle.md § 3.3): 2026-03, 2026-Q1, 2026-H1, 2026. `to` is its last day. */
export interface Period {
  readonly code: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const MONTHS: Readonly<Partial<Record<Frequency, number>>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

function codeOf(year: number, index: number, months: number): string {
  if (months === 12) return `${year}`;
  if (months === 1) return `${year}-${String(index + 1).padStart(2, '0')}`;
  return `${year}-${months === 3 ? 'Q' : 'H'}${index + 1}`;
}

function stretch(year: number, index: number, months: number): Period {
  const first = index * months + 1;
  const last = first + months - 1;
  return {
    code: codeOf(year, index, months),
    from: monthDayOf(year, first, 1),
    to: monthDayOf(year, last, daysInMonth(year, last)),
  };
}

/** R-V02: the stretches of a year; none for what happens at any time or stands all the time. */
export function periodsOf(frequency: Frequency, year: number): readonly Period[] {
  const months = MONTHS[frequency];
  return months === undefined ? [] : Array.from({ length: 12 / months }, (_, index) => stretch(year, index, months));
}

/** The stretch in which a day lies. */
export function periodOf(frequency: Frequency, date: CalendarDate): Period | undefined {
  const { year, month } = datePartsOf(date);
  const months = MONTHS[frequency];
  return months === undefined ? undefined : stretch(year, Math.floor((month - 1) / months), months);
}

const CODE = /^(\d{4})(?:-(?:(Q)([1-4])|(H)([12])|(0[1-9]|1[0-2])))?$/;

/** Reads the code of a period; undefined when it is none. */
export function parsePeriod(code: string): Period | undefined {
  const [whole, year, , quarter, , half, month] = CODE.exec(code) ?? [];
  if (whole === undefined || Number(year) === 0) return undefined;
  if (quarter) return stretch(Number(year), Number(quarter) - 1, 3);
  if (half) return stretch(Number(year), Number(half) - 1, 6);
  return month ? stretch(Number(year), Number(month) - 1, 1) : stretch(Number(year), 0, 12);
}

/** What a stretch of such a code is told how often; undefined when it is no period. */
export function frequencyOfPeriod(code: string): Exclude<Frequency, 'event' | 'standing'> | undefined {
  const period = parsePeriod(code);
  if (!period) return undefined;
  const months = datePartsOf(period.to).month - datePartsOf(period.from).month + 1;
  return ({ 1: 'month', 3: 'quarter', 6: 'halfYear', 12: 'year' } as const)[months];
}

function movedPeriod(code: string, by: 1 | -1): string {
  const period = parsePeriod(code);
  if (!period) throw new InvariantError(`period: ${code}`);
  const { year, month } = datePartsOf(period.from);
  const months = datePartsOf(period.to).month - month + 1;
  const inYear = 12 / months;
  const index = (month - 1) / months + by;
  return codeOf(year + Math.floor(index / inYear), (index + inYear) % inYear, months);
}

/** Code of the stretch before: 2026-Q1 → 2025-Q4. */
export const previousPeriod = (code: string): string => movedPeriod(code, -1);

/** Code of the stretch after: 2026-12 → 2027-01. */
export const nextPeriod = (code: string): string => movedPeriod(code, 1);
