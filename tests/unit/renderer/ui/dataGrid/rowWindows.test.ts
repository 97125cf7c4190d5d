import { describe, expect, it } from 'vitest';
import { RowWindows, WINDOW_ROWS } from '../../../../../renderer/ui/dataGrid/rowWindows';
import type { GridRow, GridSource } from '../../../../../renderer/ui/dataGrid/types';

const makeRows = (from: number, to: number, mark: string): GridRow[] =>
  Array.from({ length: to - from }, (_, at) => ({
    key: from + at,
    label: `${from + at}`,
    cells: [`${mark}${from + at}`],
  }));

/** A source whose answers are given by hand, in any order. */
function handSource(rowCount: number, version = 1, mark = 'v1-') {
  const asked: { from: number; to: number; answer: () => Promise<void>; fail: () => Promise<void> }[] = [];
  const source: GridSource = {
    rowCount,
    version,
    rows: (from, to) =>
      new Promise((resolve, reject) => {
        const settle = async (act: () => void) => {
          act();
          await new Promise((done) => setTimeout(done));
        };
        asked.push({
          from,
          to,
          answer: () => settle(() => resolve(makeRows(from, to, mark))),
          fail: () => settle(() => reject(new Error('gone'))),
        });
      }),
  };
  return { source, asked };
}

describe('RowWindows', () => {
  it('fetches what is in view and one window ahead, each once', async () => {
    const { source, asked } = handSource(10_000);
    const windows = new RowWindows(source);
    windows.want(0, 30, 1);
    windows.want(1, 31, 1);
    expect(asked.map((item) => item.from)).toEqual([0, WINDOW_ROWS]);
    expect(windows.row(3)).toBeUndefined();
    await asked[0]?.answer();
    expect(windows.row(3)?.cells).toEqual(['v1-3']);
  });

  it('does not fetch every window that was flown past', async () => {
    const { source, asked } = handSource(1_000_000);
    const windows = new RowWindows(source);
    for (let row = 0; row < 900_000; row += 10_000) windows.want(row, row + 30, 1);
    expect(asked.length).toBe(3);
    for (const item of [...asked]) await item.answer();
    // Free again, it asks for the last place only.
    expect(asked.slice(3).map((item) => item.from)).toEqual([890_000, 890_000 + WINDOW_ROWS]);
  });

  it('keeps old rows on the screen until the new version has come', async () => {
    const first = handSource(1000);
    const windows = new RowWindows(first.source);
    windows.want(0, 30, 1);
    await first.asked[0]?.answer();
    const second = handSource(1000, 2, 'v2-');
    windows.setSource(second.source);
    expect(windows.row(3)?.cells).toEqual(['v1-3']);
    expect(windows.readNow(0, 5)).toBeNull();
    await second.asked[0]?.answer();
    expect(windows.row(3)?.cells).toEqual(['v2-3']);
    expect(windows.readNow(0, 2)?.map((row) => row.key)).toEqual([0, 1]);
  });

  it('drops an answer of an older version', async () => {
    const first = handSource(1000);
    const windows = new RowWindows(first.source);
    windows.want(0, 30, 1);
    const second = handSource(1000, 2, 'v2-');
    windows.setSource(second.source);
    for (const item of second.asked) await item.answer();
    for (const item of first.asked) await item.answer();
    windows.want(0, 30, 1);
    for (const item of second.asked) await item.answer();
    expect(windows.row(3)?.cells).toEqual(['v2-3']);
  });

  it('asks again after a fault only when wanted again', async () => {
    const { source, asked } = handSource(100);
    const windows = new RowWindows(source);
    windows.want(0, 30, 1);
    await asked[0]?.fail();
    expect(asked.length).toBe(1);
    windows.want(0, 30, 1);
    expect(asked.length).toBe(2);
    await asked[1]?.answer();
    expect(windows.row(0)).toBeDefined();
  });

  it('holds a bounded number of rows', () => {
    let rows = 0;
    const source: GridSource = {
      rowCount: 1_000_000,
      version: 1,
      rows: (from, to) => {
        rows += to - from;
        return makeRows(from, to, '');
      },
    };
    const windows = new RowWindows(source);
    for (let row = 0; row < 100_000; row += WINDOW_ROWS) windows.want(row, row, 1);
    expect(rows).toBeGreaterThanOrEqual(100_000);
    expect(windows.row(0)).toBeUndefined();
    expect(windows.row(99_999)).toBeDefined();
    let held = 0;
    for (let row = 0; row < 101_000; row += 1) if (windows.row(row)) held += 1;
    expect(held).toBeLessThanOrEqual(8000);
  });

  it('reads a long stretch in order, cached or not', async () => {
    const source: GridSource = {
      rowCount: 5000,
      version: 1,
      rows: async (from, to) => makeRows(from, to, ''),
    };
    const windows = new RowWindows(source);
    windows.want(400, 420, 1);
    await new Promise((done) => setTimeout(done, 5));
    const rows = await windows.read(150, 4321);
    expect(rows.map((row) => row.key)).toEqual(Array.from({ length: 4321 - 150 }, (_, at) => 150 + at));
  });

  it('shows a patched text until the next version', async () => {
    const source: GridSource = { rowCount: 10, version: 1, rows: (from, to) => makeRows(from, to, '') };
    const windows = new RowWindows(source);
    windows.want(0, 9, 1);
    const before = windows.snapshot();
    windows.patch(new Map([[4, new Map([[0, 'new']])]]));
    expect(windows.row(4)?.cells).toEqual(['new']);
    expect(windows.snapshot()).toBeGreaterThan(before);
    windows.setSource({ ...source, version: 2 });
    expect(windows.row(4)?.cells).toEqual(['4']);
  });
});
