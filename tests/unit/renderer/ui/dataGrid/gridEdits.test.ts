import { describe, expect, it } from 'vitest';
import { formatBlock } from '../../../../../renderer/ui/dataGrid/clipboardText';
import {
  indexEdits,
  pasteTarget,
  planClear,
  planFillDown,
  planPaste,
} from '../../../../../renderer/ui/dataGrid/gridEdits';
import type { GridColumn, GridRow } from '../../../../../renderer/ui/dataGrid/types';

const columns: readonly GridColumn[] = [
  { key: 'a', title: 'A', width: 80, editable: true },
  { key: 'b', title: 'B', width: 80, editable: true },
  { key: 'fixed', title: 'F', width: 80 },
  { key: 'secret', title: 'S', width: 80, editable: true, secret: true },
];
const row = (key: number, cells: string[], readOnly = false): GridRow => ({ key, label: `${key}`, cells, readOnly });
const one = { top: 0, bottom: 0, left: 0, right: 0 };

describe('pasteTarget', () => {
  it('is as large as the block', () => {
    expect(pasteTarget(one, [['1', '2'], ['3']], 4)).toEqual({ top: 0, bottom: 1, left: 0, right: 1 });
  });
  it('repeats the block over a selection that is a whole multiple of it', () => {
    expect(pasteTarget({ top: 2, bottom: 5, left: 0, right: 1 }, [['1'], ['2']], 4)).toEqual({
      top: 2,
      bottom: 5,
      left: 0,
      right: 1,
    });
    expect(pasteTarget({ top: 2, bottom: 4, left: 0, right: 1 }, [['1'], ['2']], 4)).toEqual({
      top: 2,
      bottom: 3,
      left: 0,
      right: 0,
    });
  });
  it('stops at the last column', () => {
    expect(pasteTarget({ ...one, left: 3, right: 3 }, [['1', '2', '3']], 4).right).toBe(3);
  });
});

describe('planPaste', () => {
  const rows = [row(1, ['a1', 'b1', 'f1', '***1']), row(2, ['a2', 'b2', 'f2', '***2'], true)];
  it('writes editable cells, counts refused ones, leaves equal and missing ones alone', () => {
    const block = [['a1', 'x', 'y'], ['z']];
    const target = { top: 0, bottom: 1, left: 0, right: 2 };
    expect(planPaste(rows, columns, target, block)).toEqual({
      edits: [{ rowKey: 1, columnKey: 'b', before: 'b1', after: 'x' }],
      refused: 2,
    });
  });
  it('leaves out columns that were copied masked', () => {
    const target = { top: 0, bottom: 0, left: 1, right: 3 };
    const plan = planPaste(rows.slice(0, 1), columns, target, [['n', 'f1', '***9']], new Set([2]));
    expect(plan.edits.map((edit) => edit.columnKey)).toEqual(['b']);
  });
});

describe('clear and fill', () => {
  const rows = [row(1, ['top', '', 'f', '***1']), row(2, ['x', 'y', 'f', '***2']), row(3, ['top', 'z', 'f', '***3'])];
  it('clears what has text', () => {
    const plan = planClear(rows.slice(0, 1), columns, { top: 0, bottom: 0, left: 0, right: 1 });
    expect(plan).toEqual({ edits: [{ rowKey: 1, columnKey: 'a', before: 'top', after: '' }], refused: 0 });
  });
  it('fills from the first row, changed cells only', () => {
    const plan = planFillDown(rows, columns, { top: 0, bottom: 2, left: 0, right: 1 });
    expect(plan.edits.map((edit) => [edit.rowKey, edit.columnKey, edit.after])).toEqual([
      [2, 'a', 'top'],
      [2, 'b', ''],
      [3, 'b', ''],
    ]);
  });
  it('never writes a mask downwards', () => {
    expect(planFillDown(rows, columns, { top: 0, bottom: 2, left: 3, right: 3 })).toEqual({ edits: [], refused: 2 });
  });
});

it('shows edits before they are stored, but never in a secret cell', () => {
  const shown = indexEdits(
    [
      { rowKey: 1, columnKey: 'b', before: '', after: 'x' },
      { rowKey: 1, columnKey: 'secret', before: '***', after: '190101195801000002' },
    ],
    columns,
  );
  expect([...(shown.get(1) ?? [])]).toEqual([[1, 'x']]);
});

describe('formatBlock', () => {
  const rows = [row(1, ['190101195801000002', '<b>&', 'f', '***'])];
  it('marks cells as text for a spreadsheet and escapes them', () => {
    const block = formatBlock(rows, { top: 0, bottom: 0, left: 0, right: 1 });
    expect(block.plain).toBe('190101195801000002\t<b>&\r\n');
    expect(block.html).toContain(`<td style="mso-number-format:'\\@'">190101195801000002</td>`);
    expect(block.html).toContain('&lt;b&gt;&amp;');
  });
  it('puts a single cell without a line end', () => {
    expect(formatBlock(rows, one).plain).toBe('190101195801000002');
  });
});
