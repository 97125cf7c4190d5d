import { amountInWords, parseAmountInWords } from './amountInWords';
import { type Decimal, formatDecimal, parseDecimal } from './decimal';

/**
 * Numbers as they are read out (R-V12): 一万二千三百四十五元六角, 零点四七, 幺二三. They follow the grammar of 大写 in everyday
 * characters, so both directions rest on that one.
 */

const CAPITAL = '零壹贰叁肆伍陆柒捌玖拾佰仟';
const SPOKEN = '零一二三四五六七八九十百千';
/** In telephone numbers 1 is read 幺. */
const BY_DIGIT = '零幺二三四五六七八九';

const mapped = (text: string, from: string, to: string): string =>
  Array.from(text, (character) => {
    const at = from.indexOf(character);
    return at < 0 ? character : to.charAt(at);
  }).join('');

/** 10–19 begin with 十, and 2 before 千, 万, 亿 at the beginning is 两. */
const asSpoken = (capital: string): string =>
  mapped(capital, CAPITAL, SPOKEN)
    .replace(/^(负?)一十/, '$1十')
    .replace(/^(负?)二(?=[千万亿])/, '$1两');

const asCapital = (spoken: string): string =>
  mapped(
    spoken
      .replace(/^(负?)十/, '$1一十')
      .replaceAll('两', '二')
      .replaceAll('〇', '零'),
    SPOKEN,
    CAPITAL,
  );

/** What is heard as the same number: 两 for 二, 一十 for 十. */
const plain = (spoken: string): string =>
  spoken
    .replaceAll('两', '二')
    .replaceAll('〇', '零')
    .replace(/^(负?)一十/, '$1十');

/** 12345 → 一万二千三百四十五. @returns undefined for what is not whole or not below 10^13. */
export function countWords(value: number): string | undefined {
  if (value === 0) return '零';
  const words = amountInWords(value * 100);
  return words === undefined || !Number.isSafeInteger(value) ? undefined : asSpoken(words.replace(/元整$/, ''));
}

/** With a measure word behind it a single 2 is 两: 两户, 两亩, but 十二户. */
export const measureWords = (value: number): string | undefined => (value === 2 ? '两' : countWords(value));

/** Reads what `countWords` writes, with 两 or 二; 一百二 for 120 is refused as unclear. */
export function parseCountWords(text: string): number | undefined {
  if (plain(text) === '零') return 0;
  if (text === '' || /[元角分整]/.test(text)) return undefined;
  const amount = parseAmountInWords(`${asCapital(text)}元整`);
  if (amount === undefined) return undefined;
  const value = amount / 100;
  const canonical = countWords(value);
  return canonical !== undefined && plain(canonical) === plain(text) ? value : undefined;
}

/** 1234560 fen → 一万二千三百四十五元六角. */
export function yuanWords(fenAmount: number): string | undefined {
  const words = amountInWords(fenAmount);
  if (words === undefined) return undefined;
  const spoken = asSpoken(words.replace(/整$/, ''));
  return spoken === '二元' || spoken === '负二元' ? spoken.replace('二', '两') : spoken.replace(/^(负?)二元/, '$1两元');
}

/** Reads what `yuanWords` writes. @returns fen. */
export function parseYuanWords(text: string): number | undefined {
  const amount = parseAmountInWords(asCapital(text));
  if (amount === undefined) return undefined;
  const canonical = yuanWords(amount);
  return canonical !== undefined && plain(canonical) === plain(text) ? amount : undefined;
}

/** 0.47 → 零点四七; zeros at the end are not read. */
export function decimalWords(value: Decimal): string | undefined {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(formatDecimal(value)) ?? [];
  const words = countWords(Number(whole));
  if (words === undefined) return undefined;
  const digits = fraction.replace(/0+$/, '');
  const isZero = Number(whole) === 0 && digits === '';
  const tail = digits === '' ? '' : `点${mapped(digits, '0123456789', SPOKEN)}`;
  return `${sign !== '' && !isZero ? '负' : ''}${words}${tail}`;
}

/** Reads what `decimalWords` writes. */
export function parseDecimalWords(text: string): Decimal | undefined {
  const [, sign = '', whole = '', fraction] = /^(负?)([^点]+)(?:点([零〇一二三四五六七八九]+))?$/.exec(text) ?? [];
  const value = parseCountWords(whole);
  if (value === undefined) return undefined;
  const digits = mapped((fraction ?? '').replaceAll('〇', '零'), SPOKEN, '0123456789');
  return parseDecimal(`${sign ? '-' : ''}${value}${digits === '' ? '' : `.${digits}`}`);
}

/** Digit by digit, 12345 → 幺二三四五: telephones and numbers of documents. Other characters fall out. */
export const digitWords = (digits: string): string => mapped(digits.replace(/\D/g, ''), '0123456789', BY_DIGIT);

/** Reads what `digitWords` writes, 一 for 幺 too; undefined where anything else stands in it. */
export function parseDigitWords(text: string): string | undefined {
  const plainDigits = text.replaceAll('一', '幺').replaceAll('〇', '零');
  return plainDigits !== '' && Array.from(plainDigits).every((digit) => BY_DIGIT.includes(digit))
    ? mapped(plainDigits, BY_DIGIT, '0123456789')
    : undefined;
}
