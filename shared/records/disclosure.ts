import { type Decoder, decode } from '../kernel';
import { type AttachmentRef, decodeAttachmentRef } from './attachment';
import { baseShape, type RecordBase } from './base';
import { DISCLOSING_UNIT_KINDS, type DisclosingUnitKind, REACHES, type Reach } from './catalog';
import { type LineBase, lineShape } from './line';
import { decodePostingTrace, type PostingTrace } from './postingTrace';

/** 待办 拟稿 审核 公开中 期满归档. `todo` is kept only where something about the duty itself must be (a start date, 不适用). */
export const DISCLOSURE_STATES = ['todo', 'draft', 'review', 'published', 'archived'] as const;
export type DisclosureState = (typeof DISCLOSURE_STATES)[number];

/** 公开属性 (R-A01). '' = not chosen yet. */
export const DISCLOSURE_CLASSES = ['', 'open', 'redacted', 'onRequest', 'withheld'] as const;
export type DisclosureClass = (typeof DISCLOSURE_CLASSES)[number];

/** What a matter says in figures; compared with the other side (R-V10). '' = not stated. */
export interface DisclosureFigures {
  readonly documentNumber: string;
  /** The standard as written, e.g. 86.37元/亩. */
  readonly standard: string;
  readonly people: string;
  readonly quantity: string;
  /** Yuan with at most two decimals. */
  readonly amountYuan: string;
}

/**
 * One disclosure: unit × catalog entry × period, as lists, matrix and desk need it. Lies in the page `<unitCode>/<year>` of the
 * table `disclosures`; the long parts lie in `DisclosureBody` under the same id.
 */
export interface Disclosure extends LineBase {
  readonly unitCode: string;
  readonly catalogCode: string;
  /** bundle.md § 3.3 form; year only for events. */
  readonly period: string;
  readonly title: string;
  readonly state: DisclosureState;
  /** Days are CalendarDate or ''. Day of the start event, '' while it has not happened or is the period's end. */
  readonly startedOn: string;
  /** As computed when last changed; open ones are computed again when a calendar changes. */
  readonly dueOn: string;
  readonly dueStatus: '' | 'fixed' | 'provisional';
  readonly ruleId: string;
  readonly disclosureClass: DisclosureClass;
  readonly reach: Reach;
  readonly unitKind: DisclosingUnitKind;
  readonly postedOn: string;
  /** Day of the first posting: a correction starts `postedOn` anew, the on-time rate (R-M03) goes by this one. */
  readonly firstPostedOn: string;
  readonly postingTo: string;
  readonly takenDownOn: string;
  readonly archivedOn: string;
  /** Where it hangs; web address where it stands. */
  readonly place: string;
  readonly url: string;
  readonly hasProof: boolean;
  readonly attachments: number;
  /** Reviews that hold it, '' = none yet (R-S01): id of a record of `reviews`. */
  readonly releaseReview: string;
  readonly secrecyReview: string;
  /** R-V07: day of the supervision committee's opinion, '' = none. */
  readonly supervisedOn: string;
  /** Entries of one chain share this id (R-V09, R-V14). step: decision, result, application, notice, outcome. */
  readonly chainId: string;
  readonly chainStep: string;
  /** Came back for another try, and why; '' = not. */
  readonly returnedWhy: string;
  /** Version of what hangs: rises with each 更正. */
  readonly version: number;
  /** Reason why this unit has nothing to publish here in this period; '' = it has. */
  readonly notApplicable: string;
  readonly figures: DisclosureFigures;
  /** Batch that this entry was made from, '' = none (R-V13). */
  readonly batchId: string;
  readonly deleted: boolean;
}

/** Meeting behind a decision (R-V15, R-V16). */
export interface MeetingFacts {
  readonly kind: 'assembly' | 'representatives' | 'collective' | 'group';
  readonly heldOn: string;
  readonly noticeOn: string;
  /** entitled: adults (or representatives, members); households only for an assembly by households. */
  readonly entitled: number;
  readonly present: number;
  readonly byHouseholds: boolean;
  readonly agreed: number;
}

/** R-V06: somebody says that it is missing, false or unclear, and what came of it. Days are CalendarDate or ''. */
export interface Complaint {
  readonly on: string;
  readonly what: string;
  readonly handled: string;
  readonly handledOn: string;
}

/** Long parts of a disclosure; table `disclosureBodies`, same id. */
export interface DisclosureBody extends RecordBase {
  readonly text: string;
  readonly attachments: readonly AttachmentRef[];
  /** Reason and article where the class asks for one (R-A04), legal basis for a list of names (R-S07). */
  readonly classReason: string;
  readonly classArticle: string;
  readonly listBasis: string;
  readonly meeting: MeetingFacts | null;
  readonly supervision: { readonly on: string; readonly by: string; readonly opinion: string } | null;
  readonly note: string;
  /** R-V04b: days for objections before a decision; they never shorten the posting. */
  readonly objectionDays?: number;
  /** R-V17: day of the filing (备案) with the township. */
  readonly filedOn?: string;
  /** R-V21: the villagers' group to whose members it is told. */
  readonly group?: string;
  /** R-V06 反映, oldest first. No name of who said it. */
  readonly complaints?: readonly Complaint[];
  /** R-V08: days of the steps that some provinces ask for before a posting; '' = not taken. */
  readonly procedure?: { readonly proposedOn: string; readonly decidedOn: string };
  /** 公开内容要素 of the catalog that a person ticked as written down. Absent: none. */
  readonly elements?: readonly string[];
  /** Batches, as they were confirmed then, that the figures were added up from (R-V13); absent: typed by a person. */
  readonly sources?: readonly { readonly batchId: string; readonly version: number }[];
  /** The list of persons behind it (record of `personLists`, same id): how many lines, and the digest that a review holds for. */
  readonly persons?: { readonly count: number; readonly sha256: string };
  readonly trace: readonly PostingTrace[];
}

const text = (max: number): Decoder<string> => decode.string({ max });
const day = text(10);

export const decodeDisclosure: Decoder<Disclosure> = decode.object({
  ...lineShape,
  unitCode: text(12),
  catalogCode: text(40),
  period: text(10),
  title: text(200),
  state: decode.oneOf(DISCLOSURE_STATES),
  startedOn: day,
  dueOn: day,
  dueStatus: decode.oneOf(['', 'fixed', 'provisional'] as const),
  ruleId: text(20),
  disclosureClass: decode.oneOf(DISCLOSURE_CLASSES),
  reach: decode.oneOf(REACHES),
  unitKind: decode.oneOf(DISCLOSING_UNIT_KINDS),
  postedOn: day,
  firstPostedOn: day,
  postingTo: day,
  takenDownOn: day,
  archivedOn: day,
  place: text(100),
  url: text(500),
  hasProof: decode.boolean,
  attachments: decode.integer(0),
  releaseReview: text(80),
  secrecyReview: text(80),
  supervisedOn: day,
  chainId: text(80),
  chainStep: text(20),
  returnedWhy: text(400),
  version: decode.integer(1),
  notApplicable: text(200),
  figures: decode.object({
    documentNumber: text(60),
    standard: text(60),
    people: text(20),
    quantity: text(30),
    amountYuan: text(20),
  }),
  batchId: text(80),
  deleted: decode.boolean,
});

export const decodeDisclosureBody = decode.object({
  ...baseShape,
  text: text(200_000),
  attachments: decode.arrayOf(decodeAttachmentRef, 500),
  classReason: text(400),
  classArticle: text(100),
  listBasis: text(400),
  meeting: decode.nullable(
    decode.object({
      kind: decode.oneOf(['assembly', 'representatives', 'collective', 'group'] as const),
      heldOn: day,
      noticeOn: day,
      entitled: decode.integer(0),
      present: decode.integer(0),
      byHouseholds: decode.boolean,
      agreed: decode.integer(0),
    }),
  ),
  supervision: decode.nullable(decode.object({ on: day, by: text(60), opinion: text(400) })),
  note: text(2000),
  objectionDays: decode.optional(decode.integer(0, 400)),
  filedOn: decode.optional(day),
  group: decode.optional(text(60)),
  complaints: decode.optional(
    decode.arrayOf(decode.object({ on: day, what: text(400), handled: text(400), handledOn: day }), 200),
  ),
  procedure: decode.optional(decode.object({ proposedOn: day, decidedOn: day })),
  elements: decode.optional(decode.arrayOf(text(400), 200)),
  sources: decode.optional(decode.arrayOf(decode.object({ batchId: text(80), version: decode.integer(0) }), 2000)),
  persons: decode.optional(
    decode.object({ count: decode.integer(0), sha256: decode.string({ pattern: /^[0-9a-f]{64}$/ }) }),
  ),
  trace: decode.arrayOf(decodePostingTrace),
});
