import type { Block, ClosingBlock, PageDocument, RuleBlock, TextLine } from '../../layout';
import type { ParagraphStyles } from './paragraphStyles';
import { lineXml, paragraphXml } from './paragraphXml';
import { emptyLine } from './section';
import { NO_MARGIN, TableWriter } from './tableXml';

const BREAK = '<w:pageBreakBefore/>';
/** Only there to carry a break or to end a section: as low as word processors take it. */
export const THIN_LINE = 10;

/** What stands on the sheets, one after the other. */
export class BodyWriter {
  private readonly tables: TableWriter;
  private readonly contentWidth: number;

  constructor(
    document: PageDocument,
    private readonly styles: ParagraphStyles,
  ) {
    this.tables = new TableWriter(document, styles);
    this.contentWidth = document.widthTwips - document.marginTwips.left - document.marginTwips.right;
  }

  /** The page break hangs on the first line of the sheet; a sheet that begins with a table gets a line for it. */
  writePage(blocks: readonly Block[], breakBefore: boolean, out: string[]): void {
    let first = breakBefore;
    for (const block of blocks) {
      switch (block.kind) {
        case 'text':
          for (const line of block.lines) {
            out.push(lineXml(line, this.styles, this.contentWidth, first));
            first = false;
          }
          break;
        case 'paragraph':
          out.push(paragraphXml(block, this.styles, first));
          first = false;
          break;
        case 'gap':
          out.push(emptyLine(block.heightTwips, first ? BREAK : ''));
          first = false;
          break;
        case 'rule':
          out.push(ruleXml(block));
          break;
        case 'table':
          if (first) out.push(emptyLine(THIN_LINE, BREAK));
          first = false;
          this.tables.write(block, out);
          break;
        case 'closing':
          out.push(this.closingXml(block));
          break;
      }
    }
  }

  private closingXml(block: ClosingBlock): string {
    const { notesWidthTwips, signWidthTwips, heightTwips, cosigners = [], sign } = block;
    const cells = [
      ...(notesWidthTwips > 0 ? [{ width: notesWidthTwips, align: 'top', lines: block.notes }] : []),
      ...[...cosigners, sign].map((lines) => ({ width: signWidthTwips, align: 'bottom', lines })),
    ];
    const cellXml = (width: number, align: string, lines: readonly TextLine[]): string => {
      const text = lines.map((line) => lineXml(line, this.styles, 0, false)).join('') || emptyLine(20);
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="${align}"/></w:tcPr>${text}</w:tc>`;
    };
    const whole = cells.reduce((sum, cell) => sum + cell.width, 0);
    return (
      `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>${NO_MARGIN}</w:tblPr>` +
      `<w:tblGrid>${cells.map(({ width }) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
      `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${heightTwips}" w:hRule="exact"/></w:trPr>` +
      `${cells.map(({ width, align, lines }) => cellXml(width, align, lines)).join('')}</w:tr></w:tbl>`
    );
  }
}

/** An empty line with a rule below it. */
function ruleXml({ heightTwips, thicknessTwips }: RuleBlock): string {
  const eighths = Math.round((thicknessTwips / 20) * 8);
  return `<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="${eighths}" w:space="0" w:color="FF0000"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="${heightTwips - thicknessTwips}" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`;
}
