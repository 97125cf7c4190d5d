import { InvariantError } from '../../kernel';
import type { Block, ClosingBlock, PageDocument, PublicDocument, TextLine } from '../../layout';
import { escapeMarkup } from '../html';
import { PART_HEAD, RELATION_TYPE } from '../office';
import { ParagraphStyles } from './paragraphStyles';
import { packWord, WORD_NAMESPACE, xmlPart } from './parts';
import { emptyLine, fieldXml, sectionXml, wordsXml } from './section';
import { NO_MARGIN, TableWriter } from './tableXml';

const RELATION_NAMESPACE = `xmlns:r="${RELATION_TYPE}"`;
const PARTS_AT_ONCE = 16;

/** The document as DOCX. Same document → same bytes. */
export function renderDocx(document: PageDocument): Uint8Array<ArrayBuffer> {
  const styles = new ParagraphStyles(document.fonts);
  const body = documentBytes(document, styles);
  const footer = footerXml(document, styles);
  return packWord({
    title: document.title,
    fonts: document.fonts,
    paragraphStyles: styles.xml,
    document: body,
    footer,
  });
}

/** What a bundle carries as notice.docx and what is offered for posting: public documents only. */
export function renderNoticeDocx(document: PublicDocument): Uint8Array<ArrayBuffer> {
  if ((document as PageDocument).internal) throw new InvariantError('a sheet for inside use is no notice');
  return renderDocx(document);
}

/** Writes sheet after sheet and encodes a few at a time, so that the whole text never exists as one string. */
function documentBytes(document: PageDocument, styles: ParagraphStyles): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let pending: string[] = [`${PART_HEAD}<w:document ${WORD_NAMESPACE} ${RELATION_NAMESPACE}><w:body>`];
  const flush = (): void => {
    chunks.push(encoder.encode(pending.join('')));
    pending = [];
  };
  const writer = new BodyWriter(document, styles);
  for (const [index, page] of document.pages.entries()) {
    writer.writePage(page.blocks, index > 0, pending);
    if (index % PARTS_AT_ONCE === PARTS_AT_ONCE - 1) flush();
  }
  const { widthTwips, heightTwips, orientation, marginTwips, footer } = document;
  const section = sectionXml({
    width: widthTwips,
    height: heightTwips,
    orientation,
    margin: marginTwips,
    footHeight: footer.heightTwips,
    firstPage: document.pages[0]?.number ?? 1,
  });
  pending.push(section, '</w:body></w:document>');
  flush();
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

class BodyWriter {
  private readonly tables: TableWriter;
  private readonly contentWidth: number;

  constructor(
    document: PageDocument,
    private readonly styles: ParagraphStyles,
  ) {
    this.tables = new TableWriter(document, styles);
    this.contentWidth = document.widthTwips - document.marginTwips.left - document.marginTwips.right;
  }

  /** The page break hangs on the first line of the sheet, so no empty paragraph is needed for it. */
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
        case 'gap':
          out.push(emptyLine(block.heightTwips));
          break;
        case 'table':
          this.tables.write(block, out);
          break;
        case 'closing':
          out.push(this.closingXml(block));
          break;
      }
    }
  }

  private closingXml(block: ClosingBlock): string {
    const cell = (width: number, align: string, lines: readonly TextLine[]): string => {
      const text = lines.map((line) => lineXml(line, this.styles, 0, false)).join('') || emptyLine(20);
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="${align}"/></w:tcPr>${text}</w:tc>`;
    };
    return (
      `<w:tbl><w:tblPr><w:tblW w:w="${block.notesWidthTwips + block.signWidthTwips}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>${NO_MARGIN}</w:tblPr>` +
      `<w:tblGrid><w:gridCol w:w="${block.notesWidthTwips}"/><w:gridCol w:w="${block.signWidthTwips}"/></w:tblGrid>` +
      `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${block.heightTwips}" w:hRule="exact"/></w:trPr>` +
      `${cell(block.notesWidthTwips, 'top', block.notes)}${cell(block.signWidthTwips, 'bottom', block.sign)}</w:tr></w:tbl>`
    );
  }
}

function lineXml(line: TextLine, styles: ParagraphStyles, tabTwips: number, breakBefore: boolean): string {
  const style = styles.ofLine(line, tabTwips);
  const pageBreak = breakBefore ? '<w:pageBreakBefore/>' : '';
  const right = line.right === undefined ? '' : `<w:tab/><w:t xml:space="preserve">${escapeMarkup(line.right)}</w:t>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${pageBreak}</w:pPr><w:r><w:t xml:space="preserve">${escapeMarkup(line.text)}</w:t>${right}</w:r></w:p>`;
}

/** The foot is the same on every sheet; the number is a PAGE field that starts where the part starts. */
function footerXml(document: PageDocument, styles: ParagraphStyles): string {
  const { footer, widthTwips, marginTwips } = document;
  const contentWidth = widthTwips - marginTwips.left - marginTwips.right;
  const lines = footer.lines.map((line) => lineXml(line, styles, contentWidth, false)).join('');
  const style = styles.of({
    font: 'body',
    sizePt: footer.sizePt,
    align: 'center',
    lineTwips: footer.lineHeightTwips,
    indentTwips: 0,
    tabTwips: 0,
  });
  const [before = '', after = ''] = footer.pageLine.split('{page}');
  const field = fieldXml('PAGE', document.pages[0]?.number ?? 1);
  return xmlPart(
    'ftr',
    `${lines}<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${wordsXml(before)}${field}${wordsXml(after)}</w:p>`,
  );
}
