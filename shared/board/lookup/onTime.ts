import type { LookupRules } from './rules';

/** A clock that only goes forward, in ms, and a way to wait. */
export interface LookupClock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/**
 * Does the work and keeps its outcome until a fixed time has passed since the question, whatever came of it. Work that took
 * longer waits for the next multiple: how long it took still cannot be told from the answer.
 */
export async function onTime<T>(
  work: () => Promise<T>,
  { answerAfterMs }: LookupRules,
  clock: LookupClock,
): Promise<T> {
  const begun = clock.now();
  const outcome = await work().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const turns = Math.max(1, Math.ceil((clock.now() - begun) / answerAfterMs));
  const due = begun + turns * answerAfterMs;
  // A timer may fire a moment early.
  for (let left = due - clock.now(); left > 0; left = due - clock.now()) await clock.sleep(left);
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
