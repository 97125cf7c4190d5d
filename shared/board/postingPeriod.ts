import { addDays, type CalendarDate, type Decoded, dayNumber, decode } from '../kernel';

const rule = decode.object({
  id: decode.string({ max: 20 }),
  title: decode.string({ max: 60 }),
  from: decode.string({ max: 60 }),
  minDays: decode.integer(1, 400),
  legalBasis: decode.string({ max: 200 }),
  validFrom: decode.string({ pattern: /^\d{4}-\d{2}-\d{2}$/ }),
});

export const decodePostingRules = decode.object({ rules: decode.arrayOf(rule, 50) });
export type PostingRules = Decoded<typeof decodePostingRules>;

/** When a posting may come down, and what is printed on it. */
export interface PostingPeriod {
  readonly from: CalendarDate;
  /** Last printed day: posting day + minDays, so that the day of posting need not be counted (W11b). */
  readonly to: CalendarDate;
  /** Printed dates, both included: 16 for the lawful 15 days. */
  readonly printedDays: number;
  readonly earliestTakeDown: CalendarDate;
  readonly minDays: number;
  readonly ruleId: string;
  readonly legalBasis: string;
}

/**
 * R-V04: at least 15 days on the board. The day of posting is not counted (W11): posted on 10 September the posting is full
 * until the end of 25 September and may come down on the 26th. A longer period is always allowed, a shorter one is not.
 * A day before the first rule came into force is counted under that first rule.
 * @returns undefined when the table has no rule at all.
 */
export function planPostingPeriod(
  postedOn: CalendarDate,
  rules: PostingRules,
  wantedTo?: CalendarDate,
): PostingPeriod | undefined {
  const inForce = rules.rules
    .filter((one) => one.validFrom <= postedOn)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const lawful = inForce[0] ?? [...rules.rules].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0];
  if (!lawful) return undefined;
  const shortest = addDays(postedOn, lawful.minDays);
  const to = wantedTo !== undefined && wantedTo > shortest ? wantedTo : shortest;
  return {
    from: postedOn,
    to,
    printedDays: dayNumber(to) - dayNumber(postedOn) + 1,
    earliestTakeDown: addDays(to, 1),
    minDays: lawful.minDays,
    ruleId: lawful.id,
    legalBasis: lawful.legalBasis,
  };
}
