import type { CellPosition, CellRange, GridSelection } from './types';

/** Size of the table: the last cell is (rows - 1, columns - 1). */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const clamp = (value: number, last: number) => Math.min(Math.max(0, value), Math.max(0, last));

export function clampCell(cell: CellPosition, extent: Extent): CellPosition {
  return { row: clamp(cell.row, extent.rows - 1), column: clamp(cell.column, extent.columns - 1) };
}

export const sameCell = (a: CellPosition, b: CellPosition) => a.row === b.row && a.column === b.column;

export const selectCell = (cell: CellPosition): GridSelection => ({ active: cell, anchor: cell, head: cell });

/** The rectangle of a selection, both ends included. */
export function rangeOf(selection: GridSelection): CellRange {
  const { anchor, head } = selection;
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** A selection of a rectangle with its first cell active. */
export function selectRange(range: CellRange): GridSelection {
  const first = { row: range.top, column: range.left };
  return { active: first, anchor: first, head: { row: range.bottom, column: range.right } };
}

export const cellCount = (range: CellRange) => (range.bottom - range.top + 1) * (range.right - range.left + 1);

export function clampSelection(selection: GridSelection, extent: Extent): GridSelection {
  return {
    active: clampCell(selection.active, extent),
    anchor: clampCell(selection.anchor, extent),
    head: clampCell(selection.head, extent),
    ...(selection.tabFrom !== undefined && { tabFrom: selection.tabFrom }),
  };
}

/** Moves from the active cell; with `extend` the head moves and the anchor stays, as Shift does in Excel. */
export function moveSelection(
  selection: GridSelection,
  delta: { readonly rows: number; readonly columns: number },
  extent: Extent,
  extend: boolean,
): GridSelection {
  const from = extend ? selection.head : selection.active;
  const to = clampCell({ row: from.row + delta.rows, column: from.column + delta.columns }, extent);
  return extend ? { ...selection, head: to } : selectCell(to);
}

/** Home, End and the Ctrl jumps: undefined keeps that coordinate. */
export function jumpSelection(
  selection: GridSelection,
  target: { readonly row?: number; readonly column?: number },
  extent: Extent,
  extend: boolean,
): GridSelection {
  const from = extend ? selection.head : selection.active;
  const to = clampCell({ row: target.row ?? from.row, column: target.column ?? from.column }, extent);
  return extend ? { ...selection, head: to } : selectCell(to);
}

/**
 * Enter and Tab. In a single cell they move on and select; in a range the active cell walks round inside it, Enter
 * down the columns and Tab along the rows, and the range stays. Enter after Tabs goes to the column where they began,
 * so that a row after the other can be typed.
 */
export function stepSelection(
  selection: GridSelection,
  axis: 'row' | 'column',
  step: 1 | -1,
  extent: Extent,
): GridSelection {
  const range = rangeOf(selection);
  if (cellCount(range) === 1) {
    const { active, tabFrom } = selection;
    if (axis === 'row')
      return selectCell(clampCell({ row: active.row + step, column: tabFrom ?? active.column }, extent));
    const next = moveSelection(selection, { rows: 0, columns: step }, extent, false);
    return step === 1 || tabFrom !== undefined ? { ...next, tabFrom: tabFrom ?? active.column } : next;
  }
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const row = selection.active.row - range.top;
  const column = selection.active.column - range.left;
  const place = axis === 'row' ? column * height + row : row * width + column;
  const next = (place + step + height * width) % (height * width);
  const active =
    axis === 'row'
      ? { row: range.top + (next % height), column: range.left + Math.floor(next / height) }
      : { row: range.top + Math.floor(next / width), column: range.left + (next % width) };
  return { ...selection, active };
}
