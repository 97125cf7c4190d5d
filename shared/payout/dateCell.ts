import { type CalendarDate, type DateForm, readDateText } from '../kernel';
import type { PayoutCode } from './codes';
import type { CellFinding } from './idCell';
import type { PayoutRules } from './payoutRules';

export interface DateCell {
  readonly value: CalendarDate | undefined;
  readonly finding: CellFinding | undefined;
}

const EMPTY: DateCell = { value: undefined, finding: undefined };

const CODES: Readonly<Record<Exclude<DateForm, 'iso'>, PayoutCode>> = {
  dots: 'date_dots',
  chinese: 'date_chinese',
  slashes: 'date_slashes',
  dashes: 'date_dashes',
  compact: 'date_compact',
  serial: 'date_serial',
  withoutYear: 'date_without_year',
};

/** Reads a pay day in any of the forms of payout-sheets.md § 4.4. `year` stands in where the cell has none. */
export function readDateCell(raw: string, rules: PayoutRules, year: number | undefined): DateCell {
  const read = readDateText(raw, rules.dateMarks, year);
  if (read.kind === 'day')
    return {
      value: read.value,
      finding: read.form === 'iso' ? undefined : { code: CODES[read.form], severity: 'repair' },
    };
  // A month (2026年6月, 2026-06, 202606) is a period, not a pay day: kept out without a word.
  return read.kind === 'unclear' ? { value: undefined, finding: { code: 'date_unclear', severity: 'warn' } } : EMPTY;
}
