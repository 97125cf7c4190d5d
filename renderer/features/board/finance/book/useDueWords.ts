import { formatDateChinese } from '../../../../../shared/kernel';
import { dueOfPeriod, frequencyOfPeriod, parsePeriod } from '../../../../../shared/rules';
import { useSettings } from '../../../../app/session';
import { dueDatesIn, useCalendar } from '../../../../data/calendars';
import type { BookPlace } from '../../../../data/finance';
import { t } from '../../../../ui/text';

/** R-V02, R-V03: by when the period must hang; '' as long as nobody knows. */
export function useDueWords({ unitCode, period }: BookPlace): string {
  const settings = useSettings();
  const calendar = useCalendar();
  const stretch = parsePeriod(period);
  const frequency = frequencyOfPeriod(period);
  const due =
    stretch && frequency && calendar
      ? dueOfPeriod(frequency, stretch, dueDatesIn(settings, unitCode), calendar)
      : undefined;
  return due ? t('finance.book.due', { date: formatDateChinese(due.due), rule: due.rule }) : '';
}
