import type { LayoutRules } from './input';
import { isCombining, isOneWord, isRightToLeft } from './scripts';

/**
 * Widths in em, never too small for any face that may stand in: Chinese 1 em, Latin as wide as DejaVu Sans, the widest face
 * that office programs fall back to. Because they are an upper bound, a line that fits here fits in every renderer and
 * nothing is ever re-broken there.
 */
const ASCII_EM: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code < 32) return 0;
  if ('mwMW@%'.includes(character)) return 1;
  if (character >= 'A' && character <= 'Z') return 0.78;
  if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character === '$')
    return 0.64;
  return '+=<>~#&^'.includes(character) ? 0.84 : 0.5;
});

/** What word processors put between Chinese and Latin, whether asked to or not. */
const MIXED_GAP_EM = 0.25;
/** Joined letters: the widest stand alone, and no word is made of them. */
const RIGHT_TO_LEFT_EM = 0.75;

export function widthEm(text: string): number {
  let sum = 0;
  let before = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // The second half of a surrogate pair (rare characters of extension B and on) and marks on another letter add nothing.
    if ((code >= 0xdc00 && code <= 0xdfff) || code === 0xdb40 || isCombining(code)) continue;
    const kind = code < 128 ? 1 : 2;
    if (before + kind === 3 && before !== 0) sum += MIXED_GAP_EM;
    sum += kind === 1 ? (ASCII_EM[code] ?? 0) : isRightToLeft(code) ? RIGHT_TO_LEFT_EM : 1;
    before = kind;
  }
  return sum;
}

/**
 * Width as the faces of official documents have it: Chinese one em, figures and Latin half of one. Not the upper bound of
 * `widthEm`: here things are put in relation to each other, nothing is broken.
 */
export function usualEm(text: string): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!isCombining(code)) sum += code < 0x80 ? 0.5 : 1;
  }
  return sum;
}

/** No text is wider per character: most cells need no measuring. */
export const WIDEST_EM = 1 + MIXED_GAP_EM;

export const fitsEm = (text: string, maxEm: number): boolean =>
  text.length * WIDEST_EM <= maxEm || widthEm(text) <= maxEm;

type BreakRules = Pick<LayoutRules, 'noLineStart' | 'noLineEnd' | 'keepWithNumber'>;

/**
 * May a line end between these two characters? Numbers and words stay whole, closing marks never begin a line. Word
 * processors allow every place that this allows, so no paragraph needs more lines there than here.
 */
export function canBreak(before: string, after: string, rules: BreakRules): boolean {
  if (rules.noLineStart.includes(after) || rules.noLineEnd.includes(before)) return false;
  if (before >= '0' && before <= '9' && rules.keepWithNumber.includes(after)) return false;
  return !isOneWord(before.codePointAt(0) ?? 0, after.codePointAt(0) ?? 0);
}

/** What a character adds to a line behind another one. */
const pairEm = (before: string, character: string): number => widthEm(before + character) - widthEm(before);

/** Where a line begins and ends in its text, in UTF-16 units. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Breaks text into lines of at most `maxEm`, the first one shorter by `firstEm`; a run that cannot be broken by the rules is
 * broken where it must.
 */
export function breakRanges(text: string, maxEm: number, rules: BreakRules, firstEm = 0): LineRange[] {
  if (fitsEm(text, maxEm - firstEm)) return [{ from: 0, to: text.length }];
  const characters = Array.from(text);
  const ranges: LineRange[] = [];
  let start = 0;
  let from = 0;
  while (start < characters.length) {
    const room = maxEm - (start === 0 ? firstEm : 0);
    let width = 0;
    let end = start;
    let lastBreak = -1;
    for (; end < characters.length; end += 1) {
      const character = characters[end] ?? '';
      const next = width + (end > start ? pairEm(characters[end - 1] ?? '', character) : widthEm(character));
      if (next > room && end > start) break;
      if (end > start && canBreak(characters[end - 1] ?? '', character, rules)) lastBreak = end;
      width = next;
    }
    if (
      end < characters.length &&
      !canBreak(characters[end - 1] ?? '', characters[end] ?? '', rules) &&
      lastBreak > start
    ) {
      end = lastBreak;
    }
    while (end > start + 1 && end < characters.length && isCombining((characters[end] ?? '').codePointAt(0) ?? 0))
      end -= 1;
    const to = from + characters.slice(start, end).join('').length;
    ranges.push({ from, to });
    start = end;
    from = to;
  }
  return ranges;
}

export function breakLines(text: string, maxEm: number, rules: BreakRules): string[] {
  if (fitsEm(text, maxEm)) return [text];
  return breakRanges(text, maxEm, rules)
    .map(({ from, to }) => text.slice(from, to).trim())
    .filter((line) => line !== '');
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly sizePt: number;
}

/** First the given size on one line, then smaller sizes, then as many lines as it takes at the smallest. */
export function fitText(
  text: string,
  widthTwips: number,
  sizePt: number,
  smallestPt: number,
  rules: BreakRules,
): FittedText {
  for (let size = sizePt; size >= smallestPt; size -= 1) {
    if (fitsEm(text, widthTwips / (size * 20))) return { lines: [text], sizePt: size };
  }
  const size = Math.min(sizePt, smallestPt);
  return { lines: breakLines(text, widthTwips / (size * 20), rules), sizePt: size };
}

/**
 * A title on at most two lines, broken at sense: after one of the given words, as near to the middle as may be
 * (notices.md § 2). Shrinks when two lines do not hold it; only then takes more lines.
 */
export function fitTitle(title: string, widthTwips: number, sizePt: number, rules: LayoutRules): FittedText {
  const whole = widthEm(title);
  let second: FittedText | undefined;
  for (let size = sizePt; size >= Math.max(rules.minimumPt, sizePt * 0.6); size -= 1) {
    const maxEm = widthTwips / (size * 20);
    if (whole <= maxEm) return { lines: [title], sizePt: size };
    if (whole > maxEm * 2) continue;
    const cut = senseBreak(title, maxEm, rules);
    if (cut <= 0) continue;
    const lines = [title.slice(0, cut), title.slice(cut)];
    if (!cutsWord(title, cut, rules)) return { lines, sizePt: size };
    // A little smaller is better than a word cut apart.
    second ??= { lines, sizePt: size };
  }
  if (second) return second;
  const size = Math.max(rules.minimumPt, Math.floor(sizePt * 0.6));
  return { lines: breakLines(title, widthTwips / (size * 20), rules), sizePt: size };
}

/** Behind one of the given words, and not inside of a longer one (村 in 村民); behind a name in 《》 and before one. */
export function endsAtSense(title: string, at: number, rules: LayoutRules): boolean {
  if (title.charAt(at - 1) === '》' || title.charAt(at) === '《') return true;
  return rules.titleBreakAfter.some((word) => title.endsWith(word, at)) && !cutsWord(title, at, rules);
}

/** Would a line end inside of a word or of a name in 《》? */
export function cutsWord(title: string, at: number, { titleBreakAfter, titleKeepWhole }: LayoutRules): boolean {
  const head = title.slice(0, at);
  if (head.lastIndexOf('《') > head.lastIndexOf('》')) return true;
  return [...titleBreakAfter, ...titleKeepWhole].some((word) => {
    for (let from = at - word.length + 1; from < at; from += 1)
      if (from >= 0 && title.startsWith(word, from)) return true;
    return false;
  });
}

function senseBreak(title: string, maxEm: number, rules: LayoutRules): number {
  const middle = widthEm(title) / 2;
  let best = 0;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < title.length; cut += 1) {
    const head = title.slice(0, cut);
    const tail = title.slice(cut);
    const code = title.charCodeAt(cut);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    if (widthEm(head) > maxEm || widthEm(tail) > maxEm) continue;
    if (!canBreak(head.charAt(head.length - 1), tail.charAt(0), rules)) continue;
    const off = cutsWord(title, cut, rules) ? 2 * middle : endsAtSense(title, cut, rules) ? 0 : middle;
    const cost = Math.abs(widthEm(head) - middle) + off;
    if (cost < bestCost) {
      bestCost = cost;
      best = cut;
    }
  }
  return best;
}
