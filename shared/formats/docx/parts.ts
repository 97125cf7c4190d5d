import type { FontRole, PageDocument } from '../../layout';
import { escapeMarkup } from '../html';
import { corePropertiesXml, PART_HEAD, packageRelationsXml, packParts, RELATION_TYPE, relationsXml } from '../office';
import type { ParagraphStyles } from './paragraphStyles';

/** The fixed parts of a package (ECMA-376). No author, no time, no program name: nothing that says who made it when. */

export const WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A header or footer; how sections name it is their own matter. */
export interface MarginPart {
  readonly kind: 'header' | 'footer';
  readonly xml: string;
}

/** Name and relation of the margin parts: footer1.xml, header1.xml …, behind styles, settings and font table. */
const marginNames = (parts: readonly MarginPart[]): string[] =>
  parts.map(({ kind }, index) => `${kind}${parts.slice(0, index + 1).filter((part) => part.kind === kind).length}.xml`);
const FIXED_PARTS = ['styles', 'settings', 'fontTable'];
export const marginRelation = (index: number): string => `rId${FIXED_PARTS.length + 1 + index}`;

const contentTypesXml = (margins: readonly MarginPart[]): string =>
  `${PART_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${OFFICE_TYPE}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${OFFICE_TYPE}.styles+xml"/>` +
  `<Override PartName="/word/settings.xml" ContentType="${OFFICE_TYPE}.settings+xml"/>` +
  `<Override PartName="/word/fontTable.xml" ContentType="${OFFICE_TYPE}.fontTable+xml"/>` +
  marginNames(margins)
    .map((name, i) => `<Override PartName="/word/${name}" ContentType="${OFFICE_TYPE}.${margins[i]?.kind}+xml"/>`)
    .join('') +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  '</Types>';

const documentRelationsXml = (margins: readonly MarginPart[]): string => {
  const names = marginNames(margins);
  return relationsXml([
    ...FIXED_PARTS.map((kind) => ({ type: `${RELATION_TYPE}/${kind}`, target: `${kind}.xml` })),
    ...margins.map(({ kind }, index) => ({ type: `${RELATION_TYPE}/${kind}`, target: names[index] ?? '' })),
  ]);
};

const settingsXml = (oddAndEven: boolean): string =>
  `${PART_HEAD}<w:settings ${WORD_NAMESPACE}><w:zoom w:percent="100"/>${oddAndEven ? '<w:evenAndOddHeaders/>' : ''}<w:characterSpacingControl w:val="doNotCompress"/>` +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '</w:settings>';

/** Names what to take when a face is not installed: the fonts of official documents may not be shipped. */
function fontTableXml(fonts: PageDocument['fonts'], further: readonly FontRole[]): string {
  const seen = new Set<string>();
  const entries = [fonts.title, fonts.heading, fonts.body, ...further.map((font) => fonts[font])]
    .filter((font) => !seen.has(font.docx) && seen.add(font.docx))
    .map(
      (font) =>
        `<w:font w:name="${escapeMarkup(font.docx)}"><w:altName w:val="${escapeMarkup(font.alternative)}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
    );
  return `${PART_HEAD}<w:fonts ${WORD_NAMESPACE}>${entries.join('')}</w:fonts>`;
}

export const fontsOf = (name: string): string => {
  const font = escapeMarkup(name);
  return `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`;
};

/**
 * Defaults for every paragraph: no space around it and none put between Chinese and figures, because our widths count none.
 */
function stylesXml(fonts: PageDocument['fonts'], paragraphStyles: readonly string[], gridPt?: number): string {
  const sizePt = gridPt ?? USUAL_PT;
  // LibreOffice takes the size on which a character grid rests from this style, not from the defaults.
  const normal =
    gridPt === undefined ? '' : `<w:rPr><w:sz w:val="${gridPt * 2}"/><w:szCs w:val="${gridPt * 2}"/></w:rPr>`;
  return (
    `${PART_HEAD}<w:styles ${WORD_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>${fontsOf(fonts.body.docx)}` +
    `<w:sz w:val="${sizePt * 2}"/><w:szCs w:val="${sizePt * 2}"/>` +
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>${normal}</w:style>` +
    `${paragraphStyles.join('')}</w:styles>`
  );
}

export const xmlPart = (root: string, body: string): string =>
  `${PART_HEAD}<w:${root} ${WORD_NAMESPACE}>${body}</w:${root}>`;

export interface WordParts {
  readonly title: string;
  readonly fonts: PageDocument['fonts'];
  readonly styles: ParagraphStyles;
  readonly document: string | Uint8Array;
  readonly margins: readonly MarginPart[];
  /** Odd and even sheets have headers and footers of their own. */
  readonly oddAndEven?: boolean;
  /** Size of what is typed in later. */
  readonly sizePt?: number;
}

const USUAL_PT = 14;

/** The whole package around the body and what stands in the margins. */
export function packWord(parts: WordParts): Uint8Array<ArrayBuffer> {
  const { title, fonts, styles, document, margins } = parts;
  const names = marginNames(margins);
  return packParts({
    '[Content_Types].xml': contentTypesXml(margins),
    '_rels/.rels': packageRelationsXml('word/document.xml'),
    'docProps/core.xml': corePropertiesXml(title),
    'word/document.xml': document,
    'word/styles.xml': stylesXml(fonts, styles.xml, parts.sizePt),
    'word/settings.xml': settingsXml(parts.oddAndEven ?? false),
    'word/fontTable.xml': fontTableXml(fonts, styles.further()),
    ...Object.fromEntries(margins.map(({ xml }, index) => [`word/${names[index]}`, xml])),
    'word/_rels/document.xml.rels': documentRelationsXml(margins),
  });
}
