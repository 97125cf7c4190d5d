import { type Decoder, decode } from '../kernel';
import { type AttachmentRef, decodeAttachmentRef } from './attachment';
import { baseShape, type RecordBase } from './base';
import { type LineBase, lineShape } from './line';

/** 重大行政决策, 村务, 其他. */
export const CONSULTATION_MATTERS = ['majorDecision', 'villageAffair', 'other'] as const;
export type ConsultationMatter = (typeof CONSULTATION_MATTERS)[number];

/** R-G02: 征求意见 听证座谈 咨询协商 列席会议 媒体吹风 实地走访 问卷 民意调查. */
export const PARTICIPATION_WAYS = [
  'comments',
  'hearing',
  'advice',
  'attendance',
  'mediaBriefing',
  'fieldVisit',
  'questionnaire',
  'survey',
] as const;
export type ParticipationWay = (typeof PARTICIPATION_WAYS)[number];

/** 拟稿 征求中 已办结. */
export const CONSULTATION_STATES = ['draft', 'open', 'closed'] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

/** 采纳 部分采纳 未采纳; '' = not yet said. */
export const OPINION_VERDICTS = ['', 'adopted', 'partly', 'refused'] as const;
export type OpinionVerdict = (typeof OPINION_VERDICTS)[number];

/** One consultation (征求意见) as lists need it. Lies in the page `<unitCode>/<year>` of the table `consultations`. */
export interface Consultation extends LineBase {
  readonly unitCode: string;
  /** Year of the page: that in which it was begun. */
  readonly year: string;
  readonly title: string;
  readonly matter: ConsultationMatter;
  readonly state: ConsultationState;
  readonly ways: readonly ParticipationWay[];
  /** Days are CalendarDate or ''. Day on which the draft is published; not counted. */
  readonly opensOn: string;
  /** Last day for opinions. */
  readonly closesOn: string;
  readonly closedOn: string;
  /** Opinions received, several of the same kind counted as often as they came. */
  readonly opinions: number;
  /** Heads that opinions were gathered under, by what became of them. */
  readonly adopted: number;
  readonly partly: number;
  readonly refused: number;
  /** Said explicitly: nobody answered, which is a result too. */
  readonly nobody: boolean;
  readonly attachments: number;
  readonly deleted: boolean;
}

export interface Opinion {
  readonly id: string;
  /** CalendarDate or ''. */
  readonly receivedOn: string;
  readonly way: ParticipationWay | '';
  readonly text: string;
  /** How many sheets or persons said the same. */
  readonly times: number;
  /** Who said it: kept inside, never printed. */
  readonly from: string;
  /** Head that it stands under; '' = not sorted yet. */
  readonly headId: string;
}

export interface OpinionHead {
  readonly id: string;
  readonly title: string;
  readonly verdict: OpinionVerdict;
  /** Demanded of what is not or only partly adopted (R-G01). */
  readonly reason: string;
}

const SAID = ['', 'yes', 'no'] as const;
export type Said = (typeof SAID)[number];

/** R-G04: what the agenda of a meeting on a livelihood matter says; '' = nothing. */
export interface ConsultationMeeting {
  readonly id: string;
  readonly name: string;
  readonly heldOn: string;
  readonly invites: Said;
  /** Kinds of people, no names. */
  readonly invited: string;
  readonly isPublic: Said;
  /** 意见收集采纳说明 is attached. */
  readonly explained: Said;
}

export interface ConsultationTrace {
  readonly at: string;
  readonly by: string;
  readonly act: 'opened' | 'extended' | 'withdrawn' | 'closed' | 'reopened';
  readonly reason: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Long parts of a consultation; table `consultationBodies`, same id. */
export interface ConsultationBody extends RecordBase {
  /** Why and on what basis, printed at the head of the notice. */
  readonly background: string;
  readonly legalBasis: readonly string[];
  readonly draftText: string;
  readonly attachments: readonly AttachmentRef[];
  /** Where topics and ways were published (R-G02). */
  readonly channels: readonly string[];
  /** R-G03: why it is shorter than the rule says. */
  readonly shortReason: string;
  readonly answer: {
    readonly address: string;
    readonly telephone: string;
    readonly box: string;
    readonly hours: string;
  };
  readonly opinions: readonly Opinion[];
  readonly heads: readonly OpinionHead[];
  /** R-G01, first part: the overall situation. */
  readonly overall: string;
  /** R-G04: a matter of people's livelihood, whose meetings state more. */
  readonly livelihood: boolean;
  readonly meetings: readonly ConsultationMeeting[];
  readonly note: string;
  readonly trace: readonly ConsultationTrace[];
}

const text = (max: number): Decoder<string> => decode.string({ max });
const day = text(10);
const said = decode.oneOf(SAID);

export const decodeConsultation: Decoder<Consultation> = decode.object({
  ...lineShape,
  unitCode: text(12),
  year: text(4),
  title: text(200),
  matter: decode.oneOf(CONSULTATION_MATTERS),
  state: decode.oneOf(CONSULTATION_STATES),
  ways: decode.arrayOf(decode.oneOf(PARTICIPATION_WAYS), 20),
  opensOn: day,
  closesOn: day,
  closedOn: day,
  opinions: decode.integer(0),
  adopted: decode.integer(0),
  partly: decode.integer(0),
  refused: decode.integer(0),
  nobody: decode.boolean,
  attachments: decode.integer(0),
  deleted: decode.boolean,
});

/** A questionnaire of a whole township; more asks for another tool. */
export const MOST_OPINIONS = 5000;
export const MOST_TIMES = 1_000_000;
export const LONGEST_OPINION = 5000;

export const decodeConsultationBody: Decoder<ConsultationBody> = decode.object({
  ...baseShape,
  background: text(4000),
  legalBasis: decode.arrayOf(text(400), 20),
  draftText: text(100_000),
  attachments: decode.arrayOf(decodeAttachmentRef, 500),
  channels: decode.arrayOf(text(60), 40),
  shortReason: text(400),
  answer: decode.object({ address: text(200), telephone: text(100), box: text(200), hours: text(100) }),
  opinions: decode.arrayOf(
    decode.object({
      id: text(80),
      receivedOn: day,
      way: decode.oneOf(['', ...PARTICIPATION_WAYS] as const),
      text: text(LONGEST_OPINION),
      times: decode.integer(1, MOST_TIMES),
      from: text(60),
      headId: text(80),
    }),
    MOST_OPINIONS,
  ),
  heads: decode.arrayOf(
    decode.object({
      id: text(80),
      title: text(200),
      verdict: decode.oneOf(OPINION_VERDICTS),
      reason: text(2000),
    }),
    500,
  ),
  overall: text(10_000),
  livelihood: decode.boolean,
  meetings: decode.arrayOf(
    decode.object({
      id: text(80),
      name: text(200),
      heldOn: day,
      invites: said,
      invited: text(200),
      isPublic: said,
      explained: said,
    }),
    100,
  ),
  note: text(2000),
  trace: decode.arrayOf(
    decode.object({
      at: text(30),
      by: text(60),
      act: decode.oneOf(['opened', 'extended', 'withdrawn', 'closed', 'reopened'] as const),
      reason: text(400),
      opensOn: day,
      closesOn: day,
    }),
    2000,
  ),
});
