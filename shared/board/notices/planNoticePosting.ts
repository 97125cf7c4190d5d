import { addDays, type CalendarDate } from '../../kernel';
import type { Notice } from '../../records';
import { planDeadline, type WorkCalendar } from '../../rules';
import { type PostingRules, planPostingPeriod } from '../postingPeriod';
import { type NoticeRules, termsOf } from './noticeRules';

/** Until when a notice hangs, and what decides it. */
export interface NoticePosting {
  /** Last printed day on the board: the later of posting days and objection days (R-V04b). */
  readonly postingTo: CalendarDate;
  /** Last day for objections, '' = none are asked for. */
  readonly objectionTo: CalendarDate | '';
  readonly earliestTakeDown: CalendarDate;
  /** floor: the lawful shortest; own: the notice's own days; term: a rule of the template (R-V25); objection: the objection days. */
  readonly governs: 'floor' | 'own' | 'term' | 'objection';
  /** R-V04, R-V25 …: rule behind the posting days. */
  readonly ruleId: string;
  readonly source: string;
  /** Working days were counted through a year whose days off are not announced yet. */
  readonly provisional: boolean;
}

/**
 * R-V04, R-V04b, R-V25. The day of posting is not counted (W11), neither for the posting nor for objections. Objection days never
 * shorten the posting; where they last longer the take-down waits for them.
 * @returns undefined when there is no posting rule at all.
 */
export function planNoticePosting(
  day: CalendarDate,
  notice: Pick<Notice, 'templateId' | 'objectionDays' | 'objectionUnit' | 'postingDays'>,
  rules: NoticeRules,
  postingRules: PostingRules,
  calendar: WorkCalendar,
): NoticePosting | undefined {
  const floor = planPostingPeriod(day, postingRules);
  if (!floor) return undefined;
  let provisional = false;
  const after = (amount: number, unit: 'day' | 'workingDay'): CalendarDate => {
    if (unit === 'day') return addDays(day, amount);
    const limit = planDeadline({ text: '', amount, unit, from: '' }, day, calendar, { counting: 'minimum' });
    if (limit?.status === 'provisional') provisional = true;
    return limit?.due ?? addDays(day, amount);
  };
  let best: Pick<NoticePosting, 'postingTo' | 'governs' | 'ruleId' | 'source'> = {
    postingTo: floor.to,
    governs: 'floor',
    ruleId: floor.ruleId,
    source: floor.legalBasis,
  };
  for (const term of termsOf(rules, notice.templateId, day)) {
    if (term.counting !== 'minimum') continue;
    const to = after(term.amount, term.unit);
    if (to > best.postingTo) best = { postingTo: to, governs: 'term', ruleId: term.id, source: term.source };
  }
  const own = addDays(day, notice.postingDays);
  if (own > best.postingTo) best = { ...best, postingTo: own, governs: 'own' };
  const objectionTo = notice.objectionDays > 0 ? after(notice.objectionDays, notice.objectionUnit) : '';
  if (objectionTo > best.postingTo) best = { ...best, postingTo: objectionTo as CalendarDate, governs: 'objection' };
  return { ...best, objectionTo, earliestTakeDown: addDays(best.postingTo, 1), provisional };
}
