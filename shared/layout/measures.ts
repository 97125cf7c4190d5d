import type { Orientation, Paper } from './types';

/** 1 mm in twips (1440 / 25.4). */
export const twipsOfMm = (mm: number): number => Math.round((mm * 1440) / 25.4);

/** Line height in twips for a size in points. */
export const lineTwips = (sizePt: number, lineHeight: number): number => Math.round(sizePt * 20 * lineHeight);

/** A4 210 × 297 mm, A3 297 × 420 mm (ISO 216); the figures word processors write. */
const SHORT_EDGE: Readonly<Record<Paper, number>> = { A4: 11906, A3: 16838 };
const LONG_EDGE: Readonly<Record<Paper, number>> = { A4: 16838, A3: 23811 };

export function paperTwips(paper: Paper, orientation: Orientation): { width: number; height: number } {
  return orientation === 'portrait'
    ? { width: SHORT_EDGE[paper], height: LONG_EDGE[paper] }
    : { width: LONG_EDGE[paper], height: SHORT_EDGE[paper] };
}

/** Room left and right of the text in a cell as columns are planned, 1.2 mm each. */
export const CELL_PADDING = 68;
/** What of it renderers do not use: rules take a little of the cell's width, and a hair too much would wrap the text. */
export const PADDING_RESERVE = 20;
/** Room above and below several lines in a cell. */
export const ROW_PADDING = 90;
/** What renderers may add for rules and the last empty paragraph; never planned with. */
export const PAGE_SLACK = 200;
