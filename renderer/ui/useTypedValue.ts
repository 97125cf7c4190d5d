import { useCallback, useEffect, useRef, useState } from 'react';

/** Typing rests for so long before it is stored, ms. */
const REST_MS = 1200;

export interface TypedValue<T> {
  readonly value: T;
  type(next: T): void;
  /** What is typed up to now, also before it is drawn: for acts that follow each other at once. */
  current(): T;
  /** For the field or what holds it: a change of another window does not disturb who is in it. */
  readonly focusProps: { onFocus(): void; onBlur(): void };
  /** Stores at once what was typed. */
  flush(): void;
}

interface Options<T> {
  readonly isSame?: (a: T, b: T) => boolean;
  /** As the store will have it. */
  readonly tidy?: (value: T) => T;
}

/**
 * A value that a person changes: stored when typing rests and when its field is left. `keep` gets the value as it was first
 * shown or sent last beside the new one, so that a change of another window is found and not written over.
 */
export function useTypedValue<T>(
  stored: T,
  keep: (next: T, base: T) => void,
  { isSame = Object.is, tidy = (value) => value }: Options<T> = {},
): TypedValue<T> {
  const [value, setValue] = useState(stored);
  /** What is typed and not sent yet; `base` is what it changes. */
  const state = useRef({ value: stored, base: stored, isTyped: false, isInside: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const given = useRef({ keep, isSame, tidy });
  useEffect(() => {
    given.current = { keep, isSame, tidy };
  });
  useEffect(() => {
    const now = state.current;
    if (now.isTyped || now.isInside) return;
    now.base = stored;
    if (given.current.isSame(now.value, stored)) return;
    now.value = stored;
    setValue(stored);
  }, [stored]);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const now = state.current;
    if (!now.isTyped) return;
    now.isTyped = false;
    const next = given.current.tidy(now.value);
    if (given.current.isSame(next, now.base)) return;
    const { base } = now;
    now.base = next;
    given.current.keep(next, base);
  }, []);
  // A screen that goes away in mid-typing takes the typed text along.
  useEffect(() => () => flush(), [flush]);
  const type = useCallback(
    (next: T) => {
      state.current.value = next;
      state.current.isTyped = true;
      setValue(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, REST_MS);
    },
    [flush],
  );
  const onFocus = useCallback(() => {
    state.current.isInside = true;
  }, []);
  const onBlur = useCallback(() => {
    flush();
    state.current.isInside = false;
  }, [flush]);
  const current = useCallback(() => state.current.value, []);
  return { value, type, current, focusProps: { onFocus, onBlur }, flush };
}
