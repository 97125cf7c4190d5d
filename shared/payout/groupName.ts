import { foldText } from './headerText';
import type { PayoutRules } from './payoutRules';

/** Reads 3, 03, 三, 十二, 二十一; undefined when the text is no number between 1 and 999. */
export function readChineseNumber(text: string, rules: PayoutRules): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text) > 0 ? Number(text) : undefined;
  const { digits, digitVariants, ten, tenVariants } = rules.group;
  const digit = (c: string): number | undefined => {
    const at = digits.indexOf(c);
    return at >= 0 ? at : digitVariants[c];
  };
  let value = 0;
  let seen = 0;
  let sawTen = false;
  for (const c of text) {
    const d = digit(c);
    if (d !== undefined) {
      value = sawTen ? value + d : value * 10 + d;
      seen += 1;
    } else if ((c === ten || tenVariants.includes(c)) && !sawTen) {
      value = value === 0 ? 10 : value * 10;
      sawTen = true;
      seen += 1;
    } else return undefined;
  }
  return seen > 0 && seen <= 4 && value > 0 && value < 1000 ? value : undefined;
}

export function writeChineseNumber(value: number, rules: PayoutRules): string {
  const { digits, ten } = rules.group;
  const at = (n: number): string => digits.charAt(n);
  if (value < 10) return at(value);
  if (value < 100)
    return `${value < 20 ? '' : at(Math.floor(value / 10))}${ten}${value % 10 === 0 ? '' : at(value % 10)}`;
  return String(value);
}

/** A group as one key: numbered ones have one name whatever the spelling (第三村民小组), named ones stay text. */
export interface GroupName {
  readonly name: string;
  /** undefined for a named group (大河边组). */
  readonly number: number | undefined;
  /** How it was spelt: the word form with the number left out ("第#村民小组", "#组"). Digits and characters differ. */
  readonly style: string;
  /** False for a bare number, which is a group only inside a group column. */
  readonly hasSuffix: boolean;
}

const EMPTY: GroupName = { name: '', number: undefined, style: '', hasSuffix: false };

export function parseGroupName(raw: string, rules: PayoutRules): GroupName {
  const text = foldText(raw);
  if (text === '') return EMPTY;
  const { ordinal, suffixes, style } = rules.group;
  let inner = text;
  const suffix = suffixes.find((word) => inner.endsWith(word)) ?? '';
  if (suffix !== '') inner = inner.slice(0, -suffix.length);
  const led = inner.startsWith(ordinal) ? ordinal : '';
  if (led !== '') inner = inner.slice(led.length);
  const number = readChineseNumber(inner, rules);
  if (number === undefined)
    return { name: raw.replace(/\s+/g, ''), number: undefined, style: 'named', hasSuffix: suffix !== '' };
  return {
    name: `${ordinal}${writeChineseNumber(number, rules)}${style}`,
    number,
    style: `${led}${/^\d/.test(inner) ? '0' : ordinal}${suffix}`,
    hasSuffix: suffix !== '',
  };
}

/** Cuts "东坝村三组" into village and group; undefined when the text is not village plus numbered group. */
export function splitVillageGroup(
  raw: string,
  rules: PayoutRules,
): { readonly village: string; readonly group: GroupName } | undefined {
  const text = foldText(raw);
  for (const suffix of rules.village.suffixes) {
    let at = text.indexOf(suffix);
    while (at > 0) {
      const rest = text.slice(at + suffix.length);
      const group = rest === '' ? undefined : parseGroupName(rest, rules);
      if (group?.number !== undefined) return { village: text.slice(0, at + suffix.length), group };
      at = text.indexOf(suffix, at + 1);
    }
  }
  return undefined;
}
