import type { BatchRecord } from '../../records';

/** What of a batch stands behind a figure; the way back to it. */
export interface RollupSource {
  readonly batchId: string;
  readonly title: string;
  /** The village as the sheet writes it, where it is not the name of today. */
  readonly village: string;
  readonly payments: number;
  readonly amountFen: number;
}

/** One program in one village over the whole year. */
export interface RollupCell {
  readonly program: string;
  /** Different payees, by their ID number; by name and group where the sheet has none. */
  readonly payees: number;
  /** False when some payees were told apart by name and group only. */
  readonly payeesComplete: boolean;
  /** Persons of the paid households, where the sheets say so: the most that a household had in the year. */
  readonly persons?: number;
  /** Paid rows. */
  readonly payments: number;
  /** Written decimal. Only where one batch stands behind the cell: the same land paid twice is not twice the land. */
  readonly quantity: string;
  /** Different standards as written, at most `MOST_RATES`; none when there were more. */
  readonly rates: readonly string[];
  readonly documentNumbers: readonly string[];
  readonly amountFen: number;
  readonly sources: readonly RollupSource[];
}

export interface RollupVillage {
  /** '' when the name is not in the list of villages. */
  readonly unitCode: string;
  readonly name: string;
  readonly cells: readonly RollupCell[];
  /** Different payees over all programs. */
  readonly payees: number;
  readonly amountFen: number;
}

/** unconfirmed: nobody has decided yet that it is right. incomplete: its rows do not add up to its own sums. */
export type MissingWhy = 'draft' | 'checked' | 'noProgram' | 'incomplete';

export interface MissingBatch {
  readonly batchId: string;
  readonly title: string;
  readonly program: string;
  readonly amountFen: number;
  readonly why: MissingWhy;
}

export interface Rollup {
  readonly year: number;
  /** In the order in which they are shown. */
  readonly programs: readonly string[];
  /** Every village of the list, also those that were paid nothing; then names that are in no list. */
  readonly villages: readonly RollupVillage[];
  readonly totals: readonly { readonly program: string; readonly payments: number; readonly amountFen: number }[];
  readonly amountFen: number;
  readonly batches: number;
  readonly missing: readonly MissingBatch[];
}

export type RollupBatch = Pick<
  BatchRecord,
  'id' | 'title' | 'program' | 'year' | 'state' | 'unitRateYuan' | 'documentNumber' | 'summary'
>;

export interface RollupVillageName {
  readonly unitCode: string;
  readonly name: string;
}

/** How names of sheets are read. */
export interface RollupNames {
  /** The village of today that a sheet's name means; undefined when the list has none. */
  villageOf(name: string): RollupVillageName | undefined;
  /** One name for a program that was written in different ways. */
  programOf(name: string): string;
}
