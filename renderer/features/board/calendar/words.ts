import { text } from '../../../../resources';
import type { CalendarVillage, DutyDay, EventDuty } from '../../../../shared/board/dutyCalendar';
import { type CalendarDate, datePartsOf, describePeriodCode, formatDateChinese } from '../../../../shared/kernel';
import type { CatalogEntry } from '../../../../shared/records';
import { CATALOG_LIMIT_RULE } from '../../../../shared/rules';
import { t } from '../../../ui/text';

export const periodWords = (period: string): string => describePeriodCode(text, period);

/** 4月15日: the year stands in the title. */
export function dayWords(date: CalendarDate): string {
  const { month, day } = datePartsOf(date);
  return t('dutyCalendar.day', { month, day });
}

/** 8月15日 周六, and on the next line that it is a day off and by when it should hang. */
export function dueWords({ due, weekday, workBy, deadline }: DutyDay): string {
  const parts = [t('dutyCalendar.due', { day: dayWords(due), weekday: t(`dutyCalendar.weekday.${weekday}`) })];
  if (workBy !== due) parts.push(t('dutyCalendar.dayOff', { day: dayWords(workBy) }));
  if (deadline.status === 'provisional') parts.push(t('dutyCalendar.provisional'));
  return parts.join('\n');
}

/** A date of another year says so. */
export const untilWords = ({ due, postingTo }: DutyDay): string =>
  due.slice(0, 4) === postingTo.slice(0, 4) ? dayWords(postingTo) : formatDateChinese(postingTo);

const nameOf = ({ level1, level2 }: CatalogEntry): string => level2 || level1;

/** By field: 财务：…；救助与优抚：… */
export function itemWords(entries: readonly CatalogEntry[]): string {
  const byDomain = new Map<string, string[]>();
  for (const entry of entries) {
    const names = byDomain.get(entry.domain);
    if (names) names.push(nameOf(entry));
    else byDomain.set(entry.domain, [nameOf(entry)]);
  }
  return [...byDomain]
    .map(([domain, names]) => t('dutyCalendar.items', { domain, names: names.join(t('dutyCalendar.comma')) }))
    .join(t('dutyCalendar.semicolon'));
}

const LONGEST_MONTH = 31;

/** In one line why it is this day. */
export function whyWords({ deadline, frequency, entries }: DutyDay, { dueDates }: CalendarVillage): string {
  const isOwn = deadline.rule === CATALOG_LIMIT_RULE || frequency === 'event' || frequency === 'standing';
  if (isOwn) return entries[0]?.timeLimit.text ?? '';
  const { amount, monthDay = '' } = dueDates[frequency].limit;
  const [month = '', day = ''] = monthDay.split('-').map(Number);
  const isMonthEnd = frequency === 'halfYear' && amount >= LONGEST_MONTH;
  return t(`dutyCalendar.why.${isMonthEnd ? 'halfYearEnd' : frequency}`, { n: amount, month, day });
}

export const eventWords = ({ days, entries }: EventDuty): string =>
  days === undefined ? (entries[0]?.timeLimit.text ?? '') : t('dutyCalendar.why.event', { n: days });

/** On the screen the rule stands beside it; R-V03/event is R-V03 to people. */
export const withRule = (why: string, rule: string): string =>
  t('dutyCalendar.withRule', { why, rule: rule.replace(/\/.*$/, '') });
