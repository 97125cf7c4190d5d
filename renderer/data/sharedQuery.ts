import { liveQuery, type Subscription } from 'dexie';
import { useSyncExternalStore } from 'react';

/** A live query that several screens watch: read once, answered at once to whoever comes later. */
export interface SharedQuery<T> {
  /** undefined until the first answer; afterwards the last one, while a newer is on its way. */
  use(): T | undefined;
  get(): T | undefined;
}

/**
 * Menu, desk, matrix and search show the same ten thousand lines: each with a query of its own would read them four times after
 * every act. An answer that fails (the window is locked) leaves the last one.
 */
export function sharedQuery<T>(query: () => Promise<T>): SharedQuery<T> {
  let value: T | undefined;
  let running: Subscription | undefined;
  const listeners = new Set<() => void>();
  const tell = (next: T): void => {
    value = next;
    for (const listener of listeners) listener();
  };
  const begin = (): void => {
    running = liveQuery(query).subscribe({
      next: tell,
      // A query that failed is over: the next who looks begins it again.
      error: () => {
        running = undefined;
      },
    });
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    if (!running) begin();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      running?.unsubscribe();
      running = undefined;
    };
  };
  const get = (): T | undefined => value;
  return { use: () => useSyncExternalStore(subscribe, get), get };
}
