import { useEffect } from 'react';
import type { Params } from '../../shared/kernel';
import { t } from '../ui/text';
import { watched } from '../ui/watched';

/** A person's act: menu, key, button and test call the same object. */
export interface Command {
  readonly name: string;
  readonly labelKey: string;
  readonly labelParams?: Params;
  /** As shown and as matched, e.g. "Ctrl+K", "Alt+1", "F7". */
  readonly keys?: string;
  /** Left out of the list of commands (keys only). */
  readonly quiet?: boolean;
  canRun?(): boolean;
  run(): void;
}

const commands = watched<readonly Command[]>([]);

export const canRun = (command: Command): boolean => command.canRun?.() ?? true;
export const labelOf = (command: Command): string => t(command.labelKey, command.labelParams);

/** Adds commands; a later one of the same name stands before an earlier one. Returns the way to take them away. */
export function registerCommands(added: readonly Command[]): () => void {
  commands.set([...added, ...commands.get()]);
  return () => commands.set(commands.get().filter((command) => !added.includes(command)));
}

/** The commands of the open screen; pass a memoised list. */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => registerCommands(list), [list]);
}

export const useCommandList = commands.use;

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** "Ctrl+Shift+Z" of a key press. */
export function keysOf(event: KeyPress): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  parts.push(event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return parts.join('+');
}

/** The command for a key press, or undefined. */
export function commandFor(keys: string, list: readonly Command[] = commands.get()): Command | undefined {
  return list.find((command) => command.keys === keys && canRun(command));
}
