import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, beijingDay, formatInstant, parseCalendarDate } from '../../shared/kernel';
import { type DatedBackup, planRetention } from '../../shared/store/backups';

const START = Date.parse('2026-01-01T00:00:00Z');
const HOUR = 3_600_000;

const aBackup = fc.record({
  hours: fc.integer({ min: 0, max: 24 * 500 }),
  isVerified: fc.boolean(),
  reason: fc.constantFrom('daily', 'daily', 'manual', 'upgrade', 'restore' as const),
});
const someBackups: fc.Arbitrary<DatedBackup[]> = fc.array(aBackup, { maxLength: 60 }).map((list) =>
  list.map(({ hours, isVerified, reason }, n) => ({
    ...{ name: `b${n}`, reason, createdAt: formatInstant(START + hours * HOUR) },
    verifiedAt: isVerified ? formatInstant(START + (hours + 1) * HOUR) : '',
  })),
);
const aDay = fc.integer({ min: 0, max: 500 }).map((days) => beijingDay(START + days * 24 * HOUR));
const newest = (backups: readonly DatedBackup[]) =>
  backups.reduce<DatedBackup | undefined>((a, b) => (a && a.createdAt >= b.createdAt ? a : b), undefined);
const dayOf = ({ createdAt }: DatedBackup) => beijingDay(Date.parse(createdAt));

describe('retention of backups', () => {
  it('never removes the newest, the newest verified, or one from a day that is still to come', () => {
    fc.assert(
      fc.property(someBackups, aDay, (backups, today) => {
        const removed = new Set(planRetention(backups, today));
        const kept = backups.filter(({ name }) => !removed.has(name));
        expect(newest(kept)?.createdAt).toBe(newest(backups)?.createdAt);
        const verified = (list: readonly DatedBackup[]) => newest(list.filter(({ verifiedAt }) => verifiedAt !== ''));
        expect(verified(kept)?.createdAt).toBe(verified(backups)?.createdAt);
        expect(backups.filter((one) => removed.has(one.name) && dayOf(one) > today)).toEqual([]);
      }),
    );
  });

  it('keeps one of each of the last 7 days, 4 weeks and 12 months that have any, and little more', () => {
    fc.assert(
      fc.property(someBackups, (backups) => {
        const today = parseCalendarDate('2027-12-31');
        if (!today) throw new Error('no day');
        const removed = new Set(planRetention(backups, today));
        const kept = backups.filter(({ name }) => !removed.has(name));
        const periods = (list: readonly DatedBackup[], length: number) =>
          [...new Set(list.map((one) => dayOf(one).slice(0, length)))].sort().reverse();
        expect(periods(kept, 10).slice(0, 7)).toEqual(periods(backups, 10).slice(0, 7));
        expect(periods(kept, 7).slice(0, 12)).toEqual(periods(backups, 7).slice(0, 12));
        expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12 + 4);
      }),
    );
  });

  it('removes nothing more when asked again, and does not depend on the order', () => {
    fc.assert(
      fc.property(someBackups, aDay, (backups, today) => {
        // Two of one second have no order of their own.
        fc.pre(new Set(backups.map(({ createdAt }) => createdAt)).size === backups.length);
        const removed = planRetention(backups, today);
        const kept = backups.filter(({ name }) => !removed.includes(name));
        expect(planRetention(kept, today)).toEqual([]);
        expect(planRetention([...backups].reverse(), today)).toEqual(removed);
      }),
    );
  });

  it('over two years of one backup a day leaves days, weeks and months', () => {
    let kept: DatedBackup[] = [];
    let day = beijingDay(START);
    for (let n = 0; n < 730; n += 1, day = addDays(day, 1)) {
      const createdAt = formatInstant(START + n * 24 * HOUR);
      kept.push({ name: day, reason: 'daily', createdAt, verifiedAt: createdAt });
      const removed = planRetention(kept, day);
      kept = kept.filter(({ name }) => !removed.includes(name));
    }
    const names = kept.map(({ name }) => name);
    expect(names.slice(-7)).toEqual([25, 26, 27, 28, 29, 30, 31].map((date) => `2027-12-${date}`));
    expect(new Set(names.map((name) => name.slice(0, 7))).size).toBe(12);
    expect(names.length).toBeLessThanOrEqual(7 + 4 + 12);
  });
});
