/**
 * Undoes the disguises of a number before it is looked for (bundle.md § 8): NFKC, zero-width characters dropped,
 * runs of at least 11 Chinese digits read as digits. Ordinary text is recognised at once and returned as it is.
 */

/** Characters that no form of normalisation touches and that cannot hide a digit: ASCII, common punctuation, Han. */
const UNTOUCHED =
  /^[\x00-\x7e\u2010\u2013-\u2015\u2018-\u201d\u3000-\u303f\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*$/;
/** Soft hyphen, joiners, direction marks, variation selectors, BOM, tags; strokes and key caps laid over a digit. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{M}\ufff9-\ufffb]/gu;
/** Digits of other scripts (Tai Lue, Tibetan …) after NFKC has turned full-width and styled ones into ASCII. */
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
/** Marks that NFKC would turn into digits glued to the next number: square metres, list numbers, a lone circled digit. */
const GLUE =
  /[\u3220-\u32ff\u3300-\u33ff\u2469-\u249b\u24eb-\u24ff\u277f\u2789\u2793\u00bc-\u00be\u2150-\u215e]|(?<=[A-Za-z])[\u00b2\u00b3\u00b9\u2070-\u2079]|(?<![\u2460-\u2468\u24ea])[\u2460-\u2468\u24ea\u2776-\u277e\u2780-\u2788\u278a-\u2792](?![\u2460-\u2468\u24ea])/g;
const BOUNDARY = '\u0001';

export interface ReadableText {
  /**
   * The text as a reader would understand it. Several readings only where Chinese digits stand in a long run: 三 before a
   * number may belong to a name (张三), 一 behind it to a word (一份). All readings have the same length.
   */
  readonly readings: readonly string[];
  /** Index into the text as it was given. */
  sourceIndex(index: number): number;
}

export interface ChineseRuns {
  readonly pure: RegExp;
  readonly mixed: RegExp;
}

const same = (index: number): number => index;

export function readableDigits(
  source: string,
  chineseDigits: Readonly<Record<string, string>>,
  runs: ChineseRuns,
): ReadableText {
  let text = source;
  let sourceIndex = same;
  if (!UNTOUCHED.test(source)) {
    const marked = source.replace(GLUE, (found) => BOUNDARY.repeat(found.length));
    text = plainForm(marked);
    let map: number[] | undefined;
    sourceIndex = (index) => {
      map ??= mapToSource(marked, text.length);
      return map[Math.min(index, map.length - 1)] ?? 0;
    };
  }
  return { readings: [...readingsOf(text, chineseDigits, runs)], sourceIndex };
}

/** Chinese digits at either end of a run that may be part of a name or a word. */
const MOST_LEADING = 3;
const MOST_TRAILING = 2;

function readingsOf(text: string, chineseDigits: Readonly<Record<string, string>>, runs: ChineseRuns): Set<string> {
  const readings = new Set<string>();
  for (const pattern of [runs.pure, runs.mixed]) {
    pattern.lastIndex = 0;
    if (!pattern.test(text)) {
      readings.add(text);
      continue;
    }
    for (let leading = 0; leading <= MOST_LEADING; leading += 1) {
      for (let trailing = 0; trailing <= MOST_TRAILING; trailing += 1) {
        readings.add(
          text.replace(pattern, (run) => {
            const end = run.length - trailing;
            const digits = Array.from(run.slice(leading, end), (c) => chineseDigits[c] ?? c).join('');
            return run.slice(0, leading) + digits + run.slice(end);
          }),
        );
      }
    }
  }
  return readings;
}

const plainForm = (text: string): string =>
  text.replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '').replace(FOREIGN_DIGIT, digitValue);

const IS_DIGIT = /^\p{Nd}$/u;

/** Decimal digits stand in runs of ten code points in ascending order (Unicode § 4.6). */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && IS_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Position by position: digits never combine with their neighbours, so normalising one character at a time agrees where it matters. */
function mapToSource(marked: string, length: number): number[] {
  const map: number[] = [];
  let at = 0;
  for (const character of marked) {
    const kept = plainForm(character);
    for (let i = 0; i < kept.length; i += 1) map.push(at);
    at += character.length;
  }
  while (map.length <= length) map.push(at);
  return map;
}

/** Runs of at least 11 digits, all or some of them Chinese; single blanks and hyphens inside do not end a run. */
export function chineseRuns(chineseDigits: Readonly<Record<string, string>>): ChineseRuns {
  const chinese = `[${Object.keys(chineseDigits).join('')}]`;
  const any = `[0-9${Object.keys(chineseDigits).join('')}]`;
  return {
    pure: new RegExp(`(?<!${chinese})${chinese}(?:[ -]?${chinese}){10,}`, 'g'),
    mixed: new RegExp(`(?<!${any})(?=[0-9 -]*${chinese})${any}(?:[ -]?${any}){10,}`, 'g'),
  };
}
