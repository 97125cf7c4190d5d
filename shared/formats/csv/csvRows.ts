import Papa from 'papaparse';
import { type ByteSource, type Problem, problem, type RowChunk, type TextEncoding } from '../../kernel';
import { Pace } from '../sheet/pace';
import { ReadFailure } from '../sheet/readFault';
import type { CsvShape } from './separator';
import { TextStream } from './textStream';

/** Characters handed to the parser at a time: about 1,400 rows of a payout sheet, 2 ms of work between two looks at the signal. */
const PARSE_CHARS = 128 * 1024;
/** Bytes decoded at a time, whatever the source hands over. */
const DECODE_BYTES = 128 * 1024;
const MAX_ROWS_PER_CHUNK = 2048;
/** More line breaks than this in one cell: an opening quote without its partner has swallowed rows. */
const SUSPICIOUS_BREAKS = 20;

export interface CsvPlan extends CsvShape {
  readonly file: string;
  readonly head: Uint8Array;
  readonly encoding?: TextEncoding;
  readonly maxBytes: number;
  readonly maxLineChars: number;
  /** Sees every byte in order. */
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onEncoding: (encoding: TextEncoding) => void;
  readonly onNote: (note: Problem) => void;
}

/**
 * Streams the records of a CSV file. Row numbers are records, so a line break inside quotes shifts nothing.
 *
 * Cells of 13 characters and more are V8 slices of the text they were cut from: whoever keeps one such cell for long keeps
 * up to 256 kB alive. Take what is needed out of a chunk and let the chunk go, or copy the text (`detachText`).
 * @throws ReadFailure read.tooLarge, read.lineTooLong, read.binaryInside; the signal's reason when aborted.
 */
export async function* readCsvRows(source: ByteSource, plan: CsvPlan, signal?: AbortSignal): AsyncGenerator<RowChunk> {
  const decoding = new TextStream(plan.head, plan.encoding);
  const cutter = new RecordCutter(plan);
  const pace = new Pace(signal);
  let bytesRead = 0;
  for await (const piece of source.stream(signal)) {
    bytesRead += piece.length;
    if (bytesRead > plan.maxBytes)
      throw new ReadFailure('read.tooLarge', { file: plan.file, limitMb: Math.floor(plan.maxBytes / 2 ** 20) });
    plan.onBytes(piece);
    for (let at = 0; at < piece.length; at += DECODE_BYTES) {
      await pace.breathe();
      const text = decoding.push(
        at === 0 && piece.length <= DECODE_BYTES ? piece : piece.subarray(at, at + DECODE_BYTES),
      );
      plan.onEncoding(decoding.encoding);
      yield* cutter.push(text);
    }
  }
  signal?.throwIfAborted();
  const rest = decoding.end();
  plan.onEncoding(decoding.encoding);
  yield* cutter.push(rest);
  yield* cutter.end();
}

/**
 * A copy of the text that keeps nothing else alive.
 * V8 builds the joined text anew and the slice then refers to that small one only.
 */
export function detachText(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** Text in pieces → records. Whatever the pieces are, the records are the same. */
class RecordCutter {
  readonly #plan: CsvPlan;
  readonly #parser: { parse(input: string, baseIndex: number, ignoreLastRow: boolean): Papa.ParseResult<string[]> };
  #pending = '';
  #nextRow = 1;

  constructor(plan: CsvPlan) {
    this.#plan = plan;
    // '\n' also for CRLF files: mixed line ends occur, the '\r' is taken off the last cell instead.
    this.#parser = new Papa.Parser({ delimiter: plan.separator, newline: plan.lineBreak });
  }

  *push(text: string): Generator<RowChunk> {
    if (text.includes('\0')) throw new ReadFailure('read.binaryInside', { file: this.#plan.file, row: this.#nextRow });
    // A text of many megabytes (bytes that were held back) is parsed in portions like any other.
    for (let at = 0; at < text.length; at += PARSE_CHARS) {
      this.#pending += text.length <= PARSE_CHARS ? text : text.slice(at, at + PARSE_CHARS);
      if (this.#pending.length < PARSE_CHARS) continue;
      const { data, meta } = this.#parser.parse(this.#pending, 0, true);
      const whole = this.#pending;
      this.#pending = whole.slice(meta.cursor);
      yield* this.#hand(data, whole);
      if (this.#pending.length > this.#plan.maxLineChars) this.#refuseLine(this.#nextRow);
    }
  }

  *end(): Generator<RowChunk> {
    // Old DOS programs end a text with Ctrl-Z.
    let text = this.#pending.endsWith('\x1a') ? this.#pending.slice(0, -1) : this.#pending;
    this.#pending = '';
    if (this.#plan.lineBreak === '\n' && text.endsWith('\r')) text = text.slice(0, -1);
    if (text === '') return;
    const { data, errors } = this.#parser.parse(text, 0, false);
    if (errors.some((error) => error.code === 'MissingQuotes'))
      this.#note('read.quoteNeverClosed', this.#nextRow + data.length - 1);
    else if (text.endsWith(this.#plan.lineBreak)) data.pop();
    yield* this.#hand(data, text);
  }

  *#hand(rows: string[][], text: string): Generator<RowChunk> {
    for (const row of rows) {
      const last = row.length - 1;
      const cell = row[last] ?? '';
      if (cell.charCodeAt(cell.length - 1) === 13) row[last] = cell.slice(0, -1);
    }
    if (text.length > this.#plan.maxLineChars) this.#refuseLongRecord(rows);
    if (text.includes('"')) this.#inspect(rows);
    for (let at = 0; at < rows.length; at += MAX_ROWS_PER_CHUNK) {
      const part = rows.length <= MAX_ROWS_PER_CHUNK ? rows : rows.slice(at, at + MAX_ROWS_PER_CHUNK);
      const firstRow = this.#nextRow;
      this.#nextRow += part.length;
      yield { firstRow, rows: part };
    }
  }

  /** Long cells exist only where there are quotes: without them a row ends with its line. */
  #inspect(rows: readonly string[][]): void {
    rows.forEach((row, index) => {
      for (const cell of row) {
        if (cell.length <= SUSPICIOUS_BREAKS) continue;
        const breaks = cell.split(this.#plan.lineBreak).length - 1;
        if (breaks > SUSPICIOUS_BREAKS) this.#note('read.quoteSwallowedRows', this.#nextRow + index, breaks);
      }
    });
  }

  #note(code: string, row: number, lines = 0): void {
    this.#plan.onNote(problem(code, 'warn', { file: this.#plan.file, row }, { row, lines }));
  }

  #refuseLongRecord(rows: readonly string[][]): void {
    rows.forEach((row, index) => {
      const chars = row.reduce((sum, cell) => sum + cell.length + 1, -1);
      if (chars > this.#plan.maxLineChars) this.#refuseLine(this.#nextRow + index);
    });
  }

  #refuseLine(row: number): never {
    throw new ReadFailure('read.lineTooLong', {
      file: this.#plan.file,
      row,
      limitChars: this.#plan.maxLineChars,
    });
  }
}
