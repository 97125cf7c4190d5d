import type { Hanging, HangingState } from '../../../../shared/board/ledger';
import { formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import type { UnitRecord } from '../../../../shared/records';
import type { Route } from '../../../app/router';
import type { MarkTone } from '../../../ui/StateMark';
import { t } from '../../../ui/text';

export const STATE_TONE: Readonly<Record<HangingState, MarkTone>> = {
  correcting: 'wait',
  hangs: 'info',
  mayComeDown: 'good',
  downEarly: 'bad',
  down: 'off',
  archived: 'off',
};

/** 2026年6月9日; '' stays ''. */
export const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

export const unitName = (units: readonly UnitRecord[], unitCode: string): string =>
  units.find((unit) => unit.unitCode === unitCode)?.name ?? unitCode;

export const stateWord = ({ state }: Hanging): string => t(`board.state.${state}`);

/** What it still waits for, in words. */
export const needWords = ({ needs }: Hanging): string =>
  needs.map((need) => t(`board.need.${need}`)).join(t('board.comma'));

/** 9月10日起，还要张贴 11 天, 9月26日起可以撤下 … */
export function daysWords({ state, thing, earliest, daysLeft }: Hanging): string {
  if (state === 'correcting') return t('board.days.correcting');
  if (state === 'hangs') return t('board.days.hangs', { n: daysLeft, date: dayText(earliest) });
  if (state === 'mayComeDown') return t('board.days.mayComeDown', { date: dayText(earliest) });
  return t('board.days.down', { date: dayText(thing.takenDownOn) });
}

/** The page of whatever holds the thing. */
export function sourceRoute({ thing }: Hanging): Route {
  const { source, sourceId: id, unitCode, year } = thing;
  if (source === 'batch') return { page: 'batch', batchId: id, stage: 'posting' };
  return source === 'notice' ? { page: 'notice', unitCode, year, id } : { page: 'disclosure', unitCode, year, id };
}

export const detailRoute = ({ key }: Pick<Hanging, 'key'>): Route => ({ page: 'board', tab: 'hanging', item: key });

/** Views of the tab beside the list. */
export const VIEWS = ['list', 'boards', 'archive'] as const;
export type View = (typeof VIEWS)[number];
export const viewRoute = (view: View | 'photos'): Route =>
  view === 'list' ? { page: 'board', tab: 'hanging' } : { page: 'board', tab: 'hanging', item: view };
