import { afterEach, describe, expect, it } from 'vitest';
import { type Command, commandFor, keysOf, registerCommands } from '../../../../renderer/app/commands';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('commands', () => {
  const added: (() => void)[] = [];
  afterEach(() => {
    for (const remove of added.splice(0)) remove();
  });
  const add = (...list: Command[]): void => {
    added.push(registerCommands(list));
  };
  const command = (name: string, keys: string, more: Partial<Command> = {}): Command => ({
    name,
    keys,
    labelKey: name,
    run: () => undefined,
    ...more,
  });

  it('names a key press as it is written on screen', () => {
    expect(keysOf(press('k', { ctrlKey: true }))).toBe('Ctrl+K');
    expect(keysOf(press('K', { metaKey: true }))).toBe('Ctrl+K');
    expect(keysOf(press('1', { altKey: true }))).toBe('Alt+1');
    expect(keysOf(press('F7'))).toBe('F7');
    expect(keysOf(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+Z');
  });

  it('lets the open screen answer before the desk does, as long as it can', () => {
    let printable = true;
    add(command('desk.print', 'Ctrl+P'));
    add(command('screen.print', 'Ctrl+P', { canRun: () => printable }));
    expect(commandFor('Ctrl+P')?.name).toBe('screen.print');
    printable = false;
    expect(commandFor('Ctrl+P')?.name).toBe('desk.print');
  });

  it('forgets the commands of a closed screen', () => {
    const remove = registerCommands([command('screen.undo', 'Ctrl+Z')]);
    expect(commandFor('Ctrl+Z')?.name).toBe('screen.undo');
    remove();
    expect(commandFor('Ctrl+Z')).toBeUndefined();
  });
});
