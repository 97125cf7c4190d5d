import { type Decoder, decode } from '../kernel';
import { type AttachmentRef, decodeAttachmentRef } from './attachment';
import { baseShape, type RecordBase } from './base';
import { type LineBase, lineShape } from './line';

/** A notice board (公开栏) of a village. Table `boards`. */
export interface BoardRecord extends RecordBase {
  readonly name: string;
  /** Where it stands. */
  readonly place: string;
  /** Centimetres; 0 = not measured. */
  readonly widthCm: number;
  readonly heightCm: number;
  readonly note: string;
  readonly deleted: boolean;
}

/** What may hang on a board. */
export const HANGING_SOURCES = ['notice', 'disclosure', 'batch'] as const;
export type HangingSource = (typeof HANGING_SOURCES)[number];

/** A photograph as proof. `shotOn` is what the camera wrote, '' = unknown (a WeChat picture says nothing: no fault). */
export interface ProofPhoto {
  readonly ref: AttachmentRef;
  readonly shotOn: string;
  /** Version of the posting that it shows. */
  readonly version: number;
}

/** 异议: received, examined, answered. No name of who raised it. Days are CalendarDate or ''. */
export interface Objection {
  readonly id: string;
  readonly receivedOn: string;
  readonly what: string;
  readonly examinedOn: string;
  readonly finding: string;
  readonly answeredOn: string;
  readonly answer: string;
  readonly outcome: '' | 'upheld' | 'rejected';
}

/** A posting that ended before this one: version 1 is kept with its dates. */
export interface EndedPosting {
  readonly version: number;
  readonly postedOn: string;
  readonly postingTo: string;
  readonly endedOn: string;
  readonly why: string;
}

/**
 * What happened at the board to one thing that hangs there; the thing itself (notice, disclosure, batch of a village) holds its
 * own dates and text. Lies in the page `<unitCode>/<year>` of the table `boardLines`; `id` is made of source and key.
 */
export interface BoardLine extends LineBase {
  readonly unitCode: string;
  readonly source: HangingSource;
  /** Id of the notice or disclosure, or of the batch (whose village is the unit). */
  readonly sourceId: string;
  /** '' = not said. */
  readonly boardId: string;
  readonly postedBy: string;
  readonly sheets: number;
  readonly takenDownBy: string;
  readonly takenDownWhy: string;
  readonly proofs: readonly ProofPhoto[];
  readonly objections: readonly Objection[];
  readonly earlier: readonly EndedPosting[];
  /** R-V20: archive box and place in its index; '' and 0 = not filed. */
  readonly box: string;
  readonly boxNo: number;
}

const text = (max: number): Decoder<string> => decode.string({ max });
const day = text(10);

export const decodeBoard: Decoder<BoardRecord> = decode.object({
  ...baseShape,
  name: text(60),
  place: text(200),
  widthCm: decode.integer(0, 5000),
  heightCm: decode.integer(0, 5000),
  note: text(400),
  deleted: decode.boolean,
});

export const decodeBoardLine: Decoder<BoardLine> = decode.object({
  ...lineShape,
  unitCode: text(12),
  source: decode.oneOf(HANGING_SOURCES),
  sourceId: text(80),
  boardId: text(80),
  postedBy: text(60),
  sheets: decode.integer(0),
  takenDownBy: text(60),
  takenDownWhy: text(400),
  proofs: decode.arrayOf(decode.object({ ref: decodeAttachmentRef, shotOn: day, version: decode.integer(1) }), 500),
  objections: decode.arrayOf(
    decode.object({
      id: text(80),
      receivedOn: day,
      what: text(1000),
      examinedOn: day,
      finding: text(1000),
      answeredOn: day,
      answer: text(1000),
      outcome: decode.oneOf(['', 'upheld', 'rejected'] as const),
    }),
    500,
  ),
  earlier: decode.arrayOf(
    decode.object({
      version: decode.integer(1),
      postedOn: day,
      postingTo: day,
      endedOn: day,
      why: text(400),
    }),
    500,
  ),
  box: text(60),
  boxNo: decode.integer(0),
});
