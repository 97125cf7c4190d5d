import type { CalendarDate, Fen } from '../kernel';

/**
 * One line of a list of persons (relief, allowances) as the public may see it. Only `shared/privacy` makes these; there is no
 * cause, no number of a document unless a rule demands it. Head-count and amount hang on the board only: persons.csv has no column
 * for them.
 */
export interface PublicPersonRow {
  /** Running number inside the list, from 1. */
  readonly seq: number;
  readonly village: string;
  readonly villagerGroup: string;
  readonly personName: string;
  readonly idNumberMasked?: string;
  readonly category: string;
  readonly people?: number;
  readonly amount?: Fen;
  readonly approvedOn?: CalendarDate;
  readonly note?: string;
}
