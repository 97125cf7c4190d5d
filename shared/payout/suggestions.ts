import { checkIdNumber, expandOldIdNumber } from '../kernel';
import { idContext, readIdCell } from './idCell';
import type { PayoutRules } from './payoutRules';

/** A person of an earlier list or of the roster. Private: suggestions are shown masked and taken by a person's click. */
export interface KnownPerson {
  readonly village: string;
  readonly villagerGroup: string;
  readonly payee: string;
  readonly idNumber: string;
}

/** Earlier people, ready for look-up by number and by place and name. */
export class Roster {
  private readonly ids = new Set<string>();
  private readonly byName = new Map<string, Set<string>>();

  constructor(people: Iterable<KnownPerson>) {
    for (const person of people) {
      if (person.idNumber.length !== 18) continue;
      this.ids.add(person.idNumber);
      const key = nameKey(person);
      const numbers = this.byName.get(key);
      if (numbers) numbers.add(person.idNumber);
      else this.byName.set(key, new Set([person.idNumber]));
    }
  }

  has(idNumber: string): boolean {
    return this.ids.has(idNumber);
  }

  /** The one number known under this village, group and name; undefined when there is none or more than one. */
  only(person: Omit<KnownPerson, 'idNumber'>): string | undefined {
    const numbers = this.byName.get(nameKey(person));
    if (numbers?.size !== 1) return undefined;
    for (const number of numbers) return number;
    return undefined;
  }
}

const nameKey = (person: Omit<KnownPerson, 'idNumber'>): string =>
  `${person.village}\u0001${person.villagerGroup}\u0001${person.payee}`;

export interface SuggestionInput {
  readonly code: string;
  /** The ID cell as it stands in the sheet. */
  readonly cell: string;
  readonly village: string;
  readonly villagerGroup: string;
  readonly payee: string;
}

/**
 * The ID number to propose for a damaged cell (payout-sheets.md § 4.3), or undefined. Never applied by itself: a person
 * accepts it (`acceptSuggestion`). 15 digits → their 18-digit form; lost digits → the only number known for village, group
 * and name; a wrong check digit → the only sound number of the roster one digit or one swap away.
 */
export function suggestIdNumber(input: SuggestionInput, roster: Roster, rules: PayoutRules): string | undefined {
  const digits = input.cell
    .normalize('NFKC')
    .replace(/[^0-9Xx]/g, '')
    .toUpperCase();
  switch (input.code) {
    case 'id_15_digits':
      return expandOldIdNumber(digits);
    case 'id_scientific':
    case 'id_precision_lost':
    case 'id_missing':
    case 'id_masked':
      return agreeing(roster.only(input), input);
    case 'id_checksum':
    case 'id_date':
    case 'age_impossible':
      return oneSlip(digits, (number) => roster.has(number) && soundToday(number, rules));
    default:
      return undefined;
  }
}

const soundToday = (number: string, rules: PayoutRules): boolean =>
  readIdCell(number, idContext(rules, '9999-12-31')).findings.every((f) => f.severity !== 'reject') ||
  checkIdNumber(number) === undefined;

/** What is left of the damaged number must not contradict the proposal (1.90101E+17 begins with 190101). */
function agreeing(number: string | undefined, input: SuggestionInput): string | undefined {
  if (number === undefined) return undefined;
  const text = input.cell.normalize('NFKC').trim();
  const mantissa = /^(\d)\.(\d+)e/i.exec(text);
  if (mantissa) {
    // The last digit of the mantissa was rounded.
    const head = `${mantissa[1] ?? ''}${mantissa[2] ?? ''}`.slice(0, -1);
    return number.startsWith(head) ? number : undefined;
  }
  if (/^\d{18}$/.test(text)) return number.startsWith(text.slice(0, 15)) ? number : undefined;
  return number;
}

function oneSlip(digits: string, fits: (number: string) => boolean): string | undefined {
  if (digits.length !== 18) return undefined;
  const found = new Set<string>();
  const consider = (number: string): void => {
    if (checkIdNumber(number) === undefined && fits(number)) found.add(number);
  };
  for (let i = 0; i < 17; i += 1) {
    const [a = '', b = ''] = [digits.charAt(i), digits.charAt(i + 1)];
    if (a !== b) consider(digits.slice(0, i) + b + a + digits.slice(i + 2));
  }
  for (let i = 0; i < 18; i += 1)
    for (const c of i === 17 ? '0123456789X' : '0123456789')
      if (c !== digits.charAt(i)) consider(digits.slice(0, i) + c + digits.slice(i + 1));
  if (found.size !== 1) return undefined;
  for (const number of found) return number;
  return undefined;
}
