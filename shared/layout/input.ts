import type { CalendarDate, Decimal, Fen } from '../kernel';
import type { PublicPayoutRow } from '../records/publicPayoutRow';
import type { NoticeRules } from './noticeRules';
import type { Align, FontChoice, FontRole, Orientation, Paper } from './types';

/** Columns of a posting in the order in which they are printed. */
export const POSTING_COLUMNS = [
  'seq',
  'villagerGroup',
  'payee',
  'idNumberMasked',
  'bankCardNumberMasked',
  'phoneMasked',
  'quantity',
  'unitRate',
  'adjustAdd',
  'adjustLess',
  'amount',
  'payDate',
  'note',
] as const;
export type PostingColumn = (typeof POSTING_COLUMNS)[number];

/** What people see when no column was switched on or off (privacy.md § 2, payout-sheets.md § 5). */
export const DEFAULT_POSTING_COLUMNS: readonly PostingColumn[] = ['seq', 'payee', 'quantity', 'unitRate', 'amount'];

export interface PostingSum {
  readonly count: number;
  readonly quantity?: Decimal;
  readonly amount: Fen;
}

export interface PostingGroup {
  /** '' when the village has no groups: no group line and no subtotal are printed. */
  readonly name: string;
  readonly rows: readonly PublicPayoutRow[];
  /** Summed from the rows when absent. */
  readonly subtotal?: PostingSum;
}

/** Words of the program's kind: what is counted and in which units. */
export interface PostingUnits {
  /** 户 or 人. */
  readonly count: string;
  /** Header of the quantity column without its unit (补贴面积); the table's own word when absent. */
  readonly quantityHeader?: string;
  /** 亩, 人, 月 … */
  readonly quantity: string;
  /** 元/亩 … */
  readonly rate: string;
}

export interface PostingInput {
  readonly form: 'board' | 'compact';
  readonly paper: Paper;
  readonly orientation: Orientation;
  /** Table text in points; the form's own size when absent, never under the minimum. */
  readonly baseFontPt?: number;
  readonly title: string;
  readonly village: string;
  readonly township: string;
  readonly program: string;
  readonly documentNumber?: string;
  /** Rate in words; found from the rows when all have the same. */
  readonly rateText?: string;
  readonly groups: readonly PostingGroup[];
  /** Summed from the groups when absent. */
  readonly total?: PostingSum;
  readonly columns?: readonly PostingColumn[];
  /** Absent: room is left to write the dates in by hand. */
  readonly postedOn?: CalendarDate;
  /** Last printed day; posting date + 15 when absent (W11b). */
  readonly postingTo?: CalendarDate;
  readonly telephones: readonly string[];
  readonly reviewer?: string;
  /** Full name of the unit as on its seal. */
  readonly signer: string;
  readonly writtenOn?: CalendarDate;
  readonly units: PostingUnits;
  /** Every group begins on a new sheet and has its own signature block. */
  readonly groupPerPage?: boolean;
}

/** A line of the sheet on which people sign for their money. Inside use only: it names at most the last four digits. */
export interface SignSheetRow {
  readonly seq: number;
  readonly payee: string;
  readonly quantity?: Decimal;
  readonly amount: Fen;
  /** At most four characters; more is refused. */
  readonly lastFour?: string;
}

export interface SignSheetInput {
  readonly form: 'signSheet';
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly title: string;
  readonly village: string;
  readonly groups: readonly { readonly name: string; readonly rows: readonly SignSheetRow[] }[];
  readonly signer: string;
  readonly units: PostingUnits;
}

export interface ListColumn {
  readonly header: string;
  readonly align: Align;
  /** Widest the column may grow, in characters. */
  readonly maxEm?: number;
}

/** Any other list: 更正清单, overviews. Rows are text; the last cell of a row may be left out. */
export interface TableDocumentInput {
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly title: string;
  readonly introLines: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly footerLines: readonly string[];
  readonly signer?: string;
  readonly writtenOn?: CalendarDate;
  readonly internal: boolean;
}

export interface FormSizes {
  readonly titlePt: number;
  readonly infoPt: number;
  readonly tablePt: number;
  readonly rowMm: number;
}

type SizesOfForm = Readonly<Record<Paper, Readonly<Record<Orientation, FormSizes>>>>;

/** resources/rules/layout.json: sizes, fonts, floors. A county may replace the table. */
export interface LayoutRules {
  readonly postingDays: number;
  readonly minimumPt: number;
  readonly lineHeight: number;
  readonly sealMm: number;
  readonly marginMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly rowsPerDocument: number;
  readonly fonts: Readonly<Record<FontRole, FontChoice>>;
  readonly sizes: { readonly board: SizesOfForm; readonly compact: SizesOfForm; readonly list: SizesOfForm };
  readonly notice: NoticeRules;
  readonly report: { readonly titlePt: number; readonly textPt: number; readonly tablePt: number };
  readonly dropOrder: readonly string[];
  readonly titleBreakAfter: readonly string[];
  /** Words that no line of a title cuts apart, except where nothing else is left. */
  readonly titleKeepWhole: readonly string[];
  /** What is counted stays with its figure: 16天, 2026年. */
  readonly keepWithNumber: string;
  readonly noLineStart: string;
  readonly noLineEnd: string;
}
