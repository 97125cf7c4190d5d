import { describe, expect, it } from 'vitest';
import { postingRules } from '../../../../../resources/tables';
import { hangingsOf, isUp, judgeShot } from '../../../../../shared/board/ledger';
import type { CalendarDate } from '../../../../../shared/kernel';
import { aBoard, aBoardLine, anObjection, aProof, aThing, hangingOf } from '../../../../support/hangings';

describe('the earliest lawful take-down', () => {
  it('[R-V04] is the sixteenth day after the posting: up on 10 September, down from the 26th', () => {
    expect(hangingOf()).toMatchObject({ earliest: '2026-09-26', state: 'hangs', daysLeft: 11 });
  });

  it.each([
    ['2026-09-25', 'hangs', 1],
    ['2026-09-26', 'mayComeDown', 0],
    ['2026-12-31', 'mayComeDown', 0],
  ])('[R-V04] on %s it %s', (today, state, daysLeft) => {
    expect(hangingOf({ today })).toMatchObject({ state, daysLeft });
  });

  it('[R-V04] is never before the lawful day, whatever last day was written down', () => {
    expect(hangingOf({ thing: { postingTo: '2026-09-12' } }).earliest).toBe('2026-09-26');
    expect(hangingOf({ thing: { postingTo: '' } }).earliest).toBe('2026-09-26');
  });

  it('[R-V04b] waits for the days for objections where they end later', () => {
    expect(hangingOf({ thing: { objectionTo: '2026-09-30' } }).earliest).toBe('2026-10-01');
    expect(hangingOf({ thing: { objectionTo: '2026-09-15' } }).earliest).toBe('2026-09-26');
  });

  it('[R-V04] a longer printed period counts', () => {
    expect(hangingOf({ thing: { postingTo: '2026-10-10' } }).earliest).toBe('2026-10-11');
  });
});

describe('how it stands', () => {
  it.each([
    ['2026-09-25', 'downEarly'],
    ['2026-09-26', 'down'],
  ])('[R-V04] taken down on %s: %s', (takenDownOn, state) => {
    expect(hangingOf({ thing: { takenDownOn }, today: '2026-10-01' }).state).toBe(state);
  });

  it('[R-V20] is archived once it is down and its source, or for a batch its box, says so', () => {
    const down = { takenDownOn: '2026-09-26' };
    const box = { box: '2026年第1盒' };
    expect(hangingOf({ thing: { ...down, archivedOn: '2026-09-27' } }).state).toBe('archived');
    const batch = { source: 'batch' as const };
    expect(hangingOf({ thing: { ...down, ...batch }, line: { ...batch, ...box } }).state).toBe('archived');
    expect(hangingOf({ thing: batch, line: { ...batch, ...box } }).state).toBe('hangs');
    expect(hangingOf({ thing: down, line: box })).toMatchObject({ state: 'down', needs: ['photo', 'file'] });
  });

  it('[R-V06] an earlier version was taken back and the next one is not up: being corrected', () => {
    const hanging = hangingOf({ thing: { postedOn: '', postingTo: '', version: 2 } });
    expect(hanging).toMatchObject({ state: 'correcting', earliest: '', needs: [] });
    expect(isUp(hanging)).toBe(false);
  });

  it('[R-V06] the corrected version hangs its own full period', () => {
    const thing = { version: 2, postedOn: '2026-09-18', postingTo: '2026-10-03' };
    expect(hangingOf({ thing, today: '2026-09-26' })).toMatchObject({ state: 'hangs', earliest: '2026-10-04' });
  });
});

describe('what it waits for', () => {
  const needsOf = (given: Parameters<typeof hangingOf>[0]) => hangingOf(given).needs;

  it('[R-V04] a photograph, until there is one of this version', () => {
    expect(needsOf({})).toEqual(['photo']);
    expect(needsOf({ thing: { hasProof: true } })).toEqual([]);
    expect(needsOf({ line: { proofs: [aProof({ version: 1 })] } })).toEqual([]);
    expect(needsOf({ line: { proofs: [aProof({ version: 1 })] }, thing: { version: 2 } })).toEqual(['photo']);
    expect(needsOf({ line: { proofs: [aProof()] }, thing: { version: 2 } })).toEqual([]);
  });

  it('[R-V08] an answer, as long as an objection has none', () => {
    const answered = { examinedOn: '2026-09-13', answeredOn: '2026-09-14', finding: '属实', answer: '已更正' };
    const thing = { hasProof: true };
    expect(needsOf({ thing, line: { objections: [anObjection()] } })).toEqual(['objection']);
    expect(needsOf({ thing, line: { objections: [anObjection({ ...answered, outcome: 'upheld' })] } })).toEqual([]);
  });

  it('[R-V04] being taken down is offered, never owed: there is no state for hanging too long', () => {
    expect(needsOf({ thing: { hasProof: true }, today: '2027-06-01' })).toEqual(['takeDown']);
  });

  it('[privacy.md § 6.9] its copy with names is removed or masked once it is down, by a person who says so', () => {
    const thing = { hasProof: true, takenDownOn: '2026-09-26', namesPersons: true };
    expect(needsOf({ thing })).toEqual(['clear', 'file']);
    const cleared = { cleared: 'removed', clearedOn: '2026-09-26' } as const;
    expect(needsOf({ thing, line: cleared })).toEqual(['file']);
    const filed = { ...thing, archivedOn: '2026-09-27' };
    expect(needsOf({ thing: filed, line: { ...cleared, cleared: 'masked', box: '1' } })).toEqual([]);
    // The copies of a first version say nothing about those of the second, which came down later.
    expect(needsOf({ thing: { ...thing, takenDownOn: '2026-10-20' }, line: cleared })).toEqual(['clear', 'file']);
    expect(needsOf({ thing: { ...thing, namesPersons: false } })).toEqual(['file']);
  });
});

describe('the board', () => {
  it('is the one that was named, else the only one of the village, else nobody’s guess', () => {
    const one = aBoard();
    const other = aBoard({ id: 'b2', name: '一组公开栏' });
    const far = aBoard({ id: 'b3', unitCode: '190101100202' });
    expect(hangingOf({ boards: [one, far] }).board?.id).toBe('b1');
    expect(hangingOf({ boards: [one, other] }).board).toBeUndefined();
    expect(hangingOf({ boards: [one, other], line: { boardId: 'b2' } }).board?.id).toBe('b2');
    expect(hangingOf({ boards: [one, { ...other, deleted: true }], line: { boardId: 'b2' } }).board?.id).toBe('b1');
  });
});

describe('a list of them', () => {
  it('has one of each thing, oldest posting first; lines of things that are gone are passed over', () => {
    const today = '2026-09-15' as CalendarDate;
    const things = [
      aThing({ sourceId: 'd2', postedOn: '2026-09-12' }),
      aThing(),
      aThing({ source: 'batch', sourceId: 'd1', postedOn: '2026-09-11' }),
    ];
    const lines = [aBoardLine({ postedBy: '张三' }), aBoardLine({ sourceId: 'gone' })];
    const list = hangingsOf({ things, lines, boards: [], rules: postingRules, today });
    expect(list.map(({ key }) => key)).toEqual([
      '190101100201.disclosure-d1',
      '190101100201.batch-d1',
      '190101100201.disclosure-d2',
    ]);
    expect(list.map(({ line }) => line?.postedBy)).toEqual(['张三', undefined, undefined]);
  });
});

describe('the day of a shot', () => {
  it.each([
    ['2026-09-10', '', 'fits'],
    ['2026-09-30', '', 'fits'],
    ['2026-09-26', '2026-09-26', 'fits'],
    ['2026-09-09', '', 'before'],
    ['2026-09-27', '2026-09-26', 'after'],
    ['2027-01-01', '', 'future'],
    ['', '', 'unknown'],
  ])('[R-V04] %s, taken down on “%s”: %s', (shotOn, takenDownOn, verdict) => {
    expect(judgeShot(shotOn, { postedOn: '2026-09-10', takenDownOn }, '2026-10-01')).toBe(verdict);
  });
});
