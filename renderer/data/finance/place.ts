import { text } from '../../../resources';
import type { FinancePlace } from '../../../shared/financeJobs';
import { describePeriodCode } from '../../../shared/kernel';
import type { FinancePeriod } from '../../../shared/records';
import { listUnits } from '../units';

export type BookPlace = FinancePlace;

export const bookKey = ({ unitCode, period }: BookPlace): string => `${unitCode}/${period}`;
export const bookScope = (place: BookPlace): string => `finance/${bookKey(place)}`;

/** 东坝村2026年第1季度 */
export async function bookTitle({ unitCode, period }: BookPlace): Promise<string> {
  const unit = (await listUnits()).find((one) => one.unitCode === unitCode);
  return `${unit?.name ?? unitCode}${describePeriodCode(text, period)}`;
}

export const blankPeriod = (place: BookPlace): FinancePeriod => ({
  id: bookKey(place),
  unitCode: place.unitCode,
  revision: 0,
  updatedAt: '',
  updatedBy: '',
  period: place.period,
  opening: '',
  statedClosing: '',
  state: 'open',
  closedOn: '',
  closedBy: '',
  closed: null,
  handler: '',
  checker: '',
  supervisors: '',
  made: null,
});
