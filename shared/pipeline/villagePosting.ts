import type { PostingForm, PostingOptions } from '../jobs';
import {
  type CalendarDate,
  fault,
  fillText,
  formatDecimal,
  ok,
  parseCalendarDate,
  type Result,
  type TextTable,
} from '../kernel';
import type { PostingColumn, PostingInput, PostingUnits, SignSheetInput } from '../layout';
import { hasLongNumber, maskLongNumbers } from '../payout';
import type { PayoutRow } from '../payout/types';
import {
  defaultPostingPolicy,
  type PolicyFault,
  type PostingPlan,
  type PostingPolicy,
  type PrivacyRules,
  planPosting,
} from '../privacy';
import type { PublicPayoutRow } from '../records';

/** Everything a posting says besides its rows. */
export interface PostingFacts {
  readonly village: string;
  readonly township: string;
  /** Full name of the unit that signs, as on its seal. */
  readonly signer: string;
  readonly program: string;
  readonly year: number;
  readonly documentNumber: string;
  readonly reviewer: string;
  readonly units: PostingUnits;
}

/** What is known of a subsidy kind: `SubsidyKind` of the payout rules fits. */
export interface KindFacts {
  readonly quantityUnit: string;
  readonly rateUnit: string;
}

/** Full name as on the seal: 样本镇东坝村民委员会, …社区居民委员会. */
export function signerOf(village: string, township: string, text: TextTable): string {
  const kind = ['community', 'village'].find((one) => village.endsWith(fillText(text, `posting.suffix.${one}`)));
  return fillText(text, `posting.signer.${kind ?? 'other'}`, { township, village });
}

/** Everything a posting says besides its rows, from what the officer typed and the program's kind. */
export function describePosting(
  given: Omit<PostingFacts, 'signer' | 'units'>,
  kind: KindFacts | undefined,
  text: TextTable,
): PostingFacts {
  const quantity = kind?.quantityUnit ?? '';
  const isPerson = quantity === fillText(text, 'posting.person');
  const isArea = quantity === fillText(text, 'posting.area');
  const header = isPerson ? 'posting.personHeader' : isArea ? 'posting.areaHeader' : undefined;
  return {
    ...given,
    program: given.program || fillText(text, 'posting.programUnknown'),
    signer: signerOf(given.village, given.township, text),
    units: {
      count: fillText(text, isPerson ? 'posting.person' : 'posting.household'),
      quantity,
      ...(header ? { quantityHeader: fillText(text, header) } : {}),
      rate: kind?.rateUnit ?? '',
    },
  };
}

export interface VillagePosting {
  readonly input: PostingInput;
  readonly plan: PostingPlan;
}

export type PostingFault = PolicyFault | 'posting.date' | 'posting.inside';

/** The person's choices as the privacy room's policy. Namesakes' last digits need the same stated basis as a column. */
export function postingPolicy(options: PostingOptions): Result<PostingPolicy, 'posting.date'> {
  const postedOn = parseCalendarDate(options.postedOn);
  if (!postedOn) return fault('posting.date', { date: options.postedOn });
  const columns = Object.fromEntries(
    options.maskedColumns.map(({ column, legalBasis }) => [column, { legalBasis }]),
  ) as PostingPolicy['columns'];
  const basis = options.maskedColumns[0]?.legalBasis;
  return ok({
    ...defaultPostingPolicy(options.profile, postedOn),
    columns,
    remarks: options.showRemark,
    ...(options.tellNamesakesApart && basis ? { namesakesLastFour: { legalBasis: basis } } : {}),
  });
}

/** Rows of one group stand together, groups in the order in which they first come (payout-sheets.md § 1.3). */
function inGroups<T extends { readonly villagerGroup: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.villagerGroup);
    if (group) group.push(row);
    else groups.set(row.villagerGroup, [row]);
  }
  return groups;
}

function columnsOf(rows: readonly PublicPayoutRow[]): PostingColumn[] {
  const has = (test: (row: PublicPayoutRow) => boolean): boolean => rows.some(test);
  const columns: [PostingColumn, boolean][] = [
    ['seq', true],
    ['payee', true],
    ['idNumberMasked', has((row) => row.idNumberMasked !== undefined)],
    ['bankCardNumberMasked', has((row) => row.bankCardNumberMasked !== undefined)],
    ['phoneMasked', has((row) => row.phoneMasked !== undefined)],
    ['quantity', has((row) => row.quantity !== undefined)],
    ['unitRate', has((row) => row.unitRateYuan !== undefined)],
    ['adjustAdd', has((row) => row.adjustAdd !== undefined)],
    ['adjustLess', has((row) => row.adjustLess !== undefined)],
    ['amount', true],
    ['note', has((row) => row.note !== undefined)],
  ];
  return columns.flatMap(([column, on]) => (on ? [column] : []));
}

const titleOf = (facts: PostingFacts, key: string, text: TextTable): string =>
  fillText(text, key, { village: facts.village, year: facts.year, program: facts.program });

/** Private rows of one village → what is laid out on its sheets. The only way leads through `planPosting`. */
export function planVillagePosting(
  rows: readonly PayoutRow[],
  options: PostingOptions,
  facts: PostingFacts,
  rules: PrivacyRules,
  text: TextTable,
): Result<VillagePosting, PostingFault> {
  const form: PostingForm = options.form;
  if (form === 'signSheet') return fault('posting.inside');
  const policy = postingPolicy(options);
  if (!policy.ok) return policy;
  const plan = planPosting([...inGroups(rows).values()].flat(), policy.value, rules);
  if (!plan.ok) return plan;
  const to = parseCalendarDate(options.postingTo);
  const postedOn: CalendarDate = policy.value.postingDate;
  const input: PostingInput = {
    form,
    paper: options.paper,
    orientation: options.orientation,
    title: titleOf(facts, 'posting.title', text),
    village: facts.village,
    township: facts.township,
    program: facts.program,
    ...(facts.documentNumber ? { documentNumber: facts.documentNumber } : {}),
    groups: [...inGroups(plan.value.rows)].map(([name, list]) => ({ name, rows: list })),
    columns: columnsOf(plan.value.rows),
    postedOn,
    ...(to ? { postingTo: to } : {}),
    telephones: options.telephone ? options.telephone.split(/[、,，;；\s]+/).filter(Boolean) : [],
    ...(facts.reviewer ? { reviewer: facts.reviewer } : {}),
    signer: facts.signer,
    writtenOn: postedOn,
    units: facts.units,
    groupPerPage: options.groupPerPage,
  };
  return ok({ input, plan: plan.value });
}

/** The sheet on which people sign for their money: inside use, at most the last four digits of the account. */
export function planSignSheet(
  rows: readonly PayoutRow[],
  options: PostingOptions,
  facts: PostingFacts,
  text: TextTable,
): SignSheetInput {
  let seq = 0;
  return {
    form: 'signSheet',
    paper: options.paper,
    orientation: options.orientation,
    title: titleOf(facts, 'posting.signTitle', text),
    village: facts.village,
    groups: [...inGroups(rows)].map(([name, list]) => ({
      name,
      rows: list.map((row) => {
        seq += 1;
        const digits = row.bankCardNumber.replace(/\D/g, '');
        return {
          seq,
          // A telephone behind a name is not for the paper on which everybody signs.
          payee: maskLongNumbers(row.payee),
          ...(row.quantity && !hasLongNumber(formatDecimal(row.quantity)) ? { quantity: row.quantity } : {}),
          amount: row.amount,
          ...(digits.length >= 12 ? { lastFour: digits.slice(-4) } : {}),
        };
      }),
    })),
    signer: facts.signer,
    units: facts.units,
  };
}
