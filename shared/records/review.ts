import { type Decoder, decode } from '../kernel';
import { type AttachmentRef, decodeAttachmentRef } from './attachment';
import { baseShape, type RecordBase } from './base';

/** release: 发布审查. secrecy: 保密审查 (R-S01). */
export const REVIEW_KINDS = ['release', 'secrecy'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** pending: 待上级确定 (R-S02). */
export const REVIEW_CONCLUSIONS = ['', 'agreed', 'refused', 'pending'] as const;
export type ReviewConclusion = (typeof REVIEW_CONCLUSIONS)[number];

export const REVIEWED_KINDS = ['disclosure', 'batch', 'document', 'notice'] as const;
export type ReviewedKind = (typeof REVIEWED_KINDS)[number];

export interface ReviewedItem {
  readonly kind: ReviewedKind;
  /** Id of the record; `page` where it lies in a page. */
  readonly id: string;
  readonly page: string;
  readonly title: string;
  readonly unitCode: string;
  /** One by one (逐项). */
  readonly conclusion: ReviewConclusion;
  /** Digest of what was reviewed: what changed afterwards needs another review. */
  readonly contentSha256: string;
}

/** One sheet of paper, printed for several items, signed in ink, recorded afterwards. Table `reviews`. */
export interface ReviewRecord extends RecordBase {
  readonly kind: ReviewKind;
  readonly number: string;
  readonly items: readonly ReviewedItem[];
  readonly printedOn: string;
  /** '' until it was signed. */
  readonly reviewer: string;
  readonly reviewedOn: string;
  readonly opinion: string;
  readonly scan: AttachmentRef | null;
  readonly deleted: boolean;
}

const text = (max: number): Decoder<string> => decode.string({ max });

export const decodeReview: Decoder<ReviewRecord> = decode.object({
  ...baseShape,
  kind: decode.oneOf(REVIEW_KINDS),
  number: text(40),
  items: decode.arrayOf(
    decode.object({
      kind: decode.oneOf(REVIEWED_KINDS),
      id: text(80),
      page: text(40),
      title: text(200),
      unitCode: text(12),
      conclusion: decode.oneOf(REVIEW_CONCLUSIONS),
      contentSha256: text(64),
    }),
    2000,
  ),
  printedOn: text(10),
  reviewer: text(60),
  reviewedOn: text(10),
  opinion: text(400),
  scan: decode.nullable(decodeAttachmentRef),
  deleted: decode.boolean,
});
