import { type CalendarDate, type Decoded, decode } from '../../kernel';
import type { Disclosure } from '../../records';

const monthDay = decode.string({ pattern: /^\d{2}-\d{2}$/ });

/** resources/rules/rollup.json: the row of R-V13. */
export const decodeRollupDuty = decode.object({
  rule: decode.string({ max: 20 }),
  catalogCode: decode.string({ max: 40 }),
  /** Month and day of the year itself. */
  remindFrom: monthDay,
  due: monthDay,
  source: decode.string({ max: 200 }),
  mark: decode.oneOf(['V', 'C', 'M'] as const),
});
export type RollupDuty = Decoded<typeof decodeRollupDuty>;

export interface RollupReminder {
  readonly year: number;
  readonly due: CalendarDate;
  readonly late: boolean;
  /** Codes of villages whose result does not hang yet. */
  readonly open: readonly string[];
}

type Entry = Pick<Disclosure, 'unitCode' | 'catalogCode' | 'period' | 'state' | 'notApplicable' | 'deleted'>;

/** Hangs or hung, or there is a reason why nothing has to. */
const isDone = (entry: Entry): boolean =>
  entry.state === 'published' || entry.state === 'archived' || entry.notApplicable !== '';

/**
 * R-V13: from the first day of the reminder on, and until every village's result hangs, also after the year's end. Before the
 * reminder of a year begins, the year before it is looked at, if anything was paid in it.
 * @param paidYears years of which there are payout batches.
 * @returns undefined when nothing is to be done now.
 */
export function remindOfRollup(
  today: CalendarDate,
  unitCodes: readonly string[],
  entries: readonly Entry[],
  paidYears: ReadonlySet<number>,
  duty: RollupDuty,
): RollupReminder | undefined {
  const ownYear = Number(today.slice(0, 4));
  const isTime = today.slice(5) >= duty.remindFrom;
  const year = isTime ? ownYear : ownYear - 1;
  if (!isTime && !paidYears.has(year)) return undefined;
  const due = `${year}-${duty.due}` as CalendarDate;
  const done = new Set(
    entries
      .filter(
        (entry) =>
          !entry.deleted && entry.catalogCode === duty.catalogCode && entry.period === String(year) && isDone(entry),
      )
      .map((entry) => entry.unitCode),
  );
  const open = unitCodes.filter((code) => !done.has(code));
  return open.length === 0 ? undefined : { year, due, late: today > due, open };
}
