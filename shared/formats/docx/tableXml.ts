import type { Align, PageDocument, RowKind, StyledCell, TableBlock, TableRow } from '../../layout';
import { escapeMarkup } from '../html';
import type { ParagraphStyles } from './paragraphStyles';

const HEADED: ReadonlySet<RowKind> = new Set(['header', 'group', 'continued', 'subtotal', 'total']);
const MIDDLE = '<w:vAlign w:val="center"/>';

interface ColumnXml {
  /** Everything of a plain cell before its text. */
  readonly before: string;
  /** The same for a name of two characters, up to the first of them. */
  readonly beforeSpread: string;
}

const AFTER = '</w:t></w:r></w:p></w:tc>';
const isShortName = (text: string): boolean =>
  text.length <= 4 && text.length >= 2 && text.charCodeAt(0) > 0x2e7f && Array.from(text).length === 2;

/**
 * Tables as strings. Objects per cell cost the docx library 28 s and 2.8 GB for 20,000 rows; here a plain cell is its
 * column's ready text around the value. Grid, cell widths and row heights are all explicit: WPS drops tables without a grid,
 * and exact heights keep the sheets the same in every word processor.
 */
export class TableWriter {
  private readonly known = new Map<TableBlock['columns'], readonly ColumnXml[]>();

  constructor(
    private readonly document: PageDocument,
    private readonly styles: ParagraphStyles,
  ) {}

  write(block: TableBlock, out: string[]): void {
    const columns = this.columnsOf(block);
    const width = block.columns.reduce((sum, column) => sum + column.widthTwips, 0);
    out.push(
      `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>${NO_MARGIN}</w:tblPr><w:tblGrid>`,
      ...block.columns.map((column) => `<w:gridCol w:w="${column.widthTwips}"/>`),
      '</w:tblGrid>',
    );
    for (const row of block.rows) this.writeRow(row, block, columns, out);
    out.push('</w:tbl>');
  }

  private writeRow(row: TableRow, block: TableBlock, columns: readonly ColumnXml[], out: string[]): void {
    const header = row.kind === 'header' ? '<w:tblHeader/>' : '';
    out.push(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${row.heightTwips}" w:hRule="exact"/>${header}</w:trPr>`);
    let grid = 0;
    for (const cell of row.cells) {
      const column = columns[grid];
      if (typeof cell === 'string' && row.kind === 'row' && column && !row.joined) {
        out.push(plainCell(cell, column, block.columns[grid]?.spreadShort ?? false));
        grid += 1;
      } else {
        const styled: StyledCell = typeof cell === 'string' ? { lines: [cell] } : cell;
        out.push(this.styledCell(styled, row, block, grid));
        grid += styled.span ?? 1;
      }
    }
    out.push('</w:tr>');
  }

  private styledCell(cell: StyledCell, { kind, joined }: TableRow, block: TableBlock, grid: number): string {
    const span = cell.span ?? 1;
    const column = block.columns[grid];
    const width = block.columns.slice(grid, grid + span).reduce((sum, item) => sum + item.widthTwips, 0);
    const heavy = joined ? JOINED[joined] : column?.heavyLeft && span === 1 ? HEAVY : '';
    const sizePt = cell.sizePt ?? block.sizePt;
    const align: Align = cell.align ?? column?.align ?? 'left';
    const style = this.styles.of({
      font: HEADED.has(kind) ? 'heading' : 'body',
      sizePt,
      align,
      lineTwips: this.lineTwips(sizePt),
      indentTwips: span > 1 || cell.align ? this.document.cellPaddingTwips : (column?.padTwips ?? 0),
      tabTwips: 0,
    });
    const spanXml = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
    const runs = cell.lines
      .map((line, i) => `${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escapeMarkup(line)}</w:t>`)
      .join('');
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanXml}${heavy}${MIDDLE}</w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${runs}</w:r></w:p></w:tc>`;
  }

  private columnsOf(block: TableBlock): readonly ColumnXml[] {
    const found = this.known.get(block.columns);
    if (found) return found;
    const made = block.columns.map((column): ColumnXml => {
      const style = this.styles.of({
        font: 'body',
        sizePt: block.sizePt,
        align: column.align,
        lineTwips: this.lineTwips(block.sizePt),
        indentTwips: column.padTwips,
        tabTwips: 0,
      });
      const open = `<w:tc><w:tcPr><w:tcW w:w="${column.widthTwips}" w:type="dxa"/>${column.heavyLeft ? HEAVY : ''}${MIDDLE}</w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>`;
      // One em after the first of two characters makes the name as wide as three.
      const spread = `<w:rPr><w:spacing w:val="${block.sizePt * 20}"/></w:rPr>`;
      return { before: `${open}<w:t xml:space="preserve">`, beforeSpread: `${open}${spread}<w:t>` };
    });
    this.known.set(block.columns, made);
    return made;
  }

  private lineTwips(sizePt: number): number {
    return Math.round(sizePt * 20 * this.document.lineHeight);
  }
}

function plainCell(text: string, column: ColumnXml, spreadShort: boolean): string {
  if (spreadShort && isShortName(text)) {
    const [first = '', second = ''] = Array.from(text);
    return `${column.beforeSpread}${escapeMarkup(first)}</w:t></w:r><w:r><w:t>${escapeMarkup(second)}${AFTER}`;
  }
  return column.before + escapeMarkup(text) + AFTER;
}

const side = (name: string, eighths: number): string =>
  `<w:${name} w:val="single" w:sz="${eighths}" w:space="0" w:color="000000"/>`;
export const BORDERS =
  side('top', 8) + side('left', 8) + side('bottom', 8) + side('right', 8) + side('insideH', 4) + side('insideV', 4);
const HEAVY = `<w:tcBorders>${side('left', 12)}</w:tcBorders>`;
const NO_TOP = '<w:top w:val="nil"/>';
const NO_BOTTOM = '<w:bottom w:val="nil"/>';
/** A long row goes on without a rule: said on both sides of it. */
const JOINED = {
  above: `<w:tcBorders>${NO_TOP}</w:tcBorders>`,
  below: `<w:tcBorders>${NO_BOTTOM}</w:tcBorders>`,
  both: `<w:tcBorders>${NO_TOP}${NO_BOTTOM}</w:tcBorders>`,
};
/** Cells without margins: the room beside the text is the paragraph's indent, so the table stands exactly on the margin. */
export const NO_MARGIN = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';
