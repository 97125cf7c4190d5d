import { type Decoder, decode } from '../kernel';
import type { CheckCounts, PrintedTotal, SheetLayout, VillageTotal } from '../payout/types';
import { baseShape, type RecordBase } from './base';
import { decodeSheetLayout } from './sheetLayout';

/** draft: being read or edited with open questions. checked: nothing is rejected or open. confirmed: somebody's decision. posted: on the board. */
export const BATCH_STATES = ['draft', 'checked', 'confirmed', 'posted'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** One sheet of one source file. `key` names it inside the batch ("0.0": file 0, sheet 0). */
export interface BatchSheet {
  readonly key: string;
  readonly name: string;
  readonly layout: SheetLayout;
  readonly rowCount: number;
  readonly blockCount: number;
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Village that the whole file belongs to, when rows do not say; '' = not assigned. */
  readonly village: string;
}

export interface BatchFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string;
  readonly sheets: readonly BatchSheet[];
  /** Why the file as a whole cannot be checked yet (no header, no column for names or amounts); absent when it can. */
  readonly fault?: string;
  /** Sheets left out and why: hidden, empty, summary. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

export interface BatchSummary {
  readonly counts: CheckCounts;
  /** False when rows without an ID number were taken in: the count of people is then marked 不完整. */
  readonly peopleComplete: boolean;
  readonly totalFen: number;
  readonly villages: readonly VillageTotal[];
  readonly printedTotals: readonly PrintedTotal[];
  /** Problems by code, exact even where only some are kept. `open` = not yet confirmed by a person. */
  readonly problemCounts: readonly {
    readonly code: string;
    readonly severity: string;
    readonly count: number;
    readonly open: number;
  }[];
}

/** What changed a confirmed batch, why and when: a correction leaves a trace (issue A, store). */
export interface BatchTrace {
  readonly at: string;
  readonly by: string;
  readonly act:
    | 'confirmed'
    | 'reopened'
    | 'posted'
    | 'packed'
    | 'decided'
    | 'edited'
    | 'remapped'
    | 'revealed'
    | 'takenDown';
  readonly reason: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface PostingSettings {
  readonly postedOn: string;
  readonly postingTo: string;
  readonly earliestTakeDown: string;
  readonly telephone: string;
  readonly reviewer: string;
  readonly reviewedOn: string;
}

export interface BatchRecord extends RecordBase {
  readonly title: string;
  readonly program: string;
  readonly year: number;
  /** 2026, 2026-Q1, 2026-06 ... as bundle.md § 3.3 `period`. */
  readonly period: string;
  /** The year's standard as typed ("86.37"), '' while unknown. */
  readonly unitRateYuan: string;
  readonly documentNumber: string;
  readonly state: BatchState;
  readonly createdAt: string;
  readonly files: readonly BatchFile[];
  /** Allocated sums (下达金额) per village, fen. */
  readonly allocatedFen: Readonly<Record<string, number>>;
  readonly summary: BatchSummary;
  readonly posting: PostingSettings | null;
  readonly trace: readonly BatchTrace[];
  /** Rises each time a confirmed batch is corrected; 0 before the first confirmation. */
  readonly version: number;
  /** Villages in the order in which the rows of `version` are stored. */
  readonly confirmedVillages?: readonly string[];
  readonly deleted: boolean;
}

const count = decode.integer(0);
/** What a person types: the screens and `saveBatch` refuse more. */
const text = (max: number): Decoder<string> => decode.string({ max });
/** What a sheet says, in whatever length: a cell of any size must not make the whole batch unreadable. */
const sheetText = decode.string();

const total = { name: sheetText, count, totalFen: decode.integer() };

const summary = decode.object({
  counts: decode.object({
    read: count,
    imported: count,
    repaired: count,
    warned: count,
    rejected: count,
    skipped: count,
    distinctPeople: count,
  }),
  peopleComplete: decode.boolean,
  totalFen: decode.integer(),
  villages: decode.arrayOf(decode.object({ ...total, groups: decode.arrayOf(decode.object(total)) })),
  printedTotals: decode.arrayOf(
    decode.object({
      row: count,
      sheet: sheetText,
      level: decode.oneOf(['page', 'group', 'village', 'total'] as const),
      village: sheetText,
      group: sheetText,
      printedFen: decode.integer(),
      ownFen: decode.integer(),
      verdict: decode.oneOf(['equal', 'differs', 'cannotCompare'] as const),
    }),
  ),
  problemCounts: decode.arrayOf(decode.object({ code: text(80), severity: text(20), count, open: count })),
});

/** Reads a stored batch; a shape that does not fit is refused, never half used. */
export const decodeBatch: Decoder<BatchRecord> = decode.object({
  ...baseShape,
  title: text(200),
  program: text(100),
  year: count,
  period: text(10),
  unitRateYuan: text(20),
  documentNumber: text(60),
  state: decode.oneOf(BATCH_STATES),
  createdAt: text(30),
  files: decode.arrayOf(
    decode.object({
      name: sheetText,
      bytes: count,
      sha256: text(64),
      format: text(10),
      encoding: text(20),
      fault: decode.optional(text(60)),
      sheets: decode.arrayOf(
        decode.object({
          key: text(20),
          name: sheetText,
          layout: decodeSheetLayout,
          rowCount: count,
          blockCount: count,
          hiddenRows: count,
          hiddenColumns: count,
          village: sheetText,
        }),
      ),
      leftOut: decode.arrayOf(decode.object({ name: sheetText, why: text(40) })),
    }),
  ),
  allocatedFen: decode.recordOf(decode.integer()),
  summary,
  posting: decode.nullable(
    decode.object({
      postedOn: text(10),
      postingTo: text(10),
      earliestTakeDown: text(10),
      telephone: text(60),
      reviewer: text(60),
      reviewedOn: text(10),
    }),
  ),
  trace: decode.arrayOf(
    decode.object({
      at: text(30),
      by: text(60),
      act: decode.oneOf([
        'confirmed',
        'reopened',
        'posted',
        'packed',
        'decided',
        'edited',
        'remapped',
        'revealed',
        'takenDown',
      ] as const),
      reason: text(400),
      detail: decode.recordOf(decode.scalar),
    }),
  ),
  version: count,
  confirmedVillages: decode.optional(decode.arrayOf(sheetText)),
  deleted: decode.boolean,
}) as Decoder<BatchRecord>;
