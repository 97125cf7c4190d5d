import { useEffect, useRef, useState } from 'react';
import type { DataGridProps, GridRow } from './types';

interface Revealed {
  readonly rowKey: string | number;
  readonly columnKey: string;
  readonly text: string;
}

/** Alt must be held this long, so that Alt+digit for the menu shows nothing and leaves no trail, ms. */
const HOLD_MS = 300;

/** At most one secret cell is shown in plain, until the selection moves or the window loses the focus. */
export function useReveal(onReveal: DataGridProps['onReveal']) {
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const request = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const hide = () => {
    request.current += 1;
    clearTimeout(timer.current);
    setRevealed(null);
  };
  const show = async (row: GridRow, columnKey: string): Promise<string | null> => {
    if (!onReveal) return null;
    request.current += 1;
    const mine = request.current;
    const text = await onReveal(row.key, columnKey);
    if (mine !== request.current) return null;
    setRevealed({ rowKey: row.key, columnKey, text });
    return text;
  };
  const hold = (row: GridRow, columnKey: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void show(row, columnKey), HOLD_MS);
  };

  useEffect(() => {
    const onBlur = () => {
      request.current += 1;
      clearTimeout(timer.current);
      setRevealed(null);
    };
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('blur', onBlur);
      clearTimeout(timer.current);
    };
  }, []);

  return { revealed, show, hide, hold };
}
