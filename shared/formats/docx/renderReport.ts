import {
  type Align,
  CELL_PADDING,
  type FontRole,
  lineTwips,
  MARK_FILLS,
  type PlacedCell,
  type PlacedRow,
  type ReportSheet,
  rowHeights,
  sheetsOfRows,
  widthOf,
} from '../../layout';
import { escapeMarkup } from '../html';
import { PART_HEAD, RELATION_TYPE } from '../office';
import { ParagraphStyles } from './paragraphStyles';
import { packWord, WORD_NAMESPACE, xmlPart } from './parts';
import { fieldXml, sectionXml, wordsXml } from './section';
import { BORDERS } from './tableXml';

/** Above and below the text of a cell. */
const CELL_MARGIN =
  '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';
/** A row up to this part of the sheet stays on one sheet; a higher one goes on over the edge, so that no line is lost. */
const WHOLE_ROW_PART = 1 / 3;

/** The report as DOCX: one table whose header rows come again on every sheet. Same report → same bytes. */
export function renderReportDocx(report: ReportSheet): Uint8Array<ArrayBuffer> {
  const styles = new ParagraphStyles(report.fonts);
  const writer = new ReportWriter(report, styles);
  const document = writer.documentXml();
  const footer = writer.footerXml();
  return packWord({
    title: report.title,
    fonts: report.fonts,
    styles,
    document,
    margins: [{ kind: 'footer', xml: footer }],
  });
}

/** Of the line between two tables. */
const THIN_PT = 1;

class ReportWriter {
  constructor(
    private readonly report: ReportSheet,
    private readonly styles: ParagraphStyles,
  ) {}

  documentXml(): string {
    const { report } = this;
    const { titlePt, textPt, sheet } = report;
    const section = sectionXml({
      width: sheet.width,
      height: sheet.height,
      orientation: report.orientation,
      margin: sheet.margin,
      footHeight: this.lineOf(textPt),
      firstPage: 1,
    });
    const body = [
      ...(report.inside ? [this.line(report.inside, 'heading', textPt, 'left')] : []),
      ...(report.rows[report.headerRows]?.sheetTitle ? [] : [this.line(report.title, 'title', titlePt, 'center')]),
      ...(report.subtitle ? [this.line(report.subtitle, 'body', textPt, 'center')] : []),
      ...report.intro.map((text) => this.line(text, 'body', textPt, 'left')),
      ...this.tables(),
      ...this.closing(),
      section,
    ];
    return `${PART_HEAD}<w:document ${WORD_NAMESPACE} xmlns:r="${RELATION_TYPE}"><w:body>${body.join('')}</w:body></w:document>`;
  }

  /** Notes and signature stay together: a date alone on the last sheet belongs to nothing. */
  private closing(): string[] {
    const { foot, sign, textPt } = this.report;
    const lines = [
      ...foot.map((text) => ({ text, align: 'left' as const })),
      ...sign.map((text) => ({ text, align: 'right' as const })),
    ];
    return lines.map(({ text, align }, index) => this.line(text, 'body', textPt, align, index < lines.length - 1));
  }

  footerXml(): string {
    const { inside, pageLine, textPt } = this.report;
    const inner = pageLine
      .split(/(\{page\}|\{pages\})/)
      .map((part) =>
        part === '{page}' ? fieldXml('PAGE', 1) : part === '{pages}' ? fieldXml('NUMPAGES', 1) : wordsXml(part),
      );
    const mark = inside ? wordsXml(`${inside}　　`) : '';
    return xmlPart('ftr', this.paragraph(mark + inner.join(''), 'body', textPt, 'center', 0));
  }

  /** One table, or one for each title, which is then a header row like the others; two tables need a line between them. */
  private tables(): string[] {
    const { rows, headerRows } = this.report;
    const heights = rowHeights(this.report);
    const heightOf = new Map(rows.map((row, index) => [row, heights[index] ?? 0]));
    const head = rows.slice(0, headerRows).map((row) => this.rowXml(row, true, true));
    return sheetsOfRows(rows.slice(headerRows)).flatMap((part, index) => {
      const title = part.title === '' ? [] : [this.titleRow(part.title)];
      const table = this.tableXml([...title, ...head], part.rows, heightOf);
      return index === 0 ? [table] : [this.paragraph('', 'body', THIN_PT, 'left', 0, false, true), table];
    });
  }

  private titleRow(title: string): string {
    const { widthsTwips, titlePt } = this.report;
    const width = widthsTwips.reduce((sum, one) => sum + one, 0);
    const none = ['top', 'left', 'right'].map((side) => `<w:${side} w:val="nil"/>`).join('');
    return (
      `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>` +
      `${widthsTwips.length > 1 ? `<w:gridSpan w:val="${widthsTwips.length}"/>` : ''}<w:tcBorders>${none}</w:tcBorders></w:tcPr>` +
      `${this.line(title, 'title', titlePt, 'center')}</w:tc></w:tr>`
    );
  }

  private tableXml(
    head: readonly string[],
    rows: readonly PlacedRow[],
    heightOf: ReadonlyMap<PlacedRow, number>,
  ): string {
    const { widthsTwips, sheet } = this.report;
    const whole = (sheet.height - sheet.margin.top - sheet.margin.bottom) * WHOLE_ROW_PART;
    const width = widthsTwips.reduce((sum, one) => sum + one, 0);
    const rowsXml = [...head, ...rows.map((row) => this.rowXml(row, false, (heightOf.get(row) ?? 0) <= whole))];
    return (
      `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>${CELL_MARGIN}</w:tblPr>` +
      `<w:tblGrid>${widthsTwips.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>${rowsXml.join('')}</w:tbl>`
    );
  }

  private rowXml(row: PlacedRow, isHeader: boolean, isWhole: boolean): string {
    const cells = [
      ...row.cells.map((cell) => ({ cell, begins: true })),
      ...row.covered.map((cell) => ({ cell, begins: false })),
    ].sort((a, b) => a.cell.column - b.cell.column);
    const height =
      row.minHeightMm > 0 ? `<w:trHeight w:val="${Math.round(row.minHeightMm * 56.7)}" w:hRule="atLeast"/>` : '';
    const properties = `${isWhole ? '<w:cantSplit/>' : ''}${height}${isHeader ? '<w:tblHeader/>' : ''}`;
    const inner = cells.map(({ cell, begins }) => this.cellXml(cell, begins, row.kind === 'group')).join('');
    return `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${inner}</w:tr>`;
  }

  /** `leads`: a group's name never stands alone at the foot of a sheet. */
  private cellXml(cell: PlacedCell, begins: boolean, leads: boolean): string {
    const { tablePt, widthsTwips } = this.report;
    const span = cell.colSpan > 1 ? `<w:gridSpan w:val="${cell.colSpan}"/>` : '';
    const merge = cell.rowSpan > 1 ? (begins ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '';
    const fill = cell.mark ? `<w:shd w:val="clear" w:color="auto" w:fill="${MARK_FILLS[cell.mark]}"/>` : '';
    const lines = begins ? cell.text.split('\n') : [''];
    const runs = lines.map(
      (line, index) => `${index > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escapeMarkup(line)}</w:t>`,
    );
    const font = cell.bold ? 'heading' : 'body';
    return (
      `<w:tc><w:tcPr><w:tcW w:w="${widthOf(cell, widthsTwips)}" w:type="dxa"/>${span}${merge}${fill}<w:vAlign w:val="center"/></w:tcPr>` +
      `${this.paragraph(`<w:r>${runs.join('')}</w:r>`, font, tablePt, cell.align, CELL_PADDING, leads)}</w:tc>`
    );
  }

  private line(
    text: string,
    font: FontRole,
    sizePt: number,
    align: Align,
    keepNext = false,
    onNewPage = false,
  ): string {
    return this.paragraph(wordsXml(text), font, sizePt, align, 0, keepNext, onNewPage);
  }

  private paragraph(
    runs: string,
    font: FontRole,
    sizePt: number,
    align: Align,
    indentTwips: number,
    keepNext = false,
    onNewPage = false,
  ): string {
    const style = this.styles.of({ font, sizePt, align, lineTwips: this.lineOf(sizePt), indentTwips, tabTwips: 0 });
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keepNext ? '<w:keepNext/>' : ''}${onNewPage ? '<w:pageBreakBefore/>' : ''}</w:pPr>${runs}</w:p>`;
  }

  private lineOf(sizePt: number): number {
    return lineTwips(sizePt, this.report.lineHeight);
  }
}
