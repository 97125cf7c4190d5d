import { type CalendarDate, calendarDate, datePartsOf } from './calendarDate';

/** Dates as they stand in running text, in digits or numerals (notices.md § 4): found with what is wrong about them. */

/**
 * impossible: no such day. mixed: 二〇二六年6月. leadingZero: 06月. shortYear: 26年. zeroSign: 二O二六, 二零二六. oldNumerals: 廿, 卅.
 * fullWidth: ２０２６年. dots: 2026.6.9.
 */
export type WrittenDateFault =
  | 'impossible'
  | 'mixed'
  | 'leadingZero'
  | 'shortYear'
  | 'zeroSign'
  | 'oldNumerals'
  | 'fullWidth'
  | 'dots';

export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** undefined where the day does not exist, or where no year can be told. */
  readonly date: CalendarDate | undefined;
  readonly hasYear: boolean;
  readonly faults: readonly WrittenDateFault[];
}

const DIGITS = '〇一二三四五六七八九';
const ZEROES = /[○◯零OoＯｏ]/g;
const YEAR = '[0-9０-９〇○◯零OoＯｏ一二三四五六七八九]';
const PART = '[0-9０-９〇○◯零一二三四五六七八九十廿卅]';
const WRITTEN = new RegExp(
  `(?:(?<!${YEAR})(${YEAR}{4}|${YEAR}{2})\\s*年\\s*)?(?<!${PART})(${PART}{1,4})\\s*月\\s*(${PART}{1,4})\\s*[日号]` +
    `|(?<![\\d.])([12]\\d{3})\\.(\\d{1,2})\\.(\\d{1,2})(?![\\d.])`,
  'g',
);

const DOTS = /\d{4}\.\d/;

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/** 1–99 in digits or numerals, 廿 and 卅 too; NaN for anything else. */
function smallNumber(words: string): number {
  const text = halfWidth(words);
  if (/^\d+$/.test(text)) return Number(text);
  const found = /^(?:([二三]?)十|(廿)|(卅))?([一二三四五六七八九])?$/.exec(text);
  if (!found || text === '') return Number.NaN;
  const [, tens, twenty, thirty, ones] = found;
  const high = twenty ? 2 : thirty ? 3 : tens === undefined ? 0 : tens === '' ? 1 : DIGITS.indexOf(tens);
  return high * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

const yearNumber = (words: string): number => {
  const text = halfWidth(words).replace(ZEROES, '〇');
  return Number(Array.from(text, (one) => (/\d/.test(one) ? one : String(DIGITS.indexOf(one)))).join(''));
};

function faultsOf(year: string | undefined, month: string, day: string): WrittenDateFault[] {
  const parts = [year ?? '', month, day].filter((part) => part !== '');
  const scripts = new Set(parts.map((part) => (/[0-9０-９]/.test(part) ? 'digits' : 'numerals')));
  const isMixedInside = parts.some((part) => /[0-9０-９]/.test(part) && /[一二三四五六七八九十〇]/.test(part));
  const faults: WrittenDateFault[] = [];
  if (scripts.size > 1 || isMixedInside) faults.push('mixed');
  if ([month, day].some((part) => /^[0０]/.test(part) && part.length > 1)) faults.push('leadingZero');
  if (year !== undefined && year.length === 2) faults.push('shortYear');
  if (parts.some((part) => /[○◯零OoＯｏ]/.test(part))) faults.push('zeroSign');
  if (parts.some((part) => /[廿卅]/.test(part))) faults.push('oldNumerals');
  if (parts.some((part) => /[０-９]/.test(part))) faults.push('fullWidth');
  return faults;
}

const isNoDay = (year: number | undefined, month: number, day: number): boolean =>
  calendarDate(year ?? 2000, month, day) === undefined;

/**
 * Every day written in a text, in order. One without a year is taken for the year of the day before it in the text, the first one
 * for that of `near`.
 */
export function findWrittenDates(text: string, near?: CalendarDate): WrittenDate[] {
  if (!text.includes('月') && !DOTS.test(text)) return [];
  let year = near && datePartsOf(near).year;
  return [...text.matchAll(WRITTEN)].flatMap((found): WrittenDate[] => {
    const [whole, ownYear, monthWords, dayWords, dotYear, dotMonth, dotDay] = found;
    const isDots = dotYear !== undefined;
    const month = isDots ? Number(dotMonth) : smallNumber(monthWords ?? '');
    const day = isDots ? Number(dotDay) : smallNumber(dayWords ?? '');
    if (Number.isNaN(month) || Number.isNaN(day)) return [];
    const stated = isDots ? Number(dotYear) : ownYear === undefined ? undefined : yearNumber(ownYear);
    const full = stated !== undefined && stated < 100 ? 2000 + stated : stated;
    year = full ?? year;
    const faults: WrittenDateFault[] = isDots ? ['dots'] : faultsOf(ownYear, monthWords ?? '', dayWords ?? '');
    if (isNoDay(year, month, day)) faults.unshift('impossible');
    const date = year === undefined ? undefined : calendarDate(year, month, day);
    const start = found.index;
    return [{ start, end: start + whole.length, text: whole, date, hasYear: stated !== undefined, faults }];
  });
}
