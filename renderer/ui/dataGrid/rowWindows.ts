import type { GridRow, GridSource } from './types';

/** Rows asked for at once. */
export const WINDOW_ROWS = 200;
/** Rows asked for at once when many are copied or filled. */
const READ_ROWS = 5_000;
const KEPT_WINDOWS = 40;
const MAX_IN_FLIGHT = 3;

interface Window {
  rows: readonly GridRow[];
  version: number;
}

/**
 * A small cache of row windows over an asynchronous source. Old rows stay visible until new ones arrive (no flicker);
 * while the user flies past, only the windows wanted last are fetched.
 */
export class RowWindows {
  private source: GridSource;
  private readonly windows = new Map<number, Window>();
  private readonly inFlight = new Map<number, number>();
  private wanted: number[] = [];
  private readonly listeners = new Set<() => void>();
  private revision = 0;

  constructor(source: GridSource) {
    this.source = source;
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Rises each time a row that was handed out may read differently. */
  readonly snapshot = (): number => this.revision;

  setSource(source: GridSource): void {
    if (source === this.source) return;
    const isOther = source.version !== this.source.version || source.rowCount !== this.source.rowCount;
    this.source = source;
    if (!isOther) return;
    const shown = new Set(this.wanted);
    for (const index of this.windows.keys()) if (!shown.has(index)) this.windows.delete(index);
    this.wanted = this.wanted.filter((index) => index * WINDOW_ROWS < source.rowCount);
    this.pump();
  }

  row(index: number): GridRow | undefined {
    return this.windows.get(Math.floor(index / WINDOW_ROWS))?.rows[index % WINDOW_ROWS];
  }

  /** Names the rows in view; the window beyond them in the direction of travel is fetched last. */
  want(first: number, last: number, direction: 1 | -1): void {
    const from = Math.max(0, Math.floor(first / WINDOW_ROWS));
    const to = Math.min(Math.floor(last / WINDOW_ROWS), Math.ceil(this.source.rowCount / WINDOW_ROWS) - 1);
    const wanted: number[] = [];
    for (let index = from; index <= to; index += 1) wanted.push(index);
    const ahead = direction === 1 ? to + 1 : from - 1;
    if (ahead >= 0 && ahead * WINDOW_ROWS < this.source.rowCount) wanted.push(ahead);
    this.wanted = wanted;
    this.pump();
  }

  /** Rows [from, to), read past the cache where they are not in it. */
  async read(from: number, to: number): Promise<GridRow[]> {
    const rows: GridRow[] = [];
    let at = from;
    while (at < to) {
      const index = Math.floor(at / WINDOW_ROWS);
      const held = this.fresh(index);
      const end = Math.min(to, held ? (index + 1) * WINDOW_ROWS : at + READ_ROWS);
      const part = held
        ? held.slice(at - index * WINDOW_ROWS, end - index * WINDOW_ROWS)
        : await this.source.rows(at, end);
      for (const row of part) rows.push(row);
      at = end;
    }
    return rows;
  }

  private fresh(index: number): readonly GridRow[] | null {
    const held = this.windows.get(index);
    return held !== undefined && held.version === this.source.version ? held.rows : null;
  }

  /** Rows [from, to) when all of them are at hand, else null. */
  readNow(from: number, to: number): GridRow[] | null {
    const rows: GridRow[] = [];
    for (let at = from; at < to; at += 1) {
      const row = this.fresh(Math.floor(at / WINDOW_ROWS))?.[at % WINDOW_ROWS];
      if (!row) return null;
      rows.push(row);
    }
    return rows;
  }

  /** Shows edited texts at once; the next version of the source replaces them. */
  patch(edits: ReadonlyMap<string | number, ReadonlyMap<number, string>>): void {
    for (const window of this.windows.values()) {
      if (!window.rows.some((row) => edits.has(row.key))) continue;
      window.rows = window.rows.map((row) => {
        const changed = edits.get(row.key);
        return changed ? { ...row, cells: row.cells.map((text, column) => changed.get(column) ?? text) } : row;
      });
    }
    this.changed();
  }

  private pump(): void {
    const { source } = this;
    for (const index of this.wanted) {
      if (this.inFlight.size >= MAX_IN_FLIGHT) return;
      const held = this.windows.get(index);
      if (held?.version === source.version) {
        // Re-inserting makes it the youngest.
        this.windows.delete(index);
        this.windows.set(index, held);
        continue;
      }
      if (this.inFlight.get(index) === source.version) continue;
      const from = index * WINDOW_ROWS;
      const answer = source.rows(from, Math.min(source.rowCount, from + WINDOW_ROWS));
      if (!(answer instanceof Promise)) {
        this.keep(index, answer, source.version);
        continue;
      }
      this.inFlight.set(index, source.version);
      const settle = (rows: readonly GridRow[] | null) => {
        if (this.inFlight.get(index) === source.version) this.inFlight.delete(index);
        if (rows && this.source.version === source.version) this.keep(index, rows, source.version);
        // After a fault nothing is asked again until the user scrolls or the version rises: no endless loop.
        if (rows) this.pump();
      };
      answer.then(settle, () => settle(null));
    }
  }

  private keep(index: number, rows: readonly GridRow[], version: number): void {
    this.windows.delete(index);
    this.windows.set(index, { rows, version });
    for (const oldest of this.windows.keys()) {
      if (this.windows.size <= KEPT_WINDOWS) break;
      this.windows.delete(oldest);
    }
    this.changed();
  }

  private changed(): void {
    this.revision += 1;
    for (const listener of this.listeners) listener();
  }
}
