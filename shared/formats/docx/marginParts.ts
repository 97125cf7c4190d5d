import type { PageDocument, SheetShape } from '../../layout';
import type { ParagraphStyles } from './paragraphStyles';
import { lineXml } from './paragraphXml';
import { type MarginPart, xmlPart } from './parts';
import { emptyLine, fieldXml, type MarginUse, wordsXml } from './section';
import { NO_MARGIN } from './tableXml';

/** The foot is the same on every sheet; the number is a PAGE field that starts where the part starts. */
export function footerXml(document: PageDocument, styles: ParagraphStyles): string {
  const { footer, widthTwips, marginTwips } = document;
  const contentWidth = widthTwips - marginTwips.left - marginTwips.right;
  const lines = footer.lines.map((line) => lineXml(line, styles, contentWidth, false)).join('');
  return xmlPart('ftr', lines + numberLine(document, styles, 'center'));
}

function numberLine(document: PageDocument, styles: ParagraphStyles, align: 'left' | 'center' | 'right'): string {
  const { footer } = document;
  const indent = footer.outer?.indentTwips ?? 0;
  const style = styles.of({
    font: footer.outer ? 'pageNumber' : 'body',
    sizePt: footer.sizePt,
    align,
    lineTwips: footer.lineHeightTwips,
    indentTwips: indent,
    tabTwips: 0,
  });
  const [before = '', after = ''] = footer.pageLine.split('{page}');
  const field = fieldXml('PAGE', document.pages[0]?.number ?? 1);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${wordsXml(before)}${field}${wordsXml(after)}</w:p>`;
}

export interface OfficialMargins {
  readonly parts: readonly MarginPart[];
  readonly upright: readonly MarginUse[];
  readonly turned: readonly MarginUse[];
}

/**
 * Page numbers of the official layout: odd at the right, even at the left. A section inherits what it does not name, so with
 * turned sheets every section names all four; a turned sheet has its number in the left margin, in a table that stands free.
 */
export function officialMargins(document: PageDocument, styles: ParagraphStyles): OfficialMargins {
  const foot = (align: 'left' | 'right'): MarginPart => ({
    kind: 'footer',
    xml: xmlPart('ftr', numberLine(document, styles, align)),
  });
  const parts: MarginPart[] = [foot('right'), foot('left')];
  const use = (kind: MarginUse['kind'], odd: number, even: number): MarginUse[] => [
    { kind, sheets: 'default', part: odd },
    { kind, sheets: 'even', part: even },
  ];
  const shape = document.pages.find((page) => page.shape)?.shape;
  if (!shape) return { parts, upright: use('footer', 0, 1), turned: [] };
  const side = (align: 'left' | 'right'): MarginPart => ({
    kind: 'header',
    xml: xmlPart('hdr', sideTable(document, styles, shape, align) + emptyLine(20)),
  });
  const nothing = emptyLine(20);
  parts.push(side('right'), side('left'));
  parts.push({ kind: 'header', xml: xmlPart('hdr', nothing) }, { kind: 'footer', xml: xmlPart('ftr', nothing) });
  return {
    parts,
    upright: [...use('header', 4, 4), ...use('footer', 0, 1)],
    turned: [...use('header', 2, 3), ...use('footer', 5, 5)],
  };
}

function sideTable(
  document: PageDocument,
  styles: ParagraphStyles,
  { heightTwips, marginTwips: margin }: SheetShape,
  align: 'left' | 'right',
): string {
  const width = document.footer.lineHeightTwips;
  const height = heightTwips - margin.top - margin.bottom;
  return (
    `<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="${document.footer.outer?.edgeTwips ?? 0}" w:tblpY="${margin.top}"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${NO_MARGIN}</w:tblPr>` +
    `<w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="exact"/></w:trPr>` +
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>${numberLine(document, styles, align)}</w:tc></w:tr></w:tbl>`
  );
}
