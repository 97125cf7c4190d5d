import { zipSync } from 'fflate';
import { escapeMarkup } from '../html';

export const PART_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const RELATION_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CORE_TYPE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
/** First moment that a zip entry can carry: the same bytes for the same document, whenever and wherever it is made. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** rId1, rId2 … in the given order. */
export function relationsXml(relations: readonly { readonly type: string; readonly target: string }[]): string {
  const entries = relations.map(
    ({ type, target }, index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${PART_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
}

export const packageRelationsXml = (mainPart: string): string =>
  relationsXml([
    { type: `${RELATION_TYPE}/officeDocument`, target: mainPart },
    { type: CORE_TYPE, target: 'docProps/core.xml' },
  ]);

export const corePropertiesXml = (title: string): string =>
  `${PART_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`;

/** Zips the parts in their order. Same parts → same bytes. */
export function packParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const encoded = Object.entries(parts).map(([name, part]): [string, Uint8Array] => [
    name,
    typeof part === 'string' ? encoder.encode(part) : part,
  ]);
  return zipSync(Object.fromEntries(encoded), { level: 6, mtime: ZIP_EPOCH });
}
