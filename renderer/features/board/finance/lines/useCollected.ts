import { useCallback, useEffect, useRef } from 'react';

/** Runs once with what was collected in one turn: a pasted block that goes over the end comes in two calls. */
export function useCollected<T>(act: (all: readonly T[]) => void): (some: readonly T[]) => void {
  const held = useRef<T[]>([]);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((some: readonly T[]) => {
    if (held.current.length === 0)
      queueMicrotask(() => {
        const all = held.current;
        held.current = [];
        latest.current(all);
      });
    held.current.push(...some);
  }, []);
}
