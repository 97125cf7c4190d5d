/**
 * Finds numbers that have the shape of an ID number, a card or a telephone (bundle.md § 8). A number counts when no
 * further digit touches it; letters may. Which grouping is accepted:
 * ID between area, year, month, day, serial and check character, or in equal groups; card in groups of four with one
 * separator throughout, or six, a blank and the rest; mobile 3-4-4. Anything freer would take index numbers for cards.
 */
import { checkIdNumber, expandOldIdNumber, hasLuhnDigit, isRealDay } from '../kernel';

export type ShapeKind =
  | 'idNumber'
  | 'oldIdNumber'
  | 'idShape'
  | 'card'
  | 'cardShape'
  | 'mobile'
  | 'landline'
  | 'longRun';

export interface NumberShape {
  readonly kind: ShapeKind;
  readonly start: number;
  readonly end: number;
  /** Digits only, upper-case X for the check character; a mobile without its 0 or 86. */
  readonly digits: string;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** The single character between this token and the next, '' behind the last. */
  readonly gap: string;
}

const SEPARATORS = ' \\u3000\\-\\u2010-\\u2015\\u2212_.\\u00b7/';
/** At least ten digits, at most one separator (or closing bracket of an area code) between two of them. */
const CLUSTER = new RegExp(
  `\\d(?:[${SEPARATORS})\\uff09]?\\d){9,}(?:[${SEPARATORS}]?[Xx\\u00d7\\u0425\\u0445])?(?:\\d\\d(?!\\d))?`,
  'g',
);
const S = `[${SEPARATORS}]?`;
const ID = new RegExp(
  `([1-9]\\d{5})${S}((?:18|19|20)\\d\\d)${S}(0[1-9]|1[0-2])${S}(0[1-9]|[12]\\d|3[01])${S}(\\d{3})${S}([\\dXx\\u00d7\\u0425\\u0445])`,
  'y',
);
const GROUP_SIZES: readonly number[] = [3, 4, 5, 6, 9];
const DISABILITY_TAIL = /^[1-7][1-4](?!\d)/;

/** Shapes in `text` (already made readable), in order, never overlapping. */
export function findNumberShapes(text: string): NumberShape[] {
  const found: NumberShape[] = [];
  CLUSTER.lastIndex = 0;
  for (let cluster = CLUSTER.exec(text); cluster; cluster = CLUSTER.exec(text)) {
    scanCluster(text, cluster.index, cluster.index + cluster[0].length, found);
  }
  return found;
}

function scanCluster(text: string, from: number, to: number, found: NumberShape[]): void {
  const tokens = tokensOf(text, from, to);
  let doubtful: NumberShape | undefined;
  for (let i = 0; i < tokens.length; ) {
    const hit = shapeAt(text, tokens, i);
    const token = tokens[i];
    if (!hit || !token) {
      i += 1;
      continue;
    }
    // A doubtful shape over several tokens may begin with somebody else's digits: a sure one further on wins.
    if (hit.end > token.end && (hit.kind === 'idShape' || hit.kind === 'cardShape' || hit.kind === 'landline')) {
      if (!doubtful || doubtful.end <= hit.start) {
        if (doubtful) found.push(doubtful);
        doubtful = hit;
      }
      i += 1;
      continue;
    }
    if (doubtful && doubtful.end <= hit.start) found.push(doubtful);
    if (!doubtful || doubtful.end <= hit.start || isSure(hit)) {
      doubtful = undefined;
      found.push(hit);
    }
    while (i < tokens.length && (tokens[i]?.start ?? to) < hit.end) i += 1;
  }
  if (doubtful) found.push(doubtful);
}

const isSure = (shape: NumberShape): boolean =>
  shape.kind === 'idNumber' || shape.kind === 'oldIdNumber' || shape.kind === 'card' || shape.kind === 'mobile';

function tokensOf(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < to) {
    let end = at;
    while (end < to && isDigit(text, end)) end += 1;
    if (end > at) {
      const gap = end < to && isDigit(text, end + 1) ? text.charAt(end) : '';
      tokens.push({ start: at, end, digits: text.slice(at, end), gap });
    }
    at = end + 1;
  }
  return tokens;
}

const isDigit = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
};

function shapeAt(text: string, tokens: readonly Token[], i: number): NumberShape | undefined {
  const token = tokens[i];
  if (!token) return undefined;
  const id = idAt(text, token.start);
  if (id?.kind === 'idNumber') return id;
  return (
    idInGroupsAt(text, tokens, i) ??
    mobileAt(tokens, i) ??
    (isDecimalFraction(tokens, i) ? undefined : (cardAt(tokens, i) ?? oldIdAt(tokens, i))) ??
    id ??
    landlineAt(tokens, i) ??
    longRunAt(tokens, i)
  );
}

/** 18 characters with a real day; also the ID number inside a disability certificate number (two digits follow). */
function idAt(text: string, start: number): NumberShape | undefined {
  ID.lastIndex = start;
  const found = ID.exec(text);
  if (!found) return undefined;
  const [, area = '', year = '', month = '', day = '', serial = '', last = ''] = found;
  const end = start + found[0].length;
  const check = isDigit(last, 0) ? last : 'X';
  const digits = area + year + month + day + serial + check;
  const fault = checkIdNumber(digits);
  if (isDigit(text, end)) {
    const inCertificate = fault === undefined && DISABILITY_TAIL.test(text.slice(end, end + 3));
    return inCertificate ? { kind: 'idNumber', start, end: end + 2, digits } : undefined;
  }
  if (fault === undefined) return { kind: 'idNumber', start, end, digits };
  return isRealDay(Number(year), Number(month), Number(day)) ? { kind: 'idShape', start, end, digits } : undefined;
}

/** Equal groups with one separator: 9999 9918 5001 0100 19. Only a number with a right check character counts. */
function idInGroupsAt(text: string, tokens: readonly Token[], i: number): NumberShape | undefined {
  const first = tokens[i];
  if (!first || !GROUP_SIZES.includes(first.digits.length) || first.gap === '') return undefined;
  const size = first.digits.length;
  let digits = '';
  let end = first.end;
  for (let k = i; k < tokens.length && digits.length < 18; k += 1) {
    const token = tokens[k];
    if (!token || token.digits.length > size) return undefined;
    digits += token.digits;
    end = token.end;
    if (digits.length >= 17 || token.digits.length < size) break;
    if (token.gap !== first.gap) return undefined;
  }
  if (digits.length === 17) {
    const mark = /^[ \u3000\-_.\u00b7/]?[Xx\u00d7\u0425\u0445]/.exec(text.slice(end, end + 2));
    if (mark) {
      digits += 'X';
      end += mark[0].length;
    }
  }
  if (digits.length !== 18 || !isPlausibleId(digits)) return undefined;
  return { kind: 'idNumber', start: first.start, end, digits };
}

const isPlausibleId = (digits: string): boolean =>
  /^.{6}(?:18|19|20)/.test(digits) && checkIdNumber(digits) === undefined;

function oldIdAt(tokens: readonly Token[], i: number): NumberShape | undefined {
  const first = tokens[i];
  if (!first) return undefined;
  if (first.digits.length === 15) return oldId(first.digits, first.start, first.end);
  for (const sizes of OLD_GROUPS) {
    const joined = joinGroups(tokens, i, sizes);
    if (joined && joined.digits.length === 15) return oldId(joined.digits, first.start, joined.end);
  }
  return undefined;
}

const OLD_GROUPS: readonly (readonly number[])[] = [
  [6, 6, 3],
  [6, 2, 2, 2, 3],
];

const oldId = (digits: string, start: number, end: number): NumberShape | undefined =>
  expandOldIdNumber(digits) === undefined ? undefined : { kind: 'oldIdNumber', start, end, digits };

/** Tokens of exactly these lengths with one and the same separator between them. */
function joinGroups(
  tokens: readonly Token[],
  i: number,
  sizes: readonly number[],
): { readonly digits: string; readonly end: number } | undefined {
  const gap = tokens[i]?.gap;
  let digits = '';
  let end = 0;
  for (const [k, size] of sizes.entries()) {
    const token = tokens[i + k];
    if (token?.digits.length !== size) return undefined;
    if (k < sizes.length - 1 && (token.gap !== gap || gap === '')) return undefined;
    digits += token.digits;
    end = token.end;
  }
  return { digits, end };
}

function cardAt(tokens: readonly Token[], i: number): NumberShape | undefined {
  const first = tokens[i];
  if (!first) return undefined;
  const { start } = first;
  const length = first.digits.length;
  if (length >= 16 && length <= 19) return card(first.digits, start, first.end);
  if (length === 6 && (first.gap === ' ' || first.gap === '\u3000')) {
    const rest = tokens[i + 1];
    if (rest && rest.digits.length >= 10 && rest.digits.length <= 13)
      return card(first.digits + rest.digits, start, rest.end);
  }
  if (length !== 4 || first.gap === ')' || first.gap === '\uff09' || isListOfFours(tokens, i)) return undefined;
  let doubtful: NumberShape | undefined;
  for (const tail of [3, 2, 1, 0]) {
    const joined = joinGroups(tokens, i, tail === 0 ? [4, 4, 4, 4] : [4, 4, 4, 4, tail]);
    if (!joined || YEAR_GROUPS.test(joined.digits)) continue;
    const shape = card(joined.digits, start, joined.end);
    if (shape.kind === 'card') return shape;
    doubtful ??= shape;
  }
  return doubtful;
}

/** Years in a row (2023 2024 2025 2026) are no card. */
const YEAR_GROUPS = /^(?:(?:19|20)\d\d){4}$/;

const card = (digits: string, start: number, end: number): NumberShape => ({
  kind: hasLuhnDigit(digits) ? 'card' : 'cardShape',
  start,
  end,
  digits,
});

/** Six or more groups of four in a row are a list of numbers. */
function isListOfFours(tokens: readonly Token[], i: number): boolean {
  const gap = tokens[i]?.gap;
  let from = i;
  while (from > 0 && tokens[from - 1]?.digits.length === 4 && tokens[from - 1]?.gap === gap) from -= 1;
  let to = i;
  while (tokens[to]?.gap === gap && tokens[to + 1]?.digits.length === 4) to += 1;
  return to - from + 1 >= 6;
}

/** The digits behind "0." are a fraction. Other decimals are not excused: "1.6222…" may be a list number and a card. */
const isDecimalFraction = (tokens: readonly Token[], i: number): boolean =>
  tokens[i - 1]?.digits === '0' && tokens[i - 1]?.gap === '.';

const MOBILE_WHOLE = /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/;
const MOBILE_HEAD = /^(?:(?:00)?86|0)?(1[3-9]\d)$/;
const MOBILE_HEAD_7 = /^(?:(?:00)?86|0)?(1[3-9]\d{5})$/;

function mobileAt(tokens: readonly Token[], i: number): NumberShape | undefined {
  const first = tokens[i];
  if (!first) return undefined;
  const { start, digits } = first;
  const whole = MOBILE_WHOLE.exec(digits)?.[1];
  if (whole !== undefined) return { kind: 'mobile', start, end: first.end, digits: whole };
  const second = tokens[i + 1];
  if (!second || first.gap === ')' || first.gap === '\uff09') return undefined;
  const head = MOBILE_HEAD.exec(digits)?.[1];
  const third = tokens[i + 2];
  if (
    head !== undefined &&
    second.digits.length === 4 &&
    third?.digits.length === 4 &&
    isPhoneGap(first.gap, second.gap)
  ) {
    return { kind: 'mobile', start, end: third.end, digits: head + second.digits + third.digits };
  }
  if (first.gap === '.') return undefined;
  if (head !== undefined && second.digits.length === 8) {
    return { kind: 'mobile', start, end: second.end, digits: head + second.digits };
  }
  const seven = MOBILE_HEAD_7.exec(digits)?.[1];
  if (seven !== undefined && second.digits.length === 4) {
    return { kind: 'mobile', start, end: second.end, digits: seven + second.digits };
  }
  return undefined;
}

/** Dots and slashes only throughout: 138.1234.5678 is a number, a decimal followed by something else is not. */
const isPhoneGap = (a: string, b: string): boolean => a === b || !(/[./]/.test(a) || /[./]/.test(b));

function landlineAt(tokens: readonly Token[], i: number): NumberShape | undefined {
  const first = tokens[i];
  if (!first?.digits.startsWith('0')) return undefined;
  const { start, digits } = first;
  if (digits.length >= 10 && digits.length <= 12) return { kind: 'landline', start, end: first.end, digits };
  const second = tokens[i + 1];
  if ((digits.length === 3 || digits.length === 4) && second && first.gap !== '.' && first.gap !== '/') {
    const size = second.digits.length;
    if (size === 7 || size === 8) return { kind: 'landline', start, end: second.end, digits: digits + second.digits };
  }
  return undefined;
}

function longRunAt(tokens: readonly Token[], i: number): NumberShape | undefined {
  const token = tokens[i];
  if (!token || token.digits.length < 13 || token.digits.length > 15 || isDecimalFraction(tokens, i)) return undefined;
  return { kind: 'longRun', start: token.start, end: token.end, digits: token.digits };
}
