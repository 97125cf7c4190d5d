/** Ids, digests, keys and division codes in their own columns are no personal numbers, as long as they have the right form. */
import type { PrivacyRules } from './rules';

const FORMS: readonly RegExp[] = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  /^[0-9a-f]{64}$/,
  /^[0-9a-f]{16}$/,
  /^[0-9a-f]{8}$/,
  /^[1-9][0-9]{5}(?:[0-9]{6})?(?: [1-9][0-9]{11})*$/,
];
/** Base64 of a public key (32 or 65 bytes). */
const KEY = /^[0-9A-Za-z+/]{43}=$|^[0-9A-Za-z+/]{87}=$/;
const ALL_DIGITS = /^[0-9]{15,19}$/;

export function isColumnCode(value: string, column: string, rules: PrivacyRules): boolean {
  const own = rules.codeHeaders.some((name) => (/^[\x00-\x7f]+$/.test(name) ? column === name : column.includes(name)));
  // A card number is sixteen hex digits too: only a column that may hold a key digest excuses sixteen digits.
  if (ALL_DIGITS.test(value) && column !== 'keyId') return false;
  return own && (FORMS.some((form) => form.test(value)) || KEY.test(value));
}
