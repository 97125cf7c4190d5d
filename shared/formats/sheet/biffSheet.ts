import { type BiffBook, RECORD, recordAt, withContinues } from './biffBook';
import { BiffText } from './biffText';
import { serialToIso } from './dateCells';
import { doubleText } from './numberText';
import { Pace } from './pace';
import { ReadFailure } from './readFault';

export interface BiffRows {
  /** By row, 0-based; rows without cells are holes. */
  readonly rows: readonly (string[] | undefined)[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
/** Both versions end at column IV. */
const MAX_COLUMNS = 256;
/** Records between two looks at the signal: well under a millisecond of work each thousand. */
const RECORDS_PER_BREATH = 4096;

/**
 * Reads one worksheet. Its rows are held: the format ends at 65,536 of them and does not promise their order.
 * @throws ReadFailure read.damaged for a stream that ends before the sheet does.
 */
export async function readBiffSheet(book: BiffBook, offset: number, signal?: AbortSignal): Promise<BiffRows> {
  const pace = new Pace(signal);
  const sheet = new SheetCells(book);
  const { view } = book;
  const begin = recordAt(view, offset);
  if (begin?.type !== RECORD.beginOfFile) throw new ReadFailure('read.damaged');
  let at = begin.span.to;
  // Charts that lie on the sheet are streams of their own within it.
  let depth = 1;
  for (let turn = 0; depth > 0; turn += 1) {
    const record = recordAt(view, at);
    if (record === undefined) throw new ReadFailure('read.damaged');
    at = record.span.to;
    if (record.type === RECORD.beginOfFile) depth += 1;
    else if (record.type === RECORD.endOfFile) depth -= 1;
    else if (depth === 1) sheet.take(record.type, record.span.from, record.span.to);
    if (turn % RECORDS_PER_BREATH === 0) await pace.breathe();
  }
  return sheet.finish();
}

class SheetCells {
  readonly #rows: (string[] | undefined)[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenSpans: (readonly [number, number])[] = [];
  #widest = 0;
  /** Where the text of the last formula belongs: it stands in a record of its own. */
  #formulaRow = 0;
  #formulaColumn = 0;

  constructor(readonly book: BiffBook) {}

  take(type: number, from: number, to: number): void {
    const { view } = this.book;
    switch (type) {
      case RECORD.labelShared:
        this.#put(from, this.book.strings[view.getUint32(from + 6, true)] ?? '');
        break;
      case RECORD.label:
      case RECORD.richString:
        this.#put(from, this.#textAt(from, to, 6));
        break;
      case RECORD.number:
        this.#put(from, this.#styled(view.getFloat64(from + 6, true), view.getUint16(from + 4, true)));
        break;
      case RECORD.rk:
        this.#put(from, this.#styled(rkNumber(view.getUint32(from + 6, true)), view.getUint16(from + 4, true)));
        break;
      case RECORD.multipleRk:
        this.#takeMultiple(from, to);
        break;
      case RECORD.booleanOrError:
        this.#put(from, booleanOrError(view.getUint8(from + 6), view.getUint8(from + 7) === 1));
        break;
      case RECORD.formula:
        this.#takeFormula(from);
        break;
      case RECORD.string:
        this.#set(this.#formulaRow, this.#formulaColumn, this.#textAt(from, to, 0));
        break;
      case RECORD.row:
        if (view.getUint16(from + 12, true) & 0x20) this.#hiddenRows.add(view.getUint16(from, true));
        break;
      case RECORD.columnInfo:
        if (view.getUint16(from + 8, true) & 1) {
          this.#hiddenSpans.push([view.getUint16(from, true) + 1, view.getUint16(from + 2, true) + 1]);
        }
        break;
      default:
    }
  }

  finish(): BiffRows {
    let hiddenRows = 0;
    for (const row of this.#hiddenRows) if (this.#rows[row] !== undefined) hiddenRows += 1;
    let hiddenColumns = 0;
    for (const [from, to] of this.#hiddenSpans) hiddenColumns += Math.max(0, Math.min(to, this.#widest) - from + 1);
    return { rows: this.#rows, hiddenRows, hiddenColumns };
  }

  #takeMultiple(from: number, to: number): void {
    const { view } = this.book;
    const row = view.getUint16(from, true);
    let column = view.getUint16(from + 2, true);
    for (let at = from + 4; at + 6 <= to - 2; at += 6, column += 1) {
      this.#set(row, column, this.#styled(rkNumber(view.getUint32(at + 2, true)), view.getUint16(at, true)));
    }
  }

  #takeFormula(from: number): void {
    const { view } = this.book;
    this.#formulaRow = view.getUint16(from, true);
    this.#formulaColumn = view.getUint16(from + 2, true);
    if (view.getUint16(from + 12, true) !== 0xffff) {
      this.#put(from, this.#styled(view.getFloat64(from + 6, true), view.getUint16(from + 4, true)));
      return;
    }
    const kind = view.getUint8(from + 6);
    if (kind === 1 || kind === 2) this.#put(from, booleanOrError(view.getUint8(from + 8), kind === 2));
  }

  #textAt(from: number, to: number, skip: number): string {
    const { bytes, decoder, version, view } = this.book;
    const text = new BiffText(bytes, withContinues(view, { from, to }), skip);
    const length = text.uint16();
    return version === 8 ? text.unicode(length) : text.coded(length, decoder);
  }

  #styled(value: number, style: number): string {
    const text = doubleText(value);
    return this.book.isDateStyle[style] ? serialToIso(text, this.book.is1904) : text;
  }

  #put(from: number, text: string): void {
    this.#set(this.book.view.getUint16(from, true), this.book.view.getUint16(from + 2, true), text);
  }

  #set(row: number, column: number, text: string): void {
    if (text === '') return;
    if (column >= MAX_COLUMNS) throw new ReadFailure('read.damaged');
    let cells = this.#rows[row];
    if (cells === undefined) {
      cells = [];
      this.#rows[row] = cells;
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (column + 1 > this.#widest) this.#widest = column + 1;
  }
}

/** A number in four bytes: bit 0 divides by 100, bit 1 says whole number. */
function rkNumber(rk: number): number {
  let value: number;
  if (rk & 2) value = rk >> 2;
  else {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(4, rk & 0xfffffffc, true);
    value = view.getFloat64(0, true);
  }
  return rk & 1 ? value / 100 : value;
}

function booleanOrError(value: number, isError: boolean): string {
  if (isError) return ERRORS[value] ?? '#N/A';
  return value === 1 ? 'TRUE' : 'FALSE';
}
