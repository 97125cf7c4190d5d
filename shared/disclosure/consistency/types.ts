import type { ComparedKey, Disclosure, DisclosureFigures, ExplainedDifference } from '../../records';

/** Parts of a whole: the villages' figures together are the township's. */
export const ADDED_KEYS: ReadonlySet<ComparedKey> = new Set(['people', 'quantity', 'amountYuan']);

export type MatterEntry = Pick<
  Disclosure,
  'id' | 'unitCode' | 'catalogCode' | 'period' | 'title' | 'state' | 'figures' | 'notApplicable' | 'deleted'
>;

/** One side of a matter: an entry, or the batches that an entry was made from. */
export interface MatterSide {
  readonly id: string;
  readonly unitCode: string;
  readonly period: string;
  readonly title: string;
  readonly figures: DisclosureFigures;
}

/**
 * equal, different: both sides say it. partial: the villages that have said it so far are within the whole. notStated: a side says
 * nothing.
 */
export type KeyVerdict = 'equal' | 'different' | 'partial' | 'notStated';

export interface KeyComparison {
  readonly key: ComparedKey;
  readonly verdict: KeyVerdict;
  /** As stated on the one side; '' = not stated. */
  readonly left: string;
  /** As stated on the other side; for several villages their sum, or what they say where they differ. */
  readonly right: string;
  /** Sides at the right that do not agree with the left one, for a key that is no sum. */
  readonly differing: readonly string[];
}

export interface Matter {
  /** Stands still as long as its entry does: reasons are kept under it. */
  readonly id: string;
  /** sides: government and villages. batches: an entry and the payout batches behind it. */
  readonly kind: 'sides' | 'batches';
  readonly left: MatterSide;
  readonly right: readonly MatterSide[];
  readonly keys: readonly KeyComparison[];
}

/** What a written reason says, and of which figures. */
export type Explanation = Pick<ExplainedDifference, 'key' | 'left' | 'right' | 'reason'>;
