import type { PrivacyProfile } from '../records/publicPayoutRow';

/** A line of a summary that tells how many persons stand behind it. */
export interface SummaryLine {
  readonly profile: PrivacyProfile;
  readonly count: number;
}

export interface MergedLines<T> {
  /** Lines that may stand for themselves, in their order. */
  readonly shown: readonly T[];
  /** Lines that may only be shown as one, without their own words; empty when there are none. */
  readonly merged: readonly T[];
}

/**
 * privacy.md § 3: in a summary of profile C or D a line with fewer than `fewest` persons is shown together with others only, or
 * its figures say what one person got. When the small lines together are still too few, the smallest other line of C or D joins.
 */
export function mergeSmall<T extends SummaryLine>(lines: readonly T[], fewest: number): MergedLines<T> {
  const isSensitive = ({ profile }: T): boolean => profile === 'C' || profile === 'D';
  const merged = new Set(lines.filter((line) => isSensitive(line) && line.count > 0 && line.count < fewest));
  const people = (): number => [...merged].reduce((sum, { count }) => sum + count, 0);
  const others = lines
    .filter((line) => isSensitive(line) && line.count >= fewest)
    .sort((a, b) => a.count - b.count)
    .values();
  // One line alone is told by what is left between the total and the rest, whatever it is called.
  while (merged.size > 0 && (merged.size < 2 || people() < fewest)) {
    const next = others.next();
    if (next.done) break;
    merged.add(next.value);
  }
  return { shown: lines.filter((line) => !merged.has(line)), merged: lines.filter((line) => merged.has(line)) };
}
