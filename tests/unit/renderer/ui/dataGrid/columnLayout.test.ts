import { expect, it } from 'vitest';
import { columnAt, planColumns, scrollLeftToShow } from '../../../../../renderer/ui/dataGrid/columnLayout';

const columns = [
  { key: 'a', title: 'A', width: 100, frozen: true },
  { key: 'b', title: 'B', width: 100 },
  { key: 'c', title: 'C', width: 5000 },
  { key: 'd', title: 'D', width: 100, frozen: true },
];
const layout = planColumns(columns, { b: 150 }, 1, 3, 600);
const gutter = layout.gutterPx;

it('takes kept widths, bounds them, and freezes only leading columns', () => {
  expect(layout.columns.map((item) => item.width)).toEqual([100, 150, 800, 100]);
  expect(layout.columns.map((item) => item.isFrozen)).toEqual([true, false, false, false]);
  expect(layout.frozenPx).toBe(gutter + 100);
  expect(layout.totalPx).toBe(gutter + 1150);
});

it('grows everything with the type', () => {
  expect(planColumns(columns, {}, 2, 3, 0).columns.map((item) => item.width)).toEqual([200, 200, 1600, 200]);
});

it('finds the column under the pointer, frozen ones before scrolled ones', () => {
  expect(columnAt(layout, 5, 300)).toBe(-1);
  expect(columnAt(layout, gutter + 50, 300)).toBe(0);
  expect(columnAt(layout, gutter + 110, 0)).toBe(1);
  expect(columnAt(layout, gutter + 110, 300)).toBe(2);
  expect(columnAt(layout, 99_999, 0)).toBe(3);
});

it('brings a column into view beside the frozen ones', () => {
  expect(scrollLeftToShow(layout, 0, 400, 600)).toBe(400);
  expect(scrollLeftToShow(layout, 1, 400, 600)).toBe(0);
  expect(scrollLeftToShow(layout, 3, 0, 600)).toBe(layout.totalPx - 600);
  // Wider than the view: its start is shown.
  expect(scrollLeftToShow(layout, 2, 0, 400)).toBe(150);
});

it('lets frozen columns go that would leave no room to scroll', () => {
  const wide = planColumns(columns, {}, 2, 3, 300);
  expect(wide.frozenCount).toBe(0);
  expect(wide.frozenPx).toBe(wide.gutterPx);
});
