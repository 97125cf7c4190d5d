import { useSyncExternalStore } from 'react';

/** A value outside the tree of components; a screen that uses it is drawn anew when it changes. */
export interface Watched<T> {
  get(): T;
  set(next: T): void;
  use(): T;
}

export function watched<T>(initial: T): Watched<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const get = (): T => value;
  return {
    get,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
