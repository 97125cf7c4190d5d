import { type Decoder, decode } from '../kernel';
import { type AttachmentRef, decodeAttachmentRef } from './attachment';
import { baseShape, type RecordBase } from './base';
import { type LineBase, lineShape } from './line';

/** A notice board (公开栏) of a village. Table `boards`. */
export interface BoardRecord extends RecordBase {
  readonly name: string;
  /** Where it stands. */
  readonly place: string;
  /** Villagers' group whose board it is; '' = of the whole village. */
  readonly group: string;
  /** Centimetres; 0 = not measured. */
  readonly widthCm: number;
  readonly heightCm: number;
  readonly note: string;
  readonly deleted: boolean;
}

/** What may hang on a board. */
export const HANGING_SOURCES = ['notice', 'disclosure', 'batch'] as const;
export type HangingSource = (typeof HANGING_SOURCES)[number];

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

/** What became of the public copy that names persons once it was down (privacy.md § 6): '' = nobody said yet. */
export const CLEARINGS = ['', 'removed', 'masked'] as const;
export type Clearing = (typeof CLEARINGS)[number];

/**
 * What happened at the board to one thing that hangs there; the thing itself (notice, disclosure, batch of a village) holds its
 * own dates, text and earlier versions. Lies in the page `<unitCode>/<year>` of the table `boardLines`; `id` is made of source and key.
 */
export interface BoardLine extends LineBase {
  readonly unitCode: string;
  readonly source: HangingSource;
  /** Id of the notice or disclosure, or of the batch (whose village is the unit). */
  readonly sourceId: string;
  /** As the thing was called when somebody last wrote here: the history names it. */
  readonly title: string;
  /** '' = not said. */
  readonly boardId: string;
  readonly postedBy: string;
  /** 0 = nobody counted. */
  readonly sheets: number;
  readonly paper: 'A4' | 'A3';
  readonly takenDownBy: string;
  /** Photographs of a thing that holds no files itself (a batch). */
  readonly proofs: readonly AttachmentRef[];
  readonly objections: readonly Objection[];
  readonly cleared: Clearing;
  readonly clearedOn: string;
  readonly clearedBy: string;
  /** What was removed or masked: the paper, the picture in the group … */
  readonly clearedNote: string;
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
  group: text(60),
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
  title: text(200),
  boardId: text(80),
  postedBy: text(60),
  sheets: decode.integer(0, 9999),
  paper: decode.oneOf(['A4', 'A3'] as const),
  takenDownBy: text(60),
  proofs: decode.arrayOf(decodeAttachmentRef, 500),
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
  cleared: decode.oneOf(CLEARINGS),
  clearedOn: day,
  clearedBy: text(60),
  clearedNote: text(400),
  box: text(60),
  boxNo: decode.integer(0, 9999),
});
