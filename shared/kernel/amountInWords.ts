/** Amounts in capital figures, 大写 (notices.md § 5). One canonical output, several accepted inputs; both from integer fen. */

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;
const TEN_THOUSAND = 10_000;
const HUNDRED_MILLION = 100_000_000;
/** Exclusive bound in fen: 10^13 yuan (notices.md § 5, output rule 8). */
const LIMIT_FEN = 1e15;

/** 0 < value < 10000, without a leading 零. */
function groupWords(value: number): string {
  let words = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = words !== '';
    } else {
      words += (zero ? '零' : '') + DIGITS.charAt(digit) + PLACES[place];
      zero = false;
    }
  }
  return words;
}

/** One 零 stands for any run of zeros, except where only the last digit before 万 or 亿 is 0 (output rule 6). */
function joined(high: string, low: number, lowGroup: number, words: string): string {
  if (high === '' || low === 0) return high + words;
  return high + (low < lowGroup / 10 ? '零' : '') + words;
}

function wholeWords(value: number): string {
  if (value === 0) return '';
  if (value >= HUNDRED_MILLION) {
    const low = value % HUNDRED_MILLION;
    return joined(`${wholeWords(Math.floor(value / HUNDRED_MILLION))}亿`, low, HUNDRED_MILLION, wholeWords(low));
  }
  if (value >= TEN_THOUSAND) {
    const low = value % TEN_THOUSAND;
    return joined(`${groupWords(Math.floor(value / TEN_THOUSAND))}万`, low, TEN_THOUSAND, low ? groupWords(low) : '');
  }
  return groupWords(value);
}

/**
 * 16409.02 yuan → 壹万陆仟肆佰零玖元零贰分. Without the prefix 人民币, which belongs to the printed line.
 * @returns undefined for 10^13 yuan and more, or for anything that is not whole fen.
 */
export function amountInWords(fenAmount: number): string | undefined {
  const amount = Math.abs(fenAmount);
  if (!Number.isSafeInteger(fenAmount) || amount >= LIMIT_FEN) return undefined;
  if (amount === 0) return '零元整';
  const jiao = Math.floor(amount / 10) % 10;
  const fenDigit = amount % 10;
  const whole = wholeWords(Math.floor(amount / 100));
  let words = fenAmount < 0 ? '负' : '';
  if (whole) words += `${whole}元`;
  if (jiao === 0 && fenDigit === 0) return `${words}整`;
  if (jiao > 0) words += `${DIGITS.charAt(jiao)}角`;
  else if (whole) words += '零';
  if (fenDigit > 0) words += `${DIGITS.charAt(fenDigit)}分`;
  return words;
}

const VARIANTS: Readonly<Record<string, string>> = {
  圆: '元',
  圓: '元',
  正: '整',
  貳: '贰',
  弍: '贰',
  叄: '叁',
  參: '叁',
  陸: '陆',
  萬: '万',
  億: '亿',
  〇: '零',
  负: '负',
  負: '负',
};
const PARTS =
  /^(负?)(?:([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?(?:零?([零壹贰叁肆伍陆柒捌玖])角)?(?:零?([零壹贰叁肆伍陆柒捌玖])分)?(整?)$/;

/** Adds up digits and units from left to right; order is checked afterwards against the canonical text. */
function wholeValue(words: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of words) {
    const value = DIGITS.indexOf(character);
    const place = PLACES.indexOf(character as (typeof PLACES)[number]);
    if (value >= 0) digit = value;
    else if (place > 0) {
      section += digit * 10 ** place;
      digit = 0;
    } else {
      const unit = character === '万' ? TEN_THOUSAND : HUNDRED_MILLION;
      total = (total + section + digit) * (unit === HUNDRED_MILLION ? unit : 1);
      if (unit === TEN_THOUSAND) {
        const above = Math.floor(total / HUNDRED_MILLION) * HUNDRED_MILLION;
        total = above + (total - above) * TEN_THOUSAND;
      }
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

const withoutZeros = (words: string): string => words.replace(/零角|零分|[零整]/g, '').replace(/^(负?)元/, '$1');

/**
 * Reads 大写 as people write it: 圆, 正, traditional forms, 〇, with or without the optional 零 and 整, with or without 人民币.
 * @returns fen, or undefined when the words are no well-formed amount.
 */
export function parseAmountInWords(text: string): number | undefined {
  const plain = Array.from(
    text
      .normalize('NFC')
      .replace(/[\s:：]/g, '')
      .replace(/^人民[币幣]/, ''),
  )
    .map((character) => VARIANTS[character] ?? character)
    .join('')
    .replace(/(^负?|[万亿零])拾/g, '$1壹拾');
  const found = PARTS.exec(plain);
  if (!found) return undefined;
  const [, sign = '', whole, jiao, fenDigit, ending] = found;
  if (whole === undefined && jiao === undefined && fenDigit === undefined) return undefined;
  if (fenDigit !== undefined && fenDigit !== '零' && ending) return undefined;
  // A 零 stands before a digit or is the whole number; anywhere else the text is damaged.
  if (whole !== undefined && whole !== '零' && /零[零拾佰仟万亿]|零$/.test(whole)) {
    if (!/[^零]零$/.test(whole)) return undefined;
  }
  const value = wholeValue(whole ?? '') * 100 + DIGITS.indexOf(jiao ?? '零') * 10 + DIGITS.indexOf(fenDigit ?? '零');
  const amount = sign && value ? -value : value;
  const canonical = amountInWords(amount);
  return canonical !== undefined && withoutZeros(canonical) === withoutZeros(plain) ? amount : undefined;
}
