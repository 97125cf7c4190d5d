import { useRef, useState } from 'react';
import { gridText } from './gridText';
import type { CellPosition, DataGridProps, GridFound } from './types';

/** The state of the find bar. Searching itself is the owner's; past the end it goes on from the other end once. */
export function useGridFind(
  find: DataGridProps['find'],
  extent: { readonly rows: number; readonly columns: number },
  active: CellPosition,
  onFound: (found: GridFound) => void,
) {
  const [isOpen, setOpen] = useState(false);
  const [focusToken, setFocusToken] = useState(0);
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = useRef(0);

  const open = (): boolean => {
    if (!find) return false;
    setOpen(true);
    setFocusToken((token) => token + 1);
    return true;
  };

  const step = async (direction: 1 | -1) => {
    if (!find || text === '') return;
    run.current += 1;
    const mine = run.current;
    setBusy(true);
    setStatus(gridText('finding'));
    let found: GridFound | null = null;
    let isWrapped = false;
    try {
      found = await find(text, active, direction);
      if (!found && mine === run.current) {
        isWrapped = true;
        const edge = direction === 1 ? { row: -1, column: extent.columns } : { row: extent.rows, column: -1 };
        found = await find(text, edge, direction);
      }
    } finally {
      if (mine === run.current) setBusy(false);
    }
    if (mine !== run.current) return;
    if (found) onFound(found);
    const wrapped = direction === 1 ? 'findFromStart' : 'findFromEnd';
    setStatus(found ? (isWrapped ? gridText(wrapped) : '') : gridText('findNothing', { text }));
  };

  return {
    isOpen,
    open,
    step,
    bar: { text, status, isBusy, focusToken },
    setText: (next: string) => {
      // An answer to the old text is no longer wanted.
      run.current += 1;
      setBusy(false);
      setStatus('');
      setText(next);
    },
    close: () => {
      run.current += 1;
      setBusy(false);
      setOpen(false);
    },
  };
}
