import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import { type ColumnLayout, columnAt } from './columnLayout';
import type { CellPosition } from './types';
import type { GridViewport } from './useGridViewport';

export interface PointedCell extends CellPosition {
  /** On the row number: the whole row is meant. */
  readonly isRowLabel: boolean;
}

interface PointerActs {
  readonly onDown: (cell: PointedCell, extend: boolean) => void;
  readonly onDrag: (cell: PointedCell) => void;
  readonly onDouble: () => void;
}

/** Speed grows with the distance past the edge, px per frame. */
const edgeSpeed = (past: number) => Math.sign(past) * Math.min(60, 4 + Math.abs(past) / 3);

interface Drag {
  x: number;
  y: number;
  readonly onLabels: boolean;
  /** Has not left the fixed columns, where it began: over them it means their own cells. */
  fromFrozen: boolean;
  /** Was past an edge in the last frame. */
  wasPast: boolean;
  frame: number;
}

/** Clicks and drags from coordinates; a drag past an edge scrolls. */
export function useGridPointer(viewport: GridViewport, layout: ColumnLayout, rowCount: number, acts: PointerActs) {
  const { scroll, scrollerRef, headRef, rowPx } = viewport;
  const drag = useRef<Drag | null>(null);
  const live = useRef({ acts, layout, rowCount, rowPx });
  live.current = { acts, layout, rowCount, rowPx };

  const pointAt = (clientX: number, clientY: number): PointedCell | null => {
    const scroller = scrollerRef.current;
    const head = headRef.current;
    const now = live.current;
    if (!scroller || !head || now.rowCount === 0 || now.layout.columns.length === 0) return null;
    const box = scroller.getBoundingClientRect();
    const y = clientY - box.top - head.offsetHeight;
    const column = columnAt(now.layout, clientX - box.left, scroller.scrollLeft);
    const row = Math.floor((scroll.contentOffset + y) / now.rowPx);
    return {
      row: Math.min(Math.max(0, row), now.rowCount - 1),
      column: Math.max(0, column),
      isRowLabel: column < 0,
    };
  };

  /** Where cells scroll, and how far past its edges the pointer is. The fixed columns are past it while something lies under them. */
  const pastEdges = (now: Drag, scroller: HTMLElement, head: HTMLElement) => {
    const box = scroller.getBoundingClientRect();
    const top = box.top + head.offsetHeight;
    const bottom = box.top + scroller.clientHeight;
    const scrolls = scroll.scrollLeft > 0 && !now.fromFrozen && !now.onLabels;
    const left = box.left + (scrolls ? live.current.layout.frozenPx : 0);
    const right = box.left + scroller.clientWidth;
    const pastX = now.x < left ? now.x - left : now.x > right ? now.x - right : 0;
    const pastY = now.y < top ? now.y - top : now.y > bottom ? now.y - bottom : 0;
    return { top, bottom, left, right, pastX, pastY };
  };

  /** A drag that began on cells stays with cells, one that began on row numbers with rows. */
  const dragTo = (now: Drag, x: number, y: number) => {
    const cell = pointAt(x, y);
    if (cell) live.current.acts.onDrag({ ...cell, isRowLabel: now.onLabels });
  };

  const dragFrame = () => {
    const now = drag.current;
    const scroller = scrollerRef.current;
    const head = headRef.current;
    if (!now || !scroller || !head) return;
    now.frame = requestAnimationFrame(dragFrame);
    const { top, bottom, left, right, pastX, pastY } = pastEdges(now, scroller, head);
    if (pastY !== 0) scroll.scrollTo(scroll.contentOffset + edgeSpeed(pastY));
    if (pastX !== 0 && !now.onLabels) scroll.scrollSideways(scroll.scrollLeft + edgeSpeed(pastX));
    const isPast = pastX !== 0 || pastY !== 0;
    // Once more when it has scrolled to its end: what the pointer is over is then meant itself.
    if (isPast || now.wasPast)
      dragTo(now, Math.min(Math.max(now.x, left), right - 1), Math.min(Math.max(now.y, top), bottom - 1));
    now.wasPast = isPast;
  };

  useEffect(
    () => () => {
      if (drag.current) cancelAnimationFrame(drag.current.frame);
    },
    [],
  );

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const scroller = scrollerRef.current;
    const head = headRef.current;
    if (!scroller || !head || event.button !== 0) return;
    const box = scroller.getBoundingClientRect();
    // The scroll bars and the head are not cells.
    if (event.clientX - box.left >= scroller.clientWidth || event.clientY - box.top >= scroller.clientHeight) return;
    if (event.clientY - box.top < head.offsetHeight) return;
    const cell = pointAt(event.clientX, event.clientY);
    if (!cell) return;
    event.preventDefault();
    scroller.setPointerCapture(event.pointerId);
    const { clientX: x, clientY: y } = event;
    const fromFrozen = x < box.left + layout.frozenPx;
    const frame = requestAnimationFrame(dragFrame);
    drag.current = { x, y, onLabels: cell.isRowLabel, fromFrozen, wasPast: false, frame };
    acts.onDown(cell, event.shiftKey);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const now = drag.current;
    const scroller = scrollerRef.current;
    const head = headRef.current;
    if (!now || !scroller || !head) return;
    now.x = event.clientX;
    now.y = event.clientY;
    now.fromFrozen &&= now.x < scroller.getBoundingClientRect().left + live.current.layout.frozenPx;
    // Past an edge the next frame says which cell is meant.
    const { pastX, pastY } = pastEdges(now, scroller, head);
    if (pastX !== 0 || pastY !== 0) return;
    if (scroller.contains(document.elementFromPoint(now.x, now.y))) dragTo(now, now.x, now.y);
  };
  const onPointerUp = () => {
    if (drag.current) cancelAnimationFrame(drag.current.frame);
    drag.current = null;
  };
  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    const cell = pointAt(event.clientX, event.clientY);
    const isHead = headRef.current?.contains(event.target as Node);
    if (cell && !cell.isRowLabel && !isHead) acts.onDouble();
  };
  return { handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onDoubleClick } };
}
