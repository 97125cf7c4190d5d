import { dayNumber, type Problem, parseCalendarDate, problem } from '../../kernel';
import type { MeetingFacts } from '../../records';
import type { Quorum, VillageRules } from './villageRules';

/** Whole numbers only: a share is compared without a division. */
function isMet({ of, numerator, denominator, more }: Quorum, { entitled, present, agreed }: MeetingFacts): boolean {
  const [part, whole] = of === 'present' ? [present, entitled] : [agreed, present];
  return more ? part * denominator > whole * numerator : part * denominator >= whole * numerator;
}

const CODES = { present: 'disclosure.tooFewPresent', agreed: 'disclosure.tooFewAgreed' } as const;

/**
 * R-V15: a meeting that could not decide, as an error where the rule was seen in its source; a notice sent too late, as a warning:
 * what was decided then still has to be told.
 */
export function checkMeeting(meeting: MeetingFacts, rules: VillageRules): Problem[] {
  const { kind, byHouseholds, heldOn, noticeOn, entitled, present, agreed } = meeting;
  const at = { field: 'meeting' };
  if (heldOn === '' || entitled === 0) return [problem('disclosure.meetingIncomplete', 'error', at)];
  if (present > entitled || agreed > present) return [problem('disclosure.meetingFigures', 'error', at)];
  const found = rules.quorums
    .filter((one) => one.meeting === kind && one.byHouseholds === (kind === 'assembly' && byHouseholds))
    .filter((one) => !isMet(one, meeting))
    .map(({ of, mark, numerator, denominator, source }) =>
      problem(CODES[of], mark === 'V' ? 'error' : 'warning', at, {
        part: of === 'present' ? present : agreed,
        whole: of === 'present' ? entitled : present,
        share: `${numerator}/${denominator}`,
        source,
      }),
    );
  const { meeting: noticed, days } = rules.meetingNotice;
  const [sent, held] = [parseCalendarDate(noticeOn), parseCalendarDate(heldOn)];
  if (kind === noticed && held && (!sent || dayNumber(held) - dayNumber(sent) < days))
    found.push(problem('disclosure.noticeLate', 'warning', at, { days }));
  return found;
}
