/** What a worker does for notices; part of the contract of jobs.ts. */
import type { Params, Problem } from './kernel';
import type { NoticeKind } from './records';

export interface NoticeAt {
  readonly unitCode: string;
  readonly year: string;
  readonly id: string;
}

/** Where the fields of new notices come from besides the units. */
export type NoticeSource =
  | { readonly kind: 'none' }
  /** A confirmed batch: its sums in the village, and with `withList` its masked list. */
  | { readonly kind: 'batch'; readonly batchId: string; readonly withList: boolean }
  | { readonly kind: 'disclosure'; readonly place: NoticeAt }
  | { readonly kind: 'consultation'; readonly place: NoticeAt };

export interface MakeNotices {
  /** One notice for each. */
  readonly unitCodes: readonly string[];
  /** '' = written freely. */
  readonly templateId: string;
  /** Of a notice without template. */
  readonly kind: NoticeKind;
  readonly source: NoticeSource;
  /** bundle.md § 3.3 form; '' = that of the source, or none. */
  readonly period: string;
  /** Typed for all of them, by the name of the field. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface NoticesMade {
  readonly places: readonly NoticeAt[];
  /** Units that got none, and why. */
  readonly refused: readonly { readonly unitName: string; readonly code: string; readonly params: Params }[];
}

/** The real sheets of a notice as they would be printed now. */
export interface NoticeSheets {
  readonly html: string;
  readonly sheets: number;
  /** What the detector found in the finished pages. */
  readonly findings: readonly Problem[];
  /** What the layout had to decide: a column that did not fit, a title made smaller. */
  readonly problems: readonly Problem[];
}

/** html: sheets for the printer and a PDF, in parts; page: one web page with all sheets; txt, spoken: what is read out, as text and for the printer; png: a picture of each sheet. */
export const NOTICE_FORMATS = ['docx', 'html', 'page', 'txt', 'spoken', 'banner', 'png'] as const;
export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

/** A finished file; without bytes where something private was found in it. */
export interface NoticeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly findings: readonly Problem[];
  readonly paper: 'A4' | 'A3';
  readonly landscape: boolean;
}

export interface NoticeRendered {
  readonly files: readonly NoticeFile[];
  readonly sheets: number;
  /** Official telephones on it, for the scan of what the shell makes of it (PDF). */
  readonly publicContacts: readonly string[];
}

/** One notice of many on its way to the printer. */
export interface NoticePrinted {
  readonly unitName: string;
  readonly title: string;
  readonly sheets: number;
}

/** Many notices as few print jobs: one page of HTML for each paper, the cover list first. */
export interface NoticesForPrint {
  readonly jobs: readonly NoticeFile[];
  readonly printed: readonly NoticePrinted[];
  /** Notices that stayed here, and why. */
  readonly refused: readonly { readonly title: string; readonly code: string; readonly params: Params }[];
}
