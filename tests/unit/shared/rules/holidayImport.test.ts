import { describe, expect, it } from 'vitest';
import { holidayTable } from '../../../../resources/tables';
import { planHolidayImport, workCalendar } from '../../../../shared/rules';
import { day } from '../../../support/workCalendars';

const { years: known, statutory } = holidayTable;
const LAWFUL = statutory.years.find(({ year }) => year === 2027)?.off ?? [];
const table = (over: object = {}) => ({ year: 2027, off: LAWFUL, on: ['2027-01-30'], source: '样例通知', ...over });
const plan = (input: unknown) => planHolidayImport(JSON.stringify(input), known, statutory);
const codes = (input: unknown): string[] => plan(input).faults.map(({ code }) => code);

describe('bringing in a table of days off', () => {
  it('[W2] takes the own form, one year or several', () => {
    expect(plan(table())).toEqual({
      faults: [],
      years: [{ year: 2027, off: [...LAWFUL].sort(), on: ['2027-01-30'], source: '样例通知' }],
    });
    const next = statutory.years.find(({ year }) => year === 2028)?.off ?? [];
    const both = plan({ years: [table(), table({ year: 2028, off: next, on: [] })] });
    expect(both.years.map(({ year }) => year)).toEqual([2027, 2028]);
  });

  it('[W2] takes the public list form', () => {
    const days = [
      ...LAWFUL.map((date) => ({ date, isOffDay: true, name: '节日' })),
      { date: '2027-01-30', isOffDay: false, name: '春节' },
    ];
    const { years, faults } = plan({ year: 2027, papers: ['样例地址'], days });
    expect(faults).toEqual([]);
    expect(years[0]).toEqual({ year: 2027, off: [...LAWFUL].sort(), on: ['2027-01-30'], source: '样例地址' });
  });

  it('[W2] a notice that reaches into December before changes that year too', () => {
    const { years, faults } = plan(table({ off: ['2026-12-31', ...LAWFUL], on: ['2026-12-27'] }));
    expect(faults).toEqual([]);
    expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
    const calendar = workCalendar([...known, ...years], statutory);
    expect(calendar.day(day('2026-12-31'))).toEqual({ isWorkday: false, kind: 'holiday' });
    expect(calendar.day(day('2026-12-27'))).toEqual({ isWorkday: true, kind: 'makeUp' });
    expect(calendar.day(day('2026-10-01')).isWorkday).toBe(false);
  });

  it('[W2] a year without a row of its own stays uncovered when only its December is told', () => {
    const { years } = planHolidayImport(JSON.stringify(table({ off: ['2026-12-31', ...LAWFUL] })), [], statutory);
    expect(years.map(({ year }) => year)).toEqual([2027]);
  });

  it('[W2] tells every fault, and takes nothing then', () => {
    expect(codes(table({ off: ['2026-10-01', ...LAWFUL] }))).toEqual(['deadline.import.otherYear']);
    expect(codes(table({ on: ['2027-01-29'] }))).toEqual(['deadline.import.workday']);
    expect(codes(table({ off: [...LAWFUL, '2027-01-01'] }))).toEqual(['deadline.import.twice']);
    expect(codes(table({ on: ['2027-10-02'] }))).toEqual(['deadline.import.twice']);
    expect(codes(table({ off: [...LAWFUL, '2027-02-30'] }))).toEqual(['deadline.import.noDay']);
    expect(codes(table({ off: [] }))).toEqual(['deadline.import.empty']);
    expect(codes(table({ off: LAWFUL.filter((date) => date !== '2027-02-06') }))).toEqual(['deadline.import.missing']);
    expect(codes({ years: [table(), table()] })).toEqual(['deadline.import.yearTwice']);
    expect(codes({ year: 2027 })).toEqual(['deadline.import.notTable']);
    expect(codes({ years: [] })).toEqual(['deadline.import.notTable']);
    expect(codes({ year: 2027, papers: [], days: [] })).toEqual(['deadline.import.empty']);
    expect(planHolidayImport('{"year": 20', known, statutory).faults[0]?.code).toBe('deadline.import.notJson');
    const { years, faults } = plan(table({ on: ['2027-01-29', '2027-02-30'] }));
    expect([years, faults.length]).toEqual([[], 2]);
  });

  it('[W2] an older table is held to its own days only', () => {
    expect(codes({ year: 2016, off: ['2016-01-01'], on: [], source: '' })).toEqual([]);
  });
});
