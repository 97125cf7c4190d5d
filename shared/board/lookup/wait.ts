import type { LookupRules } from './rules';

/**
 * Seconds before the next question after so many misses of a session: the first ones cost nothing, then each doubles the wait
 * up to the longest. A hit takes nothing back: else whoever tries digits would ask for himself in between.
 */
export function waitAfterMisses(
  misses: number,
  { freeMisses, firstWaitSeconds, longestWaitSeconds }: LookupRules,
): number {
  const costly = misses - freeMisses;
  return costly <= 0 ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** Math.min(costly - 1, 30));
}
