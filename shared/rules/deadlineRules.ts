import { type CalendarDate, type Decoded, decode, InvariantError } from '../kernel';
import { TIME_LIMIT_UNITS, type TimeLimit } from '../records';
import { planDeadline } from './planDeadline';
import { COUNTINGS, type Deadline, type PlanOptions } from './types';
import type { WorkCalendar } from './workCalendar';

const ruleShape = {
  /** R-V18, or R-V18/objection where a rule has several figures. */
  id: decode.string({ pattern: /^R-[A-Z]+\d+[a-z]?(\/[a-zA-Z]+)?$/ }),
  title: decode.string({ max: 60 }),
  amount: decode.integer(0, 9999),
  unit: decode.oneOf(TIME_LIMIT_UNITS),
  monthDay: decode.optional(decode.string({ pattern: /^\d{2}-\d{2}$/ })),
  counting: decode.oneOf(COUNTINGS),
  from: decode.string({ max: 60 }),
  source: decode.string({ max: 200 }),
  /** V read in the text itself; C, M a default that never blocks. */
  mark: decode.oneOf(['V', 'C', 'M'] as const),
  /** '' = always. */
  validFrom: decode.string({ pattern: /^(\d{4}-\d{2}-\d{2})?$/ }),
};

const rule = decode.object(ruleShape);
export type DeadlineRule = Decoded<typeof rule>;

/** resources/rules/deadlines.json */
export const decodeDeadlineRules = decode.object({ rules: decode.arrayOf(rule, 500) });
export type DeadlineRules = readonly DeadlineRule[];

export const DUE_FREQUENCIES = ['month', 'quarter', 'halfYear', 'year', 'event'] as const;
export type DueFrequency = (typeof DUE_FREQUENCIES)[number];

const dueRule = decode.object({ ...ruleShape, frequency: decode.oneOf(DUE_FREQUENCIES) });
/** resources/rules/dueDates.json */
export const decodeDueRules = decode.object({ rules: decode.arrayOf(dueRule, 50) });
export type DueRule = Decoded<typeof dueRule>;

/** The row in force on a day; before the first one the first one. undefined: no such rule. */
export function findDeadlineRule(id: string, on: CalendarDate, rules: DeadlineRules): DeadlineRule | undefined {
  const rows = rules.filter((row) => row.id === id).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return rows.find((row) => row.validFrom <= on) ?? rows.at(-1);
}

export const limitOfRule = ({ amount, unit, from, monthDay }: DeadlineRule): TimeLimit => ({
  text: '',
  amount,
  unit,
  from,
  ...(monthDay === undefined ? {} : { monthDay }),
});

/** The last day that a rule gives. @throws InvariantError for an id that the tables do not have: ids come from our own code. */
export function deadlineOfRule(
  id: string,
  from: CalendarDate,
  calendar: WorkCalendar,
  rules: DeadlineRules,
  options: Omit<PlanOptions, 'rule' | 'counting'> = {},
): Deadline {
  const row = findDeadlineRule(id, from, rules);
  const deadline =
    row && planDeadline(limitOfRule(row), from, calendar, { ...options, rule: id, counting: row.counting });
  if (!deadline) throw new InvariantError(`no deadline: ${id}`);
  return deadline;
}
