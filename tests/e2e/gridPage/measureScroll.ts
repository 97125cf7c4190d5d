/** What scrolling cost, frame by frame. Times in ms. */
export interface ScrollFigures {
  readonly frames: number;
  readonly fps: number;
  readonly p95FrameMs: number;
  readonly worstFrameMs: number;
  readonly longTasks: number;
  readonly longestTaskMs: number;
  /** Share of frames in which the middle of the grid showed no row text, only a placeholder or nothing. */
  readonly blankShare: number;
  readonly heapMb: number;
}

export type ScrollMode = 'wheel' | 'fling' | 'jump';

interface MemoryPerformance extends Performance {
  readonly memory?: { readonly usedJSHeapSize: number };
}

/** px per frame: a brisk wheel, a fling of a touch pad, the bar dragged to and fro. */
const STEP: Readonly<Record<ScrollMode, number>> = { wheel: 60, fling: 900, jump: 0 };

function isBlankInTheMiddle(scroller: HTMLElement): boolean {
  const box = scroller.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return hit?.closest('.gk-grid__row:not(.gk-grid__row--ghost)') == null;
}

/** Moves once per frame for `durationMs` and measures between animation frames; the first half second is thrown away. */
async function measureFrames(
  durationMs: number,
  move: (turn: number) => void,
  isBlank: () => boolean,
): Promise<ScrollFigures> {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  });
  const frames: number[] = [];
  let blank = 0;
  const warmUpMs = 500;
  await new Promise<void>((resolve) => {
    const start = performance.now();
    let before = start;
    let isWarm = false;
    let turn = 0;
    const frame = (now: number) => {
      const elapsed = now - start;
      if (!isWarm && elapsed > warmUpMs) {
        isWarm = true;
        observer.observe({ type: 'longtask' });
      } else if (isWarm) {
        frames.push(now - before);
        if (isBlank()) blank += 1;
      }
      before = now;
      if (elapsed > durationMs + warmUpMs) {
        resolve();
        return;
      }
      turn += 1;
      move(turn);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const entry of observer.takeRecords()) tasks.push(entry.duration);
  observer.disconnect();
  frames.sort((a, b) => a - b);
  const total = frames.reduce((sum, ms) => sum + ms, 0);
  const memory = (performance as MemoryPerformance).memory;
  return {
    frames: frames.length,
    fps: (frames.length / total) * 1000,
    p95FrameMs: frames[Math.floor(frames.length * 0.95)] ?? 0,
    worstFrameMs: frames.at(-1) ?? 0,
    longTasks: tasks.length,
    longestTaskMs: Math.max(0, ...tasks),
    blankShare: frames.length === 0 ? 1 : blank / frames.length,
    heapMb: (memory?.usedJSHeapSize ?? 0) / 1e6,
  };
}

/** Scrolls the grid of the page. */
export async function measureScroll(mode: ScrollMode, durationMs: number): Promise<ScrollFigures> {
  const scroller = document.querySelector<HTMLElement>('.gk-grid__scroll');
  if (!scroller) throw new Error('no grid on the page');
  const move = (turn: number): void => {
    const room = scroller.scrollHeight - scroller.clientHeight;
    if (mode === 'jump') scroller.scrollTop = (0.5 + 0.5 * Math.sin(turn / 40)) * room;
    else if (mode === 'wheel') {
      const event = new WheelEvent('wheel', { deltaY: STEP.wheel, bubbles: true, cancelable: true });
      // A made event does not scroll by itself; a compressed grid takes it over, else we move the bar.
      if (scroller.dispatchEvent(event)) scroller.scrollTop += STEP.wheel;
    } else scroller.scrollTop += STEP.fling;
  };
  return measureFrames(durationMs, move, () => isBlankInTheMiddle(scroller));
}

/**
 * The floor: the same wheel over plain text of the window's size, laid over the grid for the while, drawn by the engine
 * alone. What the machine cannot do here it cannot do in the grid either.
 */
export async function measurePlainScroll(durationMs: number): Promise<ScrollFigures> {
  const plain = document.createElement('div');
  Object.assign(plain.style, { position: 'fixed', inset: '0', overflow: 'auto', background: 'white', zIndex: '1000' });
  const lines = (durationMs / 1000 + 1) * 60 * STEP.wheel * 0.1;
  const line = Array.from({ length: 13 }, (_, column) => `第 ${column} 列的字`).join('　');
  plain.textContent = Array.from({ length: lines }, (_, row) => `${row} ${line}`).join('\n');
  plain.style.whiteSpace = 'pre';
  document.body.append(plain);
  try {
    const move = (): void => {
      plain.scrollTop += STEP.wheel;
    };
    return await measureFrames(durationMs, move, () => false);
  } finally {
    plain.remove();
  }
}
