import type { CalendarDate } from '../../kernel';
import type { BatchRecord, PrivacyProfile } from '../../records';
import type { LookupRules } from './rules';

/** Why the payments of a list are not told at the desk; `yes`: they are. The first that applies. */
export const ASKABLE = ['yes', 'notPosted', 'nobodyNamed', 'unreviewed', 'otherVillage'] as const;
export type Askable = (typeof ASKABLE)[number];

export interface AskedList {
  readonly batch: Pick<BatchRecord, 'posting'>;
  readonly profile: PrivacyProfile;
  /** Both reviews agreed to it as it is (R-S01). */
  readonly isReviewed: boolean;
  /** It has rows of the village that the desk is for. */
  readonly hasVillage: boolean;
}

/**
 * R-V05, R-V13: what has been on the board may be asked for, while it hangs and after it came down; a list that was reopened
 * or never hung may not. Nothing is told that the posting would not show (privacy.md § 3).
 */
export function askable(
  { batch, profile, isReviewed, hasVillage }: AskedList,
  today: CalendarDate,
  rules: LookupRules,
) {
  const is = (why: Askable): Askable => why;
  if (!hasVillage) return is('otherVillage');
  if (profile === 'A' || profile === 'D' || !rules.profiles.includes(profile)) return is('nobodyNamed');
  if (batch.posting === null || batch.posting.postedOn > today) return is('notPosted');
  return is(isReviewed ? 'yes' : 'unreviewed');
}
