import { parseGroupName } from './groupName';
import { type FieldMatch, foldText, type HeaderText, matchHeader, readHeaderText } from './headerText';
import type { PayoutRules } from './payoutRules';
import type { PayoutField } from './types';

/** A header found in the head of a sheet: 0-based rows, and per column its joined text and meaning. */
export interface FoundHeader {
  readonly from: number;
  readonly to: number;
  readonly texts: readonly HeaderText[];
  readonly matches: readonly FieldMatch[];
}

const NUMERIC = /^[\d.,:;%￥¥+\-=*/()]+$/;
const LONGEST = 40;

export const isNumeric = (text: string): boolean => NUMERIC.test(text);

/** Nothing but words: no figure, no colon (those are meta lines), nothing longer than a header. */
function isWordy(row: readonly string[]): boolean {
  let filled = 0;
  for (const cell of row) {
    const text = foldText(cell);
    if (text === '') continue;
    filled += 1;
    if (text.length > LONGEST || isNumeric(text) || /:./.test(text.replace(/[([].*[)\]]/, ''))) return false;
  }
  return filled > 0;
}

const filledIn = (row: readonly string[]): number => row.reduce((n, cell) => n + (cell.trim() === '' ? 0 : 1), 0);

const PEOPLE: readonly (PayoutField | null)[] = ['payee', 'idNumber'];
const MONEY: readonly (PayoutField | null)[] = ['amount', 'dueAmount'];
/** Fields whose group heading changes their meaning: 应发 over 金额, 配偶 over 姓名. */
const STRONGER: readonly (PayoutField | null)[] = [
  'dueAmount',
  'adjustment',
  'adjustmentLess',
  'spouseName',
  'spouseIdNumber',
  'accountName',
  'accountOwnerId',
];

/** Joins the lines of a header: a merged upper cell covers the blank ones to its right that have a lower text. */
function joinLines(lines: readonly (readonly string[])[], rules: PayoutRules): Omit<FoundHeader, 'from' | 'to'> {
  const width = Math.max(...lines.map((line) => line.length));
  const texts: HeaderText[] = [];
  const matches: FieldMatch[] = [];
  const last = lines[lines.length - 1] ?? [];
  const carried: string[] = lines.map(() => '');
  for (let column = 0; column < width; column += 1) {
    const parts: string[] = [];
    for (const [level, line] of lines.entries()) {
      const own = (line[column] ?? '').trim();
      if (own !== '') {
        carried[level] = own;
        // A new upper cell ends what the levels below it carried.
        for (let below = level + 1; below < lines.length; below += 1) carried[below] = '';
        parts.push(own);
      } else if (
        level < lines.length - 1 &&
        lines.slice(level + 1).some((lower) => (lower[column] ?? '').trim() !== '')
      ) {
        const above = carried[level] ?? '';
        if (above !== '') parts.push(above);
      }
    }
    const joined = readHeaderText(parts.join(''), rules);
    const whole = matchHeader(joined, rules);
    let match = whole;
    const lower = (last[column] ?? '').trim();
    if (parts.length > 1 && lower !== '') {
      const own = readHeaderText(lower, rules);
      const alone = matchHeader({ ...own, unit: own.unit || joined.unit }, rules);
      if (
        alone.field !== null &&
        !STRONGER.includes(whole.field) &&
        !(whole.field === null && whole.alias === '' && isOther(joined, rules))
      )
        match = { ...alone, exact: false };
      // 造林年度 under 补贴面积及资金 is neither: a heading over several kinds of columns explains none by itself.
      else if (alone.field === null && own.name !== '' && explainedAbove(parts.slice(0, -1).join(''), whole, rules))
        match = { ...alone, exact: false };
    }
    texts.push(joined);
    matches.push(match);
  }
  return { texts, matches };
}

/** Does the heading alone say the same, although it names several things (补贴面积及资金)? */
function explainedAbove(upper: string, whole: FieldMatch, rules: PayoutRules): boolean {
  const heading = readHeaderText(upper, rules);
  return (
    whole.field !== null &&
    rules.joiningWords.some((word) => heading.name.includes(word)) &&
    matchHeader(heading, rules).alias === whole.alias
  );
}

const isOther = (text: HeaderText, rules: PayoutRules): boolean =>
  rules.otherPersons.some((entry) => entry.words.some((word) => text.name.includes(word)));

const scoreOf = (matches: readonly FieldMatch[]): number => new Set(matches.map((m) => m.field).filter(Boolean)).size;
const serves = (matches: readonly FieldMatch[]): boolean =>
  matches.some((m) => PEOPLE.includes(m.field)) && matches.some((m) => MONEY.includes(m.field));

/** Is `row` a second (third) line under `upper`? Most of its words mean something, and none stands where a name would. */
function isLowerLine(row: readonly string[], upper: readonly (readonly string[])[], rules: PayoutRules): boolean {
  if (!isWordy(row)) return false;
  let known = 0;
  let filled = 0;
  const above = joinLines(upper, rules);
  const whole = joinLines([...upper, row], rules);
  const lone = filledIn(row) === 1;
  for (const [column, cell] of row.entries()) {
    if (cell.trim() === '') continue;
    filled += 1;
    // 第三村民小组 under a header is the first group, not a second header line.
    const group = parseGroupName(cell, rules);
    if (group.number !== undefined && group.hasSuffix) return false;
    const text = readHeaderText(cell, rules);
    if (text.unit === '' && lone && (above.texts[column]?.name ?? '') !== '') return false;
    const own = matchHeader(text, rules);
    // A word that only its group heading explains: 水田 under 补贴面积.
    const both = matchHeader(whole.texts[column] ?? text, rules);
    if (own.field !== null || text.unit !== '' || (both.field !== null && above.matches[column]?.field !== 'payee'))
      known += 1;
    else if (above.matches[column]?.field === 'payee') return false;
  }
  return filled > 0 && known * 2 >= filled;
}

/** A line that numbers or letters the columns (栏次 1 2 3 …) under a header. */
export function isColumnNumbers(row: readonly string[], { columnNumbers }: PayoutRules): boolean {
  let filled = 0;
  let expected = 0;
  for (const cell of row) {
    const text = foldText(cell);
    if (text === '') continue;
    filled += 1;
    const number = /^\(?(\d{1,2})\)?(?:=.*)?$/.exec(text)?.[1];
    if (number === undefined) {
      const letter = text.length === 1 && (columnNumbers.letters.includes(text) || /[a-z]/.test(text));
      if (!letter && !columnNumbers.words.includes(text)) return false;
      continue;
    }
    if (expected !== 0 && Number(number) !== expected + 1) return false;
    if (expected === 0 && Number(number) > 3) return false;
    expected = Number(number);
  }
  return filled >= 3 && expected >= 2;
}

/** A line that tells a date or who made the list is no heading over columns. */
const saysFacts = (row: readonly string[], rules: PayoutRules): boolean =>
  row.some((cell) => /\d/.test(cell) || rules.metaWords.some((word) => foldText(cell).includes(word)));

/** The header line at `at` and up to two lower ones that belong to it. */
function withLowerLines(
  head: readonly (readonly string[])[],
  at: number,
  rules: PayoutRules,
): readonly (readonly string[])[] {
  let lines = [head[at] ?? []];
  for (let extra = 1; extra <= 2; extra += 1) {
    const next = head[at + extra];
    if (!next) break;
    if (isLowerLine(next, lines, rules)) {
      lines = [...lines, next];
      continue;
    }
    // 核定情况 and 兑付情况 mean nothing themselves; the line below them shows that they are headings.
    const under = extra === 1 ? head[at + 2] : undefined;
    if (under && isMiddleLine(next, lines[0] ?? []) && isLowerLine(under, [...lines, next], rules))
      lines = [...lines, next, under];
    break;
  }
  return lines;
}

/** Words under a merged heading only: every cell stands under the heading itself or under the blanks to its right. */
function isMiddleLine(row: readonly string[], upper: readonly string[]): boolean {
  if (!isWordy(row)) return false;
  return row.every((cell, column) => {
    if (cell.trim() === '') return true;
    return (upper[column] ?? '').trim() === '' || (upper[column + 1] ?? '').trim() === '';
  });
}

/** Finds the header: the first line (or two, or three) that names a person column and a money column. */
export function findHeader(head: readonly (readonly string[])[], rules: PayoutRules): FoundHeader | undefined {
  let fallback: FoundHeader | undefined;
  for (let at = 0; at < head.length; at += 1) {
    const row = head[at] ?? [];
    if (filledIn(row) < 2 || !isWordy(row)) continue;
    const direct = joinLines([row], rules);
    if (scoreOf(direct.matches) < 2) continue;
    const lines = withLowerLines(head, at, rules);
    let best = { from: at, to: at + lines.length - 1, ...(lines.length === 1 ? direct : joinLines(lines, rules)) };
    const above = at > 0 ? head[at - 1] : undefined;
    if (above && filledIn(above) >= 2 && isWordy(above) && best.to - best.from < 2 && !saysFacts(above, rules)) {
      const wider = joinLines([above, ...lines], rules);
      if (scoreOf(wider.matches) >= scoreOf(best.matches)) best = { from: at - 1, to: best.to, ...wider };
    }
    if (serves(best.matches)) return best;
    if (!fallback || scoreOf(best.matches) > scoreOf(fallback.matches)) fallback = best;
  }
  return fallback;
}

/** The header where a person says it is: that line and the lower lines that belong to it, whatever its words mean. */
export function headerAt(
  head: readonly (readonly string[])[],
  at: number,
  rules: PayoutRules,
): FoundHeader | undefined {
  const row = head[at];
  if (!row || filledIn(row) === 0) return undefined;
  const lines = withLowerLines(head, at, rules);
  return { from: at, to: at + lines.length - 1, ...joinLines(lines, rules) };
}
