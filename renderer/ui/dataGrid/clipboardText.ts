import { formatTsv } from './tsv';
import type { CellRange, GridRow } from './types';

export interface ClipboardBlock {
  readonly plain: string;
  /** Null when the block is too large to be worth it. */
  readonly html: string | null;
}

export const MAX_HTML_CELLS = 20_000;

const cut = (row: GridRow, range: CellRange): string[] =>
  Array.from({ length: range.right - range.left + 1 }, (_, offset) => row.cells[range.left + offset] ?? '');

/** One slice of a block that is too large to be formatted in one go; slices are joined as they are. */
export const formatSlice = (rows: readonly GridRow[], range: CellRange): string =>
  formatTsv(rows.map((row) => cut(row, range)));

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/**
 * A block for the clipboard. The HTML form marks every cell as text, so that WPS and Excel do not turn an 18-digit
 * number into 1.90101E+17 when it is pasted there.
 */
export function formatBlock(rows: readonly GridRow[], range: CellRange): ClipboardBlock {
  const width = range.right - range.left + 1;
  const block = rows.map((row) => cut(row, range));
  const tsv = formatTsv(block);
  const isSingle = block.length === 1 && width === 1;
  const plain = isSingle ? tsv.slice(0, -2) : tsv;
  if (isSingle || block.length * width > MAX_HTML_CELLS) return { plain, html: null };
  const body = block
    .map(
      (cells) =>
        `<tr>${cells.map((text) => `<td style="mso-number-format:'\\@'">${escapeHtml(text)}</td>`).join('')}</tr>`,
    )
    .join('');
  return { plain, html: `<table>${body}</table>` };
}
