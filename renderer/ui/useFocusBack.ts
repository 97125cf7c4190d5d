import { useCallback, useState } from 'react';

/** For layers that follow one another: gives the focus back to where it was before the first of them. */
export function useFocusBack(): () => void {
  const [before] = useState(() => document.activeElement);
  return useCallback(() => {
    // After the last layer is gone; it would take the focus back otherwise.
    setTimeout(() => {
      const isFree = document.activeElement === document.body || document.activeElement === null;
      if (isFree && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    }, 0);
  }, [before]);
}
