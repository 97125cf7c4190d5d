import { describe, expect, it } from 'vitest';
import { villageRules } from '../../../../../resources/tables';
import { checkMeeting, needsFiling, objectionDaysOf } from '../../../../../shared/disclosure/entries';
import type { MeetingFacts } from '../../../../../shared/records';
import { aMeeting } from '../../../../support/entries';

const found = (given: Partial<MeetingFacts>): string[] =>
  checkMeeting(aMeeting(given), villageRules).map(({ code, severity }) => `${severity} ${code}`);

describe('a meeting', () => {
  it('[R-V15] of villagers needs more than half of the adults', () => {
    expect(found({ entitled: 100, present: 51, agreed: 26 })).toEqual([]);
    expect(found({ entitled: 100, present: 50, agreed: 50 })).toEqual(['error disclosure.tooFewPresent']);
    expect(found({ entitled: 101, present: 51, agreed: 51 })).toEqual([]);
  });

  it('[R-V15] of villagers by households needs two thirds of them', () => {
    expect(found({ byHouseholds: true, entitled: 99, present: 66, agreed: 60 })).toEqual([]);
    expect(found({ byHouseholds: true, entitled: 99, present: 65, agreed: 60 })).toEqual([
      'error disclosure.tooFewPresent',
    ]);
  });

  it('[R-V15] of representatives needs two thirds of them and more than half of those present', () => {
    const kind = 'representatives';
    expect(found({ kind, entitled: 30, present: 20, agreed: 11 })).toEqual([]);
    expect(found({ kind, entitled: 30, present: 19, agreed: 19 })).toEqual(['error disclosure.tooFewPresent']);
    expect(found({ kind, entitled: 30, present: 20, agreed: 10 })).toEqual(['error disclosure.tooFewAgreed']);
  });

  it('[R-V15] was called ten days ahead; too late is said and stops nothing', () => {
    expect(found({ noticeOn: '2026-03-10', heldOn: '2026-03-20' })).toEqual([]);
    expect(found({ noticeOn: '2026-03-11', heldOn: '2026-03-20' })).toEqual(['warning disclosure.noticeLate']);
    expect(found({ noticeOn: '' })).toEqual(['warning disclosure.noticeLate']);
    expect(found({ kind: 'representatives', noticeOn: '', present: 100, agreed: 100 })).toEqual([]);
  });

  it('[R-V15] where a figure was not seen in a source, only reminds', () => {
    expect(found({ entitled: 100, present: 60, agreed: 30 })).toEqual(['warning disclosure.tooFewAgreed']);
  });

  it('has figures that can be', () => {
    expect(found({ present: 101 })).toEqual(['error disclosure.meetingFigures']);
    expect(found({ agreed: 52 })).toEqual(['error disclosure.meetingFigures']);
    expect(found({ heldOn: '' })).toEqual(['error disclosure.meetingIncomplete']);
    expect(found({ entitled: 0, present: 0, agreed: 0 })).toEqual(['error disclosure.meetingIncomplete']);
  });

  it('[R-V17] [R-V27] has its filings and its days for objections as data', () => {
    expect(needsFiling(villageRules, 'VC-ZD-01')).toBe(true);
    expect(needsFiling(villageRules, 'VC-ZD-02')).toBe(false);
    expect(objectionDaysOf(villageRules, 'VC-JZ-01')).toBe(7);
    expect(objectionDaysOf(villageRules, 'VC-CW-01')).toBe(0);
  });
});
