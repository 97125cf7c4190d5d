import type { ComparedKey, DisclosureFigures } from '../../records';
import { compareSides } from './compare';
import { sideOf } from './matters';
import type { Explanation, KeyComparison, Matter, MatterEntry } from './types';

/** What the payout batches behind an entry say of its village. */
export interface BatchSide {
  readonly title: string;
  readonly period: string;
  readonly figures: DisclosureFigures;
}

/** An entry that was made from batches must go on saying what they say, also after one of them was corrected (R-V10, R-V13). */
export function compareWithBatches(entry: MatterEntry, batches: BatchSide): Matter {
  const left = sideOf(entry);
  const right = [{ id: '', unitCode: entry.unitCode, ...batches }];
  return { id: `${entry.id}.batches`, kind: 'batches', left, right, keys: compareSides(left, right) };
}

/** A difference that nobody has mended or explained as it stands now. */
export function isOpen(comparison: KeyComparison, explained: readonly Explanation[]): boolean {
  return comparison.verdict === 'different' && !explained.some((one) => explains(one, comparison));
}

const explains = (one: Explanation, { key, left, right }: KeyComparison): boolean =>
  one.reason.trim() !== '' && one.key === key && one.left === left && one.right === right;

/** Keys of a matter that block packing (R-V10). */
export const openDifferences = (matter: Matter, explained: readonly Explanation[]): readonly ComparedKey[] =>
  matter.keys.filter((comparison) => isOpen(comparison, explained)).map(({ key }) => key);
