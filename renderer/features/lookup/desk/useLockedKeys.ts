import { useEffect } from 'react';
import { isKeptBack } from '../../../../shared/hostKiosk';

/** Nothing is taken along, dropped in or found by a right click. */
const KEPT_EVENTS = ['contextmenu', 'copy', 'cut', 'dragstart', 'dragover', 'drop'] as const;

/** The keys that the shell cannot keep back by itself (a browser) are kept back here, before anything else sees them. */
export function useLockedKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, metaKey } = event;
      if (!isKeptBack({ key, control: ctrlKey, alt: altKey, meta: metaKey })) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const keep = (event: Event): void => event.preventDefault();
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey) event.preventDefault();
    };
    addEventListener('keydown', onKey, { capture: true });
    addEventListener('wheel', onWheel, { passive: false });
    for (const name of KEPT_EVENTS) addEventListener(name, keep);
    return () => {
      removeEventListener('keydown', onKey, { capture: true });
      removeEventListener('wheel', onWheel);
      for (const name of KEPT_EVENTS) removeEventListener(name, keep);
    };
  }, []);
}
