import { describe, expect, it } from 'vitest';
import { readEditKey, readGridKey } from '../../../../../renderer/ui/dataGrid/keymap';

/** 'Ctrl+Shift+a' as a key press. */
function press(text: string) {
  const parts = text.split('+');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  };
}

describe('keys on selected cells', () => {
  it('leaves to the browser and the screen what is not the grid’s', () => {
    for (const key of ['a', '1', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+k', 'Ctrl+p', 'Ctrl+s', 'Alt+1', 'F7', 'F5', ' '])
      expect(readGridKey(press(key)), key).toBeNull();
  });
  it('reads the Ctrl keys in either letter case (Caps Lock)', () => {
    expect(readGridKey(press('Ctrl+D'))).toEqual({ kind: 'fillDown' });
    expect(readGridKey(press('Ctrl+z'))).toEqual({ kind: 'undo' });
    expect(readGridKey(press('Ctrl+Shift+Z'))).toEqual({ kind: 'redo' });
    expect(readGridKey(press('Ctrl+y'))).toEqual({ kind: 'redo' });
  });
  it('extends with Shift', () => {
    expect(readGridKey(press('Ctrl+Shift+ArrowUp'))).toEqual({ kind: 'jump', row: 'first', extend: true });
    expect(readGridKey(press('Shift+PageDown'))).toEqual({ kind: 'page', step: 1, extend: true });
    expect(readGridKey(press('Shift+Home'))).toEqual({ kind: 'jump', column: 'first', extend: true });
  });
});

describe('keys while editing', () => {
  it('arrows leave a cell typed over and stay in one opened with F2', () => {
    expect(readEditKey(press('ArrowLeft'), 'type')).toEqual({
      kind: 'commit',
      axis: 'column',
      step: -1,
      isArrow: true,
    });
    expect(readEditKey(press('ArrowDown'), 'type')).toEqual({ kind: 'commit', axis: 'row', step: 1, isArrow: true });
    expect(readEditKey(press('ArrowLeft'), 'open')).toBeNull();
    expect(readEditKey(press('Shift+ArrowLeft'), 'type')).toBeNull();
  });
  it('takes Enter, Tab, Esc and Alt+Enter, and leaves undo to the text', () => {
    expect(readEditKey(press('Shift+Enter'), 'open')).toEqual({ kind: 'commit', axis: 'row', step: -1 });
    expect(readEditKey(press('Tab'), 'open')).toEqual({ kind: 'commit', axis: 'column', step: 1 });
    expect(readEditKey(press('Escape'), 'type')).toEqual({ kind: 'cancel' });
    expect(readEditKey(press('Alt+Enter'), 'open')).toEqual({ kind: 'newLine' });
    expect(readEditKey(press('Ctrl+z'), 'open')).toBeNull();
  });
});
