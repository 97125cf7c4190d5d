import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holidayTable } from '../../resources/tables';
import { addDays, type CalendarDate, dayNumber, fromDayNumber } from '../../shared/kernel';
import { planDeadline } from '../../shared/rules';
import { aLimit, shippedCalendar as calendar, day } from '../support/workCalendars';

const FIRST = dayNumber(day('2017-01-01'));
const LAST = dayNumber(day('2026-06-30'));
const starts = fc.integer({ min: FIRST, max: LAST }).map(fromDayNumber);
const amounts = fc.integer({ min: 1, max: 80 });

const OFF = new Set(holidayTable.years.flatMap(({ off }) => off));
const ON = new Set(holidayTable.years.flatMap(({ on }) => on));

/** Nothing of ours: the day of the week by the language's own UTC arithmetic. */
const isOffNaive = (date: string): boolean => {
  if (ON.has(date)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return OFF.has(date) || weekday === 0 || weekday === 6;
};

function naiveDue(from: string, amount: number): string {
  let at = Date.parse(`${from}T00:00:00Z`);
  for (let left = amount; left > 0; ) {
    at += 86_400_000;
    if (!isOffNaive(new Date(at).toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}

const dueOf = (from: CalendarDate, amount: number, unit: 'workingDay' | 'day' = 'workingDay'): CalendarDate => {
  const deadline = planDeadline(aLimit(amount, unit), from, calendar);
  if (!deadline) throw new Error('no deadline');
  return deadline.due;
};

describe('laws of deadlines', () => {
  it('[W1] agrees with counting day by day in another way', () => {
    fc.assert(fc.property(starts, amounts, (from, amount) => dueOf(from, amount) === naiveDue(from, amount)));
  });

  it('[W1] counts n days, none of them off, and never the start', () => {
    fc.assert(
      fc.property(starts, amounts, (from, amount) => {
        const deadline = planDeadline(aLimit(amount), from, calendar);
        const counted = deadline?.days.filter((one) => one.counted) ?? [];
        expect(counted).toHaveLength(amount);
        expect(counted.some(({ date }) => isOffNaive(date) || date <= from)).toBe(false);
        expect(counted.at(-1)?.date).toBe(deadline?.due);
      }),
    );
  });

  it('[W1] tells each day from the start to the end once', () => {
    fc.assert(
      fc.property(starts, amounts, fc.constantFrom('workingDay', 'day', 'month'), (from, amount, unit) => {
        const deadline = planDeadline(aLimit(unit === 'month' ? 1 + (amount % 12) : amount, unit), from, calendar);
        const dates = deadline?.days.map(({ date }) => date) ?? [];
        expect(dates).toEqual(dates.map((_, index) => addDays(from, index)));
        expect(dates.at(-1)).toBe(deadline?.due);
      }),
    );
  });

  it.each(['workingDay', 'day'] as const)('[W3] a later start or a larger figure is never due earlier (%s)', (unit) => {
    fc.assert(
      fc.property(starts, amounts, (from, amount) => {
        expect(dueOf(addDays(from, 1), amount, unit) >= dueOf(from, amount, unit)).toBe(true);
        expect(dueOf(from, amount + 1, unit) >= dueOf(from, amount, unit)).toBe(true);
      }),
    );
  });

  it('[W3] a limit in calendar days ends on a working day, at the first one that is possible', () => {
    fc.assert(
      fc.property(starts, amounts, (from, amount) => {
        const due = dueOf(from, amount, 'day');
        expect(isOffNaive(due)).toBe(false);
        for (let date = addDays(from, amount); date < due; date = addDays(date, 1)) expect(isOffNaive(date)).toBe(true);
      }),
    );
  });

  it('[W4] hours add up to the minute', () => {
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 200 }),
        (from, minute, hours) => {
          const at = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
          const deadline = planDeadline(aLimit(hours, 'hour'), from, calendar, { at });
          const expected = new Date(Date.parse(`${from}T${at}:00Z`) + hours * 3_600_000).toISOString().slice(0, 16);
          expect(deadline?.dueAt).toBe(expected);
        },
      ),
    );
  });

  it('[W9] a pause moves the last day by the working days in it', () => {
    fc.assert(
      fc.property(starts, amounts, fc.nat(40), fc.nat(40), (from, amount, wait, length) => {
        const sentOn = addDays(from, wait);
        const repliedOn = addDays(sentOn, length);
        const paused = planDeadline(aLimit(amount), from, calendar, { pauses: [{ sentOn, repliedOn }] });
        const skipped = paused?.days.filter(({ why }) => why === 'paused').length ?? 0;
        expect(paused?.due).toBe(dueOf(from, amount + skipped));
      }),
    );
  });
});
