import type { CalendarDate, Decimal, Fen, Problem, TableFormat, TextEncoding } from '../kernel';
import type { Places } from './places';

/** What a column means; identifiers of payout-sheets.md § 3 and § 4.6. `columns[].field` of `payout check --json` uses them. */
export const PAYOUT_FIELDS = [
  'seq',
  'village',
  'villagerGroup',
  'payee',
  'idNumber',
  'accountName',
  'accountOwnerId',
  'bank',
  'bankCardNumber',
  'quantity',
  'quantityParts',
  'unitRate',
  'unitPrice',
  'units',
  'months',
  'amount',
  'dueAmount',
  'adjustment',
  'adjustmentLess',
  'persons',
  'relation',
  'sex',
  'spouseName',
  'spouseIdNumber',
  'disabilityNumber',
  'phone',
  'payDate',
  'financeCode',
  'remark',
  'signature',
] as const;
export type PayoutField = (typeof PAYOUT_FIELDS)[number];

/** Columns with numbers of persons; shown masked, never published, stored under a passphrase only. */
export const PRIVATE_FIELDS: ReadonlySet<PayoutField | null> = new Set<PayoutField>([
  'idNumber',
  'bankCardNumber',
  'phone',
  'spouseIdNumber',
  'accountOwnerId',
  'disabilityNumber',
]);

/** How one column was understood. `index` is 1-based, as the sheet shows it. */
export interface ColumnMapping {
  readonly index: number;
  readonly header: string;
  readonly field: PayoutField | null;
  /** Bracketed unit of the header: 亩, 平方米, 元, 万元 ... '' when none. */
  readonly unit: string;
  /** False when the guess should be confirmed: the window shows it yellow. */
  readonly sure: boolean;
  /** 1, 2 … when a row has several crops or components side by side; absent for a figure of the whole row. */
  readonly part?: number;
}

/** Which product the amounts of a sheet follow; `none` when no formula explains them (then no mismatch is reported). */
export const FORMULA_SHAPES = [
  'none',
  'lines',
  'quantityRate',
  'quantityRateMonths',
  'quantityPrice',
  'unitsRate',
  'unitsPrice',
  'rate',
  'rateMonths',
  'rateMonthsPerYear',
  'personsRate',
  'personsRateMonths',
  'personsRateMonthsPerYear',
] as const;
export type FormulaShape = (typeof FORMULA_SHAPES)[number];

export interface SheetLayout {
  readonly sheet: string;
  /** 1-based rows of the (first) header, one or two. */
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnMapping[];
  /** Text of the title row, '' when there is none; village, year and program are read from it. */
  readonly title: string;
  readonly titleVillage?: string;
  readonly titleYear?: number;
  readonly titleProgram?: string;
  /** Group named by title or sheet name, for sheets without a group column. */
  readonly titleGroup?: string;
  /** Village named by the sheet or the file, used where neither column nor title has one. */
  readonly nameVillage?: string;
  readonly formula: FormulaShape;
  /** Without an 应发 column: the amount already holds 补发 and 扣回. */
  readonly adjusted: boolean;
  /** Two people side by side: 1-based column at which the second one starts. */
  readonly secondFrom?: number;
  /** Raw cells of the header line(s), to notice the header when a page repeats it. */
  readonly headerCells: readonly (readonly string[])[];
  /** Same for every sheet with this header: remembers the officer's mapping ("sheets of this layout"). */
  readonly fingerprint: string;
}

export type SkipReason = 'title' | 'meta' | 'header' | 'repeated_header' | 'blank' | 'subtotal' | 'total' | 'footer';
export type TotalVerdict = 'equal' | 'differs' | 'cannotCompare';

/** One imported line with its private values. Never leaves the store unmasked. */
export interface PayoutRow {
  /** Row of the sheet, 1-based. */
  readonly row: number;
  readonly village: string;
  readonly villagerGroup: string;
  readonly payee: string;
  /** 18 characters upper case, a 15-digit old number, another document as text, or '' when empty. */
  readonly idNumber: string;
  readonly bankCardNumber: string;
  readonly accountName: string;
  readonly phone: string;
  readonly quantity?: Decimal;
  readonly unitRate?: Decimal;
  readonly months?: Decimal;
  readonly persons?: number;
  readonly dueAmount?: Fen;
  readonly adjustAdd?: Fen;
  readonly adjustLess?: Fen;
  readonly amount: Fen;
  readonly payDate?: CalendarDate;
  readonly remark: string;
}

export interface CheckCounts {
  readonly read: number;
  readonly imported: number;
  readonly repaired: number;
  readonly warned: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly distinctPeople: number;
}

export interface GroupTotal {
  readonly name: string;
  readonly count: number;
  readonly totalFen: number;
}

export interface VillageTotal extends GroupTotal {
  readonly groups: readonly GroupTotal[];
}

export interface PrintedTotal {
  readonly row: number;
  readonly sheet: string;
  readonly level: 'page' | 'group' | 'village' | 'total';
  readonly village: string;
  readonly group: string;
  readonly printedFen: number;
  readonly ownFen: number;
  readonly verdict: TotalVerdict;
}

/** What `payout check --json` prints for one file and what the window shows as the report (payout-sheets.md § 4.5). */
export interface CheckReport {
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly format: TableFormat;
    readonly encoding: TextEncoding;
  };
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnMapping[];
  readonly counts: CheckCounts;
  readonly totalFen: number;
  readonly villages: readonly VillageTotal[];
  readonly problems: readonly Problem[];
  readonly skipped: readonly { readonly row: number; readonly sheet: string; readonly why: SkipReason }[];
  readonly printedTotals: readonly PrintedTotal[];
  /** Exact number of problems per code, also beyond the listed ones. */
  readonly problemCounts: Readonly<Record<string, number>>;
  readonly layout: SheetLayout;
  /** False when a person took rows in without their ID number: distinctPeople is then incomplete. */
  readonly peopleComplete: boolean;
  /** Sheets that were left out and why. */
  readonly leftOut: readonly { readonly sheet: string; readonly why: LeftOutReason }[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

export type LeftOutReason = 'hidden' | 'empty' | 'summary' | 'noTable' | 'notChosen';

/** A person's decision about one cell or row, kept with the batch: undoable, traced, an input of every later check. */
export type RowDecision =
  /** Take in a row whose only fault is its ID number (payout-sheets.md § 4.3, whole column damaged). */
  | { readonly kind: 'acceptWithoutId'; readonly code: string }
  /** Take in the second of an exact duplicate. */
  | { readonly kind: 'takeIn'; readonly code: 'dup_exact' }
  /** Undo an automatic repair: keep the cell as it was written. */
  | { readonly kind: 'keepAsWritten'; readonly column: number }
  /** A warning has been looked at and is right as it stands. */
  | { readonly kind: 'confirm'; readonly code: string }
  /** Convert a 15-digit number, or take the suggested ID number. */
  | { readonly kind: 'acceptSuggestion'; readonly column: number; readonly value: string };

/** What a check needs to know from outside. */
export interface CheckContext {
  readonly fileName: string;
  /** Judges age and future birthdays. */
  readonly today: CalendarDate;
  /** Stands in for dates without a year; the title's year when absent. */
  readonly year?: number;
  /** Village that a person gave the file ("this file belongs to …"): wins over title, sheet and file name, not over the rows. */
  readonly village?: string;
  /** Villages of the township, if set up. */
  readonly villages?: readonly string[];
  /** Decisions of a person by row number. */
  readonly decisions?: ReadonlyMap<number, readonly RowDecision[]>;
  /** Villages and groups of the report, shared by the sheets of one file. */
  readonly places?: Places;
  /** false: nobody takes `CheckedRow.record`, so none is made (a tenth of the work and a third of the garbage). */
  readonly records?: boolean;
}

/** One person's line, or one skipped row. A sheet row with two people side by side gives two. */
export interface CheckedRow {
  readonly row: number;
  readonly kind: 'data' | 'skipped';
  readonly why?: SkipReason;
  readonly imported: boolean;
  /** Gravest of `problems`, null when there is none. Findings that need the whole sheet come with the summary. */
  readonly severity: 'repair' | 'warn' | 'reject' | null;
  readonly village: string;
  readonly group: string;
  readonly record?: PayoutRow;
  readonly problems: readonly Problem[];
  /** 1 or 2 where two people stand side by side. */
  readonly side?: number;
}

export interface CheckedChunk {
  readonly sheet: string;
  readonly rows: readonly CheckedRow[];
  /** Problems of the sheet as a whole, found at its header. */
  readonly problems: readonly Problem[];
}

/** What is known of a sheet after its last row. */
export interface SheetSummary {
  readonly sheet: string;
  /** Findings that needed the whole sheet: missing ID numbers, spellings of groups, outliers. */
  readonly late: readonly Problem[];
  readonly printedTotals: readonly PrintedTotal[];
  readonly read: number;
  readonly imported: number;
  readonly repaired: number;
  readonly warned: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly totalFen: number;
  /** Rows taken in although their ID number is damaged. */
  readonly withoutIdTaken: number;
}
