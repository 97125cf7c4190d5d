import type { GridColumn } from './types';

export const MIN_COLUMN_PX = 40;
export const MAX_COLUMN_PX = 800;

/** Frozen columns may take this share of the view, so that large type leaves room to scroll. */
const MAX_FROZEN_SHARE = 0.6;

export interface PlacedColumn {
  readonly column: GridColumn;
  readonly index: number;
  /** From the left edge of the canvas, the row-number column included, px. */
  readonly left: number;
  readonly width: number;
  readonly isFrozen: boolean;
}

export interface ColumnLayout {
  readonly columns: readonly PlacedColumn[];
  /** Row-number column. */
  readonly gutterPx: number;
  /** Row-number column and frozen columns together. */
  readonly frozenPx: number;
  readonly totalPx: number;
  readonly frozenCount: number;
  /** Value of `grid-template-columns`. */
  readonly template: string;
}

/**
 * @param scale root font size / 16 px
 * @param labelLength characters of the longest row number
 * @param viewPx width of the view; 0 while it is not known yet
 */
export function planColumns(
  columns: readonly GridColumn[],
  widths: Readonly<Record<string, number>>,
  scale: number,
  labelLength: number,
  viewPx: number,
): ColumnLayout {
  const gutterPx = Math.round((28 + Math.max(2, labelLength) * 8) * scale);
  const placed: PlacedColumn[] = [];
  let left = gutterPx;
  let frozenPx = gutterPx;
  let frozenCount = 0;
  let canFreeze = true;
  for (const [index, column] of columns.entries()) {
    const width = Math.round(clampWidth(widths[column.key] ?? column.width) * scale);
    canFreeze &&= column.frozen === true && (viewPx === 0 || left + width <= viewPx * MAX_FROZEN_SHARE);
    placed.push({ column, index, left, width, isFrozen: canFreeze });
    left += width;
    if (!canFreeze) continue;
    frozenPx = left;
    frozenCount += 1;
  }
  const template = [gutterPx, ...placed.map((item) => item.width)].map((px) => `${px}px`).join(' ');
  return { columns: placed, gutterPx, frozenPx, totalPx: left, frozenCount, template };
}

export const clampWidth = (px: number) => Math.min(MAX_COLUMN_PX, Math.max(MIN_COLUMN_PX, Math.round(px)));

/** The column under `x` (px from the left edge of the view), -1 for the row numbers. Past the last column: the last. */
export function columnAt(layout: ColumnLayout, x: number, scrollLeft: number): number {
  if (x < layout.gutterPx) return -1;
  const at = x < layout.frozenPx ? x : x + scrollLeft;
  const hit = layout.columns.find((item) => at < item.left + item.width);
  return hit?.index ?? layout.columns.length - 1;
}

/** The smallest sideways move that brings a column wholly into view beside the frozen ones. */
export function scrollLeftToShow(layout: ColumnLayout, column: number, scrollLeft: number, viewPx: number): number {
  const item = layout.columns[column];
  if (!item || item.isFrozen) return scrollLeft;
  if (item.left - layout.frozenPx < scrollLeft) return item.left - layout.frozenPx;
  if (item.left + item.width > scrollLeft + viewPx)
    return Math.min(item.left - layout.frozenPx, item.left + item.width - viewPx);
  return scrollLeft;
}
