import { text } from '../../../resources';
import type { CoverageState } from '../../../shared/disclosure/coverage';
import { describePeriodCode, formatDateChinese, parseCalendarDate } from '../../../shared/kernel';
import type { Disclosure } from '../../../shared/records';

/** 2026年6月9日; '' stays ''. */
export const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

export const periodText = (period: string): string => describePeriodCode(text, period);

/** State of a line in the words of the list. */
export const stateOfLine = ({ state, notApplicable, returnedWhy }: Disclosure): CoverageState =>
  notApplicable !== '' ? 'notApplicable' : returnedWhy !== '' && state === 'draft' ? 'returned' : state;
