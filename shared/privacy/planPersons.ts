import { fen, type Result } from '../kernel';
import type { PayoutRow } from '../payout/types';
import type { PersonRow } from '../records/personList';
import type { PrivacyProfile } from '../records/publicPayoutRow';
import type { PublicPersonRow } from '../records/publicPersonRow';
import { createDetector } from './detect';
import { type MergedLines, mergeSmall } from './mergeSmall';
import { type PostingPlan, planPosting } from './planPosting';
import type { PolicyFault, PostingPolicy } from './postingPolicy';
import type { PrivacyRules } from './rules';

export interface PersonsPlan extends Omit<PostingPlan, 'rows'> {
  readonly rows: readonly PublicPersonRow[];
}

const asPayout = (row: PersonRow): PayoutRow => ({
  row: row.row,
  village: row.village,
  villagerGroup: row.villagerGroup,
  payee: row.personName,
  idNumber: row.idNumber,
  bankCardNumber: '',
  accountName: row.guardianName,
  phone: '',
  amount: row.amount ?? fen(0),
  remark: row.remark,
});

/**
 * From private persons to public ones, through the same masks as payouts: profile D names nobody (`privacy.profile.blocked`), a
 * child is replaced by its guardian or left out, remarks never go out under C. A category that tells an illness or a disability
 * is replaced by the name of the list.
 * @param listName what the list is of, as its title says it.
 */
export function planPersons(
  persons: readonly PersonRow[],
  policy: PostingPolicy,
  listName: string,
  rules: PrivacyRules,
): Result<PersonsPlan, PolicyFault> {
  const plan = planPosting(persons.map(asPayout), policy, rules);
  if (!plan.ok) return plan;
  const refused = new Set(plan.value.problems.filter(({ severity }) => severity === 'reject').map(({ at }) => at.row));
  const kept = persons.filter(({ row }) => !refused.has(row));
  const detector = createDetector({ rules, profile: policy.profile });
  const replaced: number[] = [];
  const rows = plan.value.rows.map((shown, index): PublicPersonRow => {
    const own = kept[index];
    const isTelling = own !== undefined && own.category !== '' && detector.find(own.category).length > 0;
    if (isTelling) replaced.push(own.row);
    return {
      seq: shown.seq,
      village: shown.village,
      villagerGroup: shown.villagerGroup,
      personName: shown.payee,
      ...(shown.idNumberMasked === undefined ? {} : { idNumberMasked: shown.idNumberMasked }),
      category: own === undefined || isTelling || own.category === '' ? listName : own.category,
      ...(own?.people === undefined ? {} : { people: own.people }),
      ...(own?.amount === undefined ? {} : { amount: own.amount }),
      ...(own?.approvedOn === undefined ? {} : { approvedOn: own.approvedOn }),
      ...(shown.note === undefined ? {} : { note: shown.note }),
    };
  });
  const code = 'privacy.change.categoryReplaced.category';
  const changes =
    replaced.length === 0
      ? plan.value.changes
      : [...plan.value.changes, { code, field: 'category', count: replaced.length, rows: replaced.slice(0, 100) }];
  return { ok: true, value: { ...plan.value, rows, changes } };
}

/** Persons of one group under one category. */
export interface PersonsSum {
  readonly label: string;
  readonly profile: PrivacyProfile;
  readonly count: number;
}

/** What may be said of a list that names nobody (profile D), or beside one that does: totals, small ones together. */
export function summarizePersons(
  persons: readonly PersonRow[],
  profile: PrivacyProfile,
  labelOf: (row: PersonRow) => string,
  rules: PrivacyRules,
): MergedLines<PersonsSum> {
  const counts = new Map<string, number>();
  for (const row of persons) counts.set(labelOf(row), (counts.get(labelOf(row)) ?? 0) + 1);
  const sums = [...counts].map(([label, count]) => ({ label, profile, count }));
  return mergeSmall(sums, rules.fewestShown);
}
