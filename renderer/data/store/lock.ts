/**
 * One writer at a time over page, workers and tabs: what an entry was planned from is still what is stored when it is applied.
 */
const NAME = 'gongkai.store';
const locks = typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined;

let last: Promise<unknown> = Promise.resolve();

/** Never call it inside itself: the second call would wait for the first. */
export function withStoreLock<T>(act: () => Promise<T>): Promise<T> {
  if (locks) return locks.request(NAME, act) as Promise<T>;
  const run = last.then(act, act);
  last = run.catch(() => undefined);
  return run;
}
