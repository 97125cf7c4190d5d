import { describe, expect, it } from 'vitest';
import {
  appendRows,
  emptyTable,
  insertColumn,
  insertRow,
  MOST_TABLE_COLUMNS,
  needsPasteWide,
  pasteWide,
  removeColumns,
  removeRows,
  setCells,
  setRowKind,
  tableFromCells,
  withTotalRow,
} from '../../../../../shared/board/notices';
import { decodeNoticeBody, type NoticeTableBlock } from '../../../../../shared/records';
import { aNotice } from '../../../../support/notices';

const cells = (table: NoticeTableBlock) => table.rows.map((row) => row.cells.join('|'));
const filledTable = setCells(emptyTable(2, 2), [
  { row: 0, column: 0, text: '甲' },
  { row: 1, column: 1, text: '乙' },
]);

describe('a table', () => {
  it('takes texts into its cells, never beside them', () => {
    expect(cells(filledTable)).toEqual(['甲|', '|乙']);
    expect(setCells(filledTable, [{ row: 0, column: 2, text: '丙' }])).toBe(filledTable);
    expect(setCells(filledTable, [{ row: 5, column: 0, text: '丙' }])).toBe(filledTable);
  });

  it('grows and shrinks with its cells in place', () => {
    expect(cells(insertColumn(filledTable, 1))).toEqual(['甲||', '||乙']);
    expect(cells(removeColumns(filledTable, 0, 0))).toEqual(['', '乙']);
    expect(removeColumns(filledTable, 0, 1)).toBe(filledTable);
    expect(cells(insertRow(filledTable, 1))).toEqual(['甲|', '|', '|乙']);
    expect(cells(removeRows(filledTable, 0, 0))).toEqual(['|乙']);
    expect(setRowKind(filledTable, 1, 1, 'group').rows.map(({ kind }) => kind)).toEqual(['row', 'group']);
  });

  it('takes pasted rows above its total, from the column on', () => {
    const summed = withTotalRow(filledTable, '合计');
    expect(cells(summed)).toEqual(['甲|', '|乙', '|合计']);
    expect(withTotalRow(summed, '合计')).toBe(summed);
    expect(cells(withTotalRow(filledTable, '合计', [1])).at(-1)).toBe('合计|');
    expect(cells(appendRows(summed, [['丙', '丁']], 1))).toEqual(['甲|', '|乙', '|丙', '|合计']);
  });

  it('never grows wider than a record takes', () => {
    let table = emptyTable(1, 1);
    for (let n = 0; n < 60; n += 1) table = insertColumn(table, 0);
    expect(table.columns).toHaveLength(MOST_TABLE_COLUMNS);
    const { body } = aNotice({}, { blocks: [table], revision: 1 });
    expect(decodeNoticeBody(body).ok).toBe(true);
    const wide = tableFromCells([Array.from({ length: 60 }, () => '列'), ['值']]);
    expect(wide?.columns).toHaveLength(MOST_TABLE_COLUMNS);
  });

  it('is widened by a paste that is wider; an empty one takes it whole', () => {
    const block = [
      ['姓名', '金额', '备注'],
      ['甲', '1', ''],
    ];
    const whole = pasteWide({ ...emptyTable(2, 3), caption: '名单' }, { row: 0, column: 0 }, block);
    expect([whole.caption, whole.columns.map(({ header }) => header), cells(whole)]).toEqual([
      '名单',
      ['姓名', '金额', '备注'],
      ['甲|1|'],
    ]);
    const wider = pasteWide(filledTable, { row: 1, column: 1 }, block);
    expect(cells(wider)).toEqual(['甲|||', '|姓名|金额|备注', '|甲|1|']);
    expect(needsPasteWide(filledTable, { row: 0, column: 0 }, [['甲', '乙']])).toBe(false);
    expect(needsPasteWide(filledTable, { row: 0, column: 1 }, [['甲', '乙']])).toBe(true);
  });

  it('takes a paste onto its total as rows above it, without headers that it has already', () => {
    const table = withTotalRow(
      tableFromCells([
        ['姓名', '金额'],
        ['甲', '1'],
      ]) ?? filledTable,
      '合计',
    );
    const block = [
      ['姓名', '金额'],
      ['乙', '2'],
    ];
    expect(needsPasteWide(table, { row: 1, column: 0 }, block)).toBe(true);
    expect(cells(pasteWide(table, { row: 1, column: 0 }, block))).toEqual(['甲|1', '乙|2', '|合计']);
  });

  it('is made of cells divided by tabs; a line without tabs is none', () => {
    const made = tableFromCells([['姓名 ', '金额'], ['甲', '1', '多'], ['乙']]);
    expect(made?.columns.map(({ header }) => header)).toEqual(['姓名', '金额', '']);
    expect(made && cells(made)).toEqual(['甲|1|多', '乙||']);
    expect(tableFromCells([['只有一格'], ['又一格']])).toBeUndefined();
    expect(tableFromCells([])).toBeUndefined();
  });
});
