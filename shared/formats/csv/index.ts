/**
 * csv: bytes of a separated text file → records of text cells, streamed.
 * Owns: encoding (BOM, strict UTF-8, GB18030, UTF-16), the guess of the separator, row numbers as WPS shows them.
 * Must never: turn a cell into a number, drop a blank row, hold the whole file, or judge what a row means.
 */
export { type CsvPlan, detachText, readCsvRows } from './csvRows';
export { type CsvTable, renderCsv } from './renderCsv';
export { renderReportCsv } from './renderReport';
export { type CsvShape, guessShape, type LineBreak, type Separator } from './separator';
export { TextStream, utf16Order } from './textStream';
