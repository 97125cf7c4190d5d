import { text } from '../../resources';
import { deadlineRules, dueRules } from '../../resources/tables';
import type { CoverageCell } from '../../shared/disclosure/coverage';
import { fillText, parseCalendarDate } from '../../shared/kernel';
import type { CatalogEntry } from '../../shared/records';
import {
  CATALOG_LIMIT_RULE,
  type Deadline,
  describeDeadline,
  dueOfEntry,
  frequencyOfPeriod,
  limitOfRule,
  parsePeriod,
  type WorkCalendar,
} from '../../shared/rules';
import type { UnitDueDates } from './calendars';

/** What the day of one duty was counted with. */
export interface DueBasis {
  readonly entry: CatalogEntry;
  /** Day of the event; '' = not said, or none. */
  readonly startedOn: string;
  readonly dueDates: UnitDueDates;
  readonly calendar: WorkCalendar;
}

function planOf({ period }: CoverageCell, { entry, startedOn, dueDates, calendar }: DueBasis): Deadline | undefined {
  const isPeriodic = entry.frequency !== 'event' && entry.frequency !== 'standing';
  const frequency = (isPeriodic && frequencyOfPeriod(period)) || entry.frequency;
  const stretch = isPeriodic ? parsePeriod(period) : undefined;
  const started = parseCalendarDate(startedOn) ?? '';
  return dueOfEntry({ timeLimit: entry.timeLimit, frequency }, stretch, started, dueDates, calendar);
}

/** Whether county or village set another day than the table's. */
function isOwnDay(rule: string, dueDates: UnitDueDates): boolean {
  const row = dueRules.find(({ id }) => id === rule);
  if (!row) return false;
  const [own, usual] = [dueDates[row.frequency].limit, limitOfRule(row)];
  return own.amount !== usual.amount || own.monthDay !== usual.monthDay;
}

/** Why the last day of a duty is what it is: the rule, the start, each day counted or left out. */
export function explainDue(cell: CoverageCell, basis: DueBasis): readonly string[] {
  const { dueOn, rule } = cell;
  if (dueOn === '') return [fillText(text, 'coverage.explain.none')];
  const plan = planOf(cell, basis);
  // What is public keeps the day that was in force then (workdays.md § 4.4); what another rule fixed has no days to count.
  if (!plan || plan.due !== dueOn) return [fillText(text, 'coverage.explain.kept', { rule })];
  const sentences = describeDeadline(
    plan,
    text,
    [...dueRules, ...deadlineRules].find(({ id }) => id === plan.rule),
  );
  if (plan.rule === CATALOG_LIMIT_RULE)
    return [fillText(text, 'coverage.explain.catalog', { limit: basis.entry.timeLimit.text }), ...sentences];
  return isOwnDay(plan.rule, basis.dueDates) ? [...sentences, fillText(text, 'coverage.explain.own')] : sentences;
}
