import { describe, expect, it } from 'vitest';
import {
  cellCount,
  clampSelection,
  jumpSelection,
  moveSelection,
  rangeOf,
  selectCell,
  selectRange,
  stepSelection,
} from '../../../../../renderer/ui/dataGrid/selection';

const extent = { rows: 10, columns: 5 };
const at = (row: number, column: number) => selectCell({ row, column });

describe('moving', () => {
  it('stops at the edges', () => {
    expect(moveSelection(at(0, 0), { rows: -1, columns: -1 }, extent, false).active).toEqual({ row: 0, column: 0 });
    expect(moveSelection(at(9, 4), { rows: 3, columns: 3 }, extent, false).active).toEqual({ row: 9, column: 4 });
  });
  it('extends from the head and keeps anchor and active', () => {
    const once = moveSelection(at(3, 3), { rows: 1, columns: 0 }, extent, true);
    const twice = moveSelection(once, { rows: 0, columns: -2 }, extent, true);
    expect(twice.active).toEqual({ row: 3, column: 3 });
    expect(rangeOf(twice)).toEqual({ top: 3, bottom: 4, left: 1, right: 3 });
    expect(cellCount(rangeOf(twice))).toBe(6);
  });
  it('without Shift leaves from the active cell, not from the head', () => {
    const wide = moveSelection(at(3, 3), { rows: 5, columns: 0 }, extent, true);
    expect(moveSelection(wide, { rows: 1, columns: 0 }, extent, false)).toEqual(at(4, 3));
  });
  it('jumps in one coordinate and keeps the other', () => {
    expect(jumpSelection(at(4, 2), { row: 9 }, extent, false)).toEqual(at(9, 2));
    expect(rangeOf(jumpSelection(at(4, 2), { column: 0 }, extent, true))).toEqual({
      top: 4,
      bottom: 4,
      left: 0,
      right: 2,
    });
  });
});

describe('Enter and Tab', () => {
  it('move on from a single cell', () => {
    expect(stepSelection(at(2, 2), 'row', 1, extent)).toEqual(at(3, 2));
    expect(stepSelection(at(2, 2), 'column', -1, extent)).toEqual(at(2, 1));
    expect(stepSelection(at(9, 4), 'row', 1, extent)).toEqual(at(9, 4));
  });
  it('Enter after Tabs goes under the cell where they began; a move in between ends that', () => {
    const tabbed = stepSelection(stepSelection(at(2, 1), 'column', 1, extent), 'column', 1, extent);
    expect(tabbed.active).toEqual({ row: 2, column: 3 });
    expect(stepSelection(clampSelection(tabbed, extent), 'row', 1, extent)).toEqual(at(3, 1));
    const moved = moveSelection(tabbed, { rows: 0, columns: 1 }, extent, false);
    expect(stepSelection(moved, 'row', 1, extent)).toEqual(at(3, 4));
  });
  it('walk round inside a range without changing it', () => {
    let held = selectRange({ top: 1, bottom: 2, left: 1, right: 3 });
    const seen: string[] = [];
    for (let step = 0; step < 6; step += 1) {
      held = { ...held, ...stepSelection(held, 'column', 1, extent) };
      seen.push(`${held.active.row},${held.active.column}`);
    }
    expect(seen).toEqual(['1,2', '1,3', '2,1', '2,2', '2,3', '1,1']);
    expect(stepSelection(held, 'row', 1, extent).active).toEqual({ row: 2, column: 1 });
    expect(stepSelection(held, 'row', -1, extent).active).toEqual({ row: 2, column: 3 });
    expect(rangeOf(held)).toEqual({ top: 1, bottom: 2, left: 1, right: 3 });
  });
});

it('a shorter table pulls the selection in, an empty one to its first cell', () => {
  const held = selectRange({ top: 2, bottom: 9, left: 0, right: 4 });
  expect(rangeOf(clampSelection(held, { rows: 5, columns: 3 }))).toEqual({ top: 2, bottom: 4, left: 0, right: 2 });
  expect(clampSelection(held, { rows: 0, columns: 3 }).active).toEqual({ row: 0, column: 0 });
});
