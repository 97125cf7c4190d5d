import { hasLuhnDigit } from '../kernel';
import type { PayoutCode } from './codes';
import { type CellFinding, cleanNumberText, hashText } from './idCell';
import type { PayoutRules } from './payoutRules';

export interface CardCell {
  readonly value: string;
  /** 53-bit hash of a whole account, 0 when there is none to compare. */
  readonly key: number;
  readonly findings: readonly CellFinding[];
}

const NONE: CardCell = { value: '', key: 0, findings: [] };
const NO_FINDINGS: readonly CellFinding[] = [];
const LUHN_FROM = 16;
const LUHN_TO = 19;

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return text.length > 0;
}

const warn = (code: PayoutCode): CellFinding => ({ code, severity: 'warn' });

/** Judges one account cell: never a reason to refuse a row, but nothing damaged passes as good (payout-sheets.md § 4.4). */
export function readCardCell(raw: string, rules: PayoutRules): CardCell {
  if (raw === '') return NONE;
  const findings: CellFinding[] = [];
  let text = raw;
  if (!isDigits(text)) {
    if (raw.trim() === '') return NONE;
    text = cleanNumberText(raw, 'card', findings, '');
    if (text === '') return NONE;
    if (/^\d(?:\.\d+)?e\+?\d+$/i.test(text))
      return { value: '', key: 0, findings: [...findings, warn('card_scientific')] };
    if ([...text].some((c) => rules.idMarks.mask.includes(c)))
      return { value: '', key: 0, findings: [...findings, warn('card_masked')] };
    if (!isDigits(text)) return { value: '', key: 0, findings: [...findings, warn('card_not_number')] };
  }
  const key = hashText(text);
  if (text.length < 8 || text.length > 23) findings.push(warn('card_length'));
  else if (text.length >= LUHN_FROM && text.length <= LUHN_TO && !hasLuhnDigit(text)) {
    if (text.endsWith('0000')) return { value: '', key: 0, findings: [...findings, warn('card_precision_lost')] };
    findings.push(warn('card_luhn'));
  }
  return { value: text, key, findings: findings.length === 0 ? NO_FINDINGS : findings };
}
