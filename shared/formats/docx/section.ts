import type { Orientation } from '../../layout';
import { escapeMarkup } from '../html';

/** Room between the last line of the body and the foot, and what word processors add for rules. */
const FOOTER_ROOM = 60;

export interface SectionSize {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly footHeight: number;
  readonly firstPage: number;
}

/** Paper, margins, foot and first page number; behind an empty line, because a table may not end a document. */
export function sectionXml({ width, height, orientation, margin, footHeight, firstPage }: SectionSize): string {
  const turned = orientation === 'landscape' ? ' w:orient="landscape"' : '';
  const bottom = margin.bottom + footHeight + FOOTER_ROOM;
  return (
    `${emptyLine(20)}<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>` +
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
    `<w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${bottom}" w:left="${margin.left}" w:header="${margin.top}" w:footer="${margin.bottom}" w:gutter="0"/>` +
    `<w:pgNumType w:start="${firstPage}"/></w:sectPr>`
  );
}

export const emptyLine = (heightTwips: number): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="${heightTwips}" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`;

const run = (inner: string): string => `<w:r>${inner}</w:r>`;
export const wordsXml = (text: string): string => run(`<w:t xml:space="preserve">${escapeMarkup(text)}</w:t>`);

/** A number that the word processor counts; `shown` stands there until it does. */
export const fieldXml = (name: 'PAGE' | 'NUMPAGES', shown: number): string =>
  run('<w:fldChar w:fldCharType="begin"/>') +
  run(`<w:instrText xml:space="preserve"> ${name} </w:instrText>`) +
  run('<w:fldChar w:fldCharType="separate"/>') +
  run(`<w:t>${shown}</w:t>`) +
  run('<w:fldChar w:fldCharType="end"/>');
