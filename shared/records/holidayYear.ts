import { type Decoder, decode } from '../kernel';

/** Days off and make-up working days of one year as the State Council notice says, table `calendars`, key = year (workdays.md § 2, § 4). */
export interface HolidayYear {
  readonly year: number;
  /** CalendarDate, weekends inside a holiday included. */
  readonly off: readonly string[];
  /** Weekend days that are worked. */
  readonly on: readonly string[];
  /** The notice, and for imported tables who brought it in and when. */
  readonly source: string;
  readonly importedBy: string;
  readonly importedAt: string;
}

const day = decode.string({ pattern: /^\d{4}-\d{2}-\d{2}$/ });

export const decodeHolidayYear: Decoder<HolidayYear> = decode.object({
  year: decode.integer(1949, 9999),
  off: decode.arrayOf(day, 200),
  on: decode.arrayOf(day, 100),
  source: decode.string({ max: 400 }),
  importedBy: decode.string({ max: 60 }),
  importedAt: decode.string({ max: 30 }),
});
