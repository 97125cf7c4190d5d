import { type Decoder, decode } from '../kernel';
import { type AttachmentRef, decodeAttachmentRef } from './attachment';
import { DISCLOSURE_CLASSES, type DisclosureClass } from './disclosure';
import { type LineBase, lineShape } from './line';

/** 拟稿 送签 印发 已公开 办结. */
export const DOCUMENT_STATES = ['draft', 'circulating', 'issued', 'published', 'closed'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** R-F01 现行有效 已修改 已废止 失效; '' = no normative document. */
export const DOCUMENT_VALIDITY = ['', 'inForce', 'amended', 'repealed', 'expired'] as const;
export type DocumentValidity = (typeof DOCUMENT_VALIDITY)[number];

/** R-A07 拟稿 核稿 签发 用印 核发 传阅. */
export const DOCUMENT_STAGES = ['drafting', 'checking', 'signing', 'sealing', 'issuing', 'circulating'] as const;

/** R-P09 县档案馆 政务服务中心 公共图书馆. */
export const COPY_PLACES = ['archive', 'serviceCentre', 'library'] as const;

/** R-P12 保持 转主动 转依申请. */
export const YEARLY_OUTCOMES = ['keep', 'toOpen', 'toOnRequest'] as const;

/** One 公文 in the register; lies in the page `<year>` of the table `documents`. Days are CalendarDate or ''. */
export interface OfficialDocument extends LineBase {
  readonly year: number;
  readonly unitCode: string;
  readonly documentNumber: string;
  readonly title: string;
  /** R-P14: 索引 and 内容概述 of the 目录. */
  readonly indexNumber: string;
  readonly summary: string;
  readonly isNormative: boolean;
  /** R-P16: a 利企惠民 policy, kept in a list of its own with its validity. */
  readonly isBenefitPolicy: boolean;
  readonly state: DocumentState;
  readonly disclosureClass: DisclosureClass;
  /** The class in the words of the county's set, as printed (R-A01…A03). */
  readonly classWords: string;
  /** R-A04: why not open, by which article, and who of the 政务公开工作机构 checked it. */
  readonly classReason: string;
  readonly classArticle: string;
  readonly classCheckedBy: string;
  readonly classCheckedOn: string;
  /** R-A05: sent back and why; '' = not. */
  readonly returnedWhy: string;
  readonly returnedTimes: number;
  /** R-P08 制作机关 and 保存机关; a repost is somebody else's. */
  readonly madeBy: string;
  readonly keptBy: string;
  readonly isRepost: boolean;
  /** R-A10 联合单位; day of 协商确认. */
  readonly jointUnits: readonly string[];
  readonly jointConfirmedOn: string;
  readonly draftedOn: string;
  /** 形成或变更 (R-P01) and 印发 (R-P02). */
  readonly formedOn: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly dueStatus: '' | 'fixed' | 'provisional';
  readonly ruleId: string;
  readonly publishedOn: string;
  readonly url: string;
  /** R-P06 portal column. */
  readonly portalColumn: string;
  readonly validity: DocumentValidity;
  readonly basisDocument: string;
  readonly expiresOn: string;
  /** R-F01, R-F02: what each 清理 or change decided, and the document that did it; oldest first. */
  readonly validityTrace: readonly {
    readonly year: number;
    readonly on: string;
    readonly validity: DocumentValidity;
    readonly byDocument: string;
    readonly reason: string;
  }[];
  /** R-A09 what was taken out and why, and how many pages differ. */
  readonly redaction: { readonly removed: string; readonly why: string; readonly pages: number } | null;
  readonly attachments: readonly AttachmentRef[];
  readonly copies: readonly {
    readonly to: (typeof COPY_PLACES)[number];
    readonly on: string;
    readonly receipt: string;
  }[];
  /** Why it was closed without copies (R-P09 warn). */
  readonly closedReason: string;
  readonly yearly: readonly {
    readonly year: number;
    readonly outcome: (typeof YEARLY_OUTCOMES)[number];
    readonly reason: string;
    readonly on: string;
    readonly by: string;
  }[];
  readonly stages: readonly {
    readonly stage: (typeof DOCUMENT_STAGES)[number];
    readonly on: string;
    readonly by: string;
  }[];
  readonly releaseReview: string;
  readonly secrecyReview: string;
  /** `<year>/<id>` of last year's line that this one carries on; '' = new. */
  readonly carriedFrom: string;
  /** Page and line of the next year that carries this one on; '' = it is still this line that counts. */
  readonly carriedTo: string;
  readonly note: string;
  readonly deleted: boolean;
}

const text = (max: number): Decoder<string> => decode.string({ max });
const day = text(10);

export const decodeOfficialDocument: Decoder<OfficialDocument> = decode.object({
  ...lineShape,
  year: decode.integer(1949, 9999),
  unitCode: text(12),
  documentNumber: text(60),
  title: text(200),
  indexNumber: text(60),
  summary: text(400),
  isNormative: decode.boolean,
  isBenefitPolicy: decode.boolean,
  state: decode.oneOf(DOCUMENT_STATES),
  disclosureClass: decode.oneOf(DISCLOSURE_CLASSES),
  classWords: text(40),
  classReason: text(400),
  classArticle: text(100),
  classCheckedBy: text(60),
  classCheckedOn: day,
  returnedWhy: text(400),
  returnedTimes: decode.integer(0),
  madeBy: text(100),
  keptBy: text(100),
  isRepost: decode.boolean,
  jointUnits: decode.arrayOf(text(100), 40),
  jointConfirmedOn: day,
  draftedOn: day,
  formedOn: day,
  issuedOn: day,
  dueOn: day,
  dueStatus: decode.oneOf(['', 'fixed', 'provisional'] as const),
  ruleId: text(20),
  publishedOn: day,
  url: text(500),
  portalColumn: text(60),
  validity: decode.oneOf(DOCUMENT_VALIDITY),
  basisDocument: text(200),
  expiresOn: day,
  validityTrace: decode.arrayOf(
    decode.object({
      year: decode.integer(1949, 9999),
      on: day,
      validity: decode.oneOf(DOCUMENT_VALIDITY),
      byDocument: text(200),
      reason: text(400),
    }),
    100,
  ),
  redaction: decode.nullable(decode.object({ removed: text(2000), why: text(400), pages: decode.integer(0) })),
  attachments: decode.arrayOf(decodeAttachmentRef, 200),
  copies: decode.arrayOf(decode.object({ to: decode.oneOf(COPY_PLACES), on: day, receipt: text(200) }), 40),
  closedReason: text(400),
  yearly: decode.arrayOf(
    decode.object({
      year: decode.integer(1949, 9999),
      outcome: decode.oneOf(YEARLY_OUTCOMES),
      reason: text(400),
      on: day,
      by: text(60),
    }),
    100,
  ),
  stages: decode.arrayOf(decode.object({ stage: decode.oneOf(DOCUMENT_STAGES), on: day, by: text(60) }), 40),
  releaseReview: text(80),
  secrecyReview: text(80),
  carriedFrom: text(80),
  carriedTo: text(80),
  note: text(2000),
  deleted: decode.boolean,
});
