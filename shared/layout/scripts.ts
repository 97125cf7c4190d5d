/**
 * Which writing a character belongs to, as far as line breaking and widths ask: marks that sit on the character before them,
 * and letters that make words. Code points, because the rarest characters are pairs of UTF-16 units.
 */
type Range = readonly [from: number, to: number];

const within = (code: number, ranges: readonly Range[]): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to);

/** Marks without width of their own: accents, Arabic vowels, Tibetan vowels and subjoined letters, variation selectors. */
const COMBINING: readonly Range[] = [
  [0x0300, 0x036f],
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06ed],
  [0x0f18, 0x0f19],
  [0x0f35, 0x0f39],
  [0x0f71, 0x0f7e],
  [0x0f80, 0x0f84],
  [0x0f86, 0x0f87],
  [0x0f8d, 0x0fbc],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xe0100, 0xe01ef],
];

export const isCombining = (code: number): boolean => code >= 0x300 && within(code, COMBINING);

/** Written from right to left: Uyghur, Kazakh and Kirghiz in Arabic letters. */
const RIGHT_TO_LEFT: readonly Range[] = [
  [0x0590, 0x08ff],
  [0xfb1d, 0xfdff],
  [0xfe70, 0xfefc],
];

export const isRightToLeft = (code: number): boolean => code >= 0x590 && within(code, RIGHT_TO_LEFT);

/** Does the text begin in a writing from right to left? */
export function startsRightToLeft(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isRightToLeft(code)) return true;
    if ((code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || code >= 0x2e80) return false;
  }
  return false;
}

const MONGOLIAN: readonly Range[] = [
  [0x1800, 0x18af],
  [0x11660, 0x1167f],
];
const TIBETAN: readonly Range[] = [[0x0f00, 0x0fff]];
/** 德宏傣文, 西双版纳新傣文 and 老傣文. */
const TAI: readonly Range[] = [
  [0x1950, 0x19df],
  [0x1a20, 0x1aad],
];
const LATIN: readonly Range[] = [
  [0x21, 0x7e],
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
];
const CYRILLIC: readonly Range[] = [[0x0400, 0x052f]];
const WORD_SCRIPTS = [LATIN, RIGHT_TO_LEFT, MONGOLIAN, TIBETAN, TAI, CYRILLIC];
/** ་ and ། : a Tibetan line may end behind them. */
const isTibetanBreak = (code: number): boolean => code === 0x0f0b || code === 0x0f0d || code === 0x0f0e;

/** Writing whose letters make words that are not broken; 0 for characters between which a line may end anywhere. */
const wordScript = (code: number): number => WORD_SCRIPTS.findIndex((ranges) => within(code, ranges)) + 1;

/** Do both belong to one word? Figures and signs between Latin letters do: 1,234.50 and 110/kV stay whole. */
export function isOneWord(before: number, after: number): boolean {
  if (isCombining(after)) return true;
  const script = wordScript(isCombining(before) ? after : before);
  if (script === 0 || script !== wordScript(after)) return false;
  return !isTibetanBreak(before);
}
