import type { CalendarDate, Decimal, Fen } from '../kernel';

/**
 * One line of a payout list as the public may see it. Only `shared/privacy` makes these; layout, bundle and exports take nothing else.
 * Columns that are switched off are absent; a masked column is there only with a stated legal basis (privacy.md § 2).
 */
export interface PublicPayoutRow {
  /** Running number inside the posting, from 1. */
  readonly seq: number;
  readonly village: string;
  readonly villagerGroup: string;
  readonly payee: string;
  readonly quantity?: Decimal;
  readonly unitRateYuan?: Decimal;
  readonly adjustAdd?: Fen;
  readonly adjustLess?: Fen;
  readonly amount: Fen;
  readonly idNumberMasked?: string;
  readonly bankCardNumberMasked?: string;
  readonly phoneMasked?: string;
  readonly note?: string;
  readonly payDate?: CalendarDate;
}

/** privacy.md § 3: who may be named. D is never posted by name. */
export type PrivacyProfile = 'A' | 'B' | 'C' | 'D';
