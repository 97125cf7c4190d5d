import type { HostResult } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';

/** Chromium's Keyboard Lock, missing in the typings: in full screen the page gets Esc, Ctrl+W and the like itself. */
interface KeyboardLock {
  lock?(): Promise<void>;
  unlock?(): void;
}

/**
 * The nearest that a browser has to a locked window: full screen, its keys to the page, and a question before the tab closes. Esc
 * held down still leaves full screen; the page stays locked then, and goes back with the next call.
 */
export function createBrowserKiosk(): (on: boolean) => Promise<HostResult<null>> {
  const keyboard = (navigator as Navigator & { readonly keyboard?: KeyboardLock }).keyboard;
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  return async (on) => {
    if (!on) {
      window.removeEventListener('beforeunload', ask);
      keyboard?.unlock?.();
      if (document.fullscreenElement) await document.exitFullscreen();
      return ok(null);
    }
    window.addEventListener('beforeunload', ask);
    try {
      await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
      await keyboard?.lock?.();
    } catch {
      // Only a person's click may fill the screen.
      return fault('host.unavailable');
    }
    return ok(null);
  };
}
