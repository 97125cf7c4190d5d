import { type RefObject, useRef } from 'react';
import type { Editing, GridInputHandle } from './GridInput';
import { type EditPlan, indexEdits, planClear, planFillDown } from './gridEdits';
import { gridText } from './gridText';
import type { EditCommand, GridCommand } from './keymap';
import {
  cellCount,
  type Extent,
  jumpSelection,
  moveSelection,
  rangeOf,
  sameCell,
  selectCell,
  selectRange,
  stepSelection,
} from './selection';
import type { CellPosition, DataGridProps, GridColumn, GridRow, GridSelection } from './types';
import type { GridViewport } from './useGridViewport';
import type { useReveal } from './useReveal';

interface GridState {
  readonly props: DataGridProps;
  readonly viewport: GridViewport;
  readonly input: RefObject<GridInputHandle | null>;
  readonly extent: Extent;
  readonly selection: GridSelection;
  readonly activeRow: GridRow | undefined;
  readonly activeColumn: GridColumn | undefined;
  readonly canEdit: boolean;
  readonly editing: Editing;
  readonly setEditing: (editing: Editing) => void;
  readonly select: (selection: GridSelection, shown?: CellPosition) => void;
  readonly reach: (cell: CellPosition) => void;
  readonly notify: (text: string) => void;
  readonly reveal: ReturnType<typeof useReveal>;
}

/** The cell that is being edited, held from the first key on: the table may change underneath. */
interface EditTarget {
  readonly rowKey: string | number;
  readonly columnKey: string;
  readonly before: string;
  /** The text the box was opened with; the same text again is no edit. */
  readonly opened: string;
}

/** Everything the user can do with the selected cells; keys, pointer and clipboard all end here. */
export function useGridActs(state: GridState) {
  const { props, viewport, input, extent, selection, activeRow, activeColumn, editing, select } = state;
  const { windows, scroll, rowPx } = viewport;
  const { columns } = props;
  const target = useRef<EditTarget | null>(null);
  const range = rangeOf(selection);

  const apply = (plan: EditPlan) => {
    if (plan.edits.length > 0 && props.onEdit) {
      windows.patch(indexEdits(plan.edits, columns));
      props.onEdit(plan.edits);
    }
    if (plan.refused > 0) state.notify(gridText('refused', { count: plan.refused }));
  };

  /** @param opened the text the box starts with; left out, typing replaces what the cell has */
  const begin = (opened?: string) => {
    if (!activeRow || !activeColumn) return;
    const before = activeRow.cells[selection.active.column] ?? '';
    target.current = { rowKey: activeRow.key, columnKey: activeColumn.key, before, opened: opened ?? before };
    state.reach(selection.active);
  };

  const onRefusedKey = () =>
    state.notify(activeRow ? gridText('readOnly') : gridText('cellLoading', { row: selection.active.row + 1 }));

  const onTyping = () => {
    if (!state.canEdit || target.current) return;
    begin();
    state.setEditing('type');
  };

  const open = (text: string) => {
    begin(text);
    state.setEditing('open');
    input.current?.fill(text);
    input.current?.focus();
  };

  const startEdit = () => {
    if (editing) return;
    if (!state.canEdit || !activeRow || !activeColumn) {
      onRefusedKey();
      return;
    }
    if (!activeColumn.secret) {
      open(activeRow.cells[selection.active.column] ?? '');
      return;
    }
    // Editing the mask would store the mask: a secret cell opens with its plain text or empty.
    if (!props.onReveal) open('');
    else void state.reveal.show(activeRow, activeColumn.key).then((text) => text !== null && open(text));
  };

  /** Takes the typed text over. Safe to call at any time. */
  const finish = () => {
    const held = target.current;
    if (!held) return;
    target.current = null;
    const after = input.current?.take() ?? held.opened;
    state.setEditing(null);
    state.reveal.hide();
    if (after === held.opened || after === held.before) return;
    apply({ edits: [{ rowKey: held.rowKey, columnKey: held.columnKey, before: held.before, after }], refused: 0 });
  };

  const runEdit = (command: EditCommand) => {
    if (command.kind === 'cancel') {
      target.current = null;
      state.setEditing(null);
      state.reveal.hide();
      return;
    }
    if (command.kind === 'newLine') {
      const element = input.current?.element;
      element?.setRangeText('\n', element.selectionStart, element.selectionEnd, 'end');
      element?.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    finish();
    if (command.isArrow) {
      const delta = command.axis === 'row' ? { rows: command.step, columns: 0 } : { rows: 0, columns: command.step };
      select(moveSelection(selection, delta, extent, false));
    } else select(stepSelection(selection, command.axis, command.step, extent));
  };

  const selectRows = (from: number, to: number) => {
    const anchor = { row: from, column: 0 };
    const head = { row: to, column: extent.columns - 1 };
    select({ active: anchor, anchor, head }, { row: to, column: selection.active.column });
  };
  const selectColumns = (from: number, to: number) => {
    const anchor = { row: 0, column: from };
    const active = { row: selection.active.row, column: from };
    select({ active, anchor, head: { row: extent.rows - 1, column: to } }, active);
  };
  const selectAll = () => {
    const whole = { top: 0, left: 0, bottom: extent.rows - 1, right: extent.columns - 1 };
    select({ ...selectRange(whole), active: selection.active });
    input.current?.focus();
  };

  const editRows = async (plan: (rows: readonly GridRow[]) => EditPlan, top: number) => {
    if (!props.onEdit) onRefusedKey();
    else apply(plan(await windows.read(top, range.bottom + 1)));
  };
  const fillDown = () => {
    // A single row is filled from the one above it, as in Excel.
    const top = range.top === range.bottom ? range.top - 1 : range.top;
    if (top >= 0) void editRows((rows) => planFillDown(rows, columns, range), top);
  };

  const shownAfter = (next: GridSelection, extend: boolean) => select(next, extend ? next.head : next.active);

  /** @returns false: not for the grid, the key goes on to the screen around */
  const run = (command: GridCommand): boolean => {
    if (command.kind === 'undo' || command.kind === 'redo') {
      const call = command.kind === 'undo' ? props.onUndo : props.onRedo;
      call?.();
      return call !== undefined;
    }
    if (extent.rows === 0 || extent.columns === 0) return false;
    switch (command.kind) {
      case 'move':
        shownAfter(moveSelection(selection, command, extent, command.extend), command.extend);
        return true;
      case 'page': {
        const rows = Math.max(1, Math.floor(scroll.viewportPx / rowPx) - 1) * command.step;
        scroll.scrollTo(scroll.contentOffset + rows * rowPx);
        shownAfter(moveSelection(selection, { rows, columns: 0 }, extent, command.extend), command.extend);
        return true;
      }
      case 'jump': {
        const row = command.row && (command.row === 'first' ? 0 : extent.rows - 1);
        const column = command.column && (command.column === 'first' ? 0 : extent.columns - 1);
        const to = { ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
        shownAfter(jumpSelection(selection, to, extent, command.extend), command.extend);
        return true;
      }
      case 'step': {
        const next = stepSelection(selection, command.axis, command.step, extent);
        // Tab leaves the grid at its last column, so that the keyboard is not caught in it.
        const isStuck = command.axis === 'column' && sameCell(next.active, selection.active);
        select(next);
        return !isStuck;
      }
      case 'selectAll':
        selectAll();
        return true;
      case 'selectRows':
        selectRows(selection.anchor.row, selection.head.row);
        return true;
      case 'selectColumns':
        selectColumns(selection.anchor.column, selection.head.column);
        return true;
      case 'edit':
        startEdit();
        return true;
      case 'clear':
        void editRows((rows) => planClear(rows, columns, range), range.top);
        return true;
      case 'fillDown':
        fillDown();
        return true;
      default:
        return false;
    }
  };

  return {
    apply,
    finish,
    run,
    runEdit,
    startEdit,
    onTyping,
    onRefusedKey,
    selectAll,
    selectRows,
    selectColumn: (column: number, extend: boolean) => {
      finish();
      input.current?.focus();
      selectColumns(extend ? selection.anchor.column : column, column);
    },
    escape: (): boolean => {
      if (state.reveal.revealed) state.reveal.hide();
      else if (cellCount(range) > 1) select(selectCell(selection.active));
      else return false;
      return true;
    },
    toggleReveal: () => {
      if (state.reveal.revealed) state.reveal.hide();
      else if (activeRow && activeColumn) void state.reveal.show(activeRow, activeColumn.key);
    },
    holdReveal: (isDown: boolean) => {
      if (!isDown) state.reveal.hide();
      else if (activeRow && activeColumn?.secret && props.onReveal) state.reveal.hold(activeRow, activeColumn.key);
    },
  };
}
