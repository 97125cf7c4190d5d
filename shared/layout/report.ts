import type { Align, Orientation, Paper } from './types';

/**
 * A table for the office or the public, as plain data: catalogs, ledgers, overviews, forms to sign. One report becomes XLSX,
 * DOCX, CSV or a printed sheet; no writer adds a word of its own.
 */
export interface Report {
  readonly title: string;
  readonly subtitle?: string;
  /** Lines between title and table. */
  readonly intro?: readonly string[];
  readonly paper: Paper;
  readonly orientation: Orientation;
  /** Title and text around the table in points; the rule table's own sizes when absent. A board is read from further off. */
  readonly titlePt?: number;
  readonly textPt?: number;
  /** Table text in points; the rule table's own size when absent. */
  readonly tablePt?: number;
  readonly columns: readonly ReportColumn[];
  /** Cells that a cell of an earlier row covers are left out, as in HTML. A short row is filled up with empty cells. */
  readonly rows: readonly ReportRow[];
  /** Lines under the table, at the left. */
  readonly foot?: readonly string[];
  /** Name of the unit and date, at the right below everything. */
  readonly sign?: readonly string[];
  /** For use inside the office: every sheet says so. */
  readonly internal: boolean;
  /** Proposed name without its ending. */
  readonly fileName: string;
  /** Telephones and the like that are official by a person's act; the detector lets exactly these pass. */
  readonly publicContacts?: readonly string[];
}

export interface ReportColumn {
  readonly header: string;
  /** Neighbours with the same name share a cell above their headers. */
  readonly group?: string;
  /** Wished width; all columns together fill the sheet, so they grow or shrink in proportion. */
  readonly widthMm: number;
  readonly align?: Align;
}

/** How a deadline stands; shown as a light fill, never without its words. */
export type ReportMark = 'late' | 'soon' | 'done' | 'none';

/** RGB, light enough that black text on them survives a black-and-white printer. */
export const MARK_FILLS: Readonly<Record<ReportMark, string>> = {
  late: 'F8D7D3',
  soon: 'FFEFC7',
  done: 'DFF0DF',
  none: 'EEEEEE',
};

/** A line feed in a text begins a new line in the cell. */
export type ReportCell = string | ReportSpan;

export interface ReportSpan {
  readonly text: string;
  readonly rowSpan?: number;
  readonly colSpan?: number;
  readonly align?: Align;
  readonly bold?: boolean;
  readonly mark?: ReportMark;
}

export interface ReportRow {
  readonly cells: readonly ReportCell[];
  readonly kind?: 'row' | 'group' | 'total';
  /**
   * Begins a sheet of its own under this title, which comes again on each sheet that follows: one report for many villages. The
   * first one stands in the place of the report's title.
   */
  readonly sheetTitle?: string;
  /** At least so high: room to write in by hand. */
  readonly minHeightMm?: number;
}
