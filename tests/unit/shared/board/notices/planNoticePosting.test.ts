import { describe, expect, it } from 'vitest';
import { noticeRules, postingRules } from '../../../../../resources/tables';
import { planNoticePosting } from '../../../../../shared/board/notices';
import { day } from '../../../../support/coverageRules';
import { shippedCalendar } from '../../../../support/workCalendars';

const NOTHING = { templateId: '', objectionDays: 0, objectionUnit: 'day', postingDays: 0 } as const;
type Given = Partial<Omit<Parameters<typeof planNoticePosting>[1], 'objectionUnit'>> & {
  readonly objectionUnit?: 'day' | 'workingDay';
};
const plan = (on: string, given: Given = {}) =>
  planNoticePosting(day(on), { ...NOTHING, ...given }, noticeRules, postingRules, shippedCalendar);

describe('days of a notice on the board', () => {
  it('[R-V04] at least 15 days after the day of posting', () =>
    expect(plan('2026-09-10')).toEqual({
      postingTo: '2026-09-25',
      objectionTo: '',
      earliestTakeDown: '2026-09-26',
      governs: 'floor',
      ruleId: 'R-V04',
      source: '《中华人民共和国村民委员会组织法》第三十五条',
      provisional: false,
    }));

  it('[R-V04] fewer days of its own do not shorten it, more lengthen it', () => {
    expect(plan('2026-09-10', { postingDays: 7 })).toMatchObject({ postingTo: '2026-09-25', governs: 'floor' });
    expect(plan('2026-09-10', { postingDays: 20 })).toMatchObject({ postingTo: '2026-09-30', governs: 'own' });
  });

  it('[R-V04b] shorter objection days are a day of their own, longer ones hold the take-down', () => {
    expect(plan('2026-09-10', { objectionDays: 7 })).toMatchObject({
      postingTo: '2026-09-25',
      objectionTo: '2026-09-17',
      governs: 'floor',
    });
    expect(plan('2026-09-10', { objectionDays: 30 })).toMatchObject({
      postingTo: '2026-10-10',
      objectionTo: '2026-10-10',
      earliestTakeDown: '2026-10-11',
      governs: 'objection',
    });
  });

  it('[R-V27] seven working days from Thursday 10 September 2026 end on Sunday the 20th, which is worked', () =>
    expect(plan('2026-09-10', { objectionDays: 7, objectionUnit: 'workingDay' })?.objectionTo).toBe('2026-09-20'));

  it('[R-V25] each announcement of an expropriation has its own days', () => {
    // Ten working days over the National Day holiday are longer than fifteen days.
    expect(plan('2026-09-28', { templateId: 'land-pre-announcement' })).toMatchObject({
      governs: 'term',
      ruleId: 'R-V25',
    });
    expect(plan('2026-06-09', { templateId: 'land-pre-announcement' })).toMatchObject({
      postingTo: '2026-06-24',
      governs: 'floor',
    });
    expect(plan('2026-06-09', { templateId: 'land-compensation' })).toMatchObject({
      postingTo: '2026-07-09',
      governs: 'term',
      ruleId: 'R-V25/compensation',
    });
    // Its fifteen working days run from the approval, not from the posting.
    expect(plan('2026-06-09', { templateId: 'land-expropriation' })).toMatchObject({ governs: 'floor' });
  });

  it('says when it counted through a year without a notice of days off', () =>
    expect(plan('2031-09-10', { objectionDays: 7, objectionUnit: 'workingDay' })?.provisional).toBe(true));
});
