import { fault, type Source } from '../../kernel';

const MAX_WAIT_MS = 300_000;

/** ms after the n-th wrong try in a row: 0, 0, 1 s, 2 s, 4 s … 5 min. */
export const waitAfter = (wrongTries: number): number =>
  wrongTries < 3 ? 0 : Math.min(MAX_WAIT_MS, 1000 * 2 ** (wrongTries - 3));

/** Growing delay between wrong tries. Kept in memory: nothing on the disk changes, and a restart costs more than it saves. */
export class Tries {
  private wrong = 0;
  private lastAt = 0;

  constructor(private readonly source: Source) {}

  /** ms until the next try is taken. A clock that was set back cannot make it longer than the delay itself. */
  waitMs(): number {
    const delay = waitAfter(this.wrong);
    return Math.min(delay, Math.max(0, this.lastAt + delay - this.source.now()));
  }

  /** `host.waitFirst` while the delay runs. */
  refusal() {
    const waitMs = this.waitMs();
    return waitMs > 0 ? fault('host.waitFirst', { waitMs, seconds: Math.ceil(waitMs / 1000) }) : undefined;
  }

  failed() {
    this.wrong += 1;
    this.lastAt = this.source.now();
    return fault('host.wrongPassphrase', { waitMs: waitAfter(this.wrong) });
  }

  succeeded(): void {
    this.wrong = 0;
  }
}
