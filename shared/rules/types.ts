import type { CalendarDate } from '../kernel';
import type { DayKind } from './workCalendar';

/**
 * start: the day of the event itself, never counted (W1). counted: counted whatever day it is (calendar days). paused: other
 * people were asked (W9). moved: the last day was a day off, the deadline moves to this one (W3). clock: hours run through (W4).
 * fixed: the day is named by the rule itself.
 */
export type DayWhy = DayKind | 'start' | 'counted' | 'paused' | 'moved' | 'clock' | 'fixed';

export interface CountedDay {
  readonly date: CalendarDate;
  readonly counted: boolean;
  readonly why: DayWhy;
}

/** fixed: every day that matters lies in a year with a notice. provisional (暂定): changes when the year's notice is brought in. */
export type DeadlineStatus = 'fixed' | 'provisional';

/** A last day with its whole explanation. */
export interface Deadline {
  readonly rule: string;
  readonly from: CalendarDate;
  readonly due: CalendarDate;
  /** Only for clock hours: "2026-09-28T13:30". */
  readonly dueAt?: string;
  readonly status: DeadlineStatus;
  readonly days: readonly CountedDay[];
}

/** A stretch in which the clock stands (W9): working days after `sentOn` until `repliedOn`. '' = still waiting. */
export interface Pause {
  readonly sentOn: CalendarDate;
  readonly repliedOn: CalendarDate | '';
}

/**
 * limit: at the latest; a last day off moves on (W3). minimum: at least so long, the last day stays (R-V04, W11). gap: less than
 * so many, so that the last lawful day is one earlier (R-N01). before: so many ahead of the event.
 */
export const COUNTINGS = ['limit', 'minimum', 'gap', 'before'] as const;
export type Counting = (typeof COUNTINGS)[number];

export interface PlanOptions {
  readonly rule?: string;
  readonly counting?: Counting;
  /** Time of day of the start, "08:30"; only clock hours look at it. */
  readonly at?: string;
  readonly pauses?: readonly Pause[];
}
