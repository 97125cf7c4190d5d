/**
 * layout: pages as plain data. Owns the forms (board, two-column, sign sheet, plain list), the page cutter, text widths and
 * the words printed around a table.
 * Takes public rows, rules and texts as arguments; gives documents whose every line and sheet is already decided.
 * Must never: know a file format, mask or unmask a value, read a clock.
 */

export { type EntrySheet, entrySheet } from './entrySheet';
export type { LayoutResources } from './frame';
export * from './input';
export { layoutBanner } from './layoutBanner';
export { layoutNotice } from './layoutNotice';
export { countSheets, layoutPosting } from './layoutPosting';
export { layoutReport, type ReportSheet, rowHeights, widthOf } from './layoutReport';
export { layoutSignSheet } from './layoutSignSheet';
export { layoutTable } from './layoutTable';
export { CELL_PADDING, lineTwips, twipsOfMm } from './measures';
export * from './noticeInput';
export type { BoardSizes, NoticeRules, OfficialRules } from './noticeRules';
export { columnHeader, postingColumns } from './postingColumns';
export { defaultPostingTo, describePeriod } from './postingPeriod';
export { postingTable } from './postingTable';
export * from './report';
export { columnsOf, type PlacedCell, type PlacedRow, sheetsOfRows } from './reportGrid';
export { type ReviewSheetHead, type ReviewSheetItem, reviewSheet } from './reviewSheet';
export { splitDocuments } from './splitDocuments';
export { addDecimals, addSums, sumRows } from './sums';
export { widthEm } from './textWidth';
export * from './types';
