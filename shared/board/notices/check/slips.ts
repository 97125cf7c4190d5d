import { type Problem, problem } from '../../../kernel';
import type { Slip } from '../noticeRules';
import type { NoticePart } from '../placeholders';
import { type Checked, type NoticeSeverity, placeOf } from './context';

const CODES: Readonly<Record<Slip['class'], readonly [string, NoticeSeverity]>> = {
  politics: ['notice.slip.politics', 'error'],
  policy: ['notice.slip.policy', 'warning'],
  wording: ['notice.slip.wording', 'warning'],
};

/** Does one of the words lie over the found place? */
function isCovered(text: string, at: number, length: number, words: readonly string[]): boolean {
  return words.some((word) => {
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1))
      if (from < at + length && at < from + word.length) return true;
    return false;
  });
}

/** What the right words themselves contain is no slip: 村民委员会 holds 民委. */
function findSlip(text: string, { wrong, right, unless = [] }: Slip): boolean {
  for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1)) {
    const covers = right.includes(wrong) ? [right, ...unless] : unless;
    if (!isCovered(text, at, wrong.length, covers)) return true;
  }
  return false;
}

/** R-S05: names of institutions, words of politics and policy, common misspellings, doubled marks: a table that a county extends. */
function checkTable(part: NoticePart, slips: readonly Slip[]): Problem[] {
  if (slips.length === 0) return [];
  return slips
    .filter((slip) => findSlip(part.text, slip))
    .map(({ wrong, right, why, class: kind }) => {
      const [code, severity] = CODES[kind];
      // A county need not say why.
      return why === ''
        ? problem('notice.slip.plain', severity, placeOf(part), { wrong, right })
        : problem(code, severity, placeOf(part), { wrong, right, why });
    });
}

const HALF_WIDTH = /\p{Script=Han}([,;:?!])\s*\p{Script=Han}/u;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ．％]+/;
const ANY_MARK = /[,;:?!（）()《》“”〔〕０-９Ａ-Ｚａ-ｚ．％]/;
const PAIRS = [
  ['（', '）'],
  ['《', '》'],
  ['“', '”'],
  ['〔', '〕'],
] as const;

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Half-width marks between Chinese, full-width figures, brackets that do not close. */
function checkMarks(given: NoticePart): Problem[] {
  if (!ANY_MARK.test(given.text)) return [];
  // 1） at the beginning numbers a line.
  const part = { ...given, text: given.text.replace(/^\s*\d{1,2}[)）]/, '') };
  const problems: Problem[] = [];
  const half = HALF_WIDTH.exec(part.text)?.[1];
  if (half !== undefined) problems.push(problem('notice.mark.halfWidth', 'warning', placeOf(part), { mark: half }));
  const full = FULL_WIDTH.exec(part.text)?.[0];
  if (full !== undefined)
    problems.push(problem('notice.mark.fullWidth', 'warning', placeOf(part), { mark: full.slice(0, 3) }));
  // A round bracket of one width often closes one of the other: counted together, both widths of each kind.
  const mixed = count(part.text, '（') - count(part.text, '）');
  const plain = count(part.text, '(') - count(part.text, ')');
  if (mixed !== 0 && plain === -mixed) problems.push(problem('notice.mark.bracketWidth', 'warning', placeOf(part)));
  else
    for (const [open, close] of PAIRS)
      if (count(part.text, open) !== count(part.text, close))
        problems.push(problem('notice.mark.unpaired', 'warning', placeOf(part), { mark: `${open}${close}` }));
  return problems;
}

export function checkSlips({ parts, context: { rules, ownSlips = [] } }: Checked): Problem[] {
  // One look over everything first: most slips stand nowhere, and a long list has many cells.
  const all = parts.map(({ text }) => text).join('\n');
  const slips = [...ownSlips, ...rules.slips].filter(({ wrong }) => all.includes(wrong));
  return parts.flatMap((part) => [...checkTable(part, slips), ...checkMarks(part)]);
}

/** R-S05: 政治 政策 文字, each ticked by a person. */
export function checkTicks({ context: { rules }, checked }: Checked): Problem[] {
  const open = rules.checks.filter((one) => !checked.includes(one.class));
  return open.length === 0
    ? []
    : [
        problem(
          'notice.check.open',
          'warning',
          { field: 'checked' },
          { names: open.map(({ label }) => label).join(' ') },
        ),
      ];
}
