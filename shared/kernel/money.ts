import { fault, ok, type Result } from './result';

/** Money in fen (1/100 yuan): whole, at most 10^13 in absolute value. */
export type Fen = number & { readonly unit: 'fen' };

export const MAX_FEN = 10_000_000_000_000;

export const fen = (value: number): Fen => value as Fen;

const PLAIN_YUAN = /^([-−]?)(\d+)(?:\.(\d*))?$/;

export type YuanFault = 'amount.notNumber' | 'amount.tooPrecise' | 'amount.tooLarge';

/** Reads plain yuan digits ("1234.5"). Thousands separators and units are the payout normaliser's work. */
export function parseYuan(text: string): Result<Fen, YuanFault> {
  const found = PLAIN_YUAN.exec(text);
  if (!found) return fault('amount.notNumber');
  const [, sign, whole = '', decimals = ''] = found;
  if (/[1-9]/.test(decimals.slice(2))) return fault('amount.tooPrecise');
  if (whole.length > 14) return fault('amount.tooLarge');
  const value = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  return value > MAX_FEN ? fault('amount.tooLarge') : ok(fen(sign ? -value : value));
}

/** "1234.50": what tables, CSV and bundles carry. */
export function formatYuan(amount: Fen | number): string {
  const whole = Math.abs(amount);
  const digits = String(whole).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "1,234.50": what people read on screens and paper. */
export function formatYuanGrouped(amount: Fen | number): string {
  return formatYuan(amount).replace(/\B(?=(\d{3})+(?!\d)(?=\.|\d*\.))/g, ',');
}

/** "1,234": counts on screens and paper. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
