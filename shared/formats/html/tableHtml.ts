import type { TableBlock, TableRow } from '../../layout';
import { escapeMarkup } from './escape';
import { pt } from './pageStyles';

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

/** A long row goes on without a rule; said once per document that needs it. */
const JOINED = '.grid .j td{border-top-style:hidden}';

/** Two Chinese characters, also rare ones made of surrogate pairs. */
const isShortName = (text: string): boolean =>
  text.length <= 4 && text.length >= 2 && Array.from(text).length === 2 && text.charCodeAt(0) > 0x2e7f;

interface TableStyle {
  readonly name: string;
  readonly rowHeight: number;
}

/** Column widths and alignments are said once per kind of table, not in every cell. */
export class TableStyles {
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
    if (!this.rules.includes(JOINED) && block.rows.some((row) => row.joined !== undefined)) this.rules.push(JOINED);
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

export function renderTable(block: TableBlock, style: TableStyle): string {
  const heavy = block.columns.some((column) => column.heavyLeft);
  const parts: string[] = [`<table class="grid ${style.name}">`];
  for (const row of block.rows) {
    const joined = row.joined === 'above' || row.joined === 'both';
    const name = joined ? 'j' : row.kind === 'row' && heavy ? 'r' : ROW_CLASS[row.kind];
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
