import { type Decoder, decode } from '../kernel';

/**
 * day, workingDay, hour, month: so many after the start event. nextMonthDay, nextQuarterDay: by the n-th day of the first month
 * after the period. halfYearDay: by that day of June or December. yearDay: by `monthDay` ("12-31") of the year itself, nextYearDay: of the year after. none: no figure is fixed
 * (及时公布).
 */
export const TIME_LIMIT_UNITS = [
  'day',
  'workingDay',
  'hour',
  'month',
  'nextMonthDay',
  'nextQuarterDay',
  'halfYearDay',
  'yearDay',
  'nextYearDay',
  'none',
] as const;
export type TimeLimitUnit = (typeof TIME_LIMIT_UNITS)[number];

/** How long after what something must be public (R-P04: per entry, never a global 20). */
export interface TimeLimit {
  /** As printed in the catalog. */
  readonly text: string;
  /** 0 with `none`, `yearDay` and `nextYearDay`. */
  readonly amount: number;
  readonly unit: TimeLimitUnit;
  /** The start event in the catalog's words, e.g. 信息形成或变更之日; '' with `none`. */
  readonly from: string;
  /** "12-31", only with `yearDay` and `nextYearDay`. */
  readonly monthDay?: string;
  /** Absent: at the latest so long after the event. before: so many days ahead of it (选举日的20日前). */
  readonly counting?: 'before';
}

export const decodeTimeLimit: Decoder<TimeLimit> = decode.object({
  text: decode.string({ max: 400 }),
  amount: decode.integer(0, 9999),
  unit: decode.oneOf(TIME_LIMIT_UNITS),
  from: decode.string({ max: 60 }),
  monthDay: decode.optional(decode.string({ pattern: /^\d{2}-\d{2}$/ })),
  counting: decode.optional(decode.oneOf(['before'] as const)),
});
