import { formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import type { LedgerState } from '../../../../shared/ledgers/documents';
import type { DocumentState } from '../../../../shared/records';
import type { MarkTone } from '../../../ui/StateMark';
import { t } from '../../../ui/text';

/** 2026年6月9日; '' stays ''. */
export const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

export const STATE_TONE: Readonly<Record<DocumentState, MarkTone>> = {
  draft: 'off',
  circulating: 'info',
  issued: 'wait',
  published: 'good',
  closed: 'off',
};

/** 是否逾期 in words: the colour only repeats them. */
export function ledgerText({ mark, daysLeft }: LedgerState): string {
  if (mark === 'late') return t('documents.mark.late', { n: -daysLeft });
  if (mark === 'soon') return daysLeft === 0 ? t('documents.mark.today') : t('documents.mark.soon', { n: daysLeft });
  return t(`documents.mark.${mark}`);
}

export const ledgerClass = ({ mark }: LedgerState): string | undefined =>
  mark === 'late' || mark === 'lateDone' ? 'ledger-late' : mark === 'soon' ? 'ledger-soon' : undefined;
