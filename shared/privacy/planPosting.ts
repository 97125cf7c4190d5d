/**
 * From private rows to public rows: the only way. A public row is built anew from allowed fields; what is dropped,
 * replaced or left out is reported, so that a person sees every change before anything is printed (privacy.md § 6).
 */
import { type Fen, formatDecimal, formatYuan, type Params, type Problem, problem, type Result } from '../kernel';
import type { PayoutRow } from '../payout/types';
import type { PublicPayoutRow } from '../records/publicPayoutRow';
import { ageOn } from './age';
import { createDetector, type Detector } from './detect';
import { maskBankCard, maskIdNumber, maskPhone } from './maskNumber';
import { maskName, removeNumbers } from './maskText';
import { checkPostingPolicy, type PolicyFault, type PostingPolicy } from './postingPolicy';
import type { PrivacyRules } from './rules';

/** One kind of change to one field, both in the code (`privacy.change.dropped.idNumber`); `rows` are sheet rows, at most the first 100. */
export interface PostingChange {
  readonly code: string;
  readonly field: string;
  readonly count: number;
  readonly rows: readonly number[];
}

export interface PostingPlan {
  readonly rows: readonly PublicPayoutRow[];
  readonly changes: readonly PostingChange[];
  /** A row that had to stay out is `reject`; it is paid, but not named. */
  readonly problems: readonly Problem[];
  readonly leftOut: { readonly count: number; readonly totalFen: number };
}

const SHOWN_ROWS = 100;
const ADULT_YEARS = 18;
/** PIPL 31: data of younger children is sensitive. */
const CONSENT_YEARS = 14;
/** Group numbers and years are shorter; anything longer in a name or a place is somebody's number, whole or torn. */
const LONGEST_IN_NAME = 6;
/** A remark may name a day (20260609) or a voucher; from eleven digits on it is dropped. */
const LONGEST_IN_REMARK = 10;
const MOBILE_MASK = /^1\d{2}\*{4}\d{4}$/;

interface Masker {
  readonly policy: PostingPolicy;
  readonly rules: PrivacyRules;
  /** Numbers only: for names, places and figures. */
  readonly detector: Detector;
  /** Health and address words as well: for remarks. */
  readonly remarkDetector: Detector;
  /** Villages and groups come back thousands of times. */
  readonly places: Map<string, string>;
  note(code: string, field: string, row: number): void;
  refuse(code: string, row: number, field: string, params?: Params): void;
}

export function planPosting(
  rows: readonly PayoutRow[],
  policy: PostingPolicy,
  rules: PrivacyRules,
): Result<PostingPlan, PolicyFault> {
  const checked = checkPostingPolicy(policy);
  if (!checked.ok) return checked;
  const changes = new Map<string, { code: string; field: string; count: number; rows: number[] }>();
  const problems: Problem[] = [];
  const masker: Masker = {
    policy,
    rules,
    detector: createDetector({ rules }),
    remarkDetector: createDetector({ rules, profile: policy.profile }),
    places: new Map(),
    note: (code, field, row) => {
      const key = `${code}.${field}`;
      const known = changes.get(key) ?? { code: key, field, count: 0, rows: [] };
      known.count += 1;
      if (known.rows.length < SHOWN_ROWS) known.rows.push(row);
      changes.set(key, known);
    },
    refuse: (code, row, field, params = {}) => problems.push(problem(code, 'reject', { row, field }, params)),
  };
  const namesakes = policy.namesakesLastFour ? countNames(rows) : undefined;
  const out: PublicPayoutRow[] = [];
  let leftOutCount = 0;
  let leftOutFen = 0;
  for (const row of rows) {
    const isNamesake = (namesakes?.get(nameKey(row)) ?? 0) > 1;
    const masked = maskRow(row, out.length + 1, isNamesake, masker);
    if (masked) out.push(masked);
    else {
      leftOutCount += 1;
      leftOutFen += row.amount;
    }
  }
  return {
    ok: true,
    value: {
      rows: out,
      changes: [...changes.values()],
      problems,
      leftOut: { count: leftOutCount, totalFen: leftOutFen },
    },
  };
}

/** One row under the same rules; `undefined` when the row may not be posted by name. */
export function maskPayoutRow(
  row: PayoutRow,
  policy: PostingPolicy,
  seq: number,
  rules: PrivacyRules,
): Result<PublicPayoutRow | undefined, PolicyFault> {
  const plan = planPosting([row], policy, rules);
  if (!plan.ok) return plan;
  const [first] = plan.value.rows;
  return { ok: true, value: first ? { ...first, seq } : undefined };
}

/** Persons with one name in one group, counted by their ID number: two plots of one person are no namesakes. */
function countNames(rows: readonly PayoutRow[]): Map<string, number> {
  const people = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = nameKey(row);
    const ids = people.get(key) ?? new Set<string>();
    ids.add(row.idNumber);
    people.set(key, ids);
  }
  return new Map([...people].map(([key, ids]) => [key, ids.size]));
}

const nameKey = (row: PayoutRow): string => `${row.village}\n${row.villagerGroup}\n${row.payee}`;

function maskRow(row: PayoutRow, seq: number, isNamesake: boolean, masker: Masker): PublicPayoutRow | undefined {
  const { policy, rules } = masker;
  const named = namedPerson(row, masker);
  if (!named) return undefined;
  if (!isSafeNumber(formatYuan(row.amount), masker)) {
    masker.refuse('privacy.amount.looksPrivate', row.row, 'amount');
    return undefined;
  }
  const payee = publicName(named.name, row, masker);
  if (payee === undefined) return undefined;
  const lastFour = isNamesake && !named.isGuardian ? lastFourOf(row.idNumber) : '';
  return {
    seq,
    village: publicPlace(row.village, 'village', row.row, masker),
    villagerGroup: publicPlace(row.villagerGroup, 'villagerGroup', row.row, masker),
    payee: (policy.maskNames ? maskName(payee, rules) : payee) + lastFour,
    ...figures(row, masker),
    amount: row.amount,
    ...maskedColumns(row, named.isGuardian, masker),
    ...publicRemark(row, masker),
    ...(row.payDate === undefined ? {} : { payDate: row.payDate }),
  };
}

const lastFourOf = (idNumber: string): string => (/^\d{14,17}[\dX]$/.test(idNumber) ? `（${idNumber.slice(-4)}）` : '');

/** privacy.md § 3: under 18 the guardian stands for the child; under 14 only with consent. */
function namedPerson(row: PayoutRow, masker: Masker): { name: string; isGuardian: boolean } | undefined {
  const age = ageOn(row.idNumber, masker.policy.postingDate);
  if (age === undefined || age >= ADULT_YEARS) return { name: row.payee, isGuardian: false };
  if (age < CONSENT_YEARS && !masker.policy.consentRows.includes(row.row)) {
    masker.refuse('privacy.minor.needsConsent', row.row, 'payee');
    return undefined;
  }
  const guardian = row.accountName.trim();
  if (guardian === '' || guardian === row.payee.trim()) {
    masker.refuse('privacy.minor.noGuardian', row.row, 'payee');
    return undefined;
  }
  masker.note('privacy.change.guardian', 'payee', row.row);
  return { name: guardian, isGuardian: true };
}

/** A number in a name cell never goes out; a name that is nothing but a number leaves the row out. */
function publicName(name: string, row: PayoutRow, masker: Masker): string | undefined {
  const { text, removed } = removeNumbers(name, masker.detector);
  if (removed.length === 0 && isShort(name, masker)) return name;
  masker.note('privacy.change.numberRemoved', 'payee', row.row);
  if (/\p{L}/u.test(text) && isShort(text, masker) && masker.detector.find(text).length === 0) return text;
  masker.refuse('privacy.payee.looksPrivate', row.row, 'payee', { masked: removed[0]?.masked ?? '***' });
  return undefined;
}

function publicPlace(text: string, field: string, row: number, masker: Masker): string {
  const shown = masker.places.get(text) ?? placeWithoutNumbers(text, masker);
  masker.places.set(text, shown);
  if (shown !== text) masker.note('privacy.change.numberRemoved', field, row);
  return shown;
}

function placeWithoutNumbers(text: string, masker: Masker): string {
  const { text: rest, removed } = removeNumbers(text, masker.detector);
  if (removed.length === 0 && isShort(text, masker)) return text;
  return removeNumbers(rest, masker.detector).removed.length === 0 && isShort(rest, masker) ? rest : '';
}

const isShort = (text: string, masker: Masker): boolean => masker.detector.longestRun(text) <= LONGEST_IN_NAME;

const isSafeNumber = (text: string, masker: Masker): boolean => masker.detector.find(text).length === 0;

/** A telephone typed into the quantity column would otherwise be printed as an area. */
function figures(
  row: PayoutRow,
  masker: Masker,
): Pick<PublicPayoutRow, 'quantity' | 'unitRateYuan' | 'adjustAdd' | 'adjustLess'> {
  const isSafe = (text: string, field: string): boolean => {
    if (isSafeNumber(text, masker)) return true;
    masker.note('privacy.change.numberRemoved', field, row.row);
    return false;
  };
  const money = (value: Fen | undefined, field: string): value is Fen =>
    value !== undefined && isSafe(formatYuan(value), field);
  return {
    ...(row.quantity && isSafe(formatDecimal(row.quantity), 'quantity') ? { quantity: row.quantity } : {}),
    ...(row.unitRate && isSafe(formatDecimal(row.unitRate), 'unitRate') ? { unitRateYuan: row.unitRate } : {}),
    ...(money(row.adjustAdd, 'adjustAdd') ? { adjustAdd: row.adjustAdd } : {}),
    ...(money(row.adjustLess, 'adjustLess') ? { adjustLess: row.adjustLess } : {}),
  };
}

function maskedColumns(
  row: PayoutRow,
  isGuardian: boolean,
  masker: Masker,
): Pick<PublicPayoutRow, 'idNumberMasked' | 'bankCardNumberMasked' | 'phoneMasked'> {
  const { columns, idMask } = masker.policy;
  // Numbers of a child do not stand beside the guardian's name.
  const id = columns.idNumber && !isGuardian ? maskIdNumber(row.idNumber, idMask) : '';
  const card = columns.bankCardNumber && !isGuardian ? maskBankCard(row.bankCardNumber) : '';
  const phone = columns.phone && !isGuardian ? maskPhone(row.phone) : '';
  for (const [field, value, shown] of [
    ['idNumber', row.idNumber, id],
    ['bankCardNumber', row.bankCardNumber, card],
    ['phone', row.phone, phone],
  ] as const) {
    if (value !== '') masker.note(shown === '' ? 'privacy.change.dropped' : 'privacy.change.masked', field, row.row);
  }
  return {
    ...(id === '' ? {} : { idNumberMasked: id }),
    ...(card === '' ? {} : { bankCardNumberMasked: card }),
    ...(MOBILE_MASK.test(phone) ? { phoneMasked: phone } : {}),
  };
}

/** Leaks are in remarks: off by default, never under C, and one finding of any weight drops the whole remark. */
function publicRemark(row: PayoutRow, masker: Masker): Pick<PublicPayoutRow, 'note'> {
  if (row.remark === '') return {};
  const { remarks, profile } = masker.policy;
  if (!remarks || profile === 'C') {
    masker.note('privacy.change.dropped', 'remark', row.row);
    return {};
  }
  if (masker.remarkDetector.find(row.remark).length > 0 || masker.detector.longestRun(row.remark) > LONGEST_IN_REMARK) {
    masker.note('privacy.change.remarkPrivate', 'remark', row.row);
    return {};
  }
  return { note: row.remark };
}
