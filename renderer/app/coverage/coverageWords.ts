import { text } from '../../../resources';
import type { CoverageCell, CoverageState, MatrixCell } from '../../../shared/disclosure/coverage';
import { type CalendarDate, dayNumber, describePeriodCode, formatDateChinese } from '../../../shared/kernel';
import type { HeatTone } from '../../ui/heatTable';
import type { MarkTone } from '../../ui/StateMark';
import { t } from '../../ui/text';

export const HEAT_TONE: Readonly<Record<CoverageState, HeatTone>> = {
  late: 'late',
  returned: 'soon',
  todo: 'soon',
  draft: 'work',
  review: 'work',
  notDue: 'none',
  published: 'done',
  archived: 'done',
  notApplicable: 'off',
};

export const STATE_TONE: Readonly<Record<CoverageState, MarkTone>> = {
  late: 'bad',
  returned: 'wait',
  todo: 'wait',
  draft: 'info',
  review: 'info',
  notDue: 'off',
  published: 'good',
  archived: 'good',
  notApplicable: 'off',
};

export const stateWord = (state: CoverageState): string => t(`coverage.state.${state}`);
export const stateSign = (state: CoverageState): string => t(`coverage.sign.${state}`);
export const periodWords = (period: string): string => describePeriodCode(text, period);
export const dayWords = (day: string): string => (day === '' ? '' : formatDateChinese(day as CalendarDate));

/** By when, and how it stands with that: the last day, the days left or gone, the rule, 暂定. */
export function dueWords({ dueOn, dueStatus, rule, state, postedOn }: CoverageCell, today: CalendarDate): string {
  if (dueOn === '') return t('coverage.due.none');
  const parts = [t('coverage.due.on', { date: dayWords(dueOn) })];
  const days = dayNumber(dueOn as CalendarDate) - dayNumber(today);
  if (state === 'late') parts.push(t('coverage.due.gone', { n: -days }));
  else if (state === 'published' || state === 'archived') {
    if (postedOn !== '') parts.push(t('coverage.due.posted', { date: dayWords(postedOn) }));
    if (postedOn > dueOn) parts.push(t('coverage.due.wasLate'));
  } else if (state !== 'notApplicable')
    parts.push(days === 0 ? t('coverage.due.today') : t('coverage.due.left', { n: days }));
  if (dueStatus === 'provisional') parts.push(t('coverage.due.provisional'));
  if (rule !== '') parts.push(rule);
  return parts.join(t('coverage.comma'));
}

/** What one duty is and why it stands so. */
export function whyWords(cell: CoverageCell, today: CalendarDate): string {
  const parts = [stateWord(cell.state), dueWords(cell, today)];
  if (cell.isBefore) parts.push(t('coverage.why.before'));
  if (cell.reason !== '')
    parts.push(
      t(cell.state === 'notApplicable' ? 'coverage.why.reason' : 'coverage.why.returned', { reason: cell.reason }),
    );
  if (cell.gap !== '') parts.push(t(`coverage.gap.${cell.gap}`));
  return parts.join(t('coverage.stop'));
}

/** A place of the matrix: what a click opens, and how many duties lie in it. */
export function placeWords(place: MatrixCell, unit: string, item: string, today: CalendarDate): string {
  const { lead, count } = place;
  const head = t('coverage.place', { unit, item: lead.title || item, period: periodWords(lead.period) });
  const more = count > 1 ? t('coverage.place.more', { n: count }) : '';
  return `${head}${whyWords(lead, today)}${more}`;
}
