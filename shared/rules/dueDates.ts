import { type CalendarDate, type Decoded, decode, InvariantError } from '../kernel';
import type { Frequency, TimeLimit } from '../records';
import { type DueFrequency, type DueRule, limitOfRule } from './deadlineRules';
import type { Period } from './periods';
import { planDeadline } from './planDeadline';
import type { Deadline } from './types';
import type { WorkCalendar } from './workCalendar';

/** Days that a county or a village sets for itself; a figure that is not set is the table's (R-V03). */
export const decodeDueFigures = decode.object({
  quarterDay: decode.optional(decode.integer(1, 31)),
  monthDay: decode.optional(decode.integer(1, 31)),
  eventDays: decode.optional(decode.integer(1, 365)),
  halfYearDay: decode.optional(decode.integer(1, 31)),
  yearMonthDay: decode.optional(decode.string({ pattern: /^\d{2}-\d{2}$/ })),
});
export type DueFigures = Decoded<typeof decodeDueFigures>;

export type DueDates = Readonly<Record<DueFrequency, { readonly rule: string; readonly limit: TimeLimit }>>;

const FIGURE: Readonly<Record<DueFrequency, keyof DueFigures>> = {
  quarter: 'quarterDay',
  month: 'monthDay',
  event: 'eventDays',
  halfYear: 'halfYearDay',
  year: 'yearMonthDay',
};

function limitOf(row: DueRule, figures: readonly DueFigures[]): TimeLimit {
  const name = FIGURE[row.frequency];
  const own = figures.map((one) => one[name]).find((one) => one !== undefined);
  if (own === undefined) return limitOfRule(row);
  return typeof own === 'string' ? { ...limitOfRule(row), monthDay: own } : { ...limitOfRule(row), amount: own };
}

/** @param figures the village's own first, then the county's. */
export function dueDatesOf(rows: readonly DueRule[], ...figures: readonly DueFigures[]): DueDates {
  const entryOf = (frequency: DueFrequency) => {
    const row = rows.find((one) => one.frequency === frequency);
    if (!row) throw new InvariantError(`due dates: ${frequency}`);
    return { rule: row.id, limit: limitOf(row, figures) };
  };
  return {
    month: entryOf('month'),
    quarter: entryOf('quarter'),
    halfYear: entryOf('halfYear'),
    year: entryOf('year'),
    event: entryOf('event'),
  };
}

/** What the table gives where nothing is set. */
export function figuresOf(dueDates: DueDates): Required<DueFigures> {
  return {
    quarterDay: dueDates.quarter.limit.amount,
    monthDay: dueDates.month.limit.amount,
    eventDays: dueDates.event.limit.amount,
    halfYearDay: dueDates.halfYear.limit.amount,
    yearMonthDay: dueDates.year.limit.monthDay ?? '',
  };
}

/** R-V03, R-V13: by when a period must be public. undefined for what has no period. */
export function dueOfPeriod(
  frequency: Frequency,
  period: Pick<Period, 'to'>,
  dueDates: DueDates,
  calendar: WorkCalendar,
): Deadline | undefined {
  if (frequency === 'event' || frequency === 'standing') return undefined;
  const { rule, limit } = dueDates[frequency];
  return planDeadline(limit, period.to, calendar, { rule });
}

/** A limit that a catalog names for one entry (R-P04). */
export const CATALOG_LIMIT_RULE = 'R-P04';

/** Limits that count from a day of their own, not from the end of a period. */
const FROM_EVENT = new Set<TimeLimit['unit']>(['day', 'workingDay', 'hour', 'month']);

interface LimitedEntry {
  readonly timeLimit: TimeLimit;
  readonly frequency: Frequency;
}

/**
 * By when one disclosure must be public. With a start event its entry's own limit counts (R-P04), and the county's or village's
 * own figure where the entry prints the usual one (R-V03). Without a start the end of its period counts.
 */
export function dueOfEntry(
  { timeLimit, frequency }: LimitedEntry,
  period: Pick<Period, 'to'> | undefined,
  startedOn: CalendarDate | '',
  dueDates: DueDates,
  calendar: WorkCalendar,
): Deadline | undefined {
  if (startedOn !== '' && FROM_EVENT.has(timeLimit.unit)) {
    const { rule, limit } = dueDates.event;
    return timeLimit.from === limit.from && timeLimit.unit === limit.unit
      ? planDeadline(limit, startedOn, calendar, { rule })
      : planDeadline(timeLimit, startedOn, calendar, { rule: CATALOG_LIMIT_RULE });
  }
  if (!period) return undefined;
  return timeLimit.unit === 'nextYearDay'
    ? planDeadline(timeLimit, period.to, calendar, { rule: CATALOG_LIMIT_RULE })
    : dueOfPeriod(frequency, period, dueDates, calendar);
}
