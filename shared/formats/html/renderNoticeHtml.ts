import { InvariantError } from '../../kernel';
import type { Block, PageDocument, PublicDocument, TableRow } from '../../layout';
import { escapeMarkup } from './escape';
import { renderHtml } from './renderHtml';

/** bundle.md § 7: an HTML file of a bundle may hold 2 MiB. */
export const NOTICE_HTML_LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * What a bundle carries as notice.html: the paged form, or one plain table when that would be over the limit. Takes public
 * documents only; that a sheet for inside use gets here is our own mistake.
 */
export function renderNoticeHtml(document: PublicDocument, limitBytes = NOTICE_HTML_LIMIT_BYTES): string {
  if ((document as PageDocument).internal) throw new InvariantError('a sheet for inside use is no notice');
  const paged = renderHtml(document);
  return utf8Length(paged) <= limitBytes ? paged : renderPlainHtml(document);
}

/** Bytes in UTF-8 without encoding: a lone half of a pair cannot occur, escaping dropped it. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** Title, facts, one table over everything, signature: no sheets, no repeated heads, as few bytes per row as can be. */
function renderPlainHtml(document: PublicDocument): string {
  const [first] = document.pages;
  const out: string[] = [];
  const table = first?.blocks.find((block) => block.kind === 'table');
  for (const block of first?.blocks ?? []) {
    if (block.kind === 'table') break;
    out.push(textOf(block));
  }
  out.push('<table>');
  const header = table?.kind === 'table' ? table.rows[0] : undefined;
  if (header) out.push(plainRow(header));
  for (const page of document.pages) {
    for (const block of page.blocks) {
      if (block.kind !== 'table') continue;
      for (const row of block.rows) if (row.kind !== 'header' && row.kind !== 'continued') out.push(plainRow(row));
    }
  }
  out.push('</table>');
  for (const block of document.pages.at(-1)?.blocks ?? []) if (block.kind === 'closing') out.push(textOf(block));
  for (const line of document.footer.lines)
    out.push(`<p>${escapeMarkup([line.text, line.right ?? ''].join('　').trim())}</p>`);
  const style =
    'body{font-family:serif;color:#000;background:#fff;margin:1em}table{border-collapse:collapse}td,th{border:1px solid #000;padding:.1em .4em}.title{font-size:1.5em;text-align:center}';
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(document.title)}</title><style>${style}</style></head><body>\n${out.join('')}\n</body></html>\n`;
}

function textOf(block: Block): string {
  if (block.kind === 'closing') {
    return [...block.notes, ...block.sign].map((line) => `<p>${escapeMarkup(line.text)}</p>`).join('');
  }
  if (block.kind !== 'text') return '';
  return block.lines
    .map((line) => `<p${line.font === 'title' ? ' class="title"' : ''}>${escapeMarkup(line.text)}</p>`)
    .join('');
}

function plainRow(row: TableRow): string {
  const tag = row.kind === 'header' ? 'th' : 'td';
  const cells = row.cells.map((cell) => {
    if (typeof cell === 'string') return `<${tag}>${escapeMarkup(cell)}</${tag}>`;
    const span = cell.span !== undefined && cell.span > 1 ? ` colspan="${cell.span}"` : '';
    return `<${tag}${span}>${escapeMarkup(cell.lines.join(''))}</${tag}>`;
  });
  return `<tr>${cells.join('')}</tr>\n`;
}
