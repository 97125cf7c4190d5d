import type { CharacterGrid, Orientation } from '../../layout';
import { escapeMarkup } from '../html';
import { marginRelation } from './parts';

/** Room between the last line of the body and the foot, and what word processors add for rules. */
const FOOTER_ROOM = 60;

export interface SectionSize {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly footHeight: number;
  /** Absent: the number goes on. */
  readonly firstPage?: number;
}

/** A header or footer of a section: which of the margin parts (`packWord`) stands on which sheets. */
export interface MarginUse {
  readonly kind: 'header' | 'footer';
  readonly sheets: 'default' | 'even';
  readonly part: number;
}

export interface OfficialSection {
  readonly uses: readonly MarginUse[];
  readonly edgeTwips: number;
  readonly grid?: CharacterGrid;
}

const FOOT_ONLY: readonly MarginUse[] = [{ kind: 'footer', sheets: 'default', part: 0 }];

/** Paper, margins, foot and first page number; behind an empty line, because a table may not end a document. */
export const sectionXml = (size: SectionSize): string => emptyLine(20) + bareSectionXml(size, FOOT_ONLY);

/** The same without the empty line, for bodies that end with text. */
export function bareSectionXml(size: SectionSize, uses: readonly MarginUse[] = FOOT_ONLY): string {
  const { margin, footHeight } = size;
  const bottom = margin.bottom + footHeight + FOOTER_ROOM;
  return propertiesXml(size, uses, { bottom, header: margin.top, footer: margin.bottom }, '');
}

/** A section of an official document: the numbers stand in the margin, the grid is named for what is typed in later. */
export function officialSectionXml(size: SectionSize, { uses, edgeTwips, grid }: OfficialSection): string {
  const edges = { bottom: size.margin.bottom, header: HEADER_TWIPS, footer: edgeTwips };
  return propertiesXml(size, uses, edges, grid ? gridXml(grid) : '');
}

/** An empty header stands well above the text, which it would else push down. */
const HEADER_TWIPS = 567;

function propertiesXml(
  { width, height, orientation, margin, firstPage }: SectionSize,
  uses: readonly MarginUse[],
  { bottom, header, footer }: { readonly bottom: number; readonly header: number; readonly footer: number },
  grid: string,
): string {
  const turned = orientation === 'landscape' ? ' w:orient="landscape"' : '';
  const references = uses
    .map(({ kind, sheets, part }) => `<w:${kind}Reference w:type="${sheets}" r:id="${marginRelation(part)}"/>`)
    .join('');
  const number = firstPage === undefined ? '' : `<w:pgNumType w:start="${firstPage}"/>`;
  return (
    `<w:sectPr>${references}` +
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
    `<w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${bottom}" w:left="${margin.left}" w:header="${header}" w:footer="${footer}" w:gutter="0"/>` +
    `${number}${grid}</w:sectPr>`
  );
}

/** ECMA-376, 17.6.5: the pitch of characters is said as the difference to the size, in 1/4096 pt. */
const gridXml = ({ sizePt, lineTwips, characterTwips }: CharacterGrid): string =>
  `<w:docGrid w:type="linesAndChars" w:linePitch="${lineTwips}" w:charSpace="${Math.round((characterTwips / 20 - sizePt) * 4096)}"/>`;

/** An empty paragraph of exact height; `first` and `last` are further properties at the ends of its own. */
export const emptyLine = (heightTwips: number, first = '', last = ''): string =>
  `<w:p><w:pPr>${first}<w:spacing w:before="0" w:after="0" w:line="${heightTwips}" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>${last}</w:pPr></w:p>`;

const run = (inner: string): string => `<w:r>${inner}</w:r>`;
export const wordsXml = (text: string): string => run(`<w:t xml:space="preserve">${escapeMarkup(text)}</w:t>`);

/** A number that the word processor counts; `shown` stands there until it does. */
export const fieldXml = (name: 'PAGE' | 'NUMPAGES', shown: number): string =>
  run('<w:fldChar w:fldCharType="begin"/>') +
  run(`<w:instrText xml:space="preserve"> ${name} </w:instrText>`) +
  run('<w:fldChar w:fldCharType="separate"/>') +
  run(`<w:t>${shown}</w:t>`) +
  run('<w:fldChar w:fldCharType="end"/>');
