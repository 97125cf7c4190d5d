import { fault, ok, type Result } from '../../kernel';

/** Crockford's alphabet: no I, L, O (read as 1, 1, 0) and no U. A character is five bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECOVERY_BYTES = 20;
export const RECOVERY_GROUPS = 8;
const DATA_CHARS = 4;
const GROUP_CHARS = DATA_CHARS + 1;

export type RecoveryFault = 'vault.recovery.length' | 'vault.recovery.group';

/** Writes 160 random bits as eight groups of four characters and one check character, "0A1BX-…". */
export function writeRecoveryCode(random: Uint8Array): string {
  const values: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of random.subarray(0, RECOVERY_BYTES)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      values.push((held >> bits) & 31);
      held &= (1 << bits) - 1;
    }
  }
  const groups: string[] = [];
  for (let group = 0; group < RECOVERY_GROUPS; group += 1) {
    const data = values.slice(group * DATA_CHARS, (group + 1) * DATA_CHARS);
    groups.push([...data, checkValue(data, group)].map((value) => ALPHABET.charAt(value)).join(''));
  }
  return groups.join('-');
}

/**
 * Reads a code as people type it: small letters, blanks, hyphens, full-width forms, O for 0, I and L for 1.
 * @returns the one spelling of it, or `vault.recovery.group` {group: 1–8} for the first group that cannot be right, or
 *   `vault.recovery.length` {count} when characters are missing and no group can be blamed.
 */
export function checkRecoveryCode(text: string): Result<string, RecoveryFault> {
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .split(/[\s\p{Pd}_.,]+/u)
    .filter((word) => word !== '');
  const all = words.join('');
  if (all.length !== RECOVERY_GROUPS * GROUP_CHARS) {
    const odd = words.length === RECOVERY_GROUPS ? words.findIndex((word) => word.length !== GROUP_CHARS) : -1;
    return odd < 0
      ? fault('vault.recovery.length', { count: all.length })
      : fault('vault.recovery.group', { group: odd + 1 });
  }
  const groups: string[] = [];
  for (let group = 0; group < RECOVERY_GROUPS; group += 1) {
    const letters = all.slice(group * GROUP_CHARS, (group + 1) * GROUP_CHARS);
    const values = [...letters].map((letter) => ALPHABET.indexOf(letter));
    if (values.includes(-1) || checkValue(values.slice(0, DATA_CHARS), group) !== values[DATA_CHARS]) {
      return fault('vault.recovery.group', { group: group + 1 });
    }
    groups.push(letters);
  }
  return ok(groups.join('-'));
}

/**
 * Check character of one group, a weighted sum in GF(32). Every place has its own weight, so one wrong character and any two
 * swapped ones are always noticed; the number of the group is part of it, so that two swapped groups are noticed too.
 */
function checkValue(data: readonly number[], group: number): number {
  let sum = group + 1;
  let weight = 1;
  for (const value of data) {
    weight = times(weight, 2);
    sum ^= times(weight, value);
  }
  return sum;
}

/** Product in GF(32) over x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0, shifted = a; bit < 5; bit += 1) {
    if ((b >> bit) & 1) product ^= shifted;
    shifted <<= 1;
    if (shifted & 32) shifted ^= 0b100101;
  }
  return product;
}
