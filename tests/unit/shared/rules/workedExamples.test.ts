import { describe, expect, it } from 'vitest';
import { postingRules } from '../../../../resources/tables';
import { planPostingPeriod } from '../../../../shared/board';
import { type Deadline, extendDeadline, planDeadline } from '../../../../shared/rules';
import { aLimit, shippedCalendar as calendar, day } from '../../../support/workCalendars';

/** The worked examples of workdays.md § 5. */
const WORKDAYS = [
  ['WD-01', '2026-09-10', 20, '2026-10-14'],
  ['WD-02', '2026-09-20', 20, '2026-10-23'],
  ['WD-03', '2026-10-03', 20, '2026-11-03'],
  ['WD-04', '2026-09-30', 3, '2026-10-10'],
  ['WD-05', '2026-02-10', 7, '2026-02-26'],
  ['WD-07', '2025-12-26', 20, '2026-01-26'],
  ['WD-08', '2020-01-20', 20, '2020-02-25'],
  ['WD-11', '2024-09-12', 20, '2024-10-16'],
  ['WD-12', '2022-12-28', 3, '2023-01-03'],
  ['WD-14', '2026-04-27', 15, '2026-05-20'],
] as const;

const workdays = (from: string, amount: number): Deadline | undefined =>
  planDeadline(aLimit(amount), day(from), calendar);
const whyOn = (deadline: Deadline | undefined, date: string): string | undefined =>
  deadline?.days.find((one) => one.date === date)?.why;

describe('worked examples of the working-day rules', () => {
  it.each(WORKDAYS)('[%s] %s + %i working days = %s', (_id, from, amount, due) => {
    expect(workdays(from, amount)).toMatchObject({ due, status: 'fixed' });
  });

  it('[WD-01] explains the Sunday and the Saturday worked and the holidays left out', () => {
    const deadline = workdays('2026-09-10', 20);
    expect(whyOn(deadline, '2026-09-10')).toBe('start');
    expect(whyOn(deadline, '2026-09-20')).toBe('makeUp');
    expect(whyOn(deadline, '2026-10-10')).toBe('makeUp');
    expect(whyOn(deadline, '2026-09-12')).toBe('weekend');
    for (const off of ['2026-09-25', '2026-09-26', '2026-09-27', '2026-10-01', '2026-10-07'])
      expect(whyOn(deadline, off)).toBe('holiday');
    expect(deadline?.days.filter((one) => one.counted)).toHaveLength(20);
  });

  it('[WD-06] an extension counts from the original last day (W8)', () => {
    const first = workdays('2026-01-30', 20);
    expect(first?.due).toBe('2026-03-05');
    expect(first && extendDeadline(first, aLimit(20), calendar)?.due).toBe('2026-04-02');
  });

  it('[WD-09] working days after the letter until the answer are not counted (W9)', () => {
    const pauses = [{ sentOn: day('2026-09-16'), repliedOn: day('2026-10-12') }];
    const deadline = planDeadline(aLimit(20), day('2026-09-10'), calendar, { pauses });
    expect(deadline?.due).toBe('2026-11-03');
    expect(deadline?.days.filter((one) => one.why === 'paused')).toHaveLength(14);
  });

  it('[WD-09] while the question is open the clock has no last day', () => {
    const pauses = [{ sentOn: day('2026-09-16'), repliedOn: '' as const }];
    expect(planDeadline(aLimit(20), day('2026-09-10'), calendar, { pauses })).toBeUndefined();
    expect(planDeadline(aLimit(3), day('2026-09-10'), calendar, { pauses })?.due).toBe('2026-09-15');
  });

  it('[WD-10] a posting of 15 days is full until 25 September although that day is a holiday (W11)', () => {
    const limit = aLimit(15, 'day');
    expect(planDeadline(limit, day('2026-09-10'), calendar, { counting: 'minimum' })?.due).toBe('2026-09-25');
    expect(planPostingPeriod(day('2026-09-10'), postingRules)?.earliestTakeDown).toBe('2026-09-26');
  });

  it('[WD-13] after a correction the days start anew (W7)', () => {
    expect(workdays('2026-04-20', 7)?.due).toBe('2026-04-29');
    const anew = workdays('2026-05-12', 20);
    expect(anew?.due).toBe('2026-06-09');
    expect(anew?.days.find((one) => one.counted)?.date).toBe('2026-05-13');
  });

  it('[WD-15] a gap of less than 14 days: the next update by the 13th day after (W10)', () => {
    expect(planDeadline(aLimit(14, 'day'), day('2026-09-01'), calendar, { counting: 'gap' })?.due).toBe('2026-09-14');
  });

  it('[WD-16] 2027 has no notice yet: statutory minimum, and the date is provisional', () => {
    const deadline = workdays('2026-12-25', 20);
    expect(deadline).toMatchObject({ due: '2027-01-25', status: 'provisional' });
    expect(whyOn(deadline, '2027-01-01')).toBe('statutory');
  });
});
