import type { BackupReason } from '../../hostStore';
import { beijingDay, type CalendarDate, dayNumber } from '../../kernel';

export interface DatedBackup {
  readonly name: string;
  readonly reason: BackupReason;
  /** UTC instant. */
  readonly createdAt: string;
  /** '' while it was not read back. */
  readonly verifiedAt: string;
}

const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;

/**
 * Which backups may go: of the last 7 days, 4 weeks and 12 months that have any, one each stays, a verified one before a newer
 * unverified one. Besides these: the newest, the newest verified, the newest of each kind that is made for safety, and what
 * bears a date after `today` (a clock was wrong; nobody knows how old it is).
 * @returns names, oldest first.
 */
export function planRetention(backups: readonly DatedBackup[], today: CalendarDate): string[] {
  const newestFirst = [...backups].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const dated = newestFirst.map((backup) => ({ backup, day: beijingDay(Date.parse(backup.createdAt)) }));
  const past = dated.filter(({ day }) => day <= today);
  const kept = new Set(dated.filter(({ day }) => day > today).map(({ backup }) => backup.name));
  const keep = (backup: DatedBackup | undefined): void => {
    if (backup) kept.add(backup.name);
  };
  const periods: [number, (day: CalendarDate) => string][] = [
    [DAYS, (day) => day],
    // 1970-01-01 was a Thursday; weeks begin on Monday.
    [WEEKS, (day) => String(Math.floor((dayNumber(day) + 3) / 7))],
    [MONTHS, (day) => day.slice(0, 7)],
  ];
  for (const [count, periodOf] of periods) {
    const groups = new Map<string, DatedBackup[]>();
    for (const { backup, day } of past) {
      const period = periodOf(day);
      groups.set(period, [...(groups.get(period) ?? []), backup]);
    }
    for (const group of [...groups.values()].slice(0, count)) keep(group.find(isVerified) ?? group[0]);
  }
  keep(newestFirst[0]);
  keep(newestFirst.find(isVerified));
  keep(past[0]?.backup);
  for (const reason of ['upgrade', 'restore'] as const) keep(newestFirst.find((backup) => backup.reason === reason));
  return newestFirst
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) => name)
    .reverse();
}

const isVerified = ({ verifiedAt }: DatedBackup): boolean => verifiedAt !== '';
