import type { PageDocument } from '../../layout';
import { escapeMarkup } from '../html';
import { corePropertiesXml, PART_HEAD, packageRelationsXml, packParts, RELATION_TYPE, relationsXml } from '../office';

/** The fixed parts of a package (ECMA-376). No author, no time, no program name: nothing that says who made it when. */

export const WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypesXml = (): string =>
  `${PART_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${OFFICE_TYPE}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${OFFICE_TYPE}.styles+xml"/>` +
  `<Override PartName="/word/settings.xml" ContentType="${OFFICE_TYPE}.settings+xml"/>` +
  `<Override PartName="/word/fontTable.xml" ContentType="${OFFICE_TYPE}.fontTable+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${OFFICE_TYPE}.footer+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  '</Types>';

const documentRelationsXml = (): string =>
  relationsXml(
    ['styles', 'settings', 'fontTable', 'footer'].map((kind) => ({
      type: `${RELATION_TYPE}/${kind}`,
      target: `${kind === 'footer' ? 'footer1' : kind}.xml`,
    })),
  );

const settingsXml = (): string =>
  `${PART_HEAD}<w:settings ${WORD_NAMESPACE}><w:zoom w:percent="100"/><w:characterSpacingControl w:val="doNotCompress"/>` +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '</w:settings>';

/** Names what to take when a face is not installed: the fonts of official documents may not be shipped. */
function fontTableXml(fonts: PageDocument['fonts']): string {
  const seen = new Set<string>();
  const entries = [fonts.title, fonts.heading, fonts.body]
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
function stylesXml(fonts: PageDocument['fonts'], paragraphStyles: readonly string[]): string {
  return (
    `${PART_HEAD}<w:styles ${WORD_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>${fontsOf(fonts.body.docx)}` +
    '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
    `${paragraphStyles.join('')}</w:styles>`
  );
}

export const xmlPart = (root: string, body: string): string =>
  `${PART_HEAD}<w:${root} ${WORD_NAMESPACE}>${body}</w:${root}>`;

export interface WordParts {
  readonly title: string;
  readonly fonts: PageDocument['fonts'];
  readonly paragraphStyles: readonly string[];
  readonly document: string | Uint8Array;
  readonly footer: string;
}

/** The whole package around the body and its foot. */
export const packWord = ({ title, fonts, paragraphStyles, document, footer }: WordParts): Uint8Array<ArrayBuffer> =>
  packParts({
    '[Content_Types].xml': contentTypesXml(),
    '_rels/.rels': packageRelationsXml('word/document.xml'),
    'docProps/core.xml': corePropertiesXml(title),
    'word/document.xml': document,
    'word/styles.xml': stylesXml(fonts, paragraphStyles),
    'word/settings.xml': settingsXml(),
    'word/fontTable.xml': fontTableXml(fonts),
    'word/footer1.xml': footer,
    'word/_rels/document.xml.rels': documentRelationsXml(),
  });
