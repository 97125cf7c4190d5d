import { memo } from 'react';
import type { ColumnLayout } from './columnLayout';
import { cellRole, labelRole, rowRole } from './gridRoles';
import { gridText } from './gridText';
import type { GridRow } from './types';

/** The part of the selection that falls into one row; primitive so that rows outside it are not drawn again. */
export interface RowSelection {
  /** First and last selected column, -1 when none. */
  readonly left: number;
  readonly right: number;
  readonly isTop: boolean;
  readonly isBottom: boolean;
  /** -1 when the active cell is in another row. */
  readonly activeColumn: number;
}

interface GridRowViewProps {
  readonly rowIndex: number;
  readonly row: GridRow | undefined;
  readonly layout: ColumnLayout;
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly isTop: boolean;
  readonly isBottom: boolean;
  readonly activeColumn: number;
  /** Plain text of the one cell that is being revealed in this row. */
  readonly revealedColumn: number;
  readonly revealedText: string;
}

function cellClass(props: GridRowViewProps, column: number): string {
  const { row, left, right } = props;
  const placed = props.layout.columns[column];
  let name = 'gk-grid__cell';
  if (placed?.column.align === 'right') name += ' gk-grid__cell--right';
  if (placed?.column.secret) name += ' gk-grid__cell--secret';
  if (row?.readOnly || !placed?.column.editable) name += ' gk-grid__cell--fixed';
  const tone = row?.cellTones?.[column];
  if (tone) name += ` gk-tone gk-tone--${tone}`;
  if (left >= 0 && column >= left && column <= right) {
    name += ' is-selected';
    if (column === left) name += ' is-left';
    if (column === right) name += ' is-right';
    if (props.isTop) name += ' is-top';
    if (props.isBottom) name += ' is-bottom';
  }
  if (column === props.activeColumn) name += ' is-active';
  return name;
}

function GhostRow({ layout, top }: { layout: ColumnLayout; top: number }) {
  const ghosts = layout.columns.map((item) => (
    <div key={item.column.key} className="gk-grid__cell">
      <span className="gk-grid__ghost" />
    </div>
  ));
  return (
    <div className="gk-grid__row gk-grid__row--ghost" style={{ top }} aria-hidden="true">
      <div className="gk-grid__pin">
        <div className="gk-grid__gutter" />
        {ghosts.slice(0, layout.frozenCount)}
      </div>
      {ghosts.slice(layout.frozenCount)}
    </div>
  );
}

/** One row. Clicks are handled by the grid from coordinates, so cells carry no listeners. */
export const GridRowView = memo(function GridRowView(props: GridRowViewProps) {
  const { row, layout, top } = props;
  if (!row) return <GhostRow layout={layout} top={top} />;
  const tone = row.tone;
  const mark = tone ? gridText(`tone.${tone}.mark`) : undefined;
  const cells = layout.columns.map((item, column) => {
    const cellTone = row.cellTones?.[column];
    const isSelected = props.left >= 0 && column >= props.left && column <= props.right;
    return (
      <div
        key={item.column.key}
        {...cellRole(column, isSelected)}
        className={cellClass(props, column)}
        title={row.cellHints?.[column]}
        data-mark={cellTone && gridText(`tone.${cellTone}.mark`)}
      >
        {column === props.revealedColumn ? props.revealedText : row.cells[column]}
      </div>
    );
  });
  return (
    <div
      {...rowRole(props.rowIndex)}
      className={tone ? `gk-grid__row gk-tone-row gk-tone-row--${tone}` : 'gk-grid__row'}
      style={{ top }}
    >
      {/* One pinned box per row: every sticky element costs the browser time in each frame of a scroll. */}
      <div className="gk-grid__pin" role="none">
        <div
          {...labelRole}
          className={props.left >= 0 ? 'gk-grid__gutter is-selected' : 'gk-grid__gutter'}
          title={row.hint}
        >
          {mark && <span className="gk-grid__mark">{mark}</span>}
          {row.label}
        </div>
        {cells.slice(0, layout.frozenCount)}
      </div>
      {cells.slice(layout.frozenCount)}
    </div>
  );
});
