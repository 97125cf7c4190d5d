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

/** Clicks and drags from coordinates; a drag past an edge scrolls. */
export function useGridPointer(viewport: GridViewport, layout: ColumnLayout, rowCount: number, acts: PointerActs) {
  const { scroll, scrollerRef, headRef, rowPx } = viewport;
  const drag = useRef<{ x: number; y: number; onLabels: boolean; frame: number } | null>(null);
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

  const dragFrame = () => {
    const now = drag.current;
    const scroller = scrollerRef.current;
    const head = headRef.current;
    if (!now || !scroller || !head) return;
    const box = scroller.getBoundingClientRect();
    const top = box.top + head.offsetHeight;
    const bottom = box.top + scroller.clientHeight;
    const left = box.left + live.current.layout.frozenPx;
    const right = box.left + scroller.clientWidth;
    const pastY = now.y < top ? now.y - top : now.y > bottom ? now.y - bottom : 0;
    const pastX = now.x < left ? now.x - left : now.x > right ? now.x - right : 0;
    if (pastY !== 0) scroll.scrollTo(scroll.contentOffset + edgeSpeed(pastY));
    if (pastX !== 0 && !now.onLabels) scroll.scrollSideways(scroll.scrollLeft + edgeSpeed(pastX));
    if (pastX !== 0 || pastY !== 0) {
      const x = Math.min(Math.max(now.x, now.onLabels ? box.left : left), right - 1);
      const cell = pointAt(x, Math.min(Math.max(now.y, top), bottom - 1));
      if (cell) live.current.acts.onDrag(cell);
    }
    now.frame = requestAnimationFrame(dragFrame);
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
    drag.current = { x: event.clientX, y: event.clientY, onLabels: cell.isRowLabel, frame: 0 };
    drag.current.frame = requestAnimationFrame(dragFrame);
    acts.onDown(cell, event.shiftKey);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const now = drag.current;
    if (!now) return;
    now.x = event.clientX;
    now.y = event.clientY;
    const cell = pointAt(event.clientX, event.clientY);
    const isInside = scrollerRef.current?.contains(document.elementFromPoint(event.clientX, event.clientY));
    if (cell && isInside) acts.onDrag(cell);
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
