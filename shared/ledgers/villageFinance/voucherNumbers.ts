import { type Problem, problem, type Severity } from '../../kernel';
import { VOUCHER_FIELDS } from '../../records';
import type { BookLine } from './book';

interface Numbered {
  readonly line: BookLine;
  readonly month: string;
  /** Without blanks and in one width; '' = none. */
  readonly number: string;
  /** What stands before the running number: 记-, 收, 2026-03-. The whole number where it is no place in a series. */
  readonly series: string;
  /** 0 where it is none. */
  readonly n: number;
}

/** Longer runs of digits are a number of another kind, not a place in a series. */
const MOST_DIGITS = 8;
const NUMBER = /^(.*?)(\d+)\D*$/;
const COLUMN = VOUCHER_FIELDS.indexOf('number') + 1;

function numbered(line: BookLine): Numbered {
  const number = line.voucher.number.normalize('NFKC').replace(/\s+/g, '');
  const month = line.voucher.date.slice(0, 7);
  const [, series = number, digits = ''] = NUMBER.exec(number) ?? [];
  if (digits === '' || digits.length > MOST_DIGITS) return { line, month, number, series: number, n: 0 };
  return { line, month, number, series, n: Number(digits) };
}

/** Series whose number 1 stands in several months: they begin again with each month. */
function monthlySeries(numbers: readonly Numbered[]): ReadonlySet<string> {
  const firsts = new Map<string, string>();
  const monthly = new Set<string>();
  for (const { series, month, n } of numbers) {
    if (n !== 1) continue;
    const known = firsts.get(series);
    if (known === undefined) firsts.set(series, month);
    else if (known !== month) monthly.add(series);
  }
  return monthly;
}

/** "记-3…记-4" of the numbers that are missing between these two; '' when none is, or too many are. */
function missingBetween({ series, n }: Numbered, after: number, most: number): string {
  const count = after - n - 1;
  if (count < 1 || count > most) return '';
  return count === 1 ? `${series}${n + 1}` : `${series}${n + 1}…${series}${after - 1}`;
}

const at = ({ voucher, row }: BookLine) => ({ row, column: COLUMN, field: 'number', recordId: voucher.id });

function gapsOf(group: readonly Numbered[], most: number): Problem[] {
  const sorted = [...group].sort((a, b) => a.n - b.n);
  const missing: string[] = [];
  let first: BookLine | undefined;
  for (const [index, { n, line }] of sorted.entries()) {
    const before = sorted[index - 1];
    const gap = before ? missingBetween(before, n, most) : '';
    if (gap === '') continue;
    missing.push(gap);
    first ??= line;
  }
  return first ? [problem('finance.number.gap', 'warning', at(first), { numbers: missing.join('、') })] : [];
}

function checkGaps(numbers: readonly Numbered[], monthly: ReadonlySet<string>, most: number): Problem[] {
  const groups = new Map<string, Numbered[]>();
  for (const one of numbers) {
    if (one.n === 0) continue;
    const key = monthly.has(one.series) ? `${one.series} ${one.month}` : one.series;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => gapsOf(group, most));
}

/** Numbers that are not there, that come twice, that are missing in a series; and lines that were typed twice. */
export function checkNumbers(lines: readonly BookLine[], mostMissing: number): Problem[] {
  const numbers = lines.map(numbered);
  const monthly = monthlySeries(numbers);
  const found = checkGaps(numbers, monthly, mostMissing);
  const report = (line: BookLine, code: string, severity: Severity, params: Problem['params'] = {}): void =>
    void found.push(problem(code, severity, at(line), params));
  const seen = new Map<string, BookLine>();
  const whole = new Map<string, BookLine>();
  for (const { line, number, series, month } of numbers) {
    const { date, summary, income, expense } = line.voucher;
    if (number === '') report(line, 'finance.number.missing', 'warning');
    const content = `${number}\n${date}\n${summary}\n${income}\n${expense}`;
    const same = whole.get(content);
    if (same) report(line, 'finance.voucher.twice', 'error', { earlier: same.row });
    else whole.set(content, line);
    if (number === '') continue;
    const key = monthly.has(series) ? `${number} ${month}` : number;
    const earlier = seen.get(key);
    if (!earlier) seen.set(key, line);
    else if (!same)
      report(line, 'finance.number.twice', 'warning', { number: line.voucher.number, earlier: earlier.row });
  }
  return found;
}
