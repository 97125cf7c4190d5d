import { InvariantError } from '../../kernel';
import type { Block, PageDocument, PublicDocument, TableBlock, TableRow } from '../../layout';
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

/**
 * Everything once and in order: no sheets, no repeated heads, as few bytes per row as can be. Text and gaps at the head of a
 * later sheet are what the sheets before said already; paragraphs are not.
 */
function renderPlainHtml(document: PublicDocument): string {
  const out: string[] = [];
  let open: TableBlock['columns'] | undefined;
  const endTable = (): void => {
    if (open) out.push('</table>');
    open = undefined;
  };
  for (const [index, page] of document.pages.entries()) {
    for (const block of page.blocks) {
      if (block.kind === 'table') {
        const goesOn = open === block.columns;
        if (!goesOn) {
          endTable();
          out.push('<table>');
          open = block.columns;
        }
        for (const row of block.rows)
          if (row.kind !== 'continued' && !(goesOn && row.kind === 'header')) out.push(plainRow(row));
      } else if (index === 0 || block.kind === 'paragraph' || block.kind === 'closing') {
        const text = textOf(block);
        if (text === '') continue;
        endTable();
        out.push(text);
      }
    }
  }
  endTable();
  for (const line of document.footer.lines)
    out.push(`<p>${escapeMarkup([line.text, line.right ?? ''].join('　').trim())}</p>`);
  const style =
    'body{font-family:serif;color:#000;background:#fff;margin:1em}table{border-collapse:collapse}td,th{border:1px solid #000;padding:.1em .4em}.title{font-size:1.5em;text-align:center}';
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(document.title)}</title><style>${style}</style></head><body>\n${out.join('')}\n</body></html>\n`;
}

function textOf(block: Block): string {
  if (block.kind === 'closing') {
    const signs = [...(block.cosigners ?? []), block.sign].flat();
    return [...block.notes, ...signs].map((line) => `<p>${escapeMarkup(line.text)}</p>`).join('');
  }
  if (block.kind === 'paragraph') {
    const title = block.lines[0]?.font === 'title' ? ' class="title"' : '';
    return `<p${title}>${escapeMarkup((block.lead?.text ?? '') + block.text)}</p>`;
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
