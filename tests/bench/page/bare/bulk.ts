/** Rows of the bare variant go to the working copy only. Same names as renderer/data/store/bulk.ts. */
import { database } from '../../../../renderer/data/database';
import { type PackedRow, putRows } from '../../../../renderer/data/store/packedRows';
import { shell } from '../../../../renderer/data/store/port';

export const partPlace = (): string => '';

export class Bulk {
  private onTheWay: Promise<unknown>[] = [];
  private constructor(readonly id: string) {}

  static async begin(): Promise<Bulk> {
    return new Bulk((await shell('journal.begin', undefined)).bulk);
  }

  async put(rows: readonly PackedRow[]): Promise<void> {
    const db = database();
    this.onTheWay.push(
      db.transaction('rw', [db.sheetBlocks, db.payoutBlocks, db.personIndex, db.bundleChunks], () => putRows(db, rows)),
    );
    if (this.onTheWay.length >= 3) await this.onTheWay.shift();
  }

  async isKept(): Promise<boolean> {
    return true;
  }

  async settle(): Promise<void> {
    await Promise.all(this.onTheWay);
    this.onTheWay = [];
  }

  private counts = false;
  count(): void {
    this.counts = true;
  }

  async drop(clear: () => Promise<unknown>): Promise<void> {
    if (this.counts) return;
    await this.settle();
    await clear();
  }
}
