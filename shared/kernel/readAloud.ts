import { numberWords } from './chineseNumerals';
import { parseDecimal } from './decimal';
import { parseYuan } from './money';
import { countWords, decimalWords, digitWords, measureWords, yuanWords } from './spokenNumbers';

/** A text with every figure in it written as it is read out (R-V12): for the loudspeaker, where nobody sees a numeral. */

const YEAR_DIGITS = '零一二三四五六七八九';
const yearWords = (year: string): string => Array.from(year, (digit) => YEAR_DIGITS.charAt(Number(digit))).join('');

/** 1,234.50 → 一千二百三十四点五. A run too long for a number is read digit by digit. */
function numberRead(figures: string, hasMeasure: boolean): string {
  const digits = figures.replaceAll(',', '');
  const isCode = /^0\d/.test(digits) || digits.length > 12;
  if (isCode) return digits.split('.').map(digitWords).join('点');
  const value = parseDecimal(digits);
  const words =
    value && (value.scale === 0 ? (hasMeasure ? measureWords : countWords)(value.units) : decimalWords(value));
  return words ?? digitWords(digits);
}

function moneyRead(figures: string): string {
  const amount = parseYuan(figures.replaceAll(',', ''));
  const words = amount.ok ? yuanWords(amount.value) : undefined;
  return words ?? `${numberRead(figures, false)}元`;
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
/** What comes after a count: then 2 is 两. Ordinals (2月, 2组, 2号) are not among them. */
const MEASURE =
  '个|户|人|名|亩|元|万|亿|天|次|项|笔|件|株|头|只|家|张|份|位|条|处|座|段|台|栋|套|票|辆|本|册|袋|床|吨|公斤|斤|平方米|立方米|公里|米|周|年内|年以';

type Reading = readonly [pattern: string, read: (...groups: string[]) => string];

/** Tried in this order at each place. */
const READINGS: readonly Reading[] = [
  // 1. at the beginning of a line counts it.
  [String.raw`(?<=^|[\n。；：])(\d{1,2})[.．]\s*(?=\D)`, (number = '') => `${countWords(Number(number))}、`],
  [String.raw`(\d{4})\s*[-—－~～]\s*(?=\d{4}年)`, (year = '') => `${yearWords(year)}至`],
  // 〔2026〕12号: year and number of a document.
  [
    String.raw`〔(\d{4})〕(?:第)?(\d+)号`,
    (year = '', number = '') => `${yearWords(year)}年${numberRead(number, false)}号`,
  ],
  [String.raw`(\d{4})年`, (year = '') => `${yearWords(year)}年`],
  [
    String.raw`0?(\d{1,2})月0?(\d{1,2})(日|号)`,
    (month = '', day = '', mark = '') => `${numberWords(Number(month))}月${numberWords(Number(day))}${mark}`,
  ],
  [String.raw`0?(\d{1,2})月`, (month = '') => `${numberWords(Number(month))}月`],
  [
    String.raw`(\d{1,2})[:：](\d{2})(?!\d)`,
    (hour = '', minute = '') =>
      `${countWords(Number(hour))}点${minute === '00' ? '' : `${minute.startsWith('0') ? '零' : ''}${countWords(Number(minute))}分`}`,
  ],
  [
    String.raw`(0\d{2,3})[-—－ ](\d{7,8})(?!\d)`,
    (area = '', number = '') => `${digitWords(area)}，${digitWords(number)}`,
  ],
  [String.raw`(1[3-9]\d{9})(?!\d)`, (number = '') => digitWords(number)],
  [String.raw`(?<=(?:电话|热线|拨打|请拨)[^\d，。；、]{0,6})(\d{3,8})(?!\d)`, (number = '') => digitWords(number)],
  [String.raw`[¥￥]\s*(${NUMBER})(?:元)?`, (figures = '') => moneyRead(figures)],
  [
    `(${NUMBER})元[/／](亩|人|户|月|年|天|平方米|立方米|公里|米|吨|公斤|斤|件|度|株|头|只|次|工)`,
    (figures = '', unit = '') => `每${unit}${moneyRead(figures)}`,
  ],
  [`(${NUMBER})元`, (figures = '') => moneyRead(figures)],
  [`(${NUMBER})[%％]`, (figures = '') => `百分之${numberRead(figures, false)}`],
  [`(${NUMBER})‰`, (figures = '') => `千分之${numberRead(figures, false)}`],
  [String.raw`(${NUMBER})\s*[-—－~～]\s*(?=\d)`, (figures = '') => `${numberRead(figures, false)}至`],
  [`(${NUMBER})(?=${MEASURE})`, (figures = '') => numberRead(figures, true)],
  [`(${NUMBER})`, (figures = '') => numberRead(figures, false)],
];
const ALL = new RegExp(READINGS.map(([pattern]) => `(?:${pattern})`).join('|'), 'g');
/** Where the groups of each reading begin, to tell which one was met. */
const OFFSETS = READINGS.map((_, index) =>
  READINGS.slice(0, index).reduce((sum, [pattern]) => sum + (new RegExp(`${pattern}|`).exec('')?.length ?? 1) - 1, 0),
);

/** @returns the text without a single Arabic digit. */
export function readAloud(text: string): string {
  const halfWidth = text.replace(/[０-９．％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  return halfWidth.replace(ALL, (...found) => {
    const groups = found.slice(1, -2) as (string | undefined)[];
    for (const [index, [, read]] of READINGS.entries()) {
      const from = OFFSETS[index] ?? 0;
      const to = OFFSETS[index + 1] ?? groups.length;
      const own = groups.slice(from, to);
      if (own.some((group) => group !== undefined)) return read(...own.map((group) => group ?? ''));
    }
    return found[0] as string;
  });
}
