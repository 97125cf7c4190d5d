import { expandOldIdNumber } from '../../kernel';
import type { LookupRules } from './rules';

/** Blanks, invisible marks, variation selectors: what a keyboard or a sheet puts into a name without anybody seeing it. */
const UNSEEN = /[\s\p{Cf}\p{Cc}\p{Variation_Selector}]/gu;
const LAST_FOUR = /^\d{3}[\dX]$/;
const SHORTEST_NUMBER = 8;

/** Two to six characters of the common block are their own form: nearly every name of a sheet. */
function isPlain(name: string): boolean {
  if (name.length === 0 || name.length > 6) return false;
  for (let i = 0; i < name.length; i += 1) {
    const c = name.charCodeAt(i);
    if (c < 0x4e00 || c > 0x9fff) return false;
  }
  return true;
}

/** A name as it is compared: composed, full and half width alike, without blanks and dots, Latin letters in capitals. */
export function comparedName(name: string, { nameDots }: LookupRules): string {
  if (isPlain(name)) return name;
  const bare = (text: string): string => [...text].filter((c) => !nameDots.includes(c)).join('');
  return bare(bare(name).normalize('NFKC').replace(UNSEEN, '')).toUpperCase();
}

/** The four characters as typed ("００１x") in their one spelling, or '' when they are not four. */
export function comparedDigits(typed: string): string {
  const text = typed.normalize('NFKC').replace(UNSEEN, '').toUpperCase();
  return LAST_FOUR.test(text) ? text : '';
}

/** One person, one number: the 15 digits of before 1999 and the 18 of today are the same. */
export const wholeNumber = (idNumber: string): string => expandOldIdNumber(idNumber) ?? idNumber;

/** Last four characters of a number as the card of today shows them; '' for a number that cannot be asked by them. */
export function lastFourOf(idNumber: string): string {
  const whole = wholeNumber(idNumber);
  const last = whole.slice(-4);
  return whole.length >= SHORTEST_NUMBER && LAST_FOUR.test(last) ? last : '';
}

/** What the index is made over; undefined: this pair asks for nobody. */
export function lookupKey(name: string, lastFour: string, rules: LookupRules): string | undefined {
  const compared = comparedName(name, rules);
  return compared === '' || lastFour === '' ? undefined : `${compared}\u0000${lastFour}`;
}
