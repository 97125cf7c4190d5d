import type { Problem } from './problem';

/**
 * A run of consecutive sheet rows as text cells: row numbers are what WPS shows at the left edge (records, 1-based, blank
 * rows counted, a line break inside a quoted cell does not start a row). Rows may be ragged; a missing cell is ''.
 */
export interface RowChunk {
  readonly firstRow: number;
  readonly rows: readonly (readonly string[])[];
}

export type TableFormat = 'csv' | 'xlsx' | 'xls' | 'html';
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'none';

/** One sheet of an opened file. Cells were read as text first, so no ID number ever passed through a float. */
export interface SheetSource {
  /** '' for formats without sheet names. */
  readonly name: string;
  readonly hidden: boolean;
  /**
   * Rows and columns the user hid in the spreadsheet: data like any other, the report names how many. Streamed formats
   * count while they read: this and `notes` are final once `rows()` has been read to the end.
   */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Findings about the sheet as a whole, e.g. exactly 65,536 rows. */
  readonly notes: readonly Problem[];
  /** Streams the rows; may be called once for streamed formats. */
  rows(signal?: AbortSignal): AsyncIterable<RowChunk>;
}

export interface TableFile {
  readonly name: string;
  readonly bytes: number;
  readonly format: TableFormat;
  /** As the first bytes say; final once the rows have been read (a file may begin with ASCII only). */
  readonly encoding: TextEncoding;
  readonly sheets: readonly SheetSource[];
  /** SHA-256 (hex) of the file's bytes; for streamed formats it settles when the rows have been read to the end. */
  readonly sha256: Promise<string>;
}

/** Bytes from a shell: a File of the page, a file of the command line. `stream` may be called again after a wrong guess. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  stream(signal?: AbortSignal): AsyncIterable<Uint8Array>;
}
