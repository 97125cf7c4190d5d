/**
 * xlsx: reports as workbooks of one sheet, written as strings.
 * Owns: SpreadsheetML, merged cells, print titles, styles.
 * Must never: write a number, a date or a formula into a cell (texts only: nothing is rounded, nothing runs), put a name or a
 * time into the properties.
 */
export { renderReportXlsx } from './renderReport';
