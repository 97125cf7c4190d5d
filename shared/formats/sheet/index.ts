/**
 * sheet: a file from an office computer → sheets of text cells, whatever its format and its extension.
 * Owns: recognising the format by the first bytes, the faults `read.*`, the readers of CSV, XLSX, XLS and HTML tables.
 * Must never: pass a cell through a floating-point number, judge what a row means, write anything.
 */
export { detachText } from '../csv';
export { openTableFile } from './openTableFile';
export { ReadFailure, type ReadFault } from './readFault';
export type { ReadOptions } from './readOptions';
export { type FileKind, HEAD_BYTES, sniffKind } from './sniffKind';
