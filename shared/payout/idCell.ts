import { checkIdNumber, expandOldIdNumber, idCheckCharacter, isRealDay } from '../kernel';
import type { PayoutCode } from './codes';
import type { PayoutRules } from './payoutRules';

/** Codes of one cell, in the order in which they were found. Repairs first, then at most one judgement. */
export interface CellFinding {
  readonly code: PayoutCode;
  readonly severity: 'repair' | 'warn' | 'reject';
}

export interface IdCell {
  /** 18 characters upper case, 15 digits, another document as text, or ''. */
  readonly value: string;
  /** Packed person key, 0 when the number identifies nobody (empty, damaged, masked). */
  readonly key: number;
  readonly findings: readonly CellFinding[];
}

const WEIGHTS = Int8Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
const CHECK = '10X98765432';
const OTHER_DOCUMENT: readonly CellFinding[] = [{ code: 'id_other_document', severity: 'warn' }];
const NO_FINDINGS: readonly CellFinding[] = [];

/** Days as a plain running number (31 × 12 grid): only an order, not a calendar. */
const dayKey = (year: number, month: number, day: number): number => year * 372 + (month - 1) * 31 + day - 1;

/**
 * The key of a sound 18-character number, or 0: area × day × serial in 52 bits, no string kept.
 * `today` and `oldest` are day keys; numbers outside are left to the slow path, which explains them.
 */
export function fastIdKey(text: string, today: number, oldest: number): number {
  if (text.length !== 18) return 0;
  let sum = 0;
  let area = 0;
  let date = 0;
  let serial = 0;
  for (let i = 0; i < 17; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return 0;
    sum += digit * (WEIGHTS[i] ?? 0);
    if (i < 6) area = area * 10 + digit;
    else if (i < 14) date = date * 10 + digit;
    else serial = serial * 10 + digit;
  }
  if (CHECK.charCodeAt(sum % 11) !== text.charCodeAt(17) || area < 100_000) return 0;
  const year = Math.floor(date / 10_000);
  const month = Math.floor(date / 100) % 100;
  const day = date % 100;
  if (month < 1 || month > 12 || day < 1 || (day > 28 && !isRealDay(year, month, day))) return 0;
  const born = dayKey(year, month, day);
  if (born > today || born < oldest) return 0;
  return (area * 3_800_000 + born) * 1000 + serial;
}

/** 53-bit hash of a text (two rounds of a 32-bit multiply hash), never 0. */
export function hashText(text: string): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1;
}

/** Other documents share the key space above all packed ID numbers. */
const otherDocumentKey = (text: string): number => 4_000_000_000_000_000 + (hashText(text) % 4_000_000_000_000_000);

export interface IdContext {
  readonly rules: PayoutRules;
  /** Day key of today and of the oldest birthday that is believed. */
  readonly today: number;
  readonly oldest: number;
}

export function idContext(rules: PayoutRules, today: string): IdContext {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return { rules, today: dayKey(year, month, day), oldest: dayKey(year - rules.limits.maximumAge, month, day) };
}

const repair = (code: PayoutCode): CellFinding => ({ code, severity: 'repair' });
const warn = (code: PayoutCode): CellFinding => ({ code, severity: 'warn' });
const reject = (code: PayoutCode): CellFinding => ({ code, severity: 'reject' });

const INNER_SPACE = /[\s\u200b-\u200d\ufeff-]/;

/** Undoes what spreadsheets do to a number kept as text; names every change. */
export function cleanNumberText(raw: string, prefix: 'id' | 'card', findings: CellFinding[], xMarks: string): string {
  let text = raw;
  if (/\t\s*$/.test(text)) findings.push(repair(`${prefix}_tab_suffix` as const));
  text = text.trim();
  const formula = /^=\s*["“”]?([^"“”]*)["“”]?$/.exec(text);
  if (formula) {
    findings.push(repair(`${prefix}_formula` as const));
    text = formula[1] ?? '';
  }
  if (/^[\s-]*['’‘`＇]/.test(text)) {
    findings.push(repair(`${prefix}_apostrophe` as const));
    text = text.replace(/^[\s'’‘`＇-]+/, '');
  }
  if (/[０-９Ａ-Ｚａ-ｚ]/.test(text)) {
    findings.push(repair(`${prefix}_fullwidth` as const));
    text = text.normalize('NFKC');
  }
  text = text.trim();
  if (INNER_SPACE.test(text) && /\d/.test(text)) {
    findings.push(repair(`${prefix}_spaces` as const));
    text = text.replace(/[\s\u200b-\u200d\ufeff-]+/g, '');
  }
  if (prefix === 'id' && text.length > 1) {
    const last = text.charAt(text.length - 1);
    if (last !== 'X' && xMarks.includes(last) && /^\d+$/.test(text.slice(0, -1))) {
      findings.push(repair('id_lowercase_x'));
      text = `${text.slice(0, -1)}X`;
    }
  }
  return text;
}

/** Judges one ID cell (payout-sheets.md § 4.3). The area code is never looked up: abolished codes stay valid for life. */
export function readIdCell(raw: string, context: IdContext): IdCell {
  const fast = fastIdKey(raw, context.today, context.oldest);
  const { rules } = context;
  const other = (text: string): boolean => rules.idMarks.otherPrefixes.some((prefix) => text.startsWith(prefix));
  if (fast !== 0) return { value: raw, key: fast, findings: other(raw) ? OTHER_DOCUMENT : NO_FINDINGS };
  if (raw.trim() === '') return { value: '', key: 0, findings: [warn('id_missing')] };
  const findings: CellFinding[] = [];
  const text = cleanNumberText(raw, 'id', findings, rules.idMarks.x);
  if (text === '') return { value: '', key: 0, findings: [warn('id_missing')] };
  const done = (value: string, key: number, finding?: CellFinding): IdCell => {
    if (finding) findings.push(finding);
    return { value, key, findings };
  };
  const key = fastIdKey(text, context.today, context.oldest);
  if (key !== 0) return done(text, key, other(text) ? warn('id_other_document') : undefined);
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(text)) return done('', 0, reject('id_scientific'));
  if (/^\d{18,20}\.0*$/.test(text)) return done('', 0, reject('id_precision_lost'));
  if ([...text].some((c) => rules.idMarks.mask.includes(c))) return done('', 0, warn('id_masked'));
  if (!/[0-9A-Za-z]/.test(text)) return { value: '', key: 0, findings: [warn('id_missing')] };
  if (/^\d{15}$/.test(text)) {
    const whole = expandOldIdNumber(text);
    if (whole === undefined) return done('', 0, reject('id_date'));
    const grown = fastIdKey(whole, context.today, context.oldest);
    return grown === 0 ? done('', 0, reject('age_impossible')) : done(text, grown, warn('id_15_digits'));
  }
  if (/^[1-9]\d{16}[\dX]$/.test(text)) {
    const wrongDigit = idCheckCharacter(text) !== text.charAt(17);
    if (wrongDigit && text.endsWith('000')) return done('', 0, reject('id_precision_lost'));
    if (other(text)) return done(text, otherDocumentKey(text), warn('id_other_document'));
    const judged = checkIdNumber(text);
    if (judged === 'date') return done('', 0, reject('id_date'));
    if (judged === undefined) return done('', 0, reject('age_impossible'));
    return done('', 0, reject('id_checksum'));
  }
  if (/^\d+X?$/.test(text)) return done('', 0, reject('id_length'));
  return done(text, otherDocumentKey(text), warn('id_other_document'));
}

/** Sex that the 17th digit (the 15th of an old number) states; undefined when it states none. */
export function sexOfId(value: string): 'male' | 'female' | undefined {
  const at = value.length === 18 ? 16 : value.length === 15 ? 14 : -1;
  const digit = at < 0 ? Number.NaN : value.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? (digit % 2 === 1 ? 'male' : 'female') : undefined;
}
