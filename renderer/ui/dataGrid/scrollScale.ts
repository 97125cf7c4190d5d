/**
 * Chromium cuts an element off at about 33 million px (Firefox at 17) and is a pixel wrong from some 15 million on
 * (measured, Chromium 156). Beyond this height the scroll bar is shorter than the rows are tall, and a place on it
 * stands for a place in the rows.
 */
export const MAX_CANVAS_PX = 8_000_000;

export interface ScrollScale {
  /** Height of all rows, px. */
  readonly contentPx: number;
  /** Height the browser is told, px. */
  readonly canvasPx: number;
  /** Furthest content offset. */
  readonly maxContent: number;
  /** Furthest scrollTop. */
  readonly maxCanvas: number;
  readonly isCompressed: boolean;
}

/** @param viewportPx height of the part of the grid that shows rows */
export function planScrollScale(rowCount: number, rowPx: number, viewportPx: number): ScrollScale {
  const contentPx = rowCount * rowPx;
  const canvasPx = Math.min(contentPx, MAX_CANVAS_PX);
  return {
    contentPx,
    canvasPx,
    maxContent: Math.max(0, contentPx - viewportPx),
    maxCanvas: Math.max(0, canvasPx - viewportPx),
    isCompressed: contentPx > MAX_CANVAS_PX,
  };
}

const clamp = (value: number, max: number) => Math.min(Math.max(0, value), max);

/** Where the rows stand when the scroll bar stands at `scrollTop`. Both ends meet exactly. */
export function toContentOffset(scale: ScrollScale, scrollTop: number): number {
  if (!scale.isCompressed) return clamp(scrollTop, scale.maxContent);
  return clamp((scrollTop / scale.maxCanvas) * scale.maxContent, scale.maxContent);
}

/** The inverse, in whole pixels because Chromium rounds scrollTop on most screens. */
export function toScrollTop(scale: ScrollScale, contentOffset: number): number {
  const offset = clamp(contentOffset, scale.maxContent);
  if (!scale.isCompressed) return offset;
  return Math.round((offset / scale.maxContent) * scale.maxCanvas);
}

/** The smallest move that brings a row wholly into view; the offset itself when it is in view already. */
export function offsetToShowRow(scale: ScrollScale, offset: number, row: number, rowPx: number, viewportPx: number) {
  const top = row * rowPx;
  if (top < offset) return clamp(top, scale.maxContent);
  if (top + rowPx > offset + viewportPx) return clamp(top + rowPx - viewportPx, scale.maxContent);
  return offset;
}
