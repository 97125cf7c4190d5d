/**
 * dataGrid: an editable table of up to a million rows with the keys of a spreadsheet.
 * Owns: scrolling, selection, typing (input methods included), clipboard blocks, find bar, column widths.
 * Must never: know a domain word, store anything, or change a row; edits are handed to the owner, who raises
 * `source.version`. The words it shows are resources/text/zh-CN/grid.json.
 */
export { DataGrid } from './DataGrid';
export { rangeOf, selectCell, selectRange } from './selection';
export { formatTsv, parseTsv } from './tsv';
export type * from './types';
