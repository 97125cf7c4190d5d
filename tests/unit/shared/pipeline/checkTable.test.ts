import { describe, expect, it } from 'vitest';
import { type BatchState, createBatchState } from '../../../../shared/payout';
import { anId, aSheet, type Cells, checkCells, checkSheets } from '../../../support/payoutSheet';

const HEADER = ['姓名', '身份证号', '金额'];
const people = (count: number): Cells => [
  HEADER,
  ...Array.from({ length: count }, (_, at) => [`王${'一二三四五六七八九'[at % 9]}`, anId(at + 1), '10']),
];
const faultOf = async (cells: Cells, options = {}): Promise<string> => {
  const result = await checkSheets([aSheet(cells)], options);
  return result.ok ? 'checked' : result.fault;
};

describe('a file as a whole', () => {
  it('is refused with one code when nothing can be checked', async () => {
    expect(await faultOf([])).toBe('sheet_empty');
    expect(
      await faultOf([
        ['', ''],
        ['', ''],
      ]),
    ).toBe('sheet_empty');
    expect(await faultOf([HEADER])).toBe('no_data_rows');
    expect(await faultOf([HEADER, ['', '', ''], ['合计', '', '0']])).toBe('no_data_rows');
    expect(
      await faultOf([
        ['今天', '天气'],
        ['很好', '晴'],
      ]),
    ).toBe('header_not_found');
    expect(
      await faultOf([
        ['村名', '户数', '面积'],
        ['上坝村', '3', '4'],
      ]),
    ).toMatch(/header_not_found|column_not_found/);
    expect(await faultOf(people(1), { sheetName: '没有' })).toBe('sheet_not_found');
  });

  it('a batch with no valid row is a report, not a refusal', async () => {
    const report = await checkCells([HEADER, ['', '', '']].concat([['王一', '1.90101E+17', '10']]));
    expect(report.counts).toMatchObject({ read: 1, imported: 0, rejected: 1 });
  });

  it('hands every run of rows to the store in the same pass, in order', async () => {
    const rows: number[] = [];
    const sources: number[] = [];
    await checkCells(people(500), {
      chunk: 70,
      onRows: async (checked, source) => {
        rows.push(...checked.rows.map((row) => row.row));
        sources.push(source.firstRow);
        await Promise.resolve();
      },
    });
    expect(rows).toEqual(Array.from({ length: 501 }, (_, at) => at + 1));
    expect(sources).toEqual([1, 71, 141, 211, 281, 351, 421, 491]);
  });

  it('stops when cancelled and stores nothing more', async () => {
    const stop = new AbortController();
    let runs = 0;
    const result = await checkSheets([aSheet(people(500), { chunk: 50 })], {
      signal: stop.signal,
      onRows: () => {
        runs += 1;
        if (runs === 3) stop.abort();
      },
    });
    expect(result.ok ? '' : result.fault).toBe('check_cancelled');
    expect(runs).toBeLessThanOrEqual(4);
  });

  it('finds duplicates across the files of one batch and names the other file', async () => {
    const batch: BatchState = createBatchState();
    await checkCells(people(3), { batch, fileName: 'a.csv' });
    const second = await checkCells(people(2), { batch, fileName: 'b.csv' });
    expect(second.problems.map((p) => [p.code, p.at.row, p.params.otherRow, p.params.otherFile])).toEqual([
      ['dup_exact', 2, 2, 'a.csv'],
      ['dup_exact', 3, 3, 'a.csv'],
    ]);
    expect(second.counts).toMatchObject({ imported: 0, rejected: 2, distinctPeople: 0 });
  });

  it('keeps exact counts of more problems than it lists', async () => {
    const cells = people(30).map((row, at) => (at === 0 ? row : [row[0] ?? '', row[1] ?? '', '￥10']));
    const report = await checkCells(cells);
    expect(report.problemCounts).toEqual({ amount_currency: 30 });
    expect(report.problems).toHaveLength(30);
  });
});
