import { type Problem, problem, type Severity } from '../../kernel';
import { VOUCHER_FIELDS } from '../../records';
import type { BookLine } from './book';

interface Numbered {
  readonly line: BookLine;
  /** What stands before the running number: 记-, 收, 2026-03-. */
  readonly series: string;
  readonly n: number;
}

/** Longer runs of digits are a number of another kind, not a place in a series. */
const MOST_DIGITS = 8;
const NUMBER = /^(.*?)(\d+)\D*$/;
const COLUMN = VOUCHER_FIELDS.indexOf('number') + 1;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
const monthOf = ({ voucher }: BookLine): string => voucher.date.slice(0, 7);

function numbered(lines: readonly BookLine[]): Numbered[] {
  return lines.flatMap((line) => {
    const [, series = '', digits = ''] = NUMBER.exec(plain(line.voucher.number)) ?? [];
    return digits === '' || digits.length > MOST_DIGITS ? [] : [{ line, series, n: Number(digits) }];
  });
}

/** Series whose number 1 stands in several months: they begin again with each month. */
function monthlySeries(numbers: readonly Numbered[]): ReadonlySet<string> {
  const firsts = new Map<string, string>();
  const monthly = new Set<string>();
  for (const { line, series, n } of numbers) {
    if (n !== 1) continue;
    const known = firsts.get(series);
    if (known !== undefined && known !== monthOf(line)) monthly.add(series);
    firsts.set(series, known ?? monthOf(line));
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

/** Numbers that are not there, that come twice, that are missing in a series; and lines that were typed twice. */
export function checkNumbers(lines: readonly BookLine[], mostMissing: number): Problem[] {
  const found: Problem[] = [];
  const report = (line: BookLine, code: string, severity: Severity, params: Problem['params'] = {}): void =>
    void found.push(problem(code, severity, at(line), params));
  const numbers = numbered(lines);
  const monthly = monthlySeries(numbers);
  const groups = new Map<string, Numbered[]>();
  for (const one of numbers) {
    const key = monthly.has(one.series) ? `${one.series} ${monthOf(one.line)}` : one.series;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) found.push(...gapsOf(group, mostMissing));
  const seen = new Map<string, BookLine>();
  const whole = new Map<string, BookLine>();
  for (const line of lines) {
    const { voucher, row } = line;
    const { date, summary, income, expense } = voucher;
    const number = plain(voucher.number);
    if (number === '') report(line, 'finance.number.missing', 'warning');
    const content = JSON.stringify([number, date, summary, income, expense]);
    const same = whole.get(content);
    if (same) report(line, 'finance.voucher.twice', 'error', { earlier: same.row });
    whole.set(content, same ?? line);
    if (number === '') continue;
    const [, series = number] = NUMBER.exec(number) ?? [];
    const key = monthly.has(series) ? `${number} ${monthOf(line)}` : number;
    const earlier = seen.get(key);
    if (earlier && earlier.row !== row && !same)
      report(line, 'finance.number.twice', 'warning', { number: voucher.number, earlier: earlier.row });
    seen.set(key, earlier ?? line);
  }
  return found;
}
