import { InvariantError } from '../kernel';
import type { Report, ReportCell, ReportColumn, ReportMark, ReportRow } from './report';
import type { Align } from './types';

/** A cell in its place in the grid. */
export interface PlacedCell {
  readonly text: string;
  /** First grid column, from 0. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: Align;
  readonly bold: boolean;
  readonly mark?: ReportMark;
}

export interface PlacedRow {
  readonly kind: 'header' | 'row' | 'group' | 'total';
  /** Cells that begin here, from left to right. */
  readonly cells: readonly PlacedCell[];
  /** Cells that began in an earlier row and reach into this one. */
  readonly covered: readonly PlacedCell[];
  readonly minHeightMm: number;
  /** A new sheet begins here under this title; '' = it goes on. */
  readonly sheetTitle: string;
}

interface GivenRow {
  readonly kind: PlacedRow['kind'];
  readonly cells: readonly ReportCell[];
  readonly minHeightMm?: number;
  readonly sheetTitle?: string;
}

/** Header rows and body rows with every cell in its place; a cell that reaches over the edge is our own mistake. */
export function placeRows(report: Pick<Report, 'columns' | 'rows'>): PlacedRow[] {
  const { columns } = report;
  return [...place(headerRows(columns), columns), ...place(report.rows.map(bodyRow), columns)];
}

export const countHeaderRows = (columns: readonly ReportColumn[]): number =>
  columns.some((column) => column.group) ? 2 : 1;

const bodyRow = (row: ReportRow): GivenRow => ({ ...row, kind: row.kind ?? 'row' });

/** One row of names, or two: neighbours of one group side by side below its name, all others over both rows. */
function headerRows(columns: readonly ReportColumn[]): GivenRow[] {
  if (countHeaderRows(columns) === 1) return [{ kind: 'header', cells: columns.map((column) => column.header) }];
  const above: ReportCell[] = [];
  const below: ReportCell[] = [];
  let start = 0;
  while (start < columns.length) {
    const group = columns[start]?.group;
    let end = start + 1;
    while (group && columns[end]?.group === group) end += 1;
    if (group) {
      above.push({ text: group, colSpan: end - start });
      below.push(...columns.slice(start, end).map((column) => column.header));
    } else above.push({ text: columns[start]?.header ?? '', rowSpan: 2 });
    start = end;
  }
  return [
    { kind: 'header', cells: above },
    { kind: 'header', cells: below },
  ];
}

function place(rows: readonly GivenRow[], columns: readonly ReportColumn[]): PlacedRow[] {
  let reaching: { cell: PlacedCell; left: number }[] = [];
  return rows.map((row, index) => {
    const covered = reaching.map((one) => one.cell);
    const taken = new Set(covered.flatMap((cell) => columnsOf(cell)));
    const cells: PlacedCell[] = [];
    const given = [...row.cells];
    for (let column = 0; column < columns.length; column += 1) {
      if (taken.has(column)) continue;
      const cell = placeCell(given.shift() ?? '', column, row.kind, columns, rows.length - index);
      if (columnsOf(cell).some((one) => taken.has(one) || one >= columns.length))
        throw new InvariantError(`cell of row ${index + 1} reaches over its neighbour`);
      cells.push(cell);
      column += cell.colSpan - 1;
    }
    if (given.length > 0) throw new InvariantError(`row ${index + 1} has ${given.length} cells too many`);
    reaching = [...reaching, ...cells.map((cell) => ({ cell, left: cell.rowSpan }))]
      .map((one) => ({ ...one, left: one.left - 1 }))
      .filter((one) => one.left > 0)
      .sort((a, b) => a.cell.column - b.cell.column);
    const { kind, minHeightMm = 0, sheetTitle = '' } = row;
    return { kind, cells, covered, minHeightMm, sheetTitle };
  });
}

/** Body rows sheet by sheet: a first part without a title where the report has one title only. */
export function sheetsOfRows(rows: readonly PlacedRow[]): readonly { title: string; rows: readonly PlacedRow[] }[] {
  const parts: { title: string; rows: PlacedRow[] }[] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last && row.sheetTitle === '') last.rows.push(row);
    else parts.push({ title: row.sheetTitle, rows: [row] });
  }
  return parts;
}

/** Grid columns that a cell covers. */
export const columnsOf = (cell: PlacedCell): number[] =>
  Array.from({ length: cell.colSpan }, (_, offset) => cell.column + offset);

function placeCell(
  given: ReportCell,
  column: number,
  kind: PlacedRow['kind'],
  columns: readonly ReportColumn[],
  rowsLeft: number,
): PlacedCell {
  const cell = typeof given === 'string' ? { text: given } : given;
  const colSpan = cell.colSpan ?? 1;
  const own = kind === 'header' ? 'center' : colSpan > 1 ? 'left' : (columns[column]?.align ?? 'left');
  return {
    text: cell.text,
    column,
    colSpan,
    rowSpan: Math.min(cell.rowSpan ?? 1, rowsLeft),
    align: cell.align ?? own,
    bold: cell.bold ?? kind !== 'row',
    ...(cell.mark ? { mark: cell.mark } : {}),
  };
}
