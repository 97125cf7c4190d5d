/**
 * The contract between the interface and its workers: what a worker does for a page. Every job can be cancelled and reports
 * progress; inputs and results are plain data (and `File`s, which cross a worker boundary without being read).
 */
import type { FileLike, PreparedPhoto, StagedAttachment, StagedPhotos, StageRequest } from './attachmentJobs';
import type { LookupAnswer } from './board/lookup';
import type { Matter } from './disclosure/consistency';
import type { Rollup } from './disclosure/rollup';
import type {
  AssetEdits,
  AssetImport,
  AssetRemoval,
  FinanceEdits,
  FinanceImport,
  FinancePlace,
  FinanceRemoval,
} from './financeJobs';
import type { BackupReason, OpenedBackup, SnapshotInfo, VaultKeys } from './hostStore';
import type { Problem } from './kernel';
import type { Report } from './layout/report';
import type {
  MakeNotices,
  NoticeAt,
  NoticeFormat,
  NoticeRendered,
  NoticeSheets,
  NoticesForPrint,
  NoticesMade,
} from './noticeJobs';
import type { ColumnMapping, PayoutField, SkipReason } from './payout/types';
import type {
  BatchRecord,
  ComparedKey,
  ExplainedDifference,
  KeyPin,
  PersonRow,
  PrivacyProfile,
  ReceivedBundle,
  SentBundle,
} from './records';
import type { BackupContents, CaughtUp, MadeBackup, MovedAct } from './storeJobs';

export type RowTone = 'plain' | 'repair' | 'warn' | 'reject' | 'skip';

/** One sheet row for the grid; private cells are masked unless revealed. */
export interface SheetRowView {
  readonly row: number;
  readonly cells: readonly string[];
  readonly tone: RowTone;
  readonly skip?: SkipReason;
  /** Problems of this row, gravest first. */
  readonly problems: readonly Problem[];
}

export interface CellEdit {
  readonly row: number;
  /** 1-based column of the sheet. */
  readonly column: number;
  readonly text: string;
}

/** Everything a screen shows of an open batch except its rows. */
export interface BatchView {
  readonly batch: BatchRecord;
  /** Kept problems in the order of the sheet (at.file = file name, at.sheet = sheet name; sheetKey finds the grid). */
  readonly problems: readonly (Problem & { readonly sheetKey: string })[];
  readonly problemsTruncated: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface RefusedFile {
  readonly name: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Filled when the person can choose a sheet and try again. */
  readonly sheetChoices?: readonly string[];
}

export interface ImportOutcome {
  /** null when no file could be taken in: nothing was stored. */
  readonly batchId: string | null;
  readonly refused: readonly RefusedFile[];
  /** Files known by their digest from an earlier batch; taken in only with `force`. */
  readonly seenBefore: readonly { readonly name: string; readonly batchTitle: string; readonly at: string }[];
}

export interface ImportRequest {
  readonly files: readonly FileLike[];
  /** Add to this draft instead of making a new batch. */
  readonly batchId?: string;
  readonly force?: boolean;
  /** The example that ships with the program: nobody's data, so no passphrase is asked for. */
  readonly sample?: boolean;
  /** Per file name: a person's choice after a first try. */
  readonly choices?: Readonly<
    Record<string, { readonly encoding?: string; readonly sheet?: string; readonly village?: string }>
  >;
}

/** What the officer types about a batch. */
export type BatchHead = Pick<
  BatchRecord,
  'title' | 'program' | 'year' | 'period' | 'unitRateYuan' | 'documentNumber' | 'allocatedFen'
>;

export type Decision =
  | { readonly kind: 'acceptWithoutId'; readonly code: string; readonly rows: 'all' | readonly RowRef[] }
  | { readonly kind: 'takeIn'; readonly code: 'dup_exact'; readonly rows: 'all' | readonly RowRef[] }
  | { readonly kind: 'confirm'; readonly code: string; readonly rows: 'all' | readonly RowRef[] }
  | { readonly kind: 'keepAsWritten'; readonly code: string; readonly rows: 'all' | readonly RowRef[] };

export interface RowRef {
  readonly sheetKey: string;
  readonly row: number;
}

export interface Comparison {
  readonly otherTitle: string;
  readonly counts: {
    readonly new: number;
    readonly gone: number;
    readonly nameOrGroup: number;
    readonly amount: number;
  };
  readonly lines: readonly {
    readonly kind: 'new' | 'gone' | 'nameOrGroup' | 'amount';
    readonly village: string;
    readonly group: string;
    readonly payee: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export type PostingForm = 'board' | 'compact' | 'signSheet';

export interface PostingOptions {
  readonly form: PostingForm;
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  readonly groupPerPage: boolean;
  readonly postedOn: string;
  readonly postingTo: string;
  readonly telephone: string;
  readonly profile: PrivacyProfile;
  readonly showRemark: boolean;
  /** Masked columns that are switched on, each with its stated legal basis. */
  readonly maskedColumns: readonly {
    readonly column: 'idNumber' | 'bankCardNumber' | 'phone';
    readonly legalBasis: string;
  }[];
  readonly tellNamesakesApart: boolean;
}

export interface PostingVillage {
  readonly village: string;
  readonly unitCode: string;
  readonly households: number;
  readonly totalFen: number;
  readonly sheets: number;
}

export interface PostingPlan {
  readonly villages: readonly PostingVillage[];
  readonly sheetsTotal: number;
  readonly problems: readonly Problem[];
}

export interface PostingPreview {
  readonly html: string;
  readonly sheets: number;
  /** What the detector found in the finished document; any hit but pii.maybe blocks the output. */
  readonly findings: readonly Problem[];
  /** What was left out or changed on the way from private to public. */
  readonly changes: readonly Problem[];
}

export interface RenderedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly findings: readonly Problem[];
}

export type ReportFormat = 'xlsx' | 'docx' | 'csv' | 'html';

export interface PackRequest {
  readonly batchId: string;
  readonly options: PostingOptions;
  readonly recipientUnit: string;
  readonly publicContacts: readonly string[];
}

export interface PackListsRequest {
  /** bundle.md § 3.3 form. */
  readonly period: string;
  readonly recipientUnit: string;
}

/** Disclosure lists of a period as they would be packed now. */
export interface PersonsSave {
  /** The disclosure: its unit, year and id. */
  readonly place: { readonly unitCode: string; readonly year: string; readonly id: string };
  readonly fileName: string;
  readonly rows: readonly PersonRow[];
}

export interface ListsView {
  readonly period: string;
  readonly units: readonly {
    readonly unitCode: string;
    readonly unitName: string;
    readonly published: number;
    readonly notDue: number;
    readonly overdue: number;
    readonly none: number;
    /** Matters that never travel (R-A08). */
    readonly heldBack: number;
    /** Lists of persons that go along, for the board only (R-CH02). */
    readonly persons: number;
    /** Notices that hang or hung in the period. */
    readonly notices: number;
  }[];
  /** What blocks packing, each with `params.unit` and `params.title`. */
  readonly problems: readonly Problem[];
}

export interface PackedBundle {
  readonly sent: SentBundle;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly note: string;
  readonly problems: readonly Problem[];
}

export interface RollupPostingRequest {
  readonly year: number;
  readonly unitCode: string;
  /** sums: programs and their totals. households: 户主, program and amount, where the program may name anybody. */
  readonly form: 'sums' | 'households';
  readonly postedOn: string;
  readonly postingTo: string;
  readonly telephone: string;
  readonly format: 'docx' | 'html';
}

/** What the one click did: entries made, drafts filled anew, and those that stand in review or hang and were left alone. */
export interface RollupEntries {
  readonly made: number;
  readonly renewed: number;
  readonly kept: number;
  /** Names of villages whose entry was left alone although its figures are no longer those of the batches. */
  readonly outdated: readonly string[];
  /** Villages of the list that were paid nothing. */
  readonly unpaid: readonly string[];
  /** Names of sheets that are in no list: no entry can be made for them. */
  readonly unknown: readonly string[];
}

/** A matter of the year with its written reasons and the keys that still block packing (R-V10). */
export interface MatterView extends Matter {
  readonly explained: readonly ExplainedDifference[];
  readonly open: readonly ComparedKey[];
}

export interface BundleView {
  readonly bundle: ReceivedBundle;
  readonly problems: readonly Problem[];
  readonly verdict: 'pass' | 'fail';
  /** Stages that were passed, in order: zip bag signature package tables content. */
  readonly passedStages: readonly string[];
  readonly signer: {
    readonly keyId: string;
    readonly fingerprint: string;
    readonly pinned: boolean;
    readonly publicKey: string;
  } | null;
  readonly duplicate: boolean;
}

export interface LookupHit {
  readonly batchId: string;
  readonly program: string;
  readonly year: number;
  readonly village: string;
  readonly villagerGroup: string;
  readonly payee: string;
  readonly unitRateYuan: string;
  readonly amountFen: number;
  readonly documentNumber: string;
  readonly postedOn: string;
}

/** The village that a look-up desk is for. */
export interface LookupPlace {
  readonly unitCode: string;
  readonly village: string;
  /** Official telephone for the slip, '' when none is set. */
  readonly telephone: string;
}

export interface TableRead {
  readonly name: string;
  /** Visible sheets that hold something; a row stands at its own index, 0 for the first row of the sheet. */
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
}

/** job name → [input, result]. The channel name is the key, written nowhere else. */
export interface JobTable {
  'payout.import': [ImportRequest, ImportOutcome];
  'payout.newBlank': [{ readonly title: string }, { readonly batchId: string }];
  'payout.open': [{ readonly batchId: string }, BatchView];
  'payout.rows': [
    {
      readonly batchId: string;
      readonly sheetKey: string;
      readonly from: number;
      readonly to: number;
      readonly onlyProblems: boolean;
    },
    { readonly rowCount: number; readonly rows: readonly SheetRowView[] },
  ];
  /** Position of a sheet row in the current filter, or null when the filter hides it. */
  'payout.position': [
    { readonly batchId: string; readonly sheetKey: string; readonly row: number; readonly onlyProblems: boolean },
    { readonly index: number | null },
  ];
  'payout.find': [
    {
      readonly batchId: string;
      readonly sheetKey: string;
      readonly text: string;
      readonly fromRow: number;
      readonly direction: 1 | -1;
    },
    { readonly row: number; readonly column: number } | null,
  ];
  'payout.edit': [
    { readonly batchId: string; readonly sheetKey: string; readonly edits: readonly CellEdit[] },
    BatchView,
  ];
  'payout.remap': [
    {
      readonly batchId: string;
      readonly sheetKey: string;
      readonly column: number;
      readonly field: PayoutField | null;
    },
    BatchView,
  ];
  'payout.headerRow': [{ readonly batchId: string; readonly sheetKey: string; readonly row: number }, BatchView];
  'payout.assignVillage': [
    { readonly batchId: string; readonly villages: Readonly<Record<string, string>> },
    BatchView,
  ];
  'payout.decide': [{ readonly batchId: string; readonly decision: Decision }, BatchView];
  'payout.setHead': [{ readonly batchId: string; readonly head: BatchHead }, BatchView];
  'payout.undo': [{ readonly batchId: string }, BatchView];
  'payout.redo': [{ readonly batchId: string }, BatchView];
  'payout.reveal': [
    { readonly batchId: string; readonly sheetKey: string; readonly row: number; readonly column: number },
    { readonly text: string },
  ];
  /** ID numbers proposed for damaged cells, masked: never applied by themselves (payout-sheets.md § 4.3). */
  'payout.suggestions': [
    { readonly batchId: string; readonly code: string },
    {
      readonly lines: readonly {
        readonly sheetKey: string;
        readonly row: number;
        readonly payee: string;
        readonly shown: string;
      }[];
    },
  ];
  /** A person's click: puts the proposed numbers of these rows into the sheet, as one correction. */
  'payout.takeSuggestions': [
    { readonly batchId: string; readonly code: string; readonly rows: 'all' | readonly RowRef[] },
    BatchView,
  ];
  'payout.compare': [{ readonly batchId: string }, Comparison | null];
  'payout.corrections': [{ readonly batchId: string; readonly format: 'csv' | 'docx' }, RenderedFile];
  'payout.confirm': [{ readonly batchId: string; readonly by: string }, BatchView];
  'payout.reopen': [{ readonly batchId: string; readonly reason: string; readonly by: string }, BatchView];
  'payout.posted': [
    {
      readonly batchId: string;
      readonly postedOn: string;
      /** Last printed day where it is later than the lawful one, else ''. */
      readonly postingTo: string;
      readonly telephone: string;
      readonly reviewer: string;
      readonly reviewedOn: string;
    },
    BatchView,
  ];
  'payout.takenDown': [{ readonly batchId: string; readonly on: string; readonly reason: string }, BatchView];
  'payout.remove': [{ readonly batchId: string; readonly deleted: boolean }, null];
  'payout.lookup': [{ readonly idNumber: string }, { readonly hits: readonly LookupHit[] }];
  /** Makes what the look-up desk finds people by where it is missing; how many lists it was made for. */
  'lookup.prepare': [Record<never, never>, { readonly made: number }];
  /** The three below run in a worker of their own, which alone keeps the keys while the desk of a village runs. */
  'lookup.open': [LookupPlace, { readonly lists: number }];
  /** R-V05: the answer, once the question stands in the trail. */
  'lookup.ask': [{ readonly name: string; readonly lastFour: string }, LookupAnswer];
  /** What is printed of an answer; without bytes where something private was found in it. */
  'lookup.slip': [{ readonly answer: LookupAnswer }, RenderedFile];
  /** The clerk set the wait after misses back to nothing. */
  'lookup.reset': [Record<never, never>, null];
  'posting.plan': [{ readonly batchId: string; readonly options: PostingOptions }, PostingPlan];
  'posting.preview': [
    { readonly batchId: string; readonly village: string; readonly options: PostingOptions },
    PostingPreview,
  ];
  'posting.render': [
    {
      readonly batchId: string;
      readonly village: string;
      readonly options: PostingOptions;
      /** html: parts of at most about 2,000 rows with running page numbers, one file each, for printing and PDF. */
      readonly format: 'docx' | 'html' | 'csv';
    },
    readonly RenderedFile[],
  ];
  /** The cells of a small table file as text, sheet by sheet: for registers and lists that a person maps before they are stored. */
  'table.read': [{ readonly file: FileLike }, TableRead];
  /** Vouchers of a village (R-V22): typed, pasted, removed, put in order, brought in from a sheet. */
  'finance.edit': [FinanceEdits, null];
  'finance.remove': [FinanceRemoval, null];
  'finance.sort': [{ readonly place: FinancePlace }, null];
  'finance.import': [FinanceImport, null];
  /** 集体资产、资源台账 of a village. */
  'finance.editAssets': [AssetEdits, null];
  'finance.removeAssets': [AssetRemoval, null];
  'finance.sortAssets': [{ readonly unitCode: string }, null];
  'finance.importAssets': [AssetImport, null];
  /** Stores the list of persons behind a disclosure. The first private value asks for a passphrase. */
  'persons.save': [PersonsSave, null];
  /** New notices, one for each unit, in one act. */
  'notice.make': [MakeNotices, NoticesMade];
  'notice.sheets': [{ readonly place: NoticeAt }, NoticeSheets];
  /** Files of one notice, reviewed, opened again and scanned (R-S01). */
  'notice.render': [{ readonly place: NoticeAt; readonly format: NoticeFormat }, NoticeRendered];
  /** Many notices as few print jobs, with their list in front. */
  'notice.print': [{ readonly places: readonly NoticeAt[] }, NoticesForPrint];
  /** What is to be mended in a notice before its review. */
  'notice.check': [{ readonly place: NoticeAt }, { readonly problems: readonly Problem[] }];
  /** A report as a finished file; html is for the printer. What holds a private value comes back without bytes. */
  'report.render': [{ readonly report: Report; readonly format: ReportFormat }, RenderedFile];
  /** What was paid in a year, per village and program (R-V13). */
  'rollup.build': [{ readonly year: number }, Rollup];
  'rollup.render': [
    RollupPostingRequest,
    { readonly files: readonly RenderedFile[]; readonly unnamed: readonly string[] },
  ];
  'rollup.makeEntries': [{ readonly year: number }, RollupEntries];
  'rollup.matters': [{ readonly year: number }, readonly MatterView[]];
  'bundle.pack': [PackRequest, PackedBundle];
  'bundle.lists': [{ readonly period: string }, ListsView];
  'bundle.packLists': [PackListsRequest, PackedBundle];
  'bundle.receive': [{ readonly file: FileLike }, BundleView];
  /** A bundle that is still staged, judged again from its staged bytes. */
  'bundle.open': [{ readonly bundleId: string }, BundleView];
  'bundle.pin': [{ readonly bundleId: string; readonly by: string }, BundleView];
  'bundle.accept': [{ readonly bundleId: string; readonly by: string }, ReceivedBundle];
  'bundle.item': [
    { readonly bundleId: string; readonly itemId: string },
    { readonly html: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] },
  ];
  'privacy.scan': [
    {
      readonly files: readonly FileLike[];
      /** Official telephones besides the one in the settings. */
      readonly publicContacts?: readonly string[];
    },
    { readonly findings: readonly Problem[] },
  ];
  'attachment.stage': [StageRequest, StagedAttachment];
  'attachment.read': [{ readonly sha256: string; readonly name: string }, { readonly bytes: Uint8Array }];
  /** A picture that is too large, as a smaller JPEG without anything but its pixels. */
  'attachment.shrink': [{ readonly file: FileLike }, { readonly name: string; readonly bytes: Uint8Array }];
  /** A photograph of the board, before anybody says of which. */
  'attachment.photo': [{ readonly file: FileLike }, PreparedPhoto];
  'attachment.stagePhotos': [{ readonly photos: readonly PreparedPhoto[] }, StagedPhotos];
  /** Clears attachments that nothing names, unless somebody is just adding one. */
  'attachment.sweep': [Record<never, never>, null];
  /** Brings the working copy up to the journal; `rebuild`: makes it anew. */
  'store.catchUp': [{ readonly rebuild: boolean }, CaughtUp];
  /** Takes over the store of version 0.1.0, when there is one; what it answers is told once. */
  'store.upgrade': [{ readonly rebuild: boolean }, CaughtUp];
  /** The last act of a batch or record, or of all. */
  'store.undo': [{ readonly scope?: string }, MovedAct];
  'store.redo': [{ readonly scope?: string }, MovedAct];
  /** A snapshot, its copy in the backup folder, read back and compared. */
  'store.backup': [{ readonly reason: BackupReason }, MadeBackup];
  /** A snapshot only, for a backup file that a person saves somewhere. */
  'store.snapshot': [Record<never, never>, SnapshotInfo];
  /** What a backup holds; `keys` come from `backup.unlock`. */
  'store.inspect': [{ readonly backup: OpenedBackup; readonly keys: VaultKeys }, BackupContents];
  /** After `backup.adopt` and with its keys at hand: all or nothing. */
  'store.restore': [{ readonly snapshot: SnapshotInfo }, null];
  'store.trail': [{ readonly format: 'csv' | 'html' }, RenderedFile];
}

export type JobName = keyof JobTable;
export type JobInput<N extends JobName> = JobTable[N][0];
export type JobResult<N extends JobName> = JobTable[N][1];

export type { FileLike } from './attachmentJobs';
export type { BackupContents, CaughtUp, ColumnMapping, KeyPin, MadeBackup, MovedAct };
