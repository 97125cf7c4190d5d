import { NO_CELLS } from '../../../../shared/ledgers/villageFinance';
import type { Voucher } from '../../../../shared/records';

/** Room to type in below the last line. */
const ROOM = 20;
/** Closer than this two lines have no place between them any more. */
const CLOSEST = 1e-6;

/**
 * Lines to type in that are not stored yet. Each keeps the id under which it will be stored, so that a second cell typed before the
 * first was stored lands in the same line, and a line that was emptied again stays where it is.
 */
export class BlankLines {
  private readonly orders = new Map<string, number>();

  constructor(private readonly newId: () => string) {}

  /** Stored lines with the blank ones among them, and room at the end. */
  lay(stored: readonly Voucher[]): readonly Voucher[] {
    const known = new Set(stored.map(({ id }) => id));
    for (const { id, order } of stored) if (this.orders.has(id)) this.orders.set(id, order);
    const last = stored.at(-1)?.order ?? 0;
    let end = Math.max(last, ...this.orders.values());
    const room = [...this.orders].filter(([id, order]) => order > last && !known.has(id)).length;
    for (let n = room; n < ROOM; n += 1) {
      end += 1;
      this.orders.set(this.newId(), end);
    }
    const blank = [...this.orders].filter(([id]) => !known.has(id)).map(([id, order]) => blankLine(id, order));
    return [...stored, ...blank].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  /** More lines behind all of these, for a block that was pasted over the end. */
  append(shown: readonly Voucher[], count: number): readonly { id: string; order: number }[] {
    const from = shown.at(-1)?.order ?? 0;
    return Array.from({ length: count }, (_, n) => this.add(from + n + 1));
  }

  /** A line above this one; false where there is no place between the two. */
  insert(shown: readonly Voucher[], row: number): boolean {
    const below = shown[row]?.order ?? 0;
    const above = shown[row - 1]?.order ?? below - 1;
    if (below - above < CLOSEST) return false;
    this.add((above + below) / 2);
    return true;
  }

  /** A stored line that loses its last word keeps its place on the screen. */
  keep({ id, order }: Voucher): void {
    this.orders.set(id, order);
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.orders.delete(id);
  }

  private add(order: number): { id: string; order: number } {
    const id = this.newId();
    this.orders.set(id, order);
    return { id, order };
  }
}

const blankLine = (id: string, order: number): Voucher => ({
  ...NO_CELLS,
  id,
  order,
  revision: 0,
  updatedAt: '',
  updatedBy: '',
});
