import { describe, expect, it } from 'vitest';
import { isKeptBack } from '../../../shared/hostKiosk';

const press = (keys: string) => {
  const parts = keys.split('+');
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  const key = parts.at(-1) ?? '';
  return { key: key === 'Space' ? ' ' : key, control: has('Ctrl'), alt: has('Alt'), meta: has('Meta') };
};

describe('[R-V05] keys in the locked window', () => {
  it.each([
    ...['Ctrl+k', 'Ctrl+o', 'Ctrl+p', 'Ctrl+w', 'Ctrl+r', 'Ctrl+Shift+I', 'Ctrl+c', 'Ctrl+Tab', 'Ctrl+-'],
    ...['Alt+1', 'Alt+9', 'Alt+F4', 'Alt+ArrowLeft', 'Alt+Tab', 'Meta+d', 'Meta+Tab', 'Ctrl+Alt+Delete'],
    ...['F1', 'F5', 'F11', 'F12', 'ContextMenu', 'BrowserBack', 'LaunchApplication1', 'ZoomIn'],
  ])('%s is kept back', (keys) => {
    expect(isKeptBack(press(keys))).toBe(true);
  });

  it.each([
    ...['赵', 'a', 'X', '7', 'Enter', 'Backspace', 'Tab', 'Shift+Tab', 'Escape', 'ArrowDown', 'PageDown', 'Process'],
    // Input methods: Shift, Ctrl+Space and the keys by themselves; AltGr types letters.
    ...['Shift', 'Control', 'Ctrl+Control', 'Alt+Alt', 'Ctrl+Space', 'Ctrl+Alt+q', 'Find'],
  ])('%s passes', (keys) => {
    expect(isKeptBack(press(keys))).toBe(false);
  });
});
