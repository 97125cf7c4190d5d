import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { planColumns, scrollLeftToShow } from './columnLayout';
import { describeCell } from './describeCell';
import { FindBar } from './FindBar';
import { GridHead } from './GridHead';
import { type Editing, GridInput, type GridInputHandle } from './GridInput';
import { GridRows } from './GridRows';
import { canEditCell } from './gridEdits';
import { gridRole } from './gridRoles';
import { clampSelection, rangeOf, selectCell } from './selection';
import type { CellPosition, DataGridProps, GridSelection } from './types';
import { useGridActs } from './useGridActs';
import { useGridClipboard } from './useGridClipboard';
import { useGridFind } from './useGridFind';
import { useGridPointer } from './useGridPointer';
import { useGridViewport } from './useGridViewport';
import { useReveal } from './useReveal';
import './dataGrid.css';

const ORIGIN: CellPosition = { row: 0, column: 0 };

/** Both together; the same object while nothing differs, for owners that build theirs anew each time. */
function useMerged(owner: DataGridProps['columnWidths'], own: Readonly<Record<string, number>>) {
  const merged = { ...owner, ...own };
  const held = useRef(merged);
  if (JSON.stringify(held.current) !== JSON.stringify(merged)) held.current = merged;
  return held.current;
}

/** An editable table of any length. It knows no domain word: rows are texts, edits go to the owner. */
export function DataGrid(props: DataGridProps) {
  const { source, columns, onEdit } = props;
  const viewport = useGridViewport(source, props.compact === true);
  const { scroll, scrollerRef, windows, scale, rowPx } = viewport;
  const input = useRef<GridInputHandle>(null);
  const [hasFocus, setFocus] = useState(false);
  const [editing, setEditing] = useState<Editing>(null);
  const [notice, setNotice] = useState('');
  const [ownWidths, setOwnWidths] = useState<Readonly<Record<string, number>>>({});
  const [rawSelection, setRawSelection] = useState<GridSelection>(() => props.selection ?? selectCell(ORIGIN));
  const reveal = useReveal(props.onReveal);

  const extent = useMemo(() => ({ rows: source.rowCount, columns: columns.length }), [source.rowCount, columns.length]);
  const selection = useMemo(() => clampSelection(rawSelection, extent), [rawSelection, extent]);
  const range = rangeOf(selection);
  const { active } = selection;
  const activeRow = windows.row(active.row);
  const activeColumn = columns[active.column];
  const canEdit = onEdit !== undefined && canEditCell(activeRow, activeColumn);

  const widths = useMerged(props.columnWidths, ownWidths);
  const labelLength = Math.max(3, String(source.rowCount).length);
  const layout = useMemo(
    () => planColumns(columns, widths, scale, labelLength, viewport.view.width),
    [columns, widths, scale, labelLength, viewport.view.width],
  );

  const reach = (cell: CellPosition) => {
    scroll.showRow(cell.row);
    scroll.scrollSideways(scrollLeftToShow(layout, cell.column, scroll.scrollLeft, viewport.view.width));
  };
  const select = (next: GridSelection, shown: CellPosition = next.active) => {
    const held = clampSelection(next, extent);
    setRawSelection(held);
    setNotice('');
    if (reveal.revealed) reveal.hide();
    if (extent.rows > 0) reach(shown);
    props.onSelect?.(held, rangeOf(held));
  };

  const acts = useGridActs({
    props,
    viewport,
    input,
    extent,
    selection,
    activeRow,
    activeColumn,
    canEdit,
    editing,
    setEditing,
    select,
    reach,
    notify: setNotice,
    reveal,
  });
  const clipboard = useGridClipboard(props, { windows, selection, apply: acts.apply, select, notify: setNotice });
  const find = useGridFind(props.find, extent, active, (found) => {
    const column = columns.findIndex((item) => item.key === found.columnKey);
    scroll.centreRow(found.rowIndex);
    select(selectCell({ row: found.rowIndex, column: column < 0 ? active.column : column }));
  });

  const pointer = useGridPointer(viewport, layout, source.rowCount, {
    onDouble: acts.startEdit,
    onDown: (cell, extend) => {
      acts.finish();
      input.current?.focus();
      if (cell.isRowLabel) acts.selectRows(extend ? selection.anchor.row : cell.row, cell.row);
      else if (extend) select({ ...selection, head: cell }, cell);
      else select(selectCell({ row: cell.row, column: cell.column }));
    },
    onDrag: (cell) => {
      if (cell.isRowLabel) acts.selectRows(selection.anchor.row, cell.row);
      else if (cell.row !== selection.head.row || cell.column !== selection.head.column)
        select({ ...selection, head: { row: cell.row, column: cell.column } }, cell);
    },
  });

  // A screen that goes away in mid-typing takes the typed text along.
  const finish = useRef(acts.finish);
  useLayoutEffect(() => {
    finish.current = acts.finish;
  });
  useLayoutEffect(() => () => finish.current(), []);

  const goTo = props.goTo;
  const doneToken = useRef<number | null>(null);
  useLayoutEffect(() => {
    // A jump into rows that the owner has not announced yet waits for them.
    if (!goTo || goTo.token === doneToken.current || viewport.view.height === 0 || goTo.rowIndex >= source.rowCount)
      return;
    doneToken.current = goTo.token;
    const column = columns.findIndex((item) => item.key === goTo.columnKey);
    acts.finish();
    scroll.centreRow(goTo.rowIndex);
    select(selectCell({ row: goTo.rowIndex, column: column < 0 ? active.column : column }));
    if (goTo.focus !== false) input.current?.focus();
  });

  const adopted = useRef(props.selection);
  useEffect(() => {
    if (props.selection && props.selection !== adopted.current) setRawSelection(props.selection);
    adopted.current = props.selection;
  }, [props.selection]);

  const eye =
    activeColumn?.secret && activeRow && props.onReveal
      ? { isOpen: reveal.revealed !== null, onToggle: () => acts.toggleReveal() }
      : null;
  const isWide = layout.totalPx > viewport.view.width;
  const style = {
    '--gk-row': `${rowPx}px`,
    '--gk-columns': layout.template,
    '--gk-width': `${layout.totalPx}px`,
    '--gk-pinned': layout.frozenCount + 1,
  } as CSSProperties;
  const spoken =
    source.rowCount === 0
      ? ''
      : describeCell(activeRow, activeColumn, active, range, onEdit !== undefined && !canEdit, reveal.revealed);

  return (
    <div className={`gk-grid${hasFocus ? ' has-focus' : ''}${isWide ? ' is-wide' : ''}`} style={style}>
      <div className="gk-grid__probe" ref={viewport.probeRef} />
      {find.isOpen && (
        <FindBar
          {...find.bar}
          onText={find.setText}
          onStep={(direction) => void find.step(direction)}
          onClose={() => {
            find.close();
            input.current?.focus();
          }}
        />
      )}
      <div className="gk-grid__main">
        <div
          {...gridRole(props.label, source.rowCount, columns.length, onEdit === undefined)}
          className="gk-grid__scroll"
          ref={scrollerRef}
          {...pointer.handlers}
        >
          <div className="gk-grid__canvas" style={{ width: layout.totalPx }}>
            <GridHead
              layout={layout}
              scale={scale}
              headRef={viewport.headRef}
              selectedLeft={range.left}
              selectedRight={range.right}
              onSelectAll={acts.selectAll}
              onSelectColumn={acts.selectColumn}
              onResize={(key, width) => setOwnWidths((old) => ({ ...old, [key]: width }))}
              onResizeEnd={(key, width) => props.onColumnWidths?.({ ...widths, [key]: width })}
            />
            <div className="gk-grid__body" style={{ height: viewport.canvasPx }} role="presentation">
              <GridRows viewport={viewport} layout={layout} selection={selection} revealed={reveal.revealed} />
            </div>
            {source.rowCount === 0 && props.empty !== undefined && <div className="gk-grid__empty">{props.empty}</div>}
          </div>
        </div>
        <GridInput
          handle={input}
          viewport={viewport}
          layout={layout}
          active={active}
          editing={editing}
          canEdit={canEdit}
          label={spoken || props.label}
          eye={eye}
          onTyping={acts.onTyping}
          onRefusedKey={acts.onRefusedKey}
          onGridKey={(command) => {
            if (command.kind === 'find') return find.open();
            if (command.kind === 'findNext' || command.kind === 'findPrevious') {
              if (!props.find) return false;
              if (!find.isOpen) return find.open();
              void find.step(command.kind === 'findNext' ? 1 : -1);
              return true;
            }
            return acts.run(command);
          }}
          onEditKey={acts.runEdit}
          onEscape={acts.escape}
          onAlt={acts.holdReveal}
          onFocusChange={(isIn) => {
            setFocus(isIn);
            if (!isIn) acts.finish();
          }}
          onCopy={(event, isCut) => {
            if (!editing) clipboard.onCopy(event, isCut);
          }}
          onPaste={(event) => {
            if (!editing) clipboard.onPaste(event);
          }}
        />
      </div>
      {notice !== '' && <div className="gk-grid__bar">{notice}</div>}
      <div className="gk-grid__live" role="status" aria-live="polite">
        {hasFocus && !editing ? `${notice} ${spoken}` : ''}
      </div>
    </div>
  );
}
