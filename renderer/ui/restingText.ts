import { useEffect, useRef, useState } from 'react';

/** Typing rests for so long before it is stored, ms. */
const REST_MS = 1200;

interface Options {
  readonly stored: string;
  readonly max: number;
  /** `shown` is what the field held before: as it was first shown, then as it was sent last. */
  keep(value: string, shown: string): void;
}

export interface RestingText {
  readonly text: string;
  type(value: string): void;
  enter(): void;
  leave(): void;
}

/** A text that is stored when typing rests and when the field is left. A change from elsewhere does not disturb typing. */
export function useRestingText({ stored, max, keep }: Options): RestingText {
  const [text, setText] = useState(stored);
  /** null: nobody is in the field. */
  const shown = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (shown.current === null) setText(stored);
  }, [stored]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (value: string): void => {
    clearTimeout(timer.current);
    const before = shown.current ?? stored;
    if (value === before) return;
    keep(value, before);
    if (shown.current !== null) shown.current = value;
  };
  return {
    text,
    type: (value) => {
      const next = value.slice(0, max);
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => send(next), REST_MS);
    },
    enter: () => {
      shown.current = text;
    },
    leave: () => {
      send(text);
      shown.current = null;
    },
  };
}
