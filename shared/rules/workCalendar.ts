import { type CalendarDate, type Decoded, dayNumber, decode } from '../kernel';

/** Why a day is a working day or a day off. */
export type DayKind =
  | 'workday'
  | 'makeUp'
  | 'weekend'
  | 'holiday'
  /** Day off by law in a year without a notice: how it is shifted and made up for is not known yet. */
  | 'statutory'
  | 'local';

export interface DayOf {
  readonly isWorkday: boolean;
  readonly kind: DayKind;
}

/** Day off of an autonomous region or county (W12); counts only where `dayOff` is turned on. */
export interface LocalHoliday {
  readonly date: string;
  readonly name: string;
  readonly dayOff: boolean;
}

/** What the State Council's notice says of one year. */
export interface CalendarYear {
  readonly year: number;
  readonly off: readonly string[];
  readonly on: readonly string[];
}

const date = decode.string({ pattern: /^\d{4}-\d{2}-\d{2}$/ });
const monthDay = decode.string({ pattern: /^\d{2}-\d{2}$/ });

/** resources/calendars/holidays.json */
export const decodeHolidayTable = decode.object({
  years: decode.arrayOf(
    decode.object({
      year: decode.integer(1949, 9999),
      off: decode.arrayOf(date, 200),
      on: decode.arrayOf(date, 100),
      source: decode.string({ max: 400 }),
    }),
    200,
  ),
  statutory: decode.object({
    source: decode.string({ max: 400 }),
    /** From this year on these days are off by law. */
    since: decode.integer(1949, 9999),
    everyYear: decode.arrayOf(monthDay, 40),
    years: decode.arrayOf(decode.object({ year: decode.integer(1949, 9999), off: decode.arrayOf(date, 40) }), 200),
  }),
});
export type HolidayTable = Decoded<typeof decodeHolidayTable>;
export type StatutoryDays = HolidayTable['statutory'];

export interface WorkCalendar {
  readonly coverage: readonly number[];
  isCovered(year: number): boolean;
  day(date: CalendarDate): DayOf;
}

/** 1970-01-01 was a Thursday; 0 = Monday. */
export const weekdayOf = (day: CalendarDate): number => (((dayNumber(day) + 3) % 7) + 7) % 7;

export const yearOf = (day: CalendarDate): number => Number(day.slice(0, 4));

/**
 * Working days (W2): Monday to Friday without the days off of the State Council's notice, with the weekends worked instead. A
 * year without a notice is not covered; there the days off that the law itself names are used (workdays.md § 4.3), and whoever
 * counts through it must say so. Where two rows tell of the same year the later one counts (an imported correction).
 */
export function workCalendar(
  years: readonly CalendarYear[],
  statutory: Pick<StatutoryDays, 'everyYear' | 'years'>,
  local: readonly LocalHoliday[] = [],
): WorkCalendar {
  const rows = new Map(years.map((row) => [row.year, row]));
  const listed = new Map<string, DayOf>();
  for (const { year, off } of statutory.years)
    if (!rows.has(year)) for (const day of off) listed.set(day, { isWorkday: false, kind: 'statutory' });
  for (const { off, on } of rows.values()) {
    for (const day of off) listed.set(day, { isWorkday: false, kind: 'holiday' });
    for (const day of on) listed.set(day, { isWorkday: true, kind: 'makeUp' });
  }
  for (const { date: day, dayOff } of local) if (dayOff) listed.set(day, { isWorkday: false, kind: 'local' });
  const everyYear = new Set(statutory.everyYear);
  const isCovered = (year: number): boolean => rows.has(year);
  return {
    coverage: [...rows.keys()].sort((a, b) => a - b),
    isCovered,
    day(day) {
      const known = listed.get(day);
      if (known) return known;
      if (!isCovered(yearOf(day)) && everyYear.has(day.slice(5))) return { isWorkday: false, kind: 'statutory' };
      return weekdayOf(day) < 5 ? { isWorkday: true, kind: 'workday' } : { isWorkday: false, kind: 'weekend' };
    },
  };
}
