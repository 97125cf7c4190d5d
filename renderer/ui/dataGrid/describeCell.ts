import { gridText } from './gridText';
import type { CellPosition, CellRange, GridColumn, GridRow } from './types';

/** What a screen reader says about the active cell: place, text, what is wrong with it, size of the selection. */
export function describeCell(
  row: GridRow | undefined,
  column: GridColumn | undefined,
  active: CellPosition,
  range: CellRange,
  isFixed: boolean,
  revealed: { readonly rowKey: string | number; readonly columnKey: string; readonly text: string } | null,
): string {
  if (!row || !column) return gridText('cellLoading', { row: active.row + 1 });
  const isRevealed = revealed?.rowKey === row.key && revealed.columnKey === column.key;
  const text = isRevealed ? revealed.text : row.cells[active.column] || gridText('cellEmpty');
  const parts = [gridText('cell', { row: row.label, column: column.title, text })];
  const tone = row.cellTones?.[active.column] ?? row.tone;
  const hint = row.cellHints?.[active.column] ?? row.hint;
  if (tone && hint) parts.push(gridText('cellTone', { word: gridText(`tone.${tone}`), hint }));
  else if (tone) parts.push(gridText(`tone.${tone}`));
  else if (hint) parts.push(hint);
  if (isFixed) parts.push(gridText('cellFixed'));
  const rows = range.bottom - range.top + 1;
  const columns = range.right - range.left + 1;
  if (rows * columns > 1) parts.push(gridText('selected', { rows, columns }));
  return parts.join('；');
}
