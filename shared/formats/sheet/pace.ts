/** Longest stretch of work without a look at the signal, in milliseconds: a cancel must act within 200. */
const STRETCH_MS = 60;

/**
 * Lets messages through while bytes that are already in memory are worked on: without a real pause the message that
 * aborts the signal would never arrive.
 */
export class Pace {
  #since = performance.now();

  constructor(readonly signal: AbortSignal | undefined) {}

  /** Call every few milliseconds of work. Rejects with the signal's reason. */
  async breathe(): Promise<void> {
    this.signal?.throwIfAborted();
    if (performance.now() - this.#since < STRETCH_MS) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.#since = performance.now();
    this.signal?.throwIfAborted();
  }
}
