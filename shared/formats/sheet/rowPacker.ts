import type { RowChunk } from '../../kernel';

const ROWS_PER_CHUNK = 2048;
/** Sheets with thousands of columns come in smaller chunks. */
const CELLS_PER_CHUNK = 200_000;
const BLANK: readonly string[] = [];

/**
 * Rows with their own numbers → chunks without gaps. Blank rows count, so that row numbers are those of WPS; blank rows
 * after the last filled one are dropped (a styled row 1,048,576 costs nothing).
 */
export class RowPacker {
  #rows: (readonly string[])[] = [];
  #cells = 0;
  #firstRow = 1;
  #nextRow = 1;

  /** @param row 1-based, ascending. @returns chunks that became full. */
  *add(row: number, cells: readonly string[]): Generator<RowChunk> {
    if (cells.length === 0) return;
    while (this.#nextRow < row) yield* this.#append(BLANK);
    yield* this.#append(cells);
  }

  /** Rows handed over or waiting, blank ones included. */
  get rowCount(): number {
    return this.#nextRow - 1;
  }

  *end(): Generator<RowChunk> {
    if (this.#rows.length > 0) yield this.#take();
  }

  *#append(cells: readonly string[]): Generator<RowChunk> {
    this.#rows.push(cells);
    this.#nextRow += 1;
    this.#cells += cells.length;
    if (this.#rows.length >= ROWS_PER_CHUNK || this.#cells >= CELLS_PER_CHUNK) yield this.#take();
  }

  #take(): RowChunk {
    const chunk = { firstRow: this.#firstRow, rows: this.#rows };
    this.#firstRow = this.#nextRow;
    this.#rows = [];
    this.#cells = 0;
    return chunk;
  }
}
