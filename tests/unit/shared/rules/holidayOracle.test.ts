import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { holidayTable } from '../../../../resources/tables';
import { addDays, dayNumber } from '../../../../shared/kernel';
import { shippedCalendar as calendar, day } from '../../../support/workCalendars';

/** Counted from the notices; 2020–2026 as in workdays.md § 2. */
const WORKING_DAYS = {
  2017: 249,
  2018: 250,
  2019: 250,
  2020: 249,
  2021: 250,
  2022: 249,
  2023: 249,
  2024: 251,
  2025: 248,
  2026: 248,
} as const;

const workdaysOf = (year: number): number => {
  let count = 0;
  for (let date = day(`${year}-01-01`); date <= `${year}-12-31`; date = addDays(date, 1))
    if (calendar.day(date).isWorkday) count += 1;
  return count;
};

describe('the table of days off against an independent calendar', () => {
  it('[W2] every day from 2017 to 2026 is a working day in both or in neither', () => {
    const differing: string[] = [];
    let looked = 0;
    for (let date = day('2017-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
      looked += 1;
      if (calendar.day(date).isWorkday !== chineseDays.isWorkday(date)) differing.push(date);
    }
    expect(differing).toEqual([]);
    expect(looked).toBe(3652);
  });

  it.each(Object.entries(WORKING_DAYS))('[W2] %s has %i working days', (year, count) => {
    expect(workdaysOf(Number(year))).toBe(count);
  });

  it('[W2] the years with a notice are 2017 to 2026, each with its source', () => {
    expect(calendar.coverage).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const { year, source } of holidayTable.years) expect(source).toContain(`${year}`);
  });

  it('[WD-16] the days off by law of 2027 are those of workdays.md § 4.3', () => {
    const off = [];
    for (let date = day('2027-01-01'); date <= '2027-12-31'; date = addDays(date, 1))
      if (calendar.day(date).kind === 'statutory' && dayNumber(date) % 7 !== 2 && dayNumber(date) % 7 !== 3)
        off.push(date);
    expect(off).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-04-05',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
    ]);
    expect(calendar.isCovered(2027)).toBe(false);
  });

  it.each(holidayTable.statutory.years.map(({ year, off }) => [year, off] as const))(
    '[W2] the lunar days of %i fall as the lunar calendar says',
    (year, off) => {
      const lunar = (monthDay: string): string => chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date;
      const newYear = day(lunar('01-01'));
      const spring = [-1, 0, 1, 2].map((days) => addDays(newYear, days));
      const tomb = chineseDays.getSolarTermDate(year, 4, 'pure_brightness');
      const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((one) => `${year}-${one}`);
      expect(off).toEqual([...new Set([...fixed, ...spring, tomb, lunar('05-05'), lunar('08-15')])].sort());
    },
  );
});
