import { useEffect } from 'react';
import { commandFor, keysOf } from './commands';

const layerIsOpen = (): boolean =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null;
const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys that a text field keeps for itself: undo and redo of its own text. */
const OWN_KEYS = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z']);

/** Turns key presses into commands. A dialog in front keeps all keys but Ctrl+S; the grid answers its own keys first. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      const keys = keysOf(event);
      if (OWN_KEYS.has(keys) && isTextField(event.target)) return;
      if (layerIsOpen() && keys !== 'Ctrl+S') return;
      const command = commandFor(keys);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
