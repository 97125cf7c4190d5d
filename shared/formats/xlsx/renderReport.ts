import { type Align, lineTwips, type PlacedCell, type ReportSheet, rowHeights, widthEm } from '../../layout';
import { escapeMarkup } from '../html';
import { corePropertiesXml, PART_HEAD, packageRelationsXml, packParts, RELATION_TYPE, relationsXml } from '../office';
import { XlsxStyles } from './styles';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Excel takes no higher row: 409.5 pt. */
const MAX_ROW_TWIPS = 8180;
const SMALLEST_PT = 6;
/** A merged cell higher than this is printed over two sheets; its text then stands at its top and not on the cut. */
const TALL_TWIPS = 4000;
/** Pixels of a digit in the workbook's own font (宋体 11) and the room beside it: the unit of column widths (ECMA-376 § 18.3.1.13). */
const DIGIT_PX = 8;
const CELL_PX = 5;
const TWIPS_PER_PX = 15;

/** The report as a workbook of one sheet. Same report → same bytes. */
export function renderReportXlsx(report: ReportSheet): Uint8Array<ArrayBuffer> {
  const styles = new XlsxStyles(report);
  const sheet = new SheetWriter(report, styles);
  const sheetXml = sheet.xml();
  const name = sheetName(report.title);
  const titles = `'${name.replaceAll("'", "''")}'!$${sheet.headerRow}:$${sheet.headerRow + report.headerRows - 1}`;
  return packParts({
    '[Content_Types].xml':
      `${PART_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>` +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    '_rels/.rels': packageRelationsXml('xl/workbook.xml'),
    'docProps/core.xml': corePropertiesXml(report.title),
    'xl/workbook.xml':
      `${PART_HEAD}<workbook ${MAIN} xmlns:r="${RELATION_TYPE}"><sheets><sheet name="${escapeMarkup(name)}" sheetId="1" r:id="rId1"/></sheets>` +
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${escapeMarkup(titles)}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml([
      { type: `${RELATION_TYPE}/worksheet`, target: 'worksheets/sheet1.xml' },
      { type: `${RELATION_TYPE}/styles`, target: 'styles.xml' },
    ]),
    'xl/styles.xml': styles.xml(),
    'xl/worksheets/sheet1.xml': sheetXml,
  });
}

/** What no sheet name may hold goes; 31 characters at most. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/?*[\]:\u0000-\u001f]/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || '1';

class SheetWriter {
  private readonly rows: string[] = [];
  private readonly merges: string[] = [];
  /** Rows after which a new sheet of paper begins. */
  private readonly breaks: number[] = [];
  private readonly columns: number;
  private readonly width: number;
  private readonly tablePt: number;
  private readonly heights: readonly number[];
  /** First header row, from 1. */
  headerRow = 1;

  constructor(
    private readonly report: ReportSheet,
    private readonly styles: XlsxStyles,
  ) {
    this.columns = report.widthsTwips.length;
    this.width = report.widthsTwips.reduce((sum, width) => sum + width, 0);
    // A row that would be higher than the format allows is written smaller rather than cut off.
    let tablePt = report.tablePt;
    while (tablePt > SMALLEST_PT && rowHeights(report, tablePt).some((height) => height > MAX_ROW_TWIPS))
      tablePt -= 0.5;
    this.tablePt = tablePt;
    this.heights = rowHeights(report, tablePt);
  }

  xml(): string {
    const { report } = this;
    if (report.inside) this.line(report.inside, 'heading', report.textPt, 'left');
    this.line(report.rows[report.headerRows]?.sheetTitle || report.title, 'title', report.titlePt, 'center');
    if (report.subtitle) this.line(report.subtitle, 'body', report.textPt, 'center');
    for (const text of report.intro) this.line(text, 'body', report.textPt, 'left');
    this.headerRow = this.rows.length + 1;
    this.table();
    for (const text of report.foot) this.line(text, 'body', report.textPt, 'left');
    for (const text of report.sign) this.line(text, 'body', report.textPt, 'right');
    const frozen = this.headerRow + report.headerRows - 1;
    const cols = report.widthsTwips.map((width, index) => {
      const digits = Math.max(1, (width / TWIPS_PER_PX - CELL_PX) / DIGIT_PX);
      return `<col min="${index + 1}" max="${index + 1}" width="${digits.toFixed(2)}" customWidth="1"/>`;
    });
    return (
      `${PART_HEAD}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<dimension ref="A1:${columnName(this.columns - 1)}${this.rows.length}"/>` +
      `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>${this.rows.join('')}</sheetData>` +
      (this.merges.length > 0
        ? `<mergeCells count="${this.merges.length}">${this.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
        : '') +
      `<printOptions horizontalCentered="1"/>${this.pageXml()}${this.breaksXml()}</worksheet>`
    );
  }

  /** A line of text over all columns. */
  private line(text: string, font: 'title' | 'heading' | 'body', sizePt: number, align: Align): void {
    const row = this.rows.length + 1;
    const lines = Math.max(1, Math.ceil((widthEm(text) * sizePt * 20 * 1.05) / this.width));
    const height = lines * lineTwips(sizePt, this.report.lineHeight) + 60;
    const style = this.styles.of({ font, sizePt, align, vertical: 'center', bordered: false });
    this.rows.push(rowXml(row, height, cellXml(`A${row}`, style, text)));
    if (this.columns > 1) this.merges.push(`A${row}:${columnName(this.columns - 1)}${row}`);
  }

  private table(): void {
    const { rows, headerRows, titlePt } = this.report;
    for (const [index, row] of rows.entries()) {
      if (row.sheetTitle !== '' && index > headerRows) {
        this.breaks.push(this.rows.length);
        this.line(row.sheetTitle, 'title', titlePt, 'center');
      }
      const number = this.rows.length + 1;
      const xml: string[] = [];
      const cells = [
        ...row.cells.map((cell) => ({ cell, begins: true })),
        ...row.covered.map((cell) => ({ cell, begins: false })),
      ].sort((a, b) => a.cell.column - b.cell.column);
      for (const { cell, begins } of cells) {
        const style = this.cellStyle(cell, begins ? index : -1);
        for (let column = cell.column; column < cell.column + cell.colSpan; column += 1)
          xml.push(cellXml(`${columnName(column)}${number}`, style, begins && column === cell.column ? cell.text : ''));
        if (begins && (cell.colSpan > 1 || cell.rowSpan > 1)) {
          const last = `${columnName(cell.column + cell.colSpan - 1)}${number + cell.rowSpan - 1}`;
          this.merges.push(`${columnName(cell.column)}${number}:${last}`);
        }
      }
      this.rows.push(rowXml(number, this.heights[index] ?? 0, xml.join('')));
    }
  }

  private cellStyle(cell: PlacedCell, row: number): number {
    const height = row < 0 ? 0 : this.heights.slice(row, row + cell.rowSpan).reduce((sum, one) => sum + one, 0);
    return this.styles.of({
      font: cell.bold ? 'heading' : 'body',
      sizePt: this.tablePt,
      align: cell.align,
      vertical: cell.rowSpan > 1 && height > TALL_TWIPS ? 'top' : 'center',
      bordered: true,
      ...(cell.mark ? { mark: cell.mark } : {}),
    });
  }

  private breaksXml(): string {
    const { breaks } = this;
    if (breaks.length === 0) return '';
    const marks = breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('');
    return `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${marks}</rowBreaks>`;
  }

  private pageXml(): string {
    const { paper, orientation, sheet, inside, pageLine } = this.report;
    const inch = (twips: number): string => (twips / 1440).toFixed(3);
    const { margin } = sheet;
    const foot = pageLine.replaceAll('&', '&&').replace('{page}', '&P').replace('{pages}', '&N');
    const left = inside ? `&L${inside.replaceAll('&', '&&')}` : '';
    return (
      `<pageMargins left="${inch(margin.left)}" right="${inch(margin.right)}" top="${inch(margin.top)}" bottom="${inch(margin.bottom + 400)}" header="${inch(margin.top)}" footer="${inch(margin.bottom)}"/>` +
      `<pageSetup paperSize="${paper === 'A4' ? 9 : 8}" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>` +
      `<headerFooter><oddFooter>${escapeMarkup(`${left}&C${foot}`)}</oddFooter></headerFooter>`
    );
  }
}

const rowXml = (row: number, heightTwips: number, cells: string): string =>
  `<row r="${row}" ht="${(Math.min(heightTwips, MAX_ROW_TWIPS) / 20).toFixed(2)}" customHeight="1">${cells}</row>`;

/** An inline string is a text whatever it looks like. "_x0041_" in a text would be read as a character: its "_" is written so. */
function cellXml(ref: string, style: number, text: string): string {
  if (text === '') return `<c r="${ref}" s="${style}"/>`;
  const lines = text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .split('\n')
    .map(escapeMarkup)
    .join('\n');
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${lines}</t></is></c>`;
}

function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
