import { type PointerEvent, type RefObject, useRef } from 'react';
import { type ColumnLayout, clampWidth, type PlacedColumn } from './columnLayout';
import { headCellRole, headRole } from './gridRoles';
import { gridText } from './gridText';

interface GridHeadProps {
  readonly layout: ColumnLayout;
  readonly scale: number;
  readonly headRef: RefObject<HTMLDivElement | null>;
  readonly selectedLeft: number;
  readonly selectedRight: number;
  readonly onSelectAll: () => void;
  readonly onSelectColumn: (column: number, extend: boolean) => void;
  /** While dragging; px at 16 px type. */
  readonly onResize: (columnKey: string, width: number) => void;
  readonly onResizeEnd: (columnKey: string, width: number) => void;
}

/** Width in px at 16 px type that shows the longest drawn text of a column; 0 when none is drawn. */
function widestText(head: HTMLElement, column: number): number {
  const cells = head.parentElement?.querySelectorAll<HTMLElement>(`[role=gridcell][aria-colindex="${column + 2}"]`);
  let widest = 0;
  for (const cell of cells ?? []) {
    const range = document.createRange();
    range.selectNodeContents(cell);
    widest = Math.max(widest, range.getBoundingClientRect().width);
  }
  return widest;
}

function ResizeHandle({ item, props }: { item: PlacedColumn; props: GridHeadProps }) {
  const drag = useRef<{ readonly x: number; readonly from: number; width: number | null } | null>(null);
  const { key } = item.column;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.stopPropagation();
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, from: item.width, width: null };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const now = drag.current;
    if (!now) return;
    now.width = clampWidth((now.from + event.clientX - now.x) / props.scale);
    props.onResize(key, now.width);
  };
  const onPointerUp = () => {
    const width = drag.current?.width;
    drag.current = null;
    if (typeof width === 'number') props.onResizeEnd(key, width);
  };
  const onDoubleClick = () => {
    const head = props.headRef.current;
    const widest = head ? widestText(head, item.index) : 0;
    if (widest === 0) return;
    const width = clampWidth((widest + 20) / props.scale);
    props.onResize(key, width);
    props.onResizeEnd(key, width);
  };
  const handlers = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onDoubleClick };
  return <div className="gk-grid__resize" title={gridText('resize')} {...handlers} />;
}

export function GridHead(props: GridHeadProps) {
  const { layout } = props;
  const cells = layout.columns.map((item) => {
    const { column, index } = item;
    const isSelected = index >= props.selectedLeft && index <= props.selectedRight;
    let name = 'gk-grid__th';
    if (column.align === 'right') name += ' gk-grid__cell--right';
    if (isSelected) name += ' is-selected';
    if (column.headTone) name += ` gk-tone gk-tone--${column.headTone}`;
    return (
      <div key={column.key} {...headCellRole(index)} className={name}>
        <button
          type="button"
          tabIndex={-1}
          className="gk-grid__title"
          title={column.title}
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => props.onSelectColumn(index, event.shiftKey)}
        >
          {column.head ?? column.title}
        </button>
        {column.headExtra !== undefined && <div className="gk-grid__extra">{column.headExtra}</div>}
        <ResizeHandle item={item} props={props} />
      </div>
    );
  });
  return (
    <div {...headRole} className="gk-grid__head" ref={props.headRef}>
      <div className="gk-grid__pin" role="none">
        <button
          type="button"
          tabIndex={-1}
          className="gk-grid__corner"
          aria-label={gridText('selectAll')}
          title={gridText('selectAll')}
          onPointerDown={(event) => event.preventDefault()}
          onClick={props.onSelectAll}
        />
        {cells.slice(0, layout.frozenCount)}
      </div>
      {cells.slice(layout.frozenCount)}
    </div>
  );
}
