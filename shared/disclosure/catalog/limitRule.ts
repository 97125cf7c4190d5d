import type { TIME_LIMIT_UNITS, TimeLimit, TimeLimitUnit } from '../../records';
import { keyOfWord, type WordSet, wordOf } from './sheetRules';

type Units = WordSet<(typeof TIME_LIMIT_UNITS)[number]>;

/** Amount, unit, start event, day of the year and manner of counting, beside the printed text. */
export const printLimitRule = ({ amount, unit, from, monthDay, counting }: TimeLimit, units: Units): string =>
  [String(amount), wordOf(units, unit), from, monthDay ?? '', counting ?? ''].join('|').replace(/\|+$/, '');

export function readLimitRule(rule: string, text: string, units: Units): TimeLimit | undefined {
  const [amount = '', unitWord = '', from = '', monthDay = '', counting = ''] = rule
    .split('|')
    .map((part) => part.trim());
  const unit: TimeLimitUnit | undefined = keyOfWord(units, unitWord);
  if (!/^\d{1,4}$/.test(amount) || !unit) return undefined;
  const isOfYear = unit === 'yearDay' || unit === 'nextYearDay';
  if (isOfYear && !/^\d{2}-\d{2}$/.test(monthDay)) return undefined;
  return {
    text,
    amount: isOfYear ? 0 : Number(amount),
    unit,
    from,
    ...(isOfYear ? { monthDay } : {}),
    ...(counting === 'before' ? { counting } : {}),
  };
}
