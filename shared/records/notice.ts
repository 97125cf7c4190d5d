import { type Decoder, decode } from '../kernel';
import { type AttachmentRef, decodeAttachmentRef } from './attachment';
import { baseShape, type RecordBase } from './base';
import { REACHES, type Reach } from './catalog';
import { type LineBase, lineShape } from './line';
import { decodePostingTrace, type PostingTrace } from './postingTrace';

/**
 * Kinds of notices.md § 1: 公示, 结果公示（公布）, 公告, 通知, 决议公告, 意见征集, 采纳情况, 村务公开栏, 财务公开榜, 党务公开. What a
 * kind asks for (last word of the title, a period, an addressee) is data: resources/rules/notices.json.
 */
export const NOTICE_KINDS = [
  'posting',
  'result',
  'announcement',
  'circular',
  'resolution',
  'consultation',
  'adoption',
  'quarterly',
  'finance',
  'party',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** 拟稿 审核 张贴中 归档. */
export const NOTICE_STATES = ['draft', 'review', 'published', 'archived'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** 张贴版式, 公文版式. */
export const NOTICE_LAYOUTS = ['board', 'official'] as const;

/** What a notice was made from or belongs to; '' = nothing of that kind. Ids of lines and records. */
export interface NoticeLinks {
  readonly disclosureId: string;
  readonly batchId: string;
  readonly consultationId: string;
  /** A notice that this one follows (公示 → 结果公示, 决议 → 实施结果). */
  readonly noticeId: string;
}

/** One notice as lists need it. Lies in the page `<unitCode>/<year>` of the table `notices`; the text lies in `NoticeBody`. */
export interface Notice extends LineBase {
  readonly unitCode: string;
  /** Year of the page: that in which it was begun. */
  readonly year: string;
  readonly kind: NoticeKind;
  /** Of resources/templates; '' = written freely. */
  readonly templateId: string;
  readonly title: string;
  readonly state: NoticeState;
  readonly catalogCode: string;
  /** Period that it tells of, bundle.md § 3.3 form; '' = none. */
  readonly period: string;
  readonly reach: Reach;
  readonly layout: (typeof NOTICE_LAYOUTS)[number];
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  /** Days are CalendarDate or ''. R-V04b: two fields; the later one governs the take-down. */
  readonly objectionDays: number;
  readonly objectionUnit: 'day' | 'workingDay';
  /** 0 = the lawful shortest. */
  readonly postingDays: number;
  readonly postedOn: string;
  readonly firstPostedOn: string;
  readonly postingTo: string;
  /** Last day for objections, '' = none asked for. */
  readonly objectionTo: string;
  readonly takenDownOn: string;
  readonly archivedOn: string;
  readonly place: string;
  readonly hasProof: boolean;
  readonly attachments: number;
  /** Ids of records of `reviews` (R-S01). */
  readonly releaseReview: string;
  readonly secrecyReview: string;
  /** R-V07. */
  readonly supervisedOn: string;
  readonly returnedWhy: string;
  /** Rises with each 更正: a correction starts the period anew. */
  readonly version: number;
  readonly links: NoticeLinks;
  readonly deleted: boolean;
}

export interface NoticeParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  /** 0 text, 1 一、, 2 （一）, 3 1., 4 （1）. */
  readonly level: 0 | 1 | 2 | 3 | 4;
}
export interface NoticeTableColumn {
  readonly header: string;
  readonly align: 'left' | 'center' | 'right';
}
export interface NoticeTableBlock {
  readonly kind: 'table';
  readonly caption: string;
  /** 单位：元. */
  readonly unitNote: string;
  readonly columns: readonly NoticeTableColumn[];
  readonly rows: readonly {
    readonly kind: 'row' | 'group' | 'subtotal' | 'total';
    readonly cells: readonly string[];
  }[];
  /** Line under the total: 合计人民币（大写）…; '' = none. */
  readonly words: string;
}
export type NoticeBlock = NoticeParagraphBlock | NoticeTableBlock;

/** Long parts of a notice; table `noticeBodies`, same id. Placeholders in texts are written 【名称】. */
export interface NoticeBody extends RecordBase {
  /** 发文字号, 主送: '' = none. */
  readonly documentNumber: string;
  readonly addressee: string;
  readonly blocks: readonly NoticeBlock[];
  /** 附件 lines as printed, without numbers. */
  readonly enclosures: readonly string[];
  /** 落款: one or several units. */
  readonly signers: readonly string[];
  /** 成文日期, CalendarDate or '' (the posting day is printed then). */
  readonly writtenOn: string;
  readonly dateStyle: 'digits' | 'numerals';
  readonly seal: boolean;
  /** 附注 without its brackets; '' = none. */
  readonly note: string;
  readonly legalBasis: readonly string[];
  /** 监督电话 of village and township. */
  readonly telephones: readonly string[];
  /** Where and to whom objections go. */
  readonly objectionPlace: string;
  /** What a person typed for the fields of the template, by name. */
  readonly fields: Readonly<Record<string, string>>;
  /** 经办人, 审核人 … as printed for signing; empty = none. */
  readonly signatureLines: readonly string[];
  readonly bannerText: string;
  /** Short version for the loudspeaker (R-V12); '' = made from the text when asked for. */
  readonly spoken: string;
  readonly attachments: readonly AttachmentRef[];
  readonly supervision: { readonly on: string; readonly by: string; readonly opinion: string } | null;
  /** R-S05: which of 政治 政策 文字 a person ticked as checked. */
  readonly checked: readonly string[];
  readonly trace: readonly PostingTrace[];
}

const text = (max: number): Decoder<string> => decode.string({ max });
const day = text(10);

export const decodeNotice: Decoder<Notice> = decode.object({
  ...lineShape,
  unitCode: text(12),
  year: text(4),
  kind: decode.oneOf(NOTICE_KINDS),
  templateId: text(40),
  title: text(200),
  state: decode.oneOf(NOTICE_STATES),
  catalogCode: text(40),
  period: text(10),
  reach: decode.oneOf(REACHES),
  layout: decode.oneOf(NOTICE_LAYOUTS),
  paper: decode.oneOf(['A4', 'A3'] as const),
  orientation: decode.oneOf(['portrait', 'landscape'] as const),
  objectionDays: decode.integer(0, 400),
  objectionUnit: decode.oneOf(['day', 'workingDay'] as const),
  postingDays: decode.integer(0, 400),
  postedOn: day,
  firstPostedOn: day,
  postingTo: day,
  objectionTo: day,
  takenDownOn: day,
  archivedOn: day,
  place: text(100),
  hasProof: decode.boolean,
  attachments: decode.integer(0),
  releaseReview: text(80),
  secrecyReview: text(80),
  supervisedOn: day,
  returnedWhy: text(400),
  version: decode.integer(1),
  links: decode.object({
    disclosureId: text(80),
    batchId: text(80),
    consultationId: text(80),
    noticeId: text(80),
  }),
  deleted: decode.boolean,
});

const paragraph = decode.object({
  kind: decode.oneOf(['paragraph'] as const),
  text: text(20_000),
  level: decode.oneOf([0, 1, 2, 3, 4] as const),
});
const table = decode.object({
  kind: decode.oneOf(['table'] as const),
  caption: text(200),
  unitNote: text(60),
  columns: decode.arrayOf(
    decode.object({ header: text(60), align: decode.oneOf(['left', 'center', 'right'] as const) }),
    40,
  ),
  rows: decode.arrayOf(
    decode.object({
      kind: decode.oneOf(['row', 'group', 'subtotal', 'total'] as const),
      cells: decode.arrayOf(text(5000), 40),
    }),
    20_000,
  ),
  words: text(200),
});
const decodeNoticeBlock: Decoder<NoticeBlock> = (input, path) =>
  decode.isPlainObject(input) && input.kind === 'table' ? table(input, path) : paragraph(input, path);

export const decodeNoticeBody: Decoder<NoticeBody> = decode.object({
  ...baseShape,
  documentNumber: text(60),
  addressee: text(100),
  blocks: decode.arrayOf(decodeNoticeBlock, 2000),
  enclosures: decode.arrayOf(text(200), 50),
  signers: decode.arrayOf(text(100), 10),
  writtenOn: day,
  dateStyle: decode.oneOf(['digits', 'numerals'] as const),
  seal: decode.boolean,
  note: text(100),
  legalBasis: decode.arrayOf(text(400), 50),
  telephones: decode.arrayOf(text(100), 10),
  objectionPlace: text(200),
  fields: decode.recordOf(text(2000)),
  signatureLines: decode.arrayOf(text(100), 20),
  bannerText: text(60),
  spoken: text(20_000),
  attachments: decode.arrayOf(decodeAttachmentRef, 500),
  supervision: decode.nullable(decode.object({ on: day, by: text(60), opinion: text(400) })),
  checked: decode.arrayOf(text(20), 10),
  trace: decode.arrayOf(decodePostingTrace, 2000),
});
