import { type Decoder, decode } from '../kernel';
import { type LineBase, lineShape } from './line';

/** What of a matter is compared on both sides (R-V10); in the order in which it is shown. */
export const COMPARED_KEYS = ['documentNumber', 'standard', 'period', 'people', 'quantity', 'amountYuan'] as const;
export type ComparedKey = (typeof COMPARED_KEYS)[number];

/**
 * A difference that a person explained in writing (R-V10). It counts only while both sides say the same as then. Lies in the page
 * `<year>` of the table `differences`; line id `<matter>.<key>`.
 */
export interface ExplainedDifference extends LineBase {
  readonly matter: string;
  readonly key: ComparedKey;
  /** Of the matter, for the trail. */
  readonly title: string;
  readonly left: string;
  readonly right: string;
  /** '' = taken back. */
  readonly reason: string;
}

const text = (max: number): Decoder<string> => decode.string({ max });

export const decodeDifference: Decoder<ExplainedDifference> = decode.object({
  ...lineShape,
  matter: text(100),
  key: decode.oneOf(COMPARED_KEYS),
  title: text(200),
  left: text(400),
  right: text(4000),
  reason: text(400),
});
