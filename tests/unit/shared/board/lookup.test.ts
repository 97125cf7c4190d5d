import { describe, expect, it } from 'vitest';
import lookupJson from '../../../../resources/rules/lookup.json';
import {
  answerOf,
  askable,
  comparedDigits,
  comparedName,
  decodeLookupRules,
  type LookupRow,
  type LookupRules,
  lastFourOf,
  lookupKey,
  MISS,
  onTime,
  waitAfterMisses,
} from '../../../../shared/board/lookup';
import { type CalendarDate, parseCalendarDate } from '../../../../shared/kernel';
import { anIdNumber } from '../../../support/people';

const decoded = decodeLookupRules(lookupJson);
if (!decoded.ok) throw new Error(JSON.stringify(decoded.params));
const rules: LookupRules = {
  ...decoded.value,
  answerAfterMs: 1200,
  freeMisses: 3,
  firstWaitSeconds: 5,
  longestWaitSeconds: 600,
};
const TODAY = parseCalendarDate('2026-11-29') as CalendarDate;

describe('what is compared', () => {
  it.each([
    ['赵甲金', '赵甲金'],
    [' 赵 甲　金 ', '赵甲金'],
    ['赵\u200b甲金', '赵甲金'],
    ['买买提·阿不都', '买买提阿不都'],
    ['买买提•阿不都', '买买提阿不都'],
    ['买买提．阿不都', '买买提阿不都'],
    ['买买提.阿不都', '买买提阿不都'],
    ['买买提･阿不都', '买买提阿不都'],
    ['Ｌｉ  mei', 'LIMEI'],
    ['葛\u{e0100}甲', '葛甲'],
    ['𠮷田', '𠮷田'],
    ['　·', ''],
  ])('[R-V05] the name %j as %j', (typed, compared) => {
    expect(comparedName(typed, rules)).toBe(compared);
  });

  it('[R-V05] a name by its whole characters: no part, no look-alike', () => {
    const key = (name: string) => lookupKey(name, '001X', rules);
    expect(key('赵甲')).not.toBe(key('赵甲金'));
    expect(key('赵甲全')).not.toBe(key('赵甲金'));
    expect(key('赵甲金')).toBe(key('赵 甲金'));
    expect(lookupKey('赵甲', '金001', rules)).not.toBe(key('赵甲金'));
  });

  it.each([
    ['001X', '001X'],
    ['001x', '001X'],
    ['００１ｘ', '001X'],
    [' 00 12 ', '0012'],
    ['001', ''],
    ['00123', ''],
    ['X001', ''],
    ['00XX', ''],
    ['', ''],
  ])('[R-V05] the digits %j as %j', (typed, compared) => {
    expect(comparedDigits(typed)).toBe(compared);
  });

  it('[R-V05] an old number of 15 digits by the last four of the card of today', () => {
    // 190101 400101 001 becomes 190101 19400101 001 and its check character.
    const whole = lastFourOf('190101400101001');
    expect(whole).toMatch(/^001[\dX]$/);
    expect(whole).not.toBe('1001');
  });

  it('[R-V05] rows without a number cannot be asked for', () => {
    for (const value of ['', '护照', '1234567', 'K123456(A)']) expect(lastFourOf(value)).toBe('');
    expect(lookupKey('赵甲金', lastFourOf(''), rules)).toBeUndefined();
    expect(lookupKey(' ', '0012', rules)).toBeUndefined();
  });
});

const posted = (postedOn: string) => ({
  posting: {
    postedOn,
    postingTo: '2026-11-16',
    earliestTakeDown: '2026-11-17',
    telephone: '',
    reviewer: '',
    reviewedOn: '',
  },
});

describe('which lists may be asked for', () => {
  const list = (over: Partial<Parameters<typeof askable>[0]> = {}) => ({
    batch: posted('2026-11-01'),
    profile: 'B' as const,
    isReviewed: true,
    hasVillage: true,
    ...over,
  });

  it('[R-V05] one that hangs or has hung on the board', () => {
    expect(askable(list(), TODAY, rules)).toBe('yes');
    expect(askable(list({ profile: 'C' }), TODAY, rules)).toBe('yes');
  });

  it('[R-V13] not before it hangs: never posted, reopened, posted tomorrow', () => {
    expect(askable(list({ batch: { posting: null } }), TODAY, rules)).toBe('notPosted');
    expect(askable(list({ batch: posted('2026-11-30') }), TODAY, rules)).toBe('notPosted');
    expect(askable(list({ batch: posted('2026-11-29') }), TODAY, rules)).toBe('yes');
  });

  it('[R-V05] never one that names nobody, whatever the table says', () => {
    const open = { ...rules, profiles: ['B', 'C', 'D', 'A'] } as unknown as LookupRules;
    for (const profile of ['A', 'D'] as const) expect(askable(list({ profile }), TODAY, open)).toBe('nobodyNamed');
  });

  it('[R-S01] not one that is unreviewed, and none of another village', () => {
    expect(askable(list({ isReviewed: false }), TODAY, rules)).toBe('unreviewed');
    expect(askable(list({ hasVillage: false }), TODAY, rules)).toBe('otherVillage');
  });
});

const row = (over: Partial<LookupRow> = {}): LookupRow => ({
  idNumber: anIdNumber(1),
  maskedName: '赵**',
  line: {
    program: '耕地地力保护补贴',
    year: 2026,
    period: '2026',
    unitRateYuan: '86.37',
    rateUnit: '元/亩',
    amountFen: 17274,
    documentNumber: '样财农〔2026〕1号',
    postedOn: '2026-09-10',
  },
  ...over,
});

describe('the answer', () => {
  it('[R-V05] tells what one person was paid, newest first', () => {
    const older = row();
    const lines = [{ ...older.line, year: 2025, postedOn: '2025-09-10' }, older.line].map((line) =>
      row({ line } as never),
    );
    const { outcome, answer } = answerOf(lines);
    expect(outcome).toBe('hit');
    expect(answer.kind === 'hit' && answer.lines.map(({ year }) => year)).toEqual([2026, 2025]);
  });

  it('[R-V05] is a miss where two persons have the name and the digits: nobody sees the other one’s money', () => {
    const other = '190101194101010019';
    expect(answerOf([row(), row({ idNumber: other })])).toEqual({ outcome: 'unclear', answer: MISS });
    // Also when the other one is in a list that may not be asked for.
    expect(answerOf([row(), row({ idNumber: other, line: undefined })])).toEqual({ outcome: 'unclear', answer: MISS });
  });

  it('[R-V05] takes 15 and 18 digits of one person for one person', () => {
    const old = '190101400101001';
    const whole = `1901011940010100${lastFourOf(old).slice(-2)}`;
    expect(answerOf([row({ idNumber: old }), row({ idNumber: whole })]).outcome).toBe('hit');
  });

  it('[R-V05] is the same miss for nobody and for nothing that may be told', () => {
    expect(answerOf([]).answer).toBe(answerOf([row({ line: undefined })]).answer);
  });
});

/** Time goes only when somebody waits or works. */
function aClock() {
  let time = 5000;
  return {
    now: () => time,
    sleep: async (ms: number) => {
      // As a browser does: sometimes a moment early.
      time += ms > 2 ? ms - 0.4 : ms;
    },
    spend: (ms: number) => {
      time += ms;
    },
  };
}

describe('the time of an answer', () => {
  it.each([
    [0, 1200],
    [3, 1200],
    [1199, 1200],
    [1200, 1200],
    [1201, 2400],
    [5000, 6000],
  ])('[R-V05] work of %i ms is answered after %i ms', async (worked, answered) => {
    const clock = aClock();
    const begun = clock.now();
    const value = await onTime(
      async () => {
        clock.spend(worked);
        return 'answer';
      },
      rules,
      clock,
    );
    expect(value).toBe('answer');
    expect(clock.now() - begun).toBeCloseTo(answered, 6);
  });

  it('[R-V05] a fault takes as long', async () => {
    const clock = aClock();
    await expect(onTime(() => Promise.reject(new Error('disk')), rules, clock)).rejects.toThrow('disk');
    expect(clock.now()).toBeCloseTo(6200, 6);
  });
});

describe('the wait that grows with misses', () => {
  it('[R-V05] is nothing at first, then doubles up to ten minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((misses) => waitAfterMisses(misses, rules))).toEqual([
      0, 0, 0, 0, 5, 10, 20, 40,
    ]);
    expect(waitAfterMisses(11, rules)).toBe(600);
    expect(waitAfterMisses(100_000, rules)).toBe(600);
  });

  it('[R-V05] trying the thousand endings of one person takes more than four days of waiting', () => {
    let seconds = 0;
    for (let misses = 1; misses < 1000; misses += 1) seconds += waitAfterMisses(misses, rules);
    expect(seconds / 86_400).toBeGreaterThan(4);
  });
});
