/**
 * The one detector (bundle.md § 8, privacy.md § 4). Everything that leaves goes through it, and everything that arrives.
 * `publicContacts` and `publicNumbers` are the only way past it.
 */
import type { PrivacyProfile } from '../records/publicPayoutRow';
import type { Finding, FindingKind, PrivacyCode } from './finding';
import { maskFound } from './maskNumber';
import { findNumberShapes, type NumberShape } from './numberShapes';
import { isColumnCode } from './ownColumns';
import { chineseRuns, readableDigits } from './readableDigits';
import type { PrivacyRules } from './rules';
import { findPrivateWords } from './words';

export interface DetectorOptions {
  readonly rules: PrivacyRules;
  /** Office telephones that somebody confirmed; compared by their digits. */
  readonly publicContacts?: readonly string[];
  /** Institution's account, contract or invoice numbers; they free neither an ID number nor a telephone. */
  readonly publicNumbers?: readonly string[];
  /** Given for a list of payees: health and address words in its cells are then `pii.maybe` (profiles B and C). */
  readonly profile?: PrivacyProfile;
}

export interface TextPlace {
  /** Header or field name of the column the text stands in. */
  readonly column?: string;
  /** Name of the table; in `payout` and `persons` publicNumbers free nothing. */
  readonly table?: string;
}

export interface Detector {
  find(text: string, place?: TextPlace): Finding[];
  /** Digits in the longest unbroken run, disguises undone: names and remarks allow less than the detector must find. */
  longestRun(text: string): number;
}

const DIGITS_ONLY = /\D/g;
/** Too few digits of any kind for a telephone: the common case, decided without building a string. */
const ENOUGH = /[0-9](?:[^0-9]{0,2}[0-9]){9}/;
/** Anything that may become a digit or vanish when normalised. */
const FOREIGN = /[^\x00-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uff0f\uff1a-\uff20]/;
const UUID = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-f])/gi;
const SHA256 = /(?<![0-9a-zA-Z])[0-9a-f]{64}(?![0-9a-zA-Z])/g;
const HEX_LETTER = /[a-f]/i;

export function createDetector(options: DetectorOptions): Detector {
  const { rules, profile } = options;
  const runs = chineseRuns(rules.chineseDigits);
  const mayBeChinese = new RegExp(runs.mixed.source);
  const contacts = new Set((options.publicContacts ?? []).map((number) => plainPhone(number)));
  const numbers = new Set((options.publicNumbers ?? []).map((number) => number.replace(DIGITS_ONLY, '')));
  const label = new RegExp(`(?:${rules.publicPhoneLabels.map(escapeRegExp).join('|')})[^\\d\\n\\r]{0,10}$`);
  const classes = new Set(rules.creditCodeClasses);
  const judgeWords = profile === 'B' || profile === 'C';

  const classify = (shape: NumberShape, text: string, place: TextPlace): [PrivacyCode, FindingKind] | undefined => {
    const inList = place.table === 'payout' || place.table === 'persons';
    const inIdColumn = hasWord(place.column, rules.idHeaders);
    switch (shape.kind) {
      case 'idNumber':
      case 'oldIdNumber':
        return ['pii.id', 'idNumber'];
      case 'idShape':
        return inIdColumn ? ['pii.id', 'idNumber'] : maybe('number');
      case 'card':
        if (inIdColumn && (shape.digits.length === 18 || shape.digits.length === 15)) return ['pii.id', 'idNumber'];
        if (!inList && numbers.has(shape.digits)) return undefined;
        // Nobody writes a credit code in groups.
        return shape.end - shape.start === 18 && isCreditCode(shape.digits, classes)
          ? maybe('creditCode')
          : ['pii.bank', 'bankCard'];
      case 'mobile':
        return contacts.has(shape.digits) ? undefined : ['pii.phone', 'mobile'];
      case 'landline': {
        if (contacts.has(shape.digits)) return undefined;
        if (hasWord(place.column, rules.publicPhoneLabels)) return undefined;
        if (label.test(text.slice(Math.max(0, shape.start - 40), shape.start).replace(/[(（]$/, ''))) return undefined;
        return maybe('landline');
      }
      case 'cardShape':
      case 'longRun':
        if (inIdColumn) return ['pii.id', 'idNumber'];
        return !inList && numbers.has(shape.digits) ? undefined : maybe('number');
    }
  };

  const find = (source: string, place: TextPlace = {}): Finding[] => {
    const words = judgeWords ? findPrivateWords(source, rules) : [];
    if (!ENOUGH.test(source) && !mayBeChinese.test(source) && !FOREIGN.test(source)) return words;
    if (place.column !== undefined && isColumnCode(source, place.column, rules)) return words;
    const readable = readableDigits(source, rules.chineseDigits, runs);
    const findings: Finding[] = [];
    for (const reading of readable.readings) {
      const text = blankTokens(reading);
      const inReading = accountRuns(text, place, rules);
      for (const shape of findNumberShapes(text)) {
        const verdict = classify(shape, text, place);
        if (!verdict) continue;
        const [code, kind] = verdict;
        if (code === 'pii.maybe' && hasWord(place.column, rules.documentNumberHeaders)) continue;
        inReading.push({ code, kind, start: shape.start, end: shape.end, masked: maskFound(kind, shape.digits) });
      }
      findings.push(...withoutOverlap(inReading, weight));
    }
    const placed = withoutOverlap(findings, isMaybe).map((item) => ({
      ...item,
      start: readable.sourceIndex(item.start),
      end: readable.sourceIndex(item.end - 1) + 1,
    }));
    return [...placed, ...words].sort((a, b) => a.start - b.start);
  };
  const longestRun = (source: string): number => {
    const { readings } = readableDigits(source, rules.chineseDigits, runs);
    const lengths = readings.flatMap((text) => (text.match(/[0-9]+/g) ?? []).map((run) => run.length));
    return Math.max(0, ...lengths);
  };
  return { find, longestRun };
}

/** Of two findings over the same digits the one of the lower rank stays, of equals the first. */
function withoutOverlap(findings: readonly Finding[], rank: (item: Finding) => number): Finding[] {
  const kept: Finding[] = [];
  const byWeight = [...findings].sort((a, b) => rank(a) - rank(b));
  for (const item of byWeight) {
    if (!kept.some((known) => item.start < known.end && known.start < item.end)) kept.push(item);
  }
  return kept;
}

const WEIGHTS: Readonly<Record<PrivacyCode, number>> = { 'pii.id': 0, 'pii.bank': 1, 'pii.phone': 2, 'pii.maybe': 3 };
const weight = (item: Finding): number => WEIGHTS[item.code];
/** Between readings: a sure finding of the plainest reading stands before any of a bolder one. */
const isMaybe = (item: Finding): number => (item.code === 'pii.maybe' ? 1 : 0);

/** One text, one answer. For many texts make the detector once. */
export const findPrivate = (text: string, context: DetectorOptions & TextPlace): Finding[] =>
  createDetector(context).find(text, context);

const maybe = (kind: FindingKind): [PrivacyCode, FindingKind] => ['pii.maybe', kind];

/** Passbook numbers have no check digit: under an account header every run of 12 to 23 digits counts (privacy.md § 4). */
function accountRuns(text: string, place: TextPlace, rules: PrivacyRules): Finding[] {
  if (!hasWord(place.column, rules.accountHeaders)) return [];
  const found: Finding[] = [];
  for (const run of text.matchAll(/(?<!\d)\d(?:[ \u3000-]?\d){11,22}(?!\d)/g)) {
    const digits = run[0].replace(DIGITS_ONLY, '');
    found.push({
      code: 'pii.bank',
      kind: 'bankCard',
      start: run.index,
      end: run.index + run[0].length,
      masked: maskFound('bankCard', digits),
    });
  }
  return found;
}

/** UUIDs and SHA-256 digests hold digit runs by chance; they are blanked, position by position. */
function blankTokens(text: string): string {
  const blank = (token: string): string => (HEX_LETTER.test(token) ? '\u0001'.repeat(token.length) : token);
  const free = text.includes('-') ? text.replace(UUID, blank) : text;
  return free.length >= 64 ? free.replace(SHA256, blank) : free;
}

export const hasWord = (header: string | undefined, list: readonly string[]): boolean =>
  header !== undefined && header !== '' && list.some((word) => header.includes(word));

const plainPhone = (number: string): string => {
  const digits = number.normalize('NFKC').replace(DIGITS_ONLY, '');
  return /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/.exec(digits)?.[1] ?? digits;
};

export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code: known registration class and right check character (GB 32100, weights 3^i mod 31). */
export function isCreditCode(text: string, classes: ReadonlySet<string>): boolean {
  if (text.length !== 18 || !classes.has(text.slice(0, 2))) return false;
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i += 1) {
    const value = CREDIT_ALPHABET.indexOf(text.charAt(i));
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31) === text.charAt(17);
}
