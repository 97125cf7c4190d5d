import { entriesInForce } from '../../disclosure/catalog';
import { type Duty, dutiesOf, versionsByCode } from '../../disclosure/coverage';
import { planEntryPosting } from '../../disclosure/entries';
import { addDays, type CalendarDate, datePartsOf } from '../../kernel';
import type { CatalogEntry, Frequency } from '../../records';
import {
  CATALOG_LIMIT_RULE,
  type Deadline,
  type DueDates,
  dueOfEntry,
  periodsOf,
  type WorkCalendar,
  weekdayOf,
} from '../../rules';
import type { PostingRules } from '../postingPeriod';

export interface CalendarVillage {
  readonly unitCode: string;
  readonly name: string;
  /** R-V02: its finance is told each month. */
  readonly monthlyFinance: boolean;
  readonly dueDates: DueDates;
}

/** What must hang by one day: all matters of one period that share the day and its reason. */
export interface DutyDay {
  readonly due: CalendarDate;
  /** 0 = Monday. */
  readonly weekday: number;
  /** The last working day up to then: a day that is named stays where it is, also when nobody is at the office. */
  readonly workBy: CalendarDate;
  readonly deadline: Deadline;
  readonly frequency: Frequency;
  /** Code of the period that is told. */
  readonly period: string;
  readonly entries: readonly CatalogEntry[];
  /** Posted on the last day, it hangs at least until this one (R-V04). */
  readonly postingTo: CalendarDate;
}

/** What must hang whenever it happens. */
export interface EventDuty {
  readonly rule: string;
  /** Days after the event, where the usual figure counts; undefined: each entry says its own limit. */
  readonly days: number | undefined;
  readonly entries: readonly CatalogEntry[];
}

export interface DutyCalendar {
  readonly year: number;
  /** In the order of the calendar; days of the year itself, so also what the last quarter of the year before asks for. */
  readonly days: readonly DutyDay[];
  readonly events: readonly EventDuty[];
}

export interface CalendarTables {
  /** All versions of the village catalog. */
  readonly entries: Iterable<CatalogEntry>;
  readonly calendar: WorkCalendar;
  readonly postingRules: PostingRules;
}

function dutiesUntil(
  byCode: ReadonlyMap<string, readonly CatalogEntry[]>,
  year: number,
  isMonthly: boolean,
): readonly Duty[] {
  const rules = { periodsOf, dueOf: () => undefined };
  return [year - 1, year].flatMap((one) => dutiesOf(byCode, one, isMonthly, rules));
}

function lastWorkday(due: CalendarDate, calendar: WorkCalendar): CalendarDate {
  let day = due;
  while (!calendar.day(day).isWorkday) day = addDays(day, -1);
  return day;
}

/** @param year the year that hangs on the wall: 1 January to 31 December */
export function dutyCalendar(village: CalendarVillage, year: number, tables: CalendarTables): DutyCalendar {
  const { calendar, postingRules } = tables;
  const entries = [...tables.entries];
  const days = new Map<string, DutyDay>();
  for (const { entry, frequency, period } of dutiesUntil(versionsByCode(entries), year, village.monthlyFinance)) {
    const { timeLimit } = entry;
    const deadline = dueOfEntry({ timeLimit, frequency }, period, '', village.dueDates, calendar);
    if (!deadline || datePartsOf(deadline.due).year !== year) continue;
    const wanted = { to: '' as const, objectionDays: 0 };
    const posting = planEntryPosting(deadline.due, entry, postingRules, calendar, wanted);
    const postingTo = posting?.to ?? deadline.due;
    const key = [deadline.due, period.code, deadline.rule, postingTo].join(' ');
    const known = days.get(key);
    days.set(key, {
      due: deadline.due,
      weekday: weekdayOf(deadline.due),
      workBy: lastWorkday(deadline.due, calendar),
      deadline,
      frequency,
      period: period.code,
      entries: [...(known?.entries ?? []), entry],
      postingTo,
    });
  }
  return {
    year,
    days: [...days.values()].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.period < b.period ? -1 : 1)),
    events: eventDuties(entriesInForce(entries, `${year}-12-31` as CalendarDate), village.dueDates),
  };
}

/** The usual figure first (R-V03), then entry by entry what its own limit says (R-P04). */
function eventDuties(entries: readonly CatalogEntry[], { event }: DueDates): readonly EventDuty[] {
  const events = entries.filter(({ frequency }) => frequency === 'event');
  const isUsual = ({ timeLimit }: CatalogEntry): boolean =>
    timeLimit.unit === event.limit.unit && timeLimit.from === event.limit.from && timeLimit.counting === undefined;
  const usual = events.filter(isUsual);
  return [
    ...(usual.length > 0 ? [{ rule: event.rule, days: event.limit.amount, entries: usual }] : []),
    ...events
      .filter((entry) => !isUsual(entry))
      .map((entry) => ({ rule: CATALOG_LIMIT_RULE, days: undefined, entries: [entry] })),
  ];
}

/** Villages whose year is the same share one calendar. In the order given. */
export function sharedCalendars(
  villages: readonly CalendarVillage[],
  year: number,
  tables: CalendarTables,
): readonly { readonly villages: readonly CalendarVillage[]; readonly calendar: DutyCalendar }[] {
  const groups = new Map<string, { villages: CalendarVillage[]; calendar: DutyCalendar }>();
  for (const village of villages) {
    const key = JSON.stringify([village.monthlyFinance, village.dueDates]);
    const known = groups.get(key);
    if (known) known.villages.push(village);
    else groups.set(key, { villages: [village], calendar: dutyCalendar(village, year, tables) });
  }
  return [...groups.values()];
}

/** Days of one month, 1 to 12. */
export const daysOfMonth = ({ days }: DutyCalendar, month: number): readonly DutyDay[] =>
  days.filter(({ due }) => datePartsOf(due).month === month);
