/** Masks of single numbers. A wrong check digit changes nothing: typing errors leak too (privacy.md § 4). */
import type { FindingKind } from './finding';

/** privacy.md § 5. `6+8*+4` hides the birth date only; `strict` is the only form that hides the sex. */
export const ID_MASKS = ['3+11*+4', '6+8*+4', 'strict'] as const;
export type IdMask = (typeof ID_MASKS)[number];

const MASKS: Readonly<Record<IdMask, { readonly head: number; readonly tail: number }>> = {
  '3+11*+4': { head: 3, tail: 4 },
  '6+8*+4': { head: 6, tail: 4 },
  strict: { head: 3, tail: 1 },
};

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

/** 18 characters keep their length; a 15-digit number is 3 + 8 stars + 4; any other document is stars only. */
export function maskIdNumber(text: string, mask: IdMask = '3+11*+4'): string {
  const plain = clean(text);
  if (plain === '') return '';
  const isOld = /^\d{15}$/.test(plain);
  if (!isOld && !/^\d{17}[\dX]$/.test(plain)) return '*'.repeat(Math.min(18, Math.max(8, plain.length)));
  const { head, tail } = isOld && mask === '6+8*+4' ? MASKS['3+11*+4'] : MASKS[mask];
  return plain.slice(0, head) + '*'.repeat(plain.length - head - tail) + plain.slice(-tail);
}

/** Six stars and the last four digits; a number of fewer than eight digits shows none of them. */
export function maskBankCard(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  if (digits === '') return text.trim() === '' ? '' : '******';
  return digits.length < 8 ? '******' : `******${digits.slice(-4)}`;
}

/** 138****1234; a landline or anything else is stars only. */
export function maskPhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  if (digits === '') return text.trim() === '' ? '' : '*******';
  const mobile = /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  return mobile === undefined ? '*******' : `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}

/** What may be shown of a finding. */
export function maskFound(kind: FindingKind, digits: string): string {
  if (kind === 'idNumber') return maskIdNumber(digits);
  if (kind === 'mobile') return maskPhone(digits);
  if (kind === 'landline') return `${digits.slice(0, 3)}*****${digits.slice(-2)}`;
  return maskBankCard(digits);
}
