import { type Decimal, type Fen, fen, MAX_FEN, parseDecimal } from '../kernel';
import type { PayoutCode } from './codes';
import type { CellFinding } from './idCell';
import type { PayoutRules } from './payoutRules';

export interface AmountCell {
  /** undefined when the cell cannot be read as an amount. */
  readonly value: Fen | undefined;
  readonly findings: readonly CellFinding[];
}

const NO_FINDINGS: readonly CellFinding[] = [];

/**
 * Fen of a clean cell ("822.24", "822.2", "822"), or -1. At most 11 whole digits and 2 decimals, no sign, no blanks.
 */
export function fastFen(text: string): number {
  const length = text.length;
  if (length === 0 || length > 14) return -1;
  let value = 0;
  let decimals = -1;
  for (let i = 0; i < length; i += 1) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      value = value * 10 + (c - 48);
      if (decimals >= 0) decimals += 1;
    } else if (c === 46 && decimals < 0 && i > 0) decimals = 0;
    else return -1;
  }
  if (decimals === 2) return value;
  if (decimals === 1) return value * 10;
  return decimals < 0 && length <= 11 ? value * 100 : -1;
}

export interface CleanNumber {
  readonly text: string;
  readonly findings: readonly CellFinding[];
}

const repair = (code: PayoutCode): CellFinding => ({ code, severity: 'repair' });

/** Takes marks of money, thousands and width off a number; undefined when what is left is no plain decimal. */
export function cleanNumber(raw: string, rules: PayoutRules, units: readonly string[] = []): CleanNumber | undefined {
  const findings: CellFinding[] = [];
  let text = raw.replace(/[\u00a0\u200b-\u200d\ufeff]/g, '').trim();
  const { currency, currencyWords, unit } = rules.amountMarks;
  for (const mark of [...currency, ...currencyWords])
    if (text.startsWith(mark)) {
      findings.push(repair('amount_currency'));
      text = text.slice(mark.length).trim();
      break;
    }
  for (const mark of [...unit, ...units])
    if (text.endsWith(mark) && text.length > mark.length) {
      findings.push(repair('amount_unit'));
      text = text.slice(0, -mark.length).trim();
      break;
    }
  if (/[\uff01-\uff5e]/.test(text)) {
    findings.push(repair('amount_fullwidth'));
    text = text.normalize('NFKC');
  }
  const formula = /^="?([^"]*)"?$/.exec(text);
  if (formula || /^['’‘]/.test(text)) {
    findings.push(repair('amount_as_text'));
    text = formula ? (formula[1] ?? '') : text.replace(/^['’‘]+/, '');
  }
  text = text.replace(/^[−—–](?=\d)/, '-').replace(/^\((\d[\d,.]*)\)$/, '-$1');
  // Hand-typed separators are not always every three digits (5,512345.67); a decimal comma (1,5) never matches.
  if (/^-?\d{1,3}(?:[, ]\d{3,})+(?:\.\d+)?$/.test(text)) {
    findings.push(repair('amount_thousands'));
    text = text.replace(/[, ]/g, '');
  }
  return /^-?\d+(\.\d*)?$/.test(text) ? { text, findings } : undefined;
}

const RESIDUE_FEN = 0.0001;

/** Rounds a written decimal × 100 (or × 1,000,000 for 万元) to whole fen; says whether real further decimals were cut. */
function toFen(text: string, wan: boolean): { value: number; rounded: boolean } | undefined {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '' || whole.replace(/^0+/, '').length > 12) return undefined;
  const keep = wan ? 6 : 2;
  const exact = Number(whole) * 10 ** keep + Number(decimals.slice(0, keep).padEnd(keep, '0'));
  const rest = Number(`0.${decimals.slice(keep) || '0'}`);
  const value = rest >= 0.5 ? exact + 1 : exact;
  // 0.000001 yuan is 0.0001 fen: what a spreadsheet's floats leave behind is that fen (§ 4.6.9).
  const rounded = rest > RESIDUE_FEN && rest < 1 - RESIDUE_FEN;
  return { value: sign === '-' ? -value : value, rounded };
}

/** Reads one amount cell to fen. `wan`: the header says 万元. Negative amounts are judged by the caller. */
export function readAmountCell(raw: string, rules: PayoutRules, wan: boolean): AmountCell {
  if (!wan) {
    const fast = fastFen(raw);
    if (fast >= 0) return { value: fen(fast), findings: NO_FINDINGS };
  }
  if (raw.trim() === '') return { value: undefined, findings: [{ code: 'amount_missing', severity: 'reject' }] };
  const clean = cleanNumber(raw, rules, wan ? [rules.amountMarks.wan] : []);
  const money = clean && toFen(clean.text, wan);
  if (!clean || !money || Math.abs(money.value) > MAX_FEN)
    return { value: undefined, findings: [{ code: 'amount_not_number', severity: 'reject' }] };
  const findings = money.rounded
    ? [...clean.findings, { code: 'amount_too_precise', severity: 'warn' } as const]
    : clean.findings;
  return { value: fen(money.value), findings };
}

/** A rate in 万元 as yuan; exact, since only the decimal point moves. */
export const inYuan = (value: Decimal | undefined, wan: boolean): Decimal | undefined =>
  value && wan ? { units: value.units * 10_000, scale: value.scale } : value;

/** A quantity, rate or count as written; undefined when empty or no number (`readable` tells which). */
export function readDecimalCell(
  raw: string,
  rules: PayoutRules,
): { readonly value: Decimal | undefined; readonly readable: boolean; readonly repaired: boolean } {
  const fast = fastDecimal(raw);
  if (fast) return { value: fast, readable: true, repaired: false };
  const text = raw.trim();
  if (text === '' || /^[-—/]+$/.test(text)) return { value: undefined, readable: true, repaired: false };
  const clean = cleanNumber(raw, rules, [...rules.units.area, ...rules.units.rate, ...rules.units.other]);
  if (!clean) return { value: undefined, readable: false, repaired: false };
  const value = withoutResidue(clean.text);
  return { value, readable: value !== undefined, repaired: clean.findings.length > 0 };
}

/** 9.520000000000000017 is 9.52: spreadsheets store the residue, nobody wrote it. Written decimals stay as they are. */
function withoutResidue(text: string): Decimal | undefined {
  const at = text.indexOf('.');
  if (at < 0 || text.length - at - 1 <= 8) return parseDecimal(text.replace(/\.$/, ''));
  return parseDecimal(Number(text).toFixed(8).replace(/0+$/, '').replace(/\.$/, ''));
}

function fastDecimal(text: string): Decimal | undefined {
  const length = text.length;
  if (length === 0 || length > 13) return undefined;
  let units = 0;
  let scale = -1;
  for (let i = 0; i < length; i += 1) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      units = units * 10 + (c - 48);
      if (scale >= 0) scale += 1;
    } else if (c === 46 && scale < 0 && i > 0) scale = 0;
    else return undefined;
  }
  return scale > 8 ? undefined : { units, scale: scale < 0 ? 0 : scale };
}
