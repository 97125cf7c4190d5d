/**
 * Blocks of cells as WPS and Excel put them on the clipboard: tabs between cells, CR LF after each row, and a cell
 * with a tab, a line break or a leading quote in double quotes with inner quotes doubled.
 */

const NEEDS_QUOTES = /[\t\r\n]|^"/;

function formatCell(text: string): string {
  if (!NEEDS_QUOTES.test(text)) return text;
  return `"${text.replaceAll('"', '""').replaceAll('\r\n', '\n')}"`;
}

/** Every row ends in CR LF, also the last, as Excel writes it. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(formatCell).join('\t')}\r\n`).join('');
}

/**
 * Reads a clipboard text. A quote counts only at the start of a cell, so a stray `5"` stays as it is; an opening quote
 * that is never closed is taken literally. The line break after the last row makes no further row.
 * Rows may be of different length. Empty text gives no rows.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null;
    const end = quoted ? quoted.end : endOfPlain(text, at);
    cells.push(quoted ? quoted.value : text.slice(at, end));
    at = end;
    if (text[at] === '\t') {
      at += 1;
      // A tab at the very end of the text still opens one more, empty cell.
      if (at === text.length) cells.push('');
      else if (text[at] === '\n' || text[at] === '\r') {
        cells.push('');
        at = afterBreak(text, at);
        rows.push(cells);
        cells = [];
      }
      continue;
    }
    if (at < text.length) at = afterBreak(text, at);
    rows.push(cells);
    cells = [];
  }
  if (cells.length > 0) rows.push(cells);
  return rows;
}

const afterBreak = (text: string, at: number) => at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);

function endOfPlain(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** A quoted cell from its opening quote, or null when the quote is not closed right before a separator. */
function readQuoted(text: string, from: number): { value: string; end: number } | null {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const next = text[quote + 1];
    if (next !== undefined && next !== '\t' && next !== '\n' && next !== '\r') return null;
    return {
      value: text
        .slice(from + 1, quote)
        .replaceAll('""', '"')
        .replaceAll('\r\n', '\n'),
      end: quote + 1,
    };
  }
}
