/** What a posting may show, decided by a person before anything is masked (privacy.md §§ 2, 3; rules R-S07, R-CH02). */
import { type CalendarDate, fault, ok, type Result } from '../kernel';
import type { PrivacyProfile } from '../records/publicPayoutRow';
import type { IdMask } from './maskNumber';

/** A private column is on only with the rule that demands it. */
export interface ColumnGrant {
  readonly legalBasis: string;
}

export const PRIVATE_COLUMNS = ['idNumber', 'bankCardNumber', 'phone'] as const;
export type PrivateColumn = (typeof PRIVATE_COLUMNS)[number];

export interface PostingPolicy {
  readonly profile: PrivacyProfile;
  /** First day on the board; ages are computed for this day. */
  readonly postingDate: CalendarDate;
  /** Absent = the column is absent. */
  readonly columns: { readonly [column in PrivateColumn]?: ColumnGrant };
  readonly idMask: IdMask;
  /** Remarks go out only on request, scanned one by one, and never under profile C. */
  readonly remarks: boolean;
  /** Absent: namesakes of one group are told apart by the running number. */
  readonly namesakesLastFour?: ColumnGrant;
  /** `board` = paper in the village. `internet` needs a legal basis and is never open to profiles C and D. */
  readonly reach: 'board' | 'internet';
  readonly internetLegalBasis?: string;
  /** Web option: 张*, 张**. */
  readonly maskNames: boolean;
  /** Rows (of the sheet) of persons under 14 whose guardian agreed in writing (PIPL 31). */
  readonly consentRows: readonly number[];
}

/** Privacy.md's defaults: nothing but village, group, name, quantity, rate and amount. */
export const defaultPostingPolicy = (profile: PrivacyProfile, postingDate: CalendarDate): PostingPolicy => ({
  profile,
  postingDate,
  columns: {},
  idMask: '3+11*+4',
  remarks: false,
  reach: 'board',
  maskNames: false,
  consentRows: [],
});

export type PolicyFault =
  /** Profile D: nobody is named. */
  | 'privacy.profile.blocked'
  /** A column is switched on without its legal basis. */
  | 'privacy.column.noBasis'
  /** Profile C on the internet, or B without a legal basis. */
  | 'privacy.reach.blocked';

/** Anything shorter is no citation. */
const SHORTEST_BASIS = 4;

const hasBasis = (grant: ColumnGrant): boolean => grant.legalBasis.trim().length >= SHORTEST_BASIS;

export function checkPostingPolicy(policy: PostingPolicy): Result<PostingPolicy, PolicyFault> {
  if (policy.profile === 'D') return fault('privacy.profile.blocked', { profile: policy.profile });
  for (const column of PRIVATE_COLUMNS) {
    const grant = policy.columns[column];
    if (grant && !hasBasis(grant)) return fault('privacy.column.noBasis', { column });
  }
  if (policy.namesakesLastFour && !hasBasis(policy.namesakesLastFour)) {
    return fault('privacy.column.noBasis', { column: 'namesakesLastFour' });
  }
  if (policy.reach === 'internet') {
    const isOpen = policy.profile !== 'C' && hasBasis({ legalBasis: policy.internetLegalBasis ?? '' });
    if (!isOpen) return fault('privacy.reach.blocked', { profile: policy.profile });
  }
  return ok(policy);
}
