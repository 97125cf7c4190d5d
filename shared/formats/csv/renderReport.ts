import type { ReportSheet } from '../../layout';
import { renderCsv } from './renderCsv';

/**
 * The table of a report for WPS: header rows as on the sheet, no title. What a cell says over several rows stands in each of
 * them, so that every line can be read, sorted and filtered by itself; over several columns it stands in the first. The title of
 * a new sheet is a line of its own.
 */
export function renderReportCsv(report: ReportSheet): Uint8Array<ArrayBuffer> {
  const lines = report.rows.flatMap((row) => {
    const line = report.widthsTwips.map(() => '');
    for (const cell of row.cells) line[cell.column] = cell.text;
    if (row.kind !== 'header') for (const cell of row.covered) line[cell.column] = cell.text;
    return row.sheetTitle === '' ? [line] : [[row.sheetTitle], line];
  });
  const [header = [], ...rows] = report.inside ? [[report.inside], ...lines] : lines;
  return renderCsv({ header, rows });
}
