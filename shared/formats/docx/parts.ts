import type { PageDocument } from '../../layout';
import { escapeMarkup } from '../html';

/** The fixed parts of a package (ECMA-376). No author, no time, no program name: nothing that says who made it when. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const contentTypesXml = (): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${OFFICE_TYPE}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${OFFICE_TYPE}.styles+xml"/>` +
  `<Override PartName="/word/settings.xml" ContentType="${OFFICE_TYPE}.settings+xml"/>` +
  `<Override PartName="/word/fontTable.xml" ContentType="${OFFICE_TYPE}.fontTable+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${OFFICE_TYPE}.footer+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  '</Types>';

export const packageRelationsXml = (): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/>` +
  '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
  '</Relationships>';

export const documentRelationsXml = (): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/>` +
  `<Relationship Id="rId2" Type="${RELATIONS}/settings" Target="settings.xml"/>` +
  `<Relationship Id="rId3" Type="${RELATIONS}/fontTable" Target="fontTable.xml"/>` +
  `<Relationship Id="rId4" Type="${RELATIONS}/footer" Target="footer1.xml"/>` +
  '</Relationships>';

export const corePropertiesXml = (title: string): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`;

export const settingsXml = (): string =>
  `${HEAD}<w:settings ${WORD_NAMESPACE}><w:zoom w:percent="100"/><w:characterSpacingControl w:val="doNotCompress"/>` +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '</w:settings>';

/** Names what to take when a face is not installed: the fonts of official documents may not be shipped. */
export function fontTableXml(fonts: PageDocument['fonts']): string {
  const seen = new Set<string>();
  const entries = [fonts.title, fonts.heading, fonts.body]
    .filter((font) => !seen.has(font.docx) && seen.add(font.docx))
    .map(
      (font) =>
        `<w:font w:name="${escapeMarkup(font.docx)}"><w:altName w:val="${escapeMarkup(font.alternative)}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
    );
  return `${HEAD}<w:fonts ${WORD_NAMESPACE}>${entries.join('')}</w:fonts>`;
}

export const fontsOf = (name: string): string => {
  const font = escapeMarkup(name);
  return `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`;
};

/**
 * Defaults for every paragraph: no space around it and none put between Chinese and figures, because our widths count none.
 */
export function stylesXml(document: PageDocument, paragraphStyles: readonly string[]): string {
  return (
    `${HEAD}<w:styles ${WORD_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>${fontsOf(document.fonts.body.docx)}` +
    '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
    `${paragraphStyles.join('')}</w:styles>`
  );
}

export const xmlPart = (root: string, body: string): string =>
  `${HEAD}<w:${root} ${WORD_NAMESPACE}>${body}</w:${root}>`;
export const PART_HEAD = HEAD;
