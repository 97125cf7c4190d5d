/** Synthetic numbers with right check digits, computed here from the standards, not by the code under test. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: area of 6 digits, birthday YYYYMMDD, serial of 3 digits. */
export function idNumber(area: string, birthday: string, serial: string): string {
  const body = area + birthday + serial;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

export function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A card number of `length` digits beginning with `prefix`, filled with the counter's digits. */
export function luhnCard(prefix: string, length: number, filler = '12345678901234567890'): string {
  const body = (prefix + filler).slice(0, length - 1);
  return body + luhnDigit(body);
}

/** GB 32100 credit code of digits only; with `passesLuhn` the first one that is a card number by its check digit. */
export function creditCode(kind: string, passesLuhn: boolean): string {
  for (let n = 0; n < 100_000; n += 1) {
    const body = `${kind}190101${String(n).padStart(9, '0')}`;
    const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (3 ** i % 31), 0);
    const check = (31 - (sum % 31)) % 31;
    if (check > 9) continue;
    if ((luhnDigit(body) === String(check)) === passesLuhn) return body + String(check);
  }
  throw new Error('no such credit code');
}
