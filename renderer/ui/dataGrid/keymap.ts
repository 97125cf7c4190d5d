/** What a key asks for while cells are selected. */
export type GridCommand =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly kind: 'page'; readonly step: 1 | -1; readonly extend: boolean }
  | {
      readonly kind: 'jump';
      readonly row?: 'first' | 'last';
      readonly column?: 'first' | 'last';
      readonly extend: boolean;
    }
  | { readonly kind: 'step'; readonly axis: 'row' | 'column'; readonly step: 1 | -1 }
  | { readonly kind: 'selectAll' | 'selectRows' | 'selectColumns' | 'edit' | 'clear' | 'fillDown' | 'undo' | 'redo' }
  | { readonly kind: 'find' | 'findNext' | 'findPrevious' };

/** What a key asks for while a cell is being edited. `type` editing began by typing, `open` by F2 or a double click. */
export type EditCommand =
  | { readonly kind: 'commit'; readonly axis: 'row' | 'column'; readonly step: 1 | -1; readonly isArrow?: true }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'newLine' };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

function arrowCommand(press: KeyPress, ctrl: boolean): GridCommand | null {
  const delta = ARROWS[press.key];
  if (!delta) return null;
  const extend = press.shiftKey;
  if (!ctrl) return { kind: 'move', ...delta, extend };
  if (delta.rows !== 0) return { kind: 'jump', row: delta.rows > 0 ? 'last' : 'first', extend };
  return { kind: 'jump', column: delta.columns > 0 ? 'last' : 'first', extend };
}

function ctrlCommand(press: KeyPress): GridCommand | null {
  switch (press.key.toLowerCase()) {
    case 'a':
      return { kind: 'selectAll' };
    case 'd':
      return { kind: 'fillDown' };
    case 'z':
      return { kind: press.shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'f':
      return { kind: 'find' };
    case ' ':
      return { kind: 'selectColumns' };
    default:
      return null;
  }
}

/** null: the key is not the grid's; it may type into the cell or belong to the screen around. */
export function readGridKey(press: KeyPress): GridCommand | null {
  if (press.altKey) return null;
  const ctrl = press.ctrlKey || press.metaKey;
  const extend = press.shiftKey;
  const arrow = arrowCommand(press, ctrl);
  if (arrow) return arrow;
  switch (press.key) {
    case 'Home':
      return ctrl ? { kind: 'jump', row: 'first', column: 'first', extend } : { kind: 'jump', column: 'first', extend };
    case 'End':
      return ctrl ? { kind: 'jump', row: 'last', column: 'last', extend } : { kind: 'jump', column: 'last', extend };
    case 'PageUp':
      return { kind: 'page', step: -1, extend };
    case 'PageDown':
      return { kind: 'page', step: 1, extend };
    case 'F3':
      return { kind: press.shiftKey ? 'findPrevious' : 'findNext' };
  }
  if (ctrl) return ctrlCommand(press);
  switch (press.key) {
    case 'Enter':
      return { kind: 'step', axis: 'row', step: extend ? -1 : 1 };
    case 'Tab':
      return { kind: 'step', axis: 'column', step: extend ? -1 : 1 };
    case 'F2':
      return { kind: 'edit' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case ' ':
      return extend ? { kind: 'selectRows' } : null;
    default:
      return null;
  }
}

/** null: the key belongs to the text being edited. */
export function readEditKey(press: KeyPress, editing: 'type' | 'open'): EditCommand | null {
  const ctrl = press.ctrlKey || press.metaKey;
  if (press.key === 'Escape') return { kind: 'cancel' };
  if (press.key === 'Enter') {
    if (press.altKey || ctrl) return { kind: 'newLine' };
    return { kind: 'commit', axis: 'row', step: press.shiftKey ? -1 : 1 };
  }
  if (press.key === 'Tab') return { kind: 'commit', axis: 'column', step: press.shiftKey ? -1 : 1 };
  const delta = ARROWS[press.key];
  // As in Excel: after typing over a cell the arrows leave it, after F2 they move the caret.
  if (delta && editing === 'type' && !ctrl && !press.shiftKey && !press.altKey) {
    const step = delta.rows + delta.columns > 0 ? 1 : -1;
    return { kind: 'commit', axis: delta.rows === 0 ? 'column' : 'row', step, isArrow: true };
  }
  return null;
}
