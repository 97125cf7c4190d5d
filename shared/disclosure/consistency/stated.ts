import { type Decimal, formatDecimal, parseDecimal } from '../../kernel';
import type { ComparedKey } from '../../records';

/** Same sign however it was typed: full width, blanks, any kind of bracket around the year. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[[(【〔［]/g, '(')
    .replace(/[\])】〕］]/g, ')')
    .toLowerCase();

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** "86.370" and "86.37" are one number. */
const shortest = (text: string): string => {
  const bare = text.replace(/,/g, '');
  return bare.includes('.') ? bare.replace(/0+$/, '').replace(/\.$/, '') : bare;
};

/** The number that a figure begins with ("1,204户" is 1204); undefined when it begins with none. */
export function statedNumber(text: string): Decimal | undefined {
  const [found] = /^-?\d[\d,]*(?:\.\d+)?/.exec(plain(text)) ?? [];
  return found === undefined ? undefined : parseDecimal(found.replace(/,/g, ''));
}

export function addStated(values: readonly Decimal[]): Decimal {
  return values.reduce(
    (sum, value) => {
      const scale = Math.max(sum.scale, value.scale);
      return { units: sum.units * 10 ** (scale - sum.scale) + value.units * 10 ** (scale - value.scale), scale };
    },
    { units: 0, scale: 0 },
  );
}

const shown = (value: Decimal): string => shortest(formatDecimal(value));

/** Whether two statements of one key say the same, however they are written. */
export function sameStated(key: ComparedKey, a: string, b: string): boolean {
  if (key === 'people' || key === 'quantity' || key === 'amountYuan') {
    const [left, right] = [statedNumber(a), statedNumber(b)];
    return left && right ? shown(left) === shown(right) : plain(a) === plain(b);
  }
  const words = (text: string): string => plain(text).replace(NUMBER, shortest);
  return words(a) === words(b);
}

export const isMore = (a: Decimal, b: Decimal): boolean => {
  const scale = Math.max(a.scale, b.scale);
  return a.units * 10 ** (scale - a.scale) > b.units * 10 ** (scale - b.scale);
};

export const showStated = shown;
