import { addDays, type CalendarDate, fillText, formatDateChinese, type TextTable } from '../kernel';
import type { DeadlineRule } from './deadlineRules';
import type { CountedDay, DayWhy, Deadline } from './types';

/** Days told one by one, in this order; the others (weekends, plain days) only as a number. */
const NAMED: readonly DayWhy[] = ['makeUp', 'holiday', 'statutory', 'local', 'paused'];

/** 9月25日至27日 as stretches: "2026年9月25日至2026年9月27日", single days alone. */
function stretches(days: readonly CountedDay[], table: TextTable): string {
  const parts: { from: CalendarDate; to: CalendarDate }[] = [];
  for (const { date } of days) {
    const last = parts.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else parts.push({ from: date, to: date });
  }
  return parts
    .map(({ from, to }) =>
      from === to
        ? formatDateChinese(from)
        : fillText(table, 'deadline.stretch', { from: formatDateChinese(from), to: formatDateChinese(to) }),
    )
    .join(fillText(table, 'deadline.and'));
}

/** 2026年9月28日13时30分 */
function moment(at: string, table: TextTable): string {
  const date = formatDateChinese(at.slice(0, 10) as CalendarDate);
  return fillText(table, 'deadline.moment', { date, hour: Number(at.slice(11, 13)), minute: Number(at.slice(14, 16)) });
}

function dueSentence({ due, dueAt }: Deadline, table: TextTable, rule: DeadlineRule | undefined): string {
  if (dueAt !== undefined) return fillText(table, 'deadline.dueAt', { due: moment(dueAt, table) });
  return fillText(table, `deadline.due.${rule?.counting ?? 'limit'}`, { due: formatDateChinese(due) });
}

function daySentences({ days, from }: Deadline, table: TextTable): string[] {
  const lines: string[] = [];
  if (days.some(({ why }) => why === 'start'))
    lines.push(fillText(table, 'deadline.start', { date: formatDateChinese(from) }));
  const counted = days.filter((one) => one.counted && one.why !== 'fixed' && one.why !== 'clock').length;
  if (counted > 0) lines.push(fillText(table, 'deadline.counted', { n: counted }));
  for (const why of NAMED) {
    const those = days.filter((one) => one.why === why);
    if (those.length > 0) lines.push(fillText(table, `deadline.days.${why}`, { days: stretches(those, table) }));
  }
  const weekends = days.filter(({ why }) => why === 'weekend').length;
  if (weekends > 0) lines.push(fillText(table, 'deadline.days.weekend', { n: weekends }));
  const moved = days.find(({ why }) => why === 'moved');
  if (moved) lines.push(fillText(table, 'deadline.days.moved', { date: formatDateChinese(moved.date) }));
  return lines;
}

/** Sentences for people: the last day, how sure it is, and each day that was counted or left out. */
export function describeDeadline(deadline: Deadline, table: TextTable, rule?: DeadlineRule): string[] {
  return [
    ...(rule ? [fillText(table, 'deadline.rule', { id: deadline.rule, title: rule.title, source: rule.source })] : []),
    dueSentence(deadline, table, rule),
    ...(deadline.status === 'provisional' ? [fillText(table, 'deadline.provisional')] : []),
    ...daySentences(deadline, table),
  ];
}
