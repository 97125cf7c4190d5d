import type { LayoutRules } from './input';

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

export function widthEm(text: string): number {
  let sum = 0;
  let before = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // The second half of a surrogate pair (rare characters of extension B and on) and joiners add nothing.
    if ((code >= 0xdc00 && code <= 0xdfff) || (code >= 0x200b && code <= 0x200f)) continue;
    const kind = code < 128 ? 1 : 2;
    if (before + kind === 3 && before !== 0) sum += MIXED_GAP_EM;
    sum += kind === 1 ? (ASCII_EM[code] ?? 0) : 1;
    before = kind;
  }
  return sum;
}

/** No text is wider per character: most cells need no measuring. */
export const WIDEST_EM = 1 + MIXED_GAP_EM;

export const fitsEm = (text: string, maxEm: number): boolean =>
  text.length * WIDEST_EM <= maxEm || widthEm(text) <= maxEm;

type BreakRules = Pick<LayoutRules, 'noLineStart' | 'noLineEnd'>;

const isWordCharacter = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 46 ||
  code === 44 ||
  code === 45;

/** May a line end between these two characters? Numbers and Latin words stay whole, closing marks never begin a line. */
function mayBreak(before: string, after: string, rules: BreakRules): boolean {
  if (rules.noLineStart.includes(after) || rules.noLineEnd.includes(before)) return false;
  return !(isWordCharacter(before.codePointAt(0) ?? 0) && isWordCharacter(after.codePointAt(0) ?? 0));
}

/** What a character adds to a line behind another one. */
const pairEm = (before: string, character: string): number => widthEm(before + character) - widthEm(before);

/** Breaks text into lines of at most `maxEm`; a run that cannot be broken by the rules is broken where it must. */
export function breakLines(text: string, maxEm: number, rules: BreakRules): string[] {
  if (fitsEm(text, maxEm)) return [text];
  const characters = Array.from(text);
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    let width = 0;
    let end = start;
    let lastBreak = -1;
    for (; end < characters.length; end += 1) {
      const character = characters[end] ?? '';
      const next = width + (end > start ? pairEm(characters[end - 1] ?? '', character) : widthEm(character));
      if (next > maxEm && end > start) break;
      if (end > start && mayBreak(characters[end - 1] ?? '', character, rules)) lastBreak = end;
      width = next;
    }
    if (
      end < characters.length &&
      !mayBreak(characters[end - 1] ?? '', characters[end] ?? '', rules) &&
      lastBreak > start
    ) {
      end = lastBreak;
    }
    lines.push(characters.slice(start, end).join('').trim());
    start = end;
  }
  return lines.filter((line) => line !== '');
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
  for (let size = sizePt; size >= Math.max(rules.minimumPt, sizePt * 0.6); size -= 1) {
    const maxEm = widthTwips / (size * 20);
    if (whole <= maxEm) return { lines: [title], sizePt: size };
    if (whole > maxEm * 2) continue;
    const cut = senseBreak(title, maxEm, rules);
    if (cut > 0) return { lines: [title.slice(0, cut), title.slice(cut)], sizePt: size };
  }
  const size = Math.max(rules.minimumPt, Math.floor(sizePt * 0.6));
  return { lines: breakLines(title, widthTwips / (size * 20), rules), sizePt: size };
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
    if (!mayBreak(head.charAt(head.length - 1), tail.charAt(0), rules)) continue;
    const atSense = rules.titleBreakAfter.some(
      (word) =>
        head.endsWith(word) &&
        !rules.titleBreakAfter.some(
          (longer) =>
            longer.length > word.length && longer.startsWith(word) && title.startsWith(longer, cut - word.length),
        ),
    );
    const cost = Math.abs(widthEm(head) - middle) + (atSense ? 0 : middle);
    if (cost < bestCost) {
      bestCost = cost;
      best = cut;
    }
  }
  return best;
}
