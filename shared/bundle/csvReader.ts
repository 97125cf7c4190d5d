import { LIMITS } from './limits';

/** One record: its cells and the physical line of the file it begins on (1-based, header = 1). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvFault = 'csv.encoding' | 'csv.syntax' | 'csv.lineEnd' | 'csv.tooManyRows' | 'csv.cellTooLong';

export interface CsvText {
  readonly records: readonly CsvRecord[];
  readonly hadBom: boolean;
  /** Only characters that are visible, of one Unicode form and need no look: the usual case, decided once per file. */
  readonly isPlain: boolean;
  /** Where reading stopped; what comes behind is not looked at. */
  readonly fault?: { readonly code: CsvFault; readonly line: number };
}

/**
 * RFC 4180 the strict way (bundle.md § 3.4): comma, `"` doubled, CRLF or LF, nothing guessed. Only programs write these
 * files, so the first fault ends the reading.
 */
export function readCsv(bytes: Uint8Array): CsvText {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { records: [], hadBom: false, isPlain: false, fault: { code: 'csv.encoding', line: 1 } };
  }
  const hadBom = text.startsWith('\uFEFF');
  const records: CsvRecord[] = [];
  let at = hadBom ? 1 : 0;
  let line = 1;
  // Next quote at or behind `at`; -1 >>> 0 (no more quotes) lies behind every end.
  let quote = -1;
  const isPlain = PLAIN_TEXT.test(text);
  const stop = (code: CsvFault): CsvText => ({ records, hadBom, isPlain, fault: { code, line } });
  while (at < text.length) {
    // Header and 50,000 rows.
    if (records.length > LIMITS.rows) return stop('csv.tooManyRows');
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (quote < at) quote = text.indexOf('"', at) >>> 0;
    if (quote >= end) {
      const stripped = newline > at && text.charCodeAt(newline - 1) === 13 ? newline - 1 : end;
      const row = text.slice(at, stripped);
      if (row.includes('\r')) return stop('csv.lineEnd');
      const cells = row.split(',');
      if (row.length > LIMITS.cellCharacters && cells.some(isTooLong)) return stop('csv.cellTooLong');
      records.push({ line, cells });
      at = end + 1;
      line += 1;
      continue;
    }
    const record = readQuoted(text, at);
    if ('code' in record) return stop(record.code);
    if (record.cells.some(isTooLong)) return stop('csv.cellTooLong');
    records.push({ line, cells: record.cells });
    line += record.lines;
    at = record.next;
  }
  return { records, hadBom, isPlain };
}

/** Line ends, ASCII, Chinese punctuation without its combining tone marks, common ideographs, full-width forms. */
const PLAIN_TEXT =
  /^[\r\n\x20-\x7e\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3029\u3030-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/;

const isTooLong = (cell: string): boolean => cell.length > LIMITS.cellCharacters;

/** A record with at least one quoted cell. `lines` = physical lines it takes. */
function readQuoted(
  text: string,
  start: number,
): { cells: string[]; next: number; lines: number } | { code: CsvFault } {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  for (;;) {
    if (text.charAt(at) === '"') {
      let cell = '';
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return { code: 'csv.syntax' };
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text.charAt(at) !== '"') break;
        cell += '"';
        at += 1;
      }
      if (/\r(?!\n)/.test(cell)) return { code: 'csv.lineEnd' };
      lines += cell.split('\n').length - 1;
      cells.push(cell);
    } else {
      const from = at;
      while (at < text.length && !',\r\n"'.includes(text.charAt(at))) at += 1;
      cells.push(text.slice(from, at));
    }
    const letter = text.charAt(at);
    if (letter === ',') {
      at += 1;
      continue;
    }
    if (letter === '') return { cells, next: at, lines };
    if (letter === '\n') return { cells, next: at + 1, lines };
    if (letter === '\r') return text.charAt(at + 1) === '\n' ? { cells, next: at + 2, lines } : { code: 'csv.lineEnd' };
    return { code: 'csv.syntax' };
  }
}

const NEEDS_QUOTES = /[",\r\n]/;

/** One line as writers write it: quotes where needed, CRLF. */
export function formatCsvLine(cells: readonly string[]): string {
  const line = cells.join(',');
  // As many commas as there are gaps and no mark that needs quotes: the usual case, seen at one glance.
  if (!NEEDS_LOOK.test(line) && countCommas(line) === cells.length - 1) return `${line}\r\n`;
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

const NEEDS_LOOK = /["\r\n]/;

function countCommas(line: string): number {
  let count = 0;
  for (let at = line.indexOf(','); at >= 0; at = line.indexOf(',', at + 1)) count += 1;
  return count;
}
