import type { RowKind, TableBlock, TableCell, TableRow } from '../../../shared/layout';
import type { Pen } from './pen';

const HEADED: ReadonlySet<RowKind> = new Set(['header', 'group', 'continued', 'subtotal', 'total']);
const OUTER = 20;
const INNER = 10;
const HEAVY = 30;

const isShortName = (text: string): boolean => Array.from(text).length === 2 && text.charCodeAt(0) > 0x2e7f;

/** A table with its rules; returns its lower edge. */
export function drawTable(pen: Pen, block: TableBlock, left: number, top: number): number {
  const { context } = pen;
  const edges = [left];
  for (const { widthTwips } of block.columns) edges.push((edges.at(-1) ?? left) + widthTwips);
  const width = (edges.at(-1) ?? left) - left;
  let y = top;
  for (const [index, row] of block.rows.entries()) {
    drawRow(pen, block, row, edges, y);
    const isJoined = row.joined === 'above' || row.joined === 'both';
    if (index > 0 && !isJoined) context.fillRect(left, y - INNER / 2, width, INNER);
    y += row.heightTwips;
  }
  context.fillRect(left - OUTER / 2, top - OUTER / 2, width + OUTER, OUTER);
  context.fillRect(left - OUTER / 2, y - OUTER / 2, width + OUTER, OUTER);
  context.fillRect(left - OUTER / 2, top, OUTER, y - top);
  context.fillRect(left + width - OUTER / 2, top, OUTER, y - top);
  return y;
}

function drawRow(pen: Pen, block: TableBlock, row: TableRow, edges: readonly number[], top: number): void {
  let grid = 0;
  for (const cell of row.cells) {
    const span = typeof cell === 'string' ? 1 : (cell.span ?? 1);
    const from = edges[grid] ?? 0;
    const to = edges[grid + span] ?? from;
    if (grid > 0) {
      const rule = block.columns[grid]?.heavyLeft && span === 1 ? HEAVY : INNER;
      pen.context.fillRect(from - rule / 2, top, rule, row.heightTwips);
    }
    drawCell(pen, block, row, cell, grid, { x: from, y: top, width: to - from });
    grid += span;
  }
}

function drawCell(
  pen: Pen,
  block: TableBlock,
  row: TableRow,
  cell: TableCell,
  grid: number,
  box: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const column = block.columns[grid];
  const lines = typeof cell === 'string' ? [cell] : cell.lines;
  const sizePt = (typeof cell === 'string' ? undefined : cell.sizePt) ?? block.sizePt;
  const own = typeof cell === 'string' ? undefined : cell.align;
  const align = row.kind === 'header' ? 'center' : (own ?? column?.align ?? 'left');
  const pad = own !== undefined || row.kind === 'header' ? pen.document.cellPaddingTwips : (column?.padTwips ?? 0);
  const height = sizePt * 20 * pen.document.lineHeight;
  pen.font(HEADED.has(row.kind) ? 'heading' : 'body', sizePt);
  let middle = box.y + (row.heightTwips - height * lines.length) / 2 + height / 2;
  for (const text of lines) {
    const isSpread = row.kind === 'row' && typeof cell === 'string' && column?.spreadShort && isShortName(text);
    pen.context.letterSpacing = isSpread ? `${sizePt * 20}px` : '0px';
    pen.words(text, { x: box.x + pad, y: middle, width: box.width - 2 * pad }, align);
    middle += height;
  }
  pen.context.letterSpacing = '0px';
}
