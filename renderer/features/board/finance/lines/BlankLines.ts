/** Room to type in below the last line. */
const ROOM = 20;
/** Closer than this two lines have no place between them any more. */
const CLOSEST = 1e-6;

export interface OrderedLine {
  readonly id: string;
  readonly order: number;
}

/**
 * Lines to type in that are not stored yet. Each keeps the id under which it will be stored, so that a second cell typed before the
 * first was stored lands in the same line, and a line that was emptied again stays where it is.
 */
export class BlankLines<L extends OrderedLine> {
  /** Of every blank line that was laid out, typed into or not. */
  private readonly orders = new Map<string, number>();
  /** Put where they are by a person: above a line, or emptied again. */
  private readonly placed = new Set<string>();
  private seen: ReadonlySet<string> = new Set();

  constructor(
    private readonly newId: () => string,
    private readonly blank: (id: string, order: number) => L,
  ) {}

  /** Stored lines with the blank ones among them, and room at the end. */
  lay(stored: readonly L[]): readonly L[] {
    const known = new Set(stored.map(({ id }) => id));
    // Lines that came from elsewhere (a file, another window, an undo): room is made behind them, not among them.
    if (stored.some(({ id }) => !this.seen.has(id) && !this.orders.has(id))) this.clearRoom(known);
    this.seen = known;
    for (const { id, order } of stored) if (this.orders.has(id)) this.orders.set(id, order);
    const last = stored.at(-1)?.order ?? 0;
    let end = Math.max(last, ...this.orders.values());
    const room = [...this.orders].filter(([id, order]) => order > last && !known.has(id)).length;
    for (let n = room; n < ROOM; n += 1) {
      end += 1;
      this.orders.set(this.newId(), end);
    }
    const blank = [...this.orders].filter(([id]) => !known.has(id)).map(([id, order]) => this.blank(id, order));
    return [...stored, ...blank].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  /** More lines behind all of these, for a block that was pasted over the end. */
  append(shown: readonly L[], count: number): readonly OrderedLine[] {
    const from = shown.at(-1)?.order ?? 0;
    return Array.from({ length: count }, (_, n) => this.add(from + n + 1));
  }

  /** A line above this one; false where there is no place between the two. */
  insert(shown: readonly L[], row: number): boolean {
    const below = shown[row]?.order ?? 0;
    const above = shown[row - 1]?.order ?? below - 1;
    if (below - above < CLOSEST) return false;
    this.placed.add(this.add((above + below) / 2).id);
    return true;
  }

  /** A stored line that loses its last word keeps its place on the screen. */
  keep({ id, order }: OrderedLine): void {
    this.orders.set(id, order);
    this.placed.add(id);
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.orders.delete(id);
  }

  private clearRoom(known: ReadonlySet<string>): void {
    this.forget([...this.orders.keys()].filter((id) => !known.has(id) && !this.placed.has(id)));
  }

  private add(order: number): OrderedLine {
    const id = this.newId();
    this.orders.set(id, order);
    return { id, order };
  }
}
