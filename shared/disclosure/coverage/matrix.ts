import type { CoverageCell, CoverageState } from './types';
import { COVERAGE_STATES } from './types';

/** All duties of one place in the matrix in one: the most urgent leads. */
export interface MatrixCell {
  /** What a click opens. */
  readonly lead: CoverageCell;
  readonly count: number;
  /** How many of them came down early or stayed without proof. */
  readonly gaps: number;
}

interface Range {
  /** CalendarDate; both days belong to it. */
  readonly from: string;
  readonly to: string;
}

const URGENCY = new Map<CoverageState, number>(COVERAGE_STATES.map((state, index) => [state, index]));
const urgencyOf = (cell: CoverageCell): number => URGENCY.get(cell.state) ?? COVERAGE_STATES.length;

/** Of two the one to be done first: by state, then by its day. */
function isMoreUrgent(a: CoverageCell, b: CoverageCell): boolean {
  const byState = urgencyOf(a) - urgencyOf(b);
  return byState < 0 || (byState === 0 && a.dueOn < b.dueOn);
}

/** A duty belongs to the stretch in which its period ends; what happens at any time to that of its last day or its posting. */
export const isInRange = ({ periodTo, dueOn, postedOn }: CoverageCell, { from, to }: Range): boolean => {
  const day = periodTo || dueOn || postedOn;
  return day === '' || (day >= from && day <= to);
};

export type Matrix = ReadonlyMap<string, ReadonlyMap<string, MatrixCell>>;

/** Row → column → place. One walk over the cells. */
export function matrixOf(
  cells: Iterable<CoverageCell>,
  rowOf: (cell: CoverageCell) => string,
  columnOf: (cell: CoverageCell) => string,
): Matrix {
  const rows = new Map<string, Map<string, { lead: CoverageCell; count: number; gaps: number }>>();
  for (const cell of cells) {
    const rowKey = rowOf(cell);
    let row = rows.get(rowKey);
    if (!row) {
      row = new Map();
      rows.set(rowKey, row);
    }
    const column = columnOf(cell);
    const place = row.get(column);
    const gap = cell.gap === '' ? 0 : 1;
    if (!place) row.set(column, { lead: cell, count: 1, gaps: gap });
    else {
      if (isMoreUrgent(cell, place.lead)) place.lead = cell;
      place.count += 1;
      place.gaps += gap;
    }
  }
  return rows;
}
