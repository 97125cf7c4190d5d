import { text } from '../../../../resources';
import { describePeriodCode, formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import type { Notice, NoticeKind } from '../../../../shared/records';
import type { MarkTone } from '../../../ui/StateMark';
import { t } from '../../../ui/text';

/** 2026年6月9日; '' stays ''. */
export const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

export const periodText = (period: string): string => describePeriodCode(text, period);

export const kindWord = (kind: NoticeKind): string => t(`notice.list.kind.${kind}`);

/** States as a clerk sees them: a notice that came back, and one that came down, are words of their own. */
export const SHOWN_STATES = ['draft', 'returned', 'review', 'published', 'takenDown', 'archived'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export const shownState = ({ state, returnedWhy, takenDownOn }: Notice): ShownState =>
  state === 'draft' && returnedWhy !== ''
    ? 'returned'
    : state === 'published' && takenDownOn !== ''
      ? 'takenDown'
      : state;

export const STATE_TONE: Readonly<Record<ShownState, MarkTone>> = {
  draft: 'off',
  returned: 'bad',
  review: 'wait',
  published: 'good',
  takenDown: 'info',
  archived: 'off',
};

export const stateWord = (state: ShownState): string => t(`notice.list.state.${state}`);
