import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../../shared/kernel';
import { layoutReport, type Report, rowHeights } from '../../../../shared/layout';
import { layoutResources } from '../../../support/postingSamples';
import { aReport } from '../../../support/reports';

const laid = (over: Partial<Report> = {}) => layoutReport(aReport(over), layoutResources);
const textsOf = (report: ReturnType<typeof laid>, row: number): string[] =>
  (report.rows[row]?.cells ?? []).map((cell) => `${cell.column}:${cell.text}`);

describe('layoutReport', () => {
  it('puts neighbours of one group under its name and all other headers over both rows', () => {
    const report = laid();
    expect(report.headerRows).toBe(2);
    expect(textsOf(report, 0)).toEqual(['0:序号', '1:公开事项', '3:公开内容（要素）', '4:时限', '5:公开方式']);
    expect(textsOf(report, 1)).toEqual(['1:一级事项', '2:二级事项', '5:主动', '6:依申请']);
    expect(report.rows[0]?.cells.map((cell) => [cell.rowSpan, cell.colSpan])).toEqual([
      [2, 1],
      [1, 2],
      [2, 1],
      [2, 1],
      [1, 2],
    ]);
  });

  it('has one header row when no column belongs to a group', () => {
    const report = laid({ columns: [{ header: '村', widthMm: 30 }], rows: [{ cells: ['东坝村'] }] });
    expect(report.headerRows).toBe(1);
    expect(report.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([['村'], ['东坝村']]);
  });

  it('moves cells to the right of one that reaches down from above, and fills short rows', () => {
    const report = laid();
    expect(textsOf(report, 4)).toEqual(['0:2', '2:支出', '3:=SUM(A1:A9)', '4:+3', '5:逾期']);
    expect(report.rows[4]?.covered.map((cell) => cell.text)).toEqual(['财务收支']);
    const short = laid({ rows: [{ cells: ['1'] }] });
    expect(short.rows[2]?.cells).toHaveLength(7);
  });

  it('takes a row with too many cells, or a cell over its neighbour, for a mistake of ours', () => {
    expect(() => laid({ rows: [{ cells: Array.from({ length: 8 }, () => 'x') }] })).toThrow(InvariantError);
    expect(() => laid({ rows: [{ cells: [{ text: 'x', colSpan: 8 }] }] })).toThrow(InvariantError);
    expect(() =>
      laid({ rows: [{ cells: ['1', { text: 'a', rowSpan: 2 }] }, { cells: [{ text: 'x', colSpan: 2 }] }] }),
    ).toThrow(InvariantError);
  });

  it('cuts a cell that reaches below the last row', () => {
    const report = laid({ rows: [{ cells: ['1', { text: 'a', rowSpan: 9 }] }, { cells: ['2'] }] });
    expect(report.rows[2]?.cells[1]?.rowSpan).toBe(2);
  });

  it('makes the columns fill the sheet, wide or narrow, to the twip', () => {
    for (const widthMm of [5, 90]) {
      const report = laid({
        columns: Array.from({ length: 7 }, (_, index) => ({ header: String(index), widthMm })),
        rows: [],
      });
      expect(report.widthsTwips.reduce((sum, width) => sum + width, 0)).toBe(report.sheet.contentWidth);
    }
  });

  it('says so when there is nothing to list', () => {
    const report = laid({ rows: [] });
    expect(report.rows.at(-1)?.cells.map((cell) => [cell.text, cell.colSpan])).toEqual([['没有需要列出的内容。', 7]]);
  });

  it('marks a report for inside use, and only that', () => {
    expect(laid().inside).toBe('');
    expect(laid({ internal: true }).inside).toBe('内部使用');
  });

  it('makes a row as high as its highest cell, and the last row under a tall merged cell higher', () => {
    const one = rowHeights(laid({ rows: [{ cells: ['1'] }] }))[2] ?? 0;
    const two = rowHeights(laid({ rows: [{ cells: ['1\n2'] }] }))[2] ?? 0;
    expect(two - one).toBe(Math.round(10.5 * 20 * 1.3));
    const merged = rowHeights(laid({ rows: [{ cells: ['1', { text: '1\n2\n3\n4', rowSpan: 2 }] }, { cells: ['2'] }] }));
    const four = rowHeights(laid({ rows: [{ cells: ['1\n2\n3\n4'] }] }))[2] ?? 0;
    expect(merged[2]).toBe(one);
    expect((merged[2] ?? 0) + (merged[3] ?? 0)).toBe(four);
    expect(rowHeights(laid({ rows: [{ cells: ['1'], minHeightMm: 20 }] }))[2]).toBe(Math.round((20 * 1440) / 25.4));
  });
});
