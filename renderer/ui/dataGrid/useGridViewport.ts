import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { GridScroll } from './GridScroll';
import { RowWindows } from './rowWindows';
import { planScrollScale } from './scrollScale';
import type { GridSource } from './types';

const OVERSCAN_ROWS = 8;
/** Rows are placed relative to a multiple of this, so that no coordinate passes the browser's limit. */
const ORIGIN_ROWS = 5_000;

/** What the browser says about the scrolling box, px. Kept, because asking in mid-scroll costs a layout. */
interface GridView {
  /** Room for the columns. */
  readonly width: number;
  /** Room for the rows: without head and scroll bars. */
  readonly height: number;
  readonly headPx: number;
  readonly barRightPx: number;
  readonly barBottomPx: number;
}

const NO_VIEW: GridView = { width: 0, height: 0, headPx: 0, barRightPx: 0, barBottomPx: 0 };

/** Root font size / 16 px, followed live: large type makes rows and columns larger. */
function useRemScale(): readonly [number, React.RefObject<HTMLDivElement | null>] {
  const probe = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    const element = probe.current;
    if (!element) return;
    const read = () => {
      const height = element.getBoundingClientRect().height;
      if (height > 0) setScale(height / 160);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [scale, probe];
}

/** What is in view: sizes, the rows to draw and where, and the fetching of their windows. */
export function useGridViewport(source: GridSource, compact: boolean) {
  const [scale, probeRef] = useRemScale();
  const rowPx = Math.round((compact ? 28 : 32) * scale);
  const [scroll] = useState(() => new GridScroll());
  const [windows] = useState(() => new RowWindows(source));
  const scrollerRef = useRef<HTMLDivElement>(null);
  const headRef = useRef<HTMLDivElement>(null);
  const layerRef = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<GridView>(NO_VIEW);
  const tellRect = useRef<((rect: GridView) => void) | null>(null);
  const { rowCount } = source;
  useSyncExternalStore(windows.subscribe, windows.snapshot);

  useLayoutEffect(() => {
    const scroller = scrollerRef.current;
    const head = headRef.current;
    if (!scroller || !head) return;
    const read = () => {
      const next: GridView = {
        width: scroller.clientWidth,
        height: Math.max(0, scroller.clientHeight - head.offsetHeight),
        headPx: head.offsetHeight,
        barRightPx: scroller.offsetWidth - scroller.clientWidth,
        barBottomPx: scroller.offsetHeight - scroller.clientHeight,
      };
      setView((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(scroller);
    observer.observe(head);
    const detach = scroll.attach(scroller);
    return () => {
      observer.disconnect();
      detach();
    };
  }, [scroll]);

  // Before the virtualizer's own layout effect, which reads the offset.
  useLayoutEffect(() => {
    scroll.configure(rowCount, rowPx, view.height);
    tellRect.current?.(view);
  }, [scroll, rowCount, rowPx, view]);

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rowCount,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    // The grid scrolls itself (GridScroll); the virtualizer is told the content offset, never the compressed one.
    scrollToFn: () => {},
    observeElementRect: (_, tell) => {
      tellRect.current = tell;
      tell(view);
    },
    observeElementOffset: (_, tell) => {
      tell(scroll.contentOffset, false);
      return scroll.subscribe((offset, isFromBrowser) => {
        // Drawn within the same frame as the scroll, else fast scrolling shows bare rows for a frame.
        if (isFromBrowser) flushSync(() => tell(offset, false));
        else tell(offset, false);
      });
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height makes the virtualizer's table stale
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const origin = Math.floor(first / ORIGIN_ROWS) * ORIGIN_ROWS;

  const lastFirst = useRef(0);
  useLayoutEffect(() => {
    windows.setSource(source);
    if (last < first) return;
    windows.want(first, last, first >= lastFirst.current ? 1 : -1);
    lastFirst.current = first;
  }, [windows, source, first, last]);

  useLayoutEffect(() => {
    const place = () => {
      const layer = layerRef.current;
      if (layer) layer.style.top = `${scroll.canvasTopOf(origin * rowPx)}px`;
    };
    place();
    return scroll.subscribe(place);
  });

  return {
    scale,
    rowPx,
    view,
    scroll,
    windows,
    first,
    last,
    origin,
    canvasPx: planScrollScale(rowCount, rowPx, view.height).canvasPx,
    probeRef,
    scrollerRef,
    headRef,
    layerRef,
  };
}

export type GridViewport = ReturnType<typeof useGridViewport>;
