import { fillText, type TextTable } from './text';

/** "2026-Q1" (bundle.md § 3.3) as people write it: 2026年第1季度. */
export function describePeriodCode(table: TextTable, period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (year === '') return '';
  const kind = part.startsWith('Q') ? 'quarter' : part.startsWith('H') ? 'half' : part === '' ? 'year' : 'month';
  return fillText(table, `bundle.period.${kind}`, { year, number: Number(part.replace(/\D/g, '')) });
}
