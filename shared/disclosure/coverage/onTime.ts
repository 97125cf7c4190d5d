import type { CoverageCell } from './types';

/** R-M03: what was public in time among what had to be, with the rows behind the figure. */
export interface OnTimeRate {
  readonly key: string;
  readonly counted: number;
  readonly onTime: number;
  /** Still not public and overdue. */
  readonly open: number;
  /** What the figure counts, the late ones first. */
  readonly rows: readonly CoverageCell[];
}

interface Counting {
  onTime: number;
  open: number;
  readonly rows: CoverageCell[];
}

/** On-time rate by village or by entry; keys in the order in which they first appear. A cell that is not due yet counts nowhere. */
export function onTimeRates(
  cells: Iterable<CoverageCell>,
  keyOf: (cell: CoverageCell) => string,
): readonly OnTimeRate[] {
  const byKey = new Map<string, Counting>();
  for (const cell of cells) {
    const key = keyOf(cell);
    let found = byKey.get(key);
    if (!found) {
      found = { onTime: 0, open: 0, rows: [] };
      byKey.set(key, found);
    }
    if (cell.onTime === undefined) continue;
    found.rows.push(cell);
    if (cell.onTime) found.onTime += 1;
    if (cell.state === 'late') found.open += 1;
  }
  return [...byKey].map(([key, { onTime, open, rows }]) => ({
    key,
    counted: rows.length,
    onTime,
    open,
    rows: [...rows.filter((cell) => !cell.onTime), ...rows.filter((cell) => cell.onTime)],
  }));
}

export function sumOfRates(rates: readonly OnTimeRate[]): Pick<OnTimeRate, 'counted' | 'onTime' | 'open'> {
  let [counted, onTime, open] = [0, 0, 0];
  for (const rate of rates) {
    counted += rate.counted;
    onTime += rate.onTime;
    open += rate.open;
  }
  return { counted, onTime, open };
}
