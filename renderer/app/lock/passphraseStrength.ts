import { MIN_PASSPHRASE } from '../../../shared/store/vault/passphrase';

/** How hard a passphrase is to guess, in four words; a hint for the person, never the judge (the vault refuses by its own rules). */
export type Strength = 'none' | 'short' | 'weak' | 'fair' | 'strong';

/** Characters as the vault counts them. */
export const lengthOf = (text: string): number => [...text.normalize('NFKC')].length;

/** Bits a character of each kind is worth to somebody who guesses; a Chinese character is one of some thousand common ones. */
const KINDS: readonly { readonly pattern: RegExp; readonly symbols: number }[] = [
  { pattern: /[0-9]/, symbols: 10 },
  { pattern: /[a-z]/, symbols: 26 },
  { pattern: /[A-Z]/, symbols: 26 },
  { pattern: /\p{Script=Han}/u, symbols: 3000 },
  { pattern: /[^0-9a-zA-Z\p{Script=Han}]/u, symbols: 32 },
];

/** Runs such as 1234 or aaaa count as one character. */
const unlike = (text: string): number => {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  return points.filter((point, index) => index === 0 || Math.abs(point - (points[index - 1] ?? 0)) > 1).length;
};

export function strengthOf(text: string): Strength {
  if (text === '') return 'none';
  if (lengthOf(text) < MIN_PASSPHRASE) return 'short';
  const plain = text.normalize('NFKC');
  const symbols = KINDS.reduce((sum, kind) => sum + (kind.pattern.test(plain) ? kind.symbols : 0), 0);
  const bits = Math.log2(Math.max(2, symbols)) * unlike(plain);
  return bits < 40 ? 'weak' : bits < 64 ? 'fair' : 'strong';
}
