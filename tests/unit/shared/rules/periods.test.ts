import { describe, expect, it } from 'vitest';
import { dueRules } from '../../../../resources/tables';
import {
  dueDatesOf,
  dueOfEntry,
  dueOfPeriod,
  figuresOf,
  parsePeriod,
  periodOf,
  periodsOf,
  previousPeriod,
} from '../../../../shared/rules';
import { aLimit, shippedCalendar as calendar, day } from '../../../support/workCalendars';

const usual = dueDatesOf(dueRules);
const dueOf = (
  code: string,
  frequency: 'month' | 'quarter' | 'halfYear' | 'year',
  dates = usual,
): string | undefined => {
  const period = parsePeriod(code);
  return period && dueOfPeriod(frequency, period, dates, calendar)?.due;
};

describe('periods', () => {
  it('[R-V02] a year has four quarters, twelve months, two halves', () => {
    expect(periodsOf('quarter', 2026)).toEqual([
      { code: '2026-Q1', from: '2026-01-01', to: '2026-03-31' },
      { code: '2026-Q2', from: '2026-04-01', to: '2026-06-30' },
      { code: '2026-Q3', from: '2026-07-01', to: '2026-09-30' },
      { code: '2026-Q4', from: '2026-10-01', to: '2026-12-31' },
    ]);
    expect(periodsOf('month', 2028)[1]).toEqual({ code: '2028-02', from: '2028-02-01', to: '2028-02-29' });
    expect(periodsOf('halfYear', 2026).map(({ code, to }) => [code, to])).toEqual([
      ['2026-H1', '2026-06-30'],
      ['2026-H2', '2026-12-31'],
    ]);
    expect(periodsOf('year', 2026)).toEqual([{ code: '2026', from: '2026-01-01', to: '2026-12-31' }]);
    expect([...periodsOf('event', 2026), ...periodsOf('standing', 2026)]).toEqual([]);
  });

  it('[R-V02] finds the stretch of a day, by its code, and the one before', () => {
    expect(periodOf('quarter', day('2026-08-15'))?.code).toBe('2026-Q3');
    expect(periodOf('month', day('2026-08-15'))?.code).toBe('2026-08');
    expect(periodOf('event', day('2026-08-15'))).toBeUndefined();
    for (const code of ['2026', '2026-H2', '2026-Q4', '2026-12']) expect(parsePeriod(code)?.code).toBe(code);
    for (const code of ['', '26', '2026-Q5', '2026-13', '2026-H3', '0000-01', '2026-1'])
      expect(parsePeriod(code)).toBeUndefined();
    expect(['2026-Q1', '2026-Q3', '2026-01', '2026-12', '2026-H1', '2026'].map(previousPeriod)).toEqual([
      '2025-Q4',
      '2026-Q2',
      '2025-12',
      '2026-11',
      '2025-H2',
      '2025',
    ]);
  });
});

describe('by when a period must be public', () => {
  it('[R-V03] quarter and month: the 15th of the month after; half-year and year at their end', () => {
    expect(dueOf('2026-Q1', 'quarter')).toBe('2026-04-15');
    expect(dueOf('2026-Q4', 'quarter')).toBe('2027-01-15');
    expect(dueOf('2026-08', 'month')).toBe('2026-09-15');
    expect(dueOf('2026-H1', 'halfYear')).toBe('2026-06-30');
    expect(dueOf('2026', 'year')).toBe('2026-12-31');
    expect(figuresOf(usual)).toEqual({
      quarterDay: 15,
      monthDay: 15,
      eventDays: 10,
      halfYearDay: 31,
      yearMonthDay: '12-31',
    });
  });

  it('[R-V03] a village goes before its county, a county before the table', () => {
    const dates = dueDatesOf(dueRules, { quarterDay: 20 }, { quarterDay: 10, monthDay: 8, yearMonthDay: '11-30' });
    expect(dueOf('2026-Q1', 'quarter', dates)).toBe('2026-04-20');
    expect(dueOf('2026-08', 'month', dates)).toBe('2026-09-08');
    expect(dueOf('2026', 'year', dates)).toBe('2026-11-30');
    expect(dueOf('2026-H2', 'halfYear', dates)).toBe('2026-12-31');
  });

  it('[R-V03] the 31st of a shorter month is its last day', () => {
    expect(dueOf('2026-Q1', 'quarter', dueDatesOf(dueRules, { quarterDay: 31 }))).toBe('2026-04-30');
    expect(dueOf('2026-01', 'month', dueDatesOf(dueRules, { monthDay: 30 }))).toBe('2026-02-28');
  });

  const usualEvent = { timeLimit: aLimit(10, 'day', { from: '事项发生（形成）之日' }), frequency: 'event' } as const;

  it('[R-V03] an event is told within ten days of it, or what the village set', () => {
    const dueOn = (dates = usual) => dueOfEntry(usualEvent, undefined, day('2026-06-01'), dates, calendar);
    expect(dueOn()).toMatchObject({ due: '2026-06-11', rule: 'R-V03/event' });
    expect(dueOn(dueDatesOf(dueRules, { eventDays: 3 }))?.due).toBe('2026-06-04');
    expect(dueOfEntry(usualEvent, undefined, '', usual, calendar)).toBeUndefined();
  });

  it('[R-P04] an entry with a limit of its own counts by it once it has started', () => {
    const entry = { timeLimit: aLimit(20, 'day', { from: '批准之日' }), frequency: 'year' } as const;
    const year = parsePeriod('2026');
    expect(dueOfEntry(entry, year, day('2026-07-01'), usual, calendar)).toMatchObject({
      due: '2026-07-21',
      rule: 'R-P04',
    });
    expect(dueOfEntry(entry, year, '', usual, calendar)).toMatchObject({ due: '2026-12-31', rule: 'R-V13' });
  });

  it('[R-B01] a yearly report is due in the year after', () => {
    const entry = { timeLimit: aLimit(0, 'nextYearDay', { monthDay: '01-31' }), frequency: 'year' } as const;
    expect(dueOfEntry(entry, parsePeriod('2026'), '', usual, calendar)?.due).toBe('2027-01-31');
  });

  it('[R-V18] a list of voters is due ahead of the election', () => {
    const entry = { timeLimit: aLimit(20, 'day', { from: '选举日', counting: 'before' }), frequency: 'event' } as const;
    expect(dueOfEntry(entry, undefined, day('2026-12-31'), usual, calendar)?.due).toBe('2026-12-11');
  });
});
