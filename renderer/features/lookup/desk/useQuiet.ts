import { useEffect } from 'react';

const SIGNS = ['keydown', 'pointerdown', 'touchstart', 'wheel'] as const;

/** Calls when nobody has pressed, touched or scrolled anything for so many seconds, and again after each further such time. */
export function watchQuiet(target: EventTarget, seconds: number, onQuiet: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const begin = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      onQuiet();
      begin();
    }, seconds * 1000);
  };
  begin();
  for (const sign of SIGNS) target.addEventListener(sign, begin, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS) target.removeEventListener(sign, begin, { capture: true });
  };
}

export function useQuiet(seconds: number, onQuiet: () => void): void {
  useEffect(() => watchQuiet(window, seconds, onQuiet), [seconds, onQuiet]);
}
