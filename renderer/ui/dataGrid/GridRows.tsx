import type { ColumnLayout } from './columnLayout';
import { GridRowView } from './GridRowView';
import { groupRole } from './gridRoles';
import { rangeOf } from './selection';
import type { GridSelection } from './types';
import type { GridViewport } from './useGridViewport';

interface GridRowsProps {
  readonly viewport: GridViewport;
  readonly layout: ColumnLayout;
  readonly selection: GridSelection;
  readonly revealed: { readonly rowKey: string | number; readonly columnKey: string; readonly text: string } | null;
}

/** The rows in view. Elements are reused by slot: scrolling changes texts and places, it creates nothing. */
export function GridRows({ viewport, layout, selection, revealed }: GridRowsProps) {
  const { first, last, origin, rowPx, windows } = viewport;
  const range = rangeOf(selection);
  // A fixed number of slots for a given height, whatever the first row is.
  const slots = Math.ceil(viewport.view.height / rowPx) + 20;
  const rows = [];
  for (let slot = 0; slot < slots; slot += 1) {
    const index = first + ((slot - (first % slots) + slots) % slots);
    if (index > last) continue;
    const row = windows.row(index);
    const isIn = index >= range.top && index <= range.bottom;
    const isRevealed = revealed !== null && row?.key === revealed.rowKey;
    rows.push(
      <GridRowView
        key={slot}
        rowIndex={index}
        row={row}
        layout={layout}
        top={(index - origin) * rowPx}
        left={isIn ? range.left : -1}
        right={isIn ? range.right : -1}
        isTop={index === range.top}
        isBottom={index === range.bottom}
        activeColumn={index === selection.active.row ? selection.active.column : -1}
        revealedColumn={isRevealed ? layout.columns.findIndex((item) => item.column.key === revealed.columnKey) : -1}
        revealedText={isRevealed ? revealed.text : ''}
      />,
    );
  }
  return (
    <div className="gk-grid__layer" ref={viewport.layerRef} {...groupRole}>
      {rows}
    </div>
  );
}
