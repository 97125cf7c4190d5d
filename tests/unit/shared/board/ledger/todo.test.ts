import { describe, expect, it } from 'vitest';
import { boardTodos, todoOf } from '../../../../../shared/board/ledger';
import { waitingLists } from '../../../../../shared/disclosure/coverage';
import type { CalendarDate } from '../../../../../shared/kernel';
import { anObjection, hangingOf } from '../../../../support/hangings';

describe('what a person is reminded of', () => {
  it('[R-V04] a photograph as long as the thing hangs, and the day from which it may come down', () => {
    expect(todoOf(hangingOf())).toEqual(['photo']);
    expect(todoOf(hangingOf({ today: '2026-09-26' }))).toEqual(['photo', 'takeDown']);
    expect(todoOf(hangingOf({ thing: { takenDownOn: '2026-09-26' } }))).toEqual([]);
  });

  it('[R-V08] an objection without an answer, also when the thing is down', () => {
    const line = { objections: [anObjection()] };
    expect(todoOf(hangingOf({ line }))).toEqual(['objection', 'photo']);
    expect(todoOf(hangingOf({ line, thing: { takenDownOn: '2026-09-26' } }))).toEqual(['objection']);
  });

  it('[privacy.md § 6.9] copies with names until the thing is filed', () => {
    const thing = { takenDownOn: '2026-09-26', namesPersons: true };
    expect(todoOf(hangingOf({ thing }))).toEqual(['clear']);
    expect(todoOf(hangingOf({ thing: { ...thing, archivedOn: '2026-09-27' } }))).toEqual([]);
  });

  it('is one line for each village', () => {
    const far = { unitCode: '190101100202' };
    const todos = boardTodos([
      hangingOf({ thing: { ...far, sourceId: 'd3' } }),
      hangingOf(),
      hangingOf({ thing: { sourceId: 'd2' }, today: '2026-09-26' }),
      hangingOf({ thing: { sourceId: 'd4', hasProof: true } }),
    ]);
    expect(todos).toEqual([
      { unitCode: '190101100201', villages: 1, counts: { objection: 0, photo: 2, takeDown: 1, clear: 0 } },
      { unitCode: '190101100202', villages: 1, counts: { objection: 0, photo: 1, takeDown: 0, clear: 0 } },
    ]);
  });

  it('is one line for all where there are more than three villages', () => {
    const todos = boardTodos([1, 2, 3, 4].map((n) => hangingOf({ thing: { unitCode: `19010110020${n}` } })));
    expect(todos).toEqual([{ unitCode: '', villages: 4, counts: { objection: 0, photo: 4, takeDown: 0, clear: 0 } }]);
  });

  it('[R-V04] stands among what waits this week, never among what is late', () => {
    const todos = boardTodos([hangingOf({ today: '2027-09-26' })]);
    const lists = waitingLists([], [], '2027-09-26' as CalendarDate, [], todos);
    expect(lists.late).toEqual([]);
    expect(lists.week).toMatchObject([{ kind: 'board', todo: { unitCode: '190101100201' } }]);
  });
});
