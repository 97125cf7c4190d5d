import { describe, expect, it } from 'vitest';
import { dueRules, postingRules } from '../../../../resources/tables';
import {
  type CalendarVillage,
  daysOfMonth,
  dutyCalendar,
  sharedCalendars,
} from '../../../../shared/board/dutyCalendar';
import type { CatalogEntry } from '../../../../shared/records';
import { type DueFigures, dueDatesOf } from '../../../../shared/rules';
import { aCatalogEntry } from '../../../support/catalogEntries';
import { shippedCalendar } from '../../../support/workCalendars';

const village = (given: { name?: string; monthly?: boolean; figures?: DueFigures } = {}): CalendarVillage => ({
  unitCode: given.name ?? '190101100201',
  name: given.name ?? '东坝村',
  monthlyFinance: given.monthly ?? false,
  dueDates: dueDatesOf(dueRules, given.figures ?? {}),
});

const finance = aCatalogEntry({
  code: 'CW',
  frequency: 'month',
  isFinance: true,
  timeLimit: { text: '次月15日前', amount: 15, unit: 'nextMonthDay', from: '月份终了' },
});
const debts = aCatalogEntry({ code: 'ZW', frequency: 'quarter' });
const plan = aCatalogEntry({
  code: 'JH',
  frequency: 'year',
  timeLimit: { text: '', amount: 0, unit: 'none', from: '' },
});
const event = (code: string, given: Partial<CatalogEntry> = {}): CatalogEntry =>
  aCatalogEntry({
    code,
    frequency: 'event',
    timeLimit: { text: '10日内', amount: 10, unit: 'day', from: '事项发生（形成）之日' },
    ...given,
  });

const tables = (...entries: readonly CatalogEntry[]) => ({ entries, calendar: shippedCalendar, postingRules });
const shown = (calendar: ReturnType<typeof dutyCalendar>) =>
  calendar.days.map(({ due, period, entries }) => [due, period, entries.map(({ code }) => code).join(' ')]);

describe('the duties of a year, day by day', () => {
  it('[R-V02] [R-V03] finance is told each quarter, with the last quarter of the year before in January', () => {
    expect(shown(dutyCalendar(village(), 2026, tables(finance, debts)))).toEqual([
      ['2026-01-15', '2025-Q4', 'CW ZW'],
      ['2026-04-15', '2026-Q1', 'CW ZW'],
      ['2026-07-15', '2026-Q2', 'CW ZW'],
      ['2026-10-15', '2026-Q3', 'CW ZW'],
    ]);
  });

  it('[R-V02] each month where the village turned that on; what is quarterly stays so', () => {
    const calendar = dutyCalendar(village({ monthly: true }), 2026, tables(finance, debts));
    expect(calendar.days.filter(({ entries }) => entries[0]?.code === 'CW')).toHaveLength(12);
    expect(daysOfMonth(calendar, 4).map(({ period }) => period)).toEqual(['2026-03', '2026-Q1']);
    expect(daysOfMonth(calendar, 5).map(({ period }) => period)).toEqual(['2026-04']);
  });

  it('[R-V03] a named day stays where it is; where it is a day off, the last working day before it is told', () => {
    // 15 August 2026 is a Saturday; 15 February lies in the days off of the Spring Festival, with a Saturday worked before it.
    const calendar = dutyCalendar(village({ monthly: true }), 2026, tables(finance));
    const [august] = daysOfMonth(calendar, 8);
    expect(august).toMatchObject({ due: '2026-08-15', weekday: 5, workBy: '2026-08-14' });
    expect(august?.deadline).toMatchObject({ rule: 'R-V03/month', status: 'fixed' });
    expect(daysOfMonth(calendar, 4)[0]).toMatchObject({ due: '2026-04-15', weekday: 2, workBy: '2026-04-15' });
    expect(daysOfMonth(calendar, 2)[0]).toMatchObject({ due: '2026-02-15', workBy: '2026-02-14' });
  });

  it('[R-V03] the county’s and the village’s own days count', () => {
    const own = dutyCalendar(village({ figures: { quarterDay: 20 } }), 2026, tables(debts));
    expect(own.days.map(({ due }) => due)).toEqual(['2026-01-20', '2026-04-20', '2026-07-20', '2026-10-20']);
  });

  it('[R-V13] what is yearly is due on 31 December', () => {
    expect(shown(dutyCalendar(village(), 2026, tables(plan)))).toEqual([['2026-12-31', '2026', 'JH']]);
  });

  it('[R-V04] says until when a posting of the last day must hang, longer where the catalog says so', () => {
    const long = aCatalogEntry({ code: 'TD', frequency: 'quarter', postingDays: 30 });
    const april = daysOfMonth(dutyCalendar(village(), 2026, tables(debts, long)), 4);
    expect(april.map(({ postingTo, entries }) => [postingTo, entries[0]?.code])).toEqual([
      ['2026-04-30', 'ZW'],
      ['2026-05-15', 'TD'],
    ]);
  });

  it('[R-C05] an entry asks for nothing after it ended', () => {
    const ended = aCatalogEntry({ code: 'JS', frequency: 'quarter', validTo: '2026-06-30' });
    expect(shown(dutyCalendar(village(), 2026, tables(ended))).map(([, period]) => period)).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
    ]);
  });
});

describe('what happens at any time', () => {
  it('[R-V03] stands apart, with the days after the event; an entry with a limit of its own says that', () => {
    const election = event('XJ', {
      timeLimit: { text: '选举日的20日前公布', amount: 20, unit: 'day', from: '选举日', counting: 'before' },
    });
    const { days, events } = dutyCalendar(
      village({ figures: { eventDays: 7 } }),
      2026,
      tables(event('A'), election, event('B')),
    );
    expect(days).toEqual([]);
    expect(events.map(({ rule, days: n, entries }) => [rule, n, entries.map(({ code }) => code)])).toEqual([
      ['R-V03/event', 7, ['A', 'B']],
      ['R-P04', undefined, ['XJ']],
    ]);
  });
});

describe('several villages', () => {
  it('[R-V11] share a calendar where their year is the same', () => {
    const groups = sharedCalendars(
      [village({ name: '甲' }), village({ name: '乙', monthly: true }), village({ name: '丙' })],
      2026,
      tables(finance),
    );
    expect(groups.map((group) => [group.villages.map(({ name }) => name), group.calendar.days.length])).toEqual([
      [['甲', '丙'], 4],
      [['乙'], 12],
    ]);
  });
});
