import { fillText } from '../kernel';
import type { LayoutResources, Sheet } from './frame';
import { sheetOf } from './frame';
import type { LayoutRules } from './input';
import { CELL_PADDING, lineTwips, ROW_PADDING, twipsOfMm } from './measures';
import type { Report } from './report';
import { countHeaderRows, type PlacedCell, type PlacedRow, placeRows } from './reportGrid';
import { breakLines } from './textWidth';
import type { FontChoice, FontRole, Orientation, Paper } from './types';

/** A report ready to be written: cells placed, widths that fit the paper, every word present. Sheets are cut by the program that opens it. */
export interface ReportSheet {
  readonly title: string;
  readonly subtitle: string;
  readonly intro: readonly string[];
  /** What every sheet says of itself, '' for a report that may be shown to anybody. */
  readonly inside: string;
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly sheet: Sheet;
  readonly widthsTwips: readonly number[];
  readonly headerRows: number;
  /** Header rows first. */
  readonly rows: readonly PlacedRow[];
  readonly foot: readonly string[];
  readonly sign: readonly string[];
  /** With `{page}` and `{pages}` where the numbers go. */
  readonly pageLine: string;
  readonly fonts: Readonly<Record<FontRole, FontChoice>>;
  readonly titlePt: number;
  readonly textPt: number;
  readonly tablePt: number;
  readonly lineHeight: number;
  readonly rules: LayoutRules;
}

export function layoutReport(report: Report, { rules, text }: LayoutResources): ReportSheet {
  const sheet = sheetOf(report.paper, report.orientation, rules);
  const columns = report.columns.length > 0 ? report.columns : [{ header: '', widthMm: 40 }];
  const empty = { cells: [{ text: fillText(text, 'layout.list.empty'), colSpan: columns.length }] };
  return {
    title: report.title,
    subtitle: report.subtitle ?? '',
    intro: report.intro ?? [],
    inside: report.internal ? fillText(text, 'report.inside') : '',
    paper: report.paper,
    orientation: report.orientation,
    sheet,
    widthsTwips: fitWidths(
      columns.map((column) => twipsOfMm(column.widthMm)),
      sheet.contentWidth,
    ),
    headerRows: countHeaderRows(columns),
    rows: placeRows({ columns, rows: report.rows.length > 0 ? report.rows : [empty] }),
    foot: report.foot ?? [],
    sign: report.sign ?? [],
    pageLine: fillText(text, 'layout.page', { page: '{page}', pages: '{pages}' }),
    fonts: rules.fonts,
    titlePt: report.titlePt ?? rules.report.titlePt,
    textPt: report.textPt ?? rules.report.textPt,
    tablePt: report.tablePt ?? rules.report.tablePt,
    lineHeight: rules.lineHeight,
    rules,
  };
}

/** The table is as wide as the sheet allows: columns grow or shrink in proportion. What rounding leaves goes to the last. */
function fitWidths(widths: readonly number[], room: number): number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  const fitted = widths.map((width) => Math.floor((width * room) / sum));
  const rest = room - fitted.reduce((total, width) => total + width, 0);
  return fitted.map((width, index) => (index === fitted.length - 1 ? width + rest : width));
}

export const widthOf = (cell: PlacedCell, widthsTwips: readonly number[]): number =>
  widthsTwips.slice(cell.column, cell.column + cell.colSpan).reduce((sum, width) => sum + width, 0);

/**
 * Heights in twips that hold every line, by the width table of layout: for programs that do not find heights themselves.
 * A cell over several rows that needs more than they have makes the last of them higher.
 */
export function rowHeights(report: ReportSheet, tablePt = report.tablePt): number[] {
  const line = lineTwips(tablePt, report.lineHeight);
  const needed = (cell: PlacedCell): number => {
    const em = (widthOf(cell, report.widthsTwips) - 2 * CELL_PADDING) / (tablePt * 20);
    const lines = cell.text.split('\n').map((part) => Math.max(1, breakLines(part, em, report.rules).length));
    return lines.reduce((sum, count) => sum + count, 0) * line + ROW_PADDING;
  };
  const heights = report.rows.map((row) =>
    row.cells
      .filter((cell) => cell.rowSpan === 1)
      .reduce((most, cell) => Math.max(most, needed(cell)), Math.max(line + ROW_PADDING, twipsOfMm(row.minHeightMm))),
  );
  for (const [index, row] of report.rows.entries()) {
    for (const cell of row.cells.filter((one) => one.rowSpan > 1)) {
      const last = index + cell.rowSpan - 1;
      const have = heights.slice(index, last + 1).reduce((sum, height) => sum + height, 0);
      heights[last] = (heights[last] ?? 0) + Math.max(0, needed(cell) - have);
    }
  }
  return heights;
}
