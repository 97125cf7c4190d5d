import { database } from '../database';
import { seal } from '../vault';
import { readCopyStamp } from './copyStamp';
import { type PackedRow, packRows, putRows } from './packedRows';
import { shell, storePort } from './port';

export const partPlace = (storeId: string, bulk: string, part: number): string => `part/${storeId}/${bulk}/${part}`;

/** Rows that lie in journal and working copy, named by no entry yet. `copy` is the working copy that they were written into. */
export interface WrittenAhead {
  readonly id: string;
  readonly copy: string;
}

/** Parts on their way to the shell at once; more would only pile up in memory. */
const MOST_ON_THE_WAY = 3;

/**
 * Rows of one large command on their way into journal and working copy. Nothing counts before an entry names the bulk: an
 * import that ends early leaves rows that nothing refers to, which `sweepOrphans` clears.
 */
export class Bulk {
  private part = 0;
  private failed: unknown;
  private counts = false;
  private sending: Promise<unknown> = Promise.resolve();
  private onTheWay: Promise<unknown>[] = [];

  private constructor(
    readonly id: string,
    private readonly copy: string,
  ) {}

  static async begin(): Promise<Bulk> {
    const { bulk } = await shell('journal.begin', undefined);
    return new Bulk(bulk, await readCopyStamp());
  }

  /** One that a worker began and settled, for the page whose command names it. */
  static resume({ id, copy }: WrittenAhead): Bulk {
    return new Bulk(id, copy);
  }

  /** What `resume` needs, as plain data. */
  get written(): WrittenAhead {
    return { id: this.id, copy: this.copy };
  }

  /** Takes rows over; they are sealed, sent and stored beside the caller's work. A full disk shows at a later call. */
  async put(rows: readonly PackedRow[]): Promise<void> {
    if (this.failed) throw this.failed;
    if (rows.length === 0) return;
    const place = partPlace(storePort().storeId, this.id, this.part);
    this.part += 1;
    const before = this.sending;
    const sealed = seal(place, packRows(rows));
    this.sending = (async () => {
      const bytes = new Uint8Array(await sealed);
      // Parts are numbered by the order in which they arrive.
      await before;
      await shell('journal.part', { bulk: this.id, bytes });
    })();
    const db = database();
    const stored = db.transaction('rw', [db.sheetBlocks, db.payoutBlocks, db.personIndex, db.bundleChunks], () =>
      putRows(db, rows),
    );
    const both = Promise.allSettled([this.sending, stored]).then((ends) => {
      // The shell says what is wrong with the disk; the engine only that it gave up.
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed) this.failed ??= failed.reason;
    });
    this.onTheWay.push(both);
    if (this.onTheWay.length >= MOST_ON_THE_WAY) await this.onTheWay.shift();
  }

  /** Waits until everything is in both places. */
  async settle(): Promise<void> {
    await Promise.all(this.onTheWay);
    this.onTheWay = [];
    if (this.failed) throw this.failed;
  }

  /**
   * Whether the working copy has kept what was written ahead. One that was made anew meanwhile has lost it; the journal has all
   * rows, and gives them back when it is caught up with.
   */
  async isKept(): Promise<boolean> {
    return (await readCopyStamp()) === this.copy;
  }

  /** An entry names these rows: from now on they belong to the state, whatever fails afterwards. */
  count(): void {
    this.counts = true;
  }

  get isCounted(): boolean {
    return this.counts;
  }

  /**
   * Gives up, and clears the rows from the working copy once all of them have come to rest; does nothing when they count.
   * What cannot be cleared now (the disk is full, the store was closed) is cleared by `sweepOrphans`.
   */
  async drop(clear: () => Promise<unknown>): Promise<void> {
    if (this.counts) return;
    await Promise.all(this.onTheWay);
    await clear().catch(() => undefined);
    await shell('journal.drop', { bulk: this.id }).catch(() => undefined);
  }
}
