import { addDays, type CalendarDate } from './calendarDate';
import { fillText, type TextTable } from './text';

/** "2026-Q1" (bundle.md § 3.3) as people write it: 2026年第1季度. */
export function describePeriodCode(table: TextTable, period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (year === '') return '';
  const kind = part.startsWith('Q') ? 'quarter' : part.startsWith('H') ? 'half' : part === '' ? 'year' : 'month';
  return fillText(table, `bundle.period.${kind}`, { year, number: Number(part.replace(/\D/g, '')) });
}

const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/;

/** First and last day of a period (`2026`, `2026-H1`, `2026-Q1`, `2026-03`); undefined for anything else. */
export function periodDays(period: string): { readonly from: CalendarDate; readonly to: CalendarDate } | undefined {
  const [, year, quarter, half, month] = PERIOD.exec(period) ?? [];
  if (year === undefined) return undefined;
  const [first, months] = quarter
    ? [Number(quarter) * 3 - 2, 3]
    : half
      ? [Number(half) * 6 - 5, 6]
      : month
        ? [Number(month), 1]
        : [1, 12];
  const after = first + months;
  const next = after > 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(after).padStart(2, '0')}-01`;
  return {
    from: `${year}-${String(first).padStart(2, '0')}-01` as CalendarDate,
    to: addDays(next as CalendarDate, -1),
  };
}
