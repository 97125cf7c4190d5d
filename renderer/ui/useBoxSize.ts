import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** The size of an element, for what must be told it in pixels (tables that draw only what is in sight). */
export function useBoxSize(first: BoxSize = { width: 900, height: 400 }): {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly size: BoxSize;
} {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, size };
}
