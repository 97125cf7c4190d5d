/**
 * One writer at a time over page, workers and tabs: what an entry was planned from is still what is stored when it is applied.
 */
const NAME = 'gongkai.store';
const locks = typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined;

let last: Promise<unknown> = Promise.resolve();

/** Rows that are written ahead belong to nothing yet: while anybody writes some, nothing is swept away. */
const AHEAD = 'gongkai.ahead';

export const whileWritingAhead = <T>(act: () => Promise<T>): Promise<T> =>
  locks ? (locks.request(AHEAD, { mode: 'shared' }, act) as Promise<T>) : act();

/** Leaves it when rows are being written ahead in this window or another. */
export const unlessWritingAhead = async (act: () => Promise<void>): Promise<void> => {
  if (locks) await locks.request(AHEAD, { ifAvailable: true }, (lock) => (lock ? act() : undefined));
  else await act();
};

/** Never call it inside itself: the second call would wait for the first. */
export function withStoreLock<T>(act: () => Promise<T>): Promise<T> {
  if (locks) return locks.request(NAME, act) as Promise<T>;
  const run = last.then(act, act);
  last = run.catch(() => undefined);
  return run;
}
