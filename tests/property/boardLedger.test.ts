import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postingRules } from '../../resources/tables';
import { planPostingPeriod } from '../../shared/board';
import {
  arrangeBoard,
  earliestTakeDown,
  type Hanging,
  type HangingThing,
  hangingsOf,
  isUp,
} from '../../shared/board/ledger';
import { addDays, type CalendarDate, dayNumber, fromDayNumber } from '../../shared/kernel';
import { aThing, hangingOf } from '../support/hangings';

const FIRST = dayNumber('2026-01-01' as CalendarDate);
const day = fc.integer({ min: 0, max: 4000 }).map((n) => fromDayNumber(FIRST + n));
const maybe = fc.option(day, { nil: '' });

const thing: fc.Arbitrary<HangingThing> = fc
  .record({
    sourceId: fc.uuid(),
    source: fc.constantFrom('notice' as const, 'disclosure' as const, 'batch' as const),
    postedOn: fc.oneof({ weight: 9, arbitrary: day }, { weight: 1, arbitrary: fc.constant('') }),
    postingTo: maybe,
    objectionTo: maybe,
    takenAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: -1 }),
    version: fc.integer({ min: 1, max: 4 }),
    hasProof: fc.boolean(),
    namesPersons: fc.boolean(),
    sheets: fc.integer({ min: 0, max: 30 }),
    paper: fc.constantFrom('A4' as const, 'A3' as const),
    isLandscape: fc.boolean(),
  })
  .map(({ takenAfter, ...given }) =>
    aThing({
      ...given,
      takenDownOn: given.postedOn === '' || takenAfter < 0 ? '' : addDays(given.postedOn as CalendarDate, takenAfter),
    }),
  );
const things = fc.uniqueArray(thing, { selector: ({ sourceId }) => sourceId, maxLength: 40 });
const listOf = (given: readonly HangingThing[], today: CalendarDate): readonly Hanging[] =>
  hangingsOf({ things: given, lines: [], boards: [], rules: postingRules, today });

describe('hanging things', () => {
  it('[R-V04] [R-V04b] never come down before any of the three days, and at once after the last of them', () => {
    fc.assert(
      fc.property(thing, (one) => {
        const earliest = earliestTakeDown(one, postingRules);
        expect(earliest === '').toBe(one.postedOn === '');
        if (one.postedOn === '') return;
        const lawful = planPostingPeriod(one.postedOn as CalendarDate, postingRules);
        const last = [lawful?.to ?? '', one.postingTo, one.objectionTo].sort().at(-1) as CalendarDate;
        expect(earliest).toBe(addDays(last, 1));
        expect(dayNumber(earliest as CalendarDate) - dayNumber(one.postedOn as CalendarDate)).toBeGreaterThanOrEqual(
          16,
        );
      }),
    );
  });

  it('[R-V04] a posting that begins a day later comes down a day later', () => {
    fc.assert(
      fc.property(day, (postedOn) => {
        const at = (on: CalendarDate) => earliestTakeDown(aThing({ postedOn: on, postingTo: '' }), postingRules);
        expect(at(addDays(postedOn, 1))).toBe(addDays(at(postedOn) as CalendarDate, 1));
      }),
    );
  });

  it('are each in one state, none is lost, and nobody owes a take-down', () => {
    fc.assert(
      fc.property(things, day, (given, today) => {
        const list = listOf(given, today);
        expect(list.map(({ thing: one }) => one.sourceId).sort()).toEqual(given.map((one) => one.sourceId).sort());
        for (const hanging of list) {
          const { state, earliest, needs, thing: one, daysLeft } = hanging;
          expect(isUp(hanging)).toBe(one.postedOn !== '' && one.takenDownOn === '');
          expect(state === 'mayComeDown').toBe(isUp(hanging) && today >= earliest);
          expect(state === 'downEarly').toBe(one.takenDownOn !== '' && one.takenDownOn < earliest);
          expect(needs.includes('takeDown')).toBe(state === 'mayComeDown');
          expect(needs.includes('photo')).toBe(one.postedOn !== '' && !one.hasProof);
          if (state === 'hangs') expect(addDays(today, daysLeft)).toBe(earliest);
        }
      }),
    );
  });

  it('[R-V06] a correction starts the period anew: never earlier than a full one from the new day', () => {
    fc.assert(
      fc.property(thing, fc.integer({ min: 0, max: 60 }), (one, later) => {
        fc.pre(one.postedOn !== '');
        const again = addDays(one.postedOn as CalendarDate, later);
        const corrected = { ...one, version: one.version + 1, postedOn: again, postingTo: '', takenDownOn: '' };
        expect(earliestTakeDown(corrected, postingRules) >= addDays(again, 16)).toBe(true);
      }),
    );
  });
});

describe('a drawn board', () => {
  it('has no two sheets over each other, none over the edge, and loses none', () => {
    const board = fc.record({ widthCm: fc.integer({ min: 0, max: 600 }), heightCm: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(board, things, (size, given) => {
        const hangings = given.map((one) => hangingOf({ thing: one }));
        const { placed, left, width, height } = arrangeBoard(size, hangings);
        for (const [index, a] of placed.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
          for (const b of placed.slice(index + 1)) {
            const isApart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(isApart).toBe(true);
          }
        }
        for (const { key, sheets } of hangings)
          expect(placed.filter((sheet) => sheet.key === key).length + (left.get(key) ?? 0)).toBe(sheets);
      }),
      { numRuns: 60 },
    );
  });
});
