import type { CellRange, GridColumn, GridEdit, GridRow } from './types';

export interface EditPlan {
  readonly edits: readonly GridEdit[];
  /** Cells that were to change but may not: fixed columns, fixed rows. */
  readonly refused: number;
}

export const canEditCell = (row: GridRow | undefined, column: GridColumn | undefined): boolean =>
  row !== undefined && row.readOnly !== true && column?.editable === true;

/**
 * Plans new texts for a rectangle. `textAt` takes offsets inside the rectangle; undefined leaves a cell alone.
 * @param rows the rows of the rectangle, from its top
 */
function planTexts(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  left: number,
  width: number,
  textAt: (rowOffset: number, columnOffset: number) => string | undefined,
): EditPlan {
  const edits: GridEdit[] = [];
  let refused = 0;
  for (const [rowOffset, row] of rows.entries()) {
    for (let columnOffset = 0; columnOffset < width; columnOffset += 1) {
      const column = columns[left + columnOffset];
      const after = textAt(rowOffset, columnOffset);
      if (!column || after === undefined) continue;
      const before = row.cells[left + columnOffset] ?? '';
      if (after === before) continue;
      if (!canEditCell(row, column)) refused += 1;
      else edits.push({ rowKey: row.key, columnKey: column.key, before, after });
    }
  }
  return { edits, refused };
}

export function planClear(rows: readonly GridRow[], columns: readonly GridColumn[], range: CellRange): EditPlan {
  return planTexts(rows, columns, range.left, range.right - range.left + 1, () => '');
}

/**
 * Ctrl+D: every row of the range takes the texts of its first row.
 * Secret columns are refused: their cells hold masked text, which would be written as if it were the value.
 */
export function planFillDown(rows: readonly GridRow[], columns: readonly GridColumn[], range: CellRange): EditPlan {
  const source = rows[0];
  const isOpen = columns.map((column) => column.secret !== true);
  const plan = planTexts(rows.slice(1), columns, range.left, range.right - range.left + 1, (_, offset) =>
    isOpen[range.left + offset] ? (source?.cells[range.left + offset] ?? '') : undefined,
  );
  const secretColumns = isOpen.slice(range.left, range.right + 1).filter((open) => !open).length;
  return { edits: plan.edits, refused: plan.refused + secretColumns * Math.max(0, rows.length - 1) };
}

/** The rectangle a block covers when pasted: repeated when the selection is a whole multiple of it, as Excel does. */
export function pasteTarget(range: CellRange, block: readonly (readonly string[])[], columnCount: number): CellRange {
  const blockWidth = block.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const isTiled = height % block.length === 0 && width % blockWidth === 0;
  const coveredHeight = isTiled ? height : block.length;
  const coveredWidth = isTiled ? width : blockWidth;
  return {
    top: range.top,
    left: range.left,
    bottom: range.top + coveredHeight - 1,
    right: Math.min(range.left + coveredWidth, columnCount) - 1,
  };
}

/** @param skipColumns offsets inside the block that must not be pasted: they were copied masked */
export function planPaste(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  target: CellRange,
  block: readonly (readonly string[])[],
  skipColumns: ReadonlySet<number> = new Set(),
): EditPlan {
  const blockWidth = block.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  return planTexts(rows, columns, target.left, target.right - target.left + 1, (rowOffset, columnOffset) => {
    const column = columnOffset % blockWidth;
    if (skipColumns.has(column)) return undefined;
    return block[rowOffset % block.length]?.[column];
  });
}

/** The edits by row and column index, for showing them before the owner has stored them. */
export function indexEdits(
  edits: readonly GridEdit[],
  columns: readonly GridColumn[],
): ReadonlyMap<string | number, ReadonlyMap<number, string>> {
  const columnIndex = new Map(columns.map((column, index) => [column.key, index]));
  const byRow = new Map<string | number, Map<number, string>>();
  for (const edit of edits) {
    const index = columnIndex.get(edit.columnKey);
    // A secret cell waits for the owner, who alone knows its mask.
    if (index === undefined || columns[index]?.secret) continue;
    const cells = byRow.get(edit.rowKey) ?? new Map<number, string>();
    cells.set(index, edit.after);
    byRow.set(edit.rowKey, cells);
  }
  return byRow;
}
