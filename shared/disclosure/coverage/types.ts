import type { CalendarDate } from '../../kernel';
import type { CatalogEntry, Frequency } from '../../records';

/** 未到期 待办 拟稿 审核 公开中 已归档 逾期 被退回 不适用. */
export const COVERAGE_STATES = [
  'late',
  'returned',
  'todo',
  'draft',
  'review',
  'notDue',
  'published',
  'archived',
  'notApplicable',
] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** early: came down before its posting period was over. noProof: hangs or hung without a photograph or an address. */
export type CoverageGap = '' | 'early' | 'noProof';

export interface CoverageUnit {
  readonly unitCode: string;
  /** R-V02: finance of this village is published each month; otherwise each quarter. */
  readonly monthlyFinance: boolean;
  /** Since when it keeps its list here; what was due before and was never entered is not held against it. Absent or '': since ever. */
  readonly since?: string;
}

/** A stretch of time that is told at once; `to` is its last day. */
export interface CoveragePeriod {
  readonly code: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface CoverageDue {
  readonly due: CalendarDate;
  readonly status: 'fixed' | 'provisional';
  /** Rule that fixed the day, e.g. R-V03. */
  readonly rule: string;
  /** From this day on the duty is reminded of, where a rule says so (R-V13: 1 November). */
  readonly remindFrom?: CalendarDate;
}

/** The rules as coverage needs them: which stretches a frequency cuts a year into, and by when each must be public. */
export interface CoverageRules {
  periodsOf(frequency: Frequency, year: number): readonly CoveragePeriod[];
  /** `startedOn`: day of the start event, '' = not said. */
  dueOf(
    entry: CatalogEntry,
    frequency: Frequency,
    period: CoveragePeriod,
    unitCode: string,
    startedOn: string,
  ): CoverageDue | undefined;
  /** What happens at any time, counted from the day on which it did; without this what is stored on its line counts. */
  dueOfEvent?(entry: CatalogEntry, unitCode: string, startedOn: string): CoverageDue | undefined;
}

/** One duty of one unit: an entry of the catalog in one period, and how far it is. */
export interface CoverageCell {
  readonly unitCode: string;
  readonly code: string;
  readonly period: string;
  readonly state: CoverageState;
  /** '' where no rule fixes a day (an event without a start). */
  readonly dueOn: string;
  readonly dueStatus: '' | 'fixed' | 'provisional';
  readonly rule: string;
  /** Last day of the period; '' for what happens at any time. */
  readonly periodTo: string;
  readonly disclosureId: string;
  /** '' while nothing was made for it. */
  readonly title: string;
  readonly postedOn: string;
  /** Was due before the unit kept its list here, and nothing was entered: 不适用. */
  readonly isBefore: boolean;
  /** Reason of a return or of 不适用; '' else. */
  readonly reason: string;
  readonly gap: CoverageGap;
  /** undefined while it does not count for the on-time rate yet (R-M03). */
  readonly onTime: boolean | undefined;
}
