import { text } from '../../../../resources';
import { type CalendarDate, datePartsOf, describePeriodCode, formatYuanGrouped } from '../../../../shared/kernel';
import type { BookState } from '../../../../shared/ledgers/villageFinance';
import type { HeatTone } from '../../../ui/heatTable';
import type { MarkTone } from '../../../ui/StateMark';
import { t } from '../../../ui/text';

export const BOOK_TONE: Readonly<Record<BookState, MarkTone>> = {
  none: 'off',
  entering: 'info',
  unbalanced: 'bad',
  balanced: 'wait',
  made: 'good',
  changed: 'wait',
};

export const BOOK_HEAT: Readonly<Record<BookState, HeatTone>> = {
  none: 'none',
  entering: 'work',
  unbalanced: 'late',
  balanced: 'soon',
  made: 'done',
  changed: 'soon',
};

export const bookWord = (state: BookState): string => t(`finance.state.${state}`);
export const periodWords = (period: string): string => describePeriodCode(text, period);
export const yuan = (fen: number | undefined): string => (fen === undefined ? '—' : formatYuanGrouped(fen));

/** 3月5日: the year is that of the period. */
export function dayWords(date: CalendarDate): string {
  const { month, day } = datePartsOf(date);
  return t('finance.sheet.day', { month, day });
}
