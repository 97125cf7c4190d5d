/** Text files for the scanner: delimited tables cell by cell, JSON and plain text line by line. */
import { HeaderMemory, type TextScan } from '../../privacy';

export function scanLines(text: string, part: string, scan: TextScan): void {
  let row = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    row += 1;
    scan.text(line, { part, row });
  }
}

/** JSON as written: numbers are not parsed (they would lose digits), only the escapes of strings are undone. */
export function scanJson(text: string, part: string, scan: TextScan): void {
  const plain = text.replace(
    /\\u([0-9a-fA-F]{4})|\\(["\\/])|\\[bfnrt]/g,
    (_whole, hex: string | undefined, mark: string | undefined) =>
      hex !== undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : (mark ?? '\u0001'),
  );
  scanLines(plain, part, scan);
}

/** Numbers spread over cells are not joined; a cell is looked at with the header above it. */
export function scanDelimited(text: string, part: string, scan: TextScan): void {
  const memory = new HeaderMemory(scan.headingWords);
  let row = 0;
  for (const cells of delimitedRows(text, guessSeparator(text))) {
    row += 1;
    const headers = memory.next(cells);
    for (const [index, cell] of cells.entries()) {
      if (cell === '') continue;
      const header = headers[index];
      scan.text(cell, { part, row, column: index + 1, ...(header === undefined || header === cell ? {} : { header }) });
    }
  }
}

function guessSeparator(text: string): string {
  const head = text.slice(0, 20_000);
  let best = ',';
  let most = 0;
  for (const candidate of [',', '\t', ';', '|', '，']) {
    const count = head.split(candidate).length - 1;
    if (count > most) [best, most] = [candidate, count];
  }
  return best;
}

/** Quotes as RFC 4180; a quote inside an unquoted cell is a character like any other. */
export function* delimitedRows(text: string, separator: string): Generator<string[]> {
  let cells: string[] = [];
  let at = 0;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  at = start;
  while (at <= text.length) {
    let cell = '';
    if (text.charAt(at) === '"') {
      let end = text.indexOf('"', at + 1);
      let from = at + 1;
      while (end >= 0 && text.charAt(end + 1) === '"') {
        cell += text.slice(from, end + 1);
        from = end + 2;
        end = text.indexOf('"', from);
      }
      const stop = end < 0 ? text.length : end;
      cell += text.slice(from, stop);
      at = stop + 1;
    }
    const stop = nextBreak(text, at, separator);
    cell += text.slice(at, stop);
    cells.push(cell);
    if (stop < text.length && text.charAt(stop) === separator) {
      at = stop + 1;
      continue;
    }
    yield cells;
    cells = [];
    if (stop >= text.length) return;
    at = text.startsWith('\r\n', stop) ? stop + 2 : stop + 1;
    if (at === text.length) return;
  }
}

function nextBreak(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length) {
    const c = text.charAt(at);
    if (c === separator || c === '\n' || c === '\r') return at;
    at += 1;
  }
  return text.length;
}

/** Text between binary data: only unbroken runs of plain digits are worth a look there. */
export function scanBinary(reading: string, part: string, scan: TextScan): void {
  for (const run of reading.matchAll(/[\x20-\x7e]{11,4000}/g))
    if (/\d{11}|\d[ -]\d/.test(run[0])) scanLines(run[0], part, scan);
}
