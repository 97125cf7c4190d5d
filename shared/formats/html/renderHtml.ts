import type { Block, ClosingBlock, GapBlock, PageDocument, TableBlock, TableRow, TextLine } from '../../layout';
import { escapeMarkup } from './escape';
import { LineClasses, pageStyles, pt } from './pageStyles';

const ROW_CLASS: Readonly<Record<TableRow['kind'], string>> = {
  header: '',
  row: '',
  empty: '',
  group: 'g',
  continued: 'g',
  subtotal: 's',
  total: 't',
  words: 't',
};

/** Two Chinese characters, also rare ones made of surrogate pairs. */
const isShortName = (text: string): boolean =>
  text.length <= 4 && text.length >= 2 && Array.from(text).length === 2 && text.charCodeAt(0) > 0x2e7f;

/**
 * One self-contained page of HTML: what the preview shows, the printer prints and a bundle carries. No script, no link, no
 * remote address; each sheet is a box of the size of the paper.
 */
export function renderHtml(document: PageDocument): string {
  const lines = new LineClasses();
  const tables = new TableStyles(document.lineHeight, document.cellPaddingTwips);
  const foot = document.footer;
  const footLines = foot.lines.map((line) => renderLine(line, lines)).join('');
  const pageLine: TextLine = {
    text: '',
    align: 'center',
    sizePt: foot.sizePt,
    font: 'body',
    heightTwips: foot.lineHeightTwips,
  };
  const body: string[] = [];
  for (const page of document.pages) {
    body.push('<div class="page">');
    for (const block of page.blocks) body.push(renderBlock(block, lines, tables));
    const number = foot.pageLine.replace('{page}', String(page.number));
    body.push(`<div class="foot">${footLines}${renderLine({ ...pageLine, text: number }, lines)}</div></div>\n`);
  }
  const style = pageStyles(document, [...lines.rules, ...tables.rules]);
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(document.title)}</title><style>\n${style}\n</style></head><body>\n${body.join('')}</body></html>\n`;
}

function renderBlock(block: Block, lines: LineClasses, tables: TableStyles): string {
  switch (block.kind) {
    case 'text':
      return block.lines.map((line) => renderLine(line, lines)).join('');
    case 'gap':
      return gap(block);
    case 'table':
      return renderTable(block, tables.of(block));
    case 'closing':
      return renderClosing(block, lines);
  }
}

const gap = (block: GapBlock): string => `<div style="height:${pt(block.heightTwips)}"></div>`;

function renderLine(line: TextLine, lines: LineClasses): string {
  const right = line.right === undefined ? '' : `<span class="right">${escapeMarkup(line.right)}</span>`;
  return `<p class="${lines.of(line)}">${escapeMarkup(line.text)}${right}</p>`;
}

function renderClosing(block: ClosingBlock, lines: LineClasses): string {
  const notes = block.notes.map((line) => renderLine(line, lines)).join('');
  const sign = block.sign.map((line) => renderLine(line, lines)).join('');
  return `<div class="closing" style="height:${pt(block.heightTwips)}"><div>${notes}</div><div class="sign" style="width:${pt(block.signWidthTwips)}">${sign}</div></div>`;
}

interface TableStyle {
  readonly name: string;
  readonly rowHeight: number;
}

/** Column widths and alignments are said once per kind of table, not in every cell. */
class TableStyles {
  private readonly known = new Map<TableBlock['columns'], TableStyle>();
  readonly rules: string[] = [];

  constructor(
    private readonly lineHeight: number,
    private readonly cellPadding: number,
  ) {}

  of(block: TableBlock): TableStyle {
    const found = this.known.get(block.columns);
    if (found) return found;
    const name = `t${this.known.size}`;
    const rowHeight = block.rows.find((row) => row.kind === 'row')?.heightTwips ?? block.rows[0]?.heightTwips ?? 0;
    this.rules.push(
      `.${name}{font-size:${block.sizePt}pt;line-height:${this.lineHeight}}`,
      `.${name} tr{height:${pt(rowHeight)}}`,
      `.${name} .w{letter-spacing:1em}`,
    );
    for (const [index, column] of block.columns.entries()) {
      const place = `:nth-child(${index + 1})`;
      const rules = `text-align:${column.align};padding-left:${pt(column.padTwips)};padding-right:${pt(column.padTwips)}`;
      this.rules.push(
        `.${name} th${place}{width:${pt(column.widthTwips)}}`,
        `.${name} td${place},.${name} td.c${index}{${rules}}`,
      );
      if (column.heavyLeft) this.rules.push(`.${name} .r td${place},.${name} th${place}{border-left-width:1.5pt}`);
    }
    // After the column rules, so that a cell over several columns keeps its own alignment.
    for (const align of ['left', 'center', 'right']) {
      this.rules.push(`.${name} td.${align}{text-align:${align};padding:0 ${pt(this.cellPadding)}}`);
    }
    const style = { name, rowHeight };
    this.known.set(block.columns, style);
    return style;
  }
}

function renderTable(block: TableBlock, style: TableStyle): string {
  const heavy = block.columns.some((column) => column.heavyLeft);
  const parts: string[] = [`<table class="grid ${style.name}">`];
  for (const row of block.rows) {
    const name = row.kind === 'row' && heavy ? 'r' : ROW_CLASS[row.kind];
    const height = row.heightTwips === style.rowHeight ? '' : ` style="height:${pt(row.heightTwips)}"`;
    parts.push(`<tr${name ? ` class="${name}"` : ''}${height}>`);
    const tag = row.kind === 'header' ? 'th' : 'td';
    // After a cell over several columns `nth-child` no longer counts grid columns: those cells say their alignment.
    let shift = 0;
    for (const [index, cell] of row.cells.entries()) {
      const column = block.columns[index + shift];
      if (typeof cell === 'string') {
        const name = shift > 0 ? `c${index + shift}` : column?.spreadShort && isShortName(cell) ? 'w' : undefined;
        parts.push(name ? `<td class="${name}">${escapeMarkup(cell)}</td>` : `<td>${escapeMarkup(cell)}</td>`);
        continue;
      }
      const span = cell.span !== undefined && cell.span > 1 ? ` colspan="${cell.span}"` : '';
      const alignment = cell.align ?? (shift > 0 ? `c${index + shift}` : undefined);
      const align = alignment && tag === 'td' ? ` class="${alignment}"` : '';
      const size = cell.sizePt === undefined ? '' : ` style="font-size:${cell.sizePt}pt"`;
      shift += (cell.span ?? 1) - 1;
      parts.push(`<${tag}${span}${align}${size}>${cell.lines.map(escapeMarkup).join('<br>')}</${tag}>`);
    }
    parts.push('</tr>');
  }
  parts.push('</table>');
  return parts.join('');
}
