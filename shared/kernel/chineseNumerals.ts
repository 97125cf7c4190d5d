import { type CalendarDate, calendarDate, datePartsOf } from './calendarDate';

/** Dates in Chinese numerals (notices.md § 4): still met on boards, offered as a style, read in all the forms people type. */

const DIGITS = '〇一二三四五六七八九';

/** 1–99 as a number: 十, 十一, 二十, 三十一. */
export function numberWords(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens > 1 ? DIGITS.charAt(tens) : ''}十${ones > 0 ? DIGITS.charAt(ones) : ''}`;
}

/** 二〇二六年六月九日. 〇 is U+3007; the year digit by digit, month and day as numbers. */
export function formatDateInNumerals(date: CalendarDate): string {
  const { year, month, day } = datePartsOf(date);
  const digits = Array.from(String(year), (digit) => DIGITS.charAt(Number(digit))).join('');
  return `${digits}年${numberWords(month)}月${numberWords(day)}日`;
}

// U+25CB, U+25EF, letter O in both widths, 零 and digit 0 are all typed for 〇.
const ZEROES = /[○◯零OoＯｏ]/g;
const FORM =
  /^([〇一二三四五六七八九0-9]{4})年([〇一二三四五六七八九十0-9]{1,3})月([〇一二三四五六七八九十0-9]{1,3})日$/;

const digitOf = (character: string): number =>
  character >= '0' && character <= '9' ? Number(character) : DIGITS.indexOf(character);

function numberOf(words: string): number | undefined {
  if (/^\d{1,2}$/.test(words)) return Number(words);
  const found = /^([二三])?(十)?([一二三四五六七八九])?$/.exec(words);
  if (!found) return undefined;
  const [, tens, ten, ones] = found;
  if (!ten) return tens && ones ? undefined : digitOf(words);
  return (tens ? digitOf(tens) : 1) * 10 + (ones ? digitOf(ones) : 0);
}

/** Reads 二〇二六年六月九日 in its wild variants (二○二六, 二OO八, 二零二六, full-width and plain digits). */
export function parseDateInNumerals(text: string): CalendarDate | undefined {
  const plain = text
    .replace(/\s/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(ZEROES, '〇');
  const found = FORM.exec(plain);
  if (!found) return undefined;
  const [, yearWords = '', monthWords = '', dayWords = ''] = found;
  const year = Number(Array.from(yearWords, digitOf).join(''));
  const month = numberOf(monthWords);
  const day = numberOf(dayWords);
  return month === undefined || day === undefined ? undefined : calendarDate(year, month, day);
}

/** Marks of the four levels of an official text (GB/T 9704-2012): 一、 （一） 1. （1）. */
export type OutlineLevel = 1 | 2 | 3 | 4;

const MARKS: Readonly<Record<OutlineLevel, RegExp>> = {
  1: /^\s*[一二三四五六七八九十百]{1,4}、\s*/,
  2: /^\s*[（(][一二三四五六七八九十百]{1,4}[）)]\s*、?/,
  3: /^\s*\d{1,3}[.．、](?!\d)\s*/,
  4: /^\s*[（(]\d{1,3}[）)]\s*、?/,
};

/** The mark of the n-th paragraph of a level; numbers over 99 are written in digits. */
export function outlineMark(level: OutlineLevel, n: number): string {
  const words = n > 99 ? String(n) : numberWords(n);
  return { 1: `${words}、`, 2: `（${words}）`, 3: `${n}.`, 4: `（${n}）` }[level];
}

/** The level whose mark a text begins with, and the text behind the mark; 0 where it begins with none. */
export function readOutlineMark(text: string): { readonly level: 0 | OutlineLevel; readonly rest: string } {
  for (const level of [1, 2, 3, 4] as const) {
    const found = MARKS[level].exec(text);
    if (found) return { level, rest: text.slice(found[0].length) };
  }
  return { level: 0, rest: text };
}

const OUTLINE: readonly (readonly [RegExp, 1 | 2 | 3 | 4])[] = [
  [/^[一二三四五六七八九十]{1,4}、/, 1],
  [/^[（(][一二三四五六七八九十]{1,4}[）)]/, 2],
  [/^\d{1,2}[.．、](?!\d)/, 3],
  [/^[（(]\d{1,2}[）)]/, 4],
];
/** A numbered line longer than this, or with a full stop inside, is text and no heading: 黑体 is for headings. */
const LONGEST_HEADING = 40;

/** 一、 （一） 1. （1）: level of a numbered heading, 0 for text (GB/T 9704-2012, 7.3.3). */
export function outlineLevel(line: string): 0 | 1 | 2 | 3 | 4 {
  const text = line.trim();
  const found = OUTLINE.find(([pattern]) => pattern.test(text))?.[1] ?? 0;
  const isShort = text.length <= LONGEST_HEADING && !/[。；](?=.)/.test(text);
  return found > 2 || isShort ? found : 0;
}
