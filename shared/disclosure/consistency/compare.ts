import { COMPARED_KEYS, type ComparedKey } from '../../records';
import { addStated, isMore, sameStated, showStated, statedNumber } from './stated';
import { ADDED_KEYS, type KeyComparison, type MatterSide } from './types';

export const statedOf = (side: MatterSide, key: ComparedKey): string =>
  (key === 'period' ? side.period : side.figures[key]).trim();

/** Each side at the right must say what the left one says. */
function compareEach(key: ComparedKey, left: MatterSide, right: readonly MatterSide[]): KeyComparison {
  const own = statedOf(left, key);
  const said = right.filter((side) => statedOf(side, key) !== '');
  const words = [...new Set(said.map((side) => statedOf(side, key)))];
  const base = { key, left: own, right: words.join(' / ') };
  if (own === '' || said.length === 0) return { ...base, verdict: 'notStated', differing: [] };
  const differing = said.filter((side) => !sameStated(key, own, statedOf(side, key)));
  return {
    ...base,
    verdict: differing.length > 0 ? 'different' : 'equal',
    differing: differing.map(({ id }) => id),
  };
}

/** The sides at the right are parts; they add up to the left one, or not all of them have spoken yet. */
function compareSum(
  key: ComparedKey,
  left: MatterSide,
  right: readonly MatterSide[],
  isComplete: boolean,
): KeyComparison {
  const own = statedOf(left, key);
  const values = right.flatMap((side) => statedNumber(statedOf(side, key)) ?? []);
  const sum = addStated(values);
  const base = { key, left: own, right: values.length === 0 ? '' : showStated(sum), differing: [] };
  const whole = statedNumber(own);
  if (!whole || values.length === 0) return { ...base, verdict: 'notStated' };
  if (sameStated(key, own, showStated(sum))) return { ...base, verdict: 'equal' };
  // A part may be less than the whole while others are still to come; it is never more.
  const isWaiting = (!isComplete || values.length < right.length) && !isMore(sum, whole);
  return { ...base, verdict: isWaiting ? 'partial' : 'different' };
}

/** @param parts the right sides are parts of the left one (villages of a township). `isComplete`: every part has a side. */
export function compareSides(
  left: MatterSide,
  right: readonly MatterSide[],
  parts?: { readonly isComplete: boolean },
): KeyComparison[] {
  return COMPARED_KEYS.map((key) =>
    parts && ADDED_KEYS.has(key) ? compareSum(key, left, right, parts.isComplete) : compareEach(key, left, right),
  );
}
