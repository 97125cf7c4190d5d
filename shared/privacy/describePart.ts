import { fillText, type TextTable } from '../kernel';
import type { ScanFinding } from './scanText';

/** Names that the scanner gives to parts that have none of their own. */
const OWN_NAMES = new Set([
  'fileName',
  'sheetName',
  'properties',
  'metadata',
  'embedded',
  'strings',
  'sharedStrings',
  'form',
  'bytes',
  'zip',
  'workbook',
  'Exif',
  'XMP',
  'IPTC',
  'comment',
]);

/** Parts of a DOCX that a person knows by another name; the row of a finding counts paragraphs there. */
const DOCX_PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\.xml$/, 'body'],
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/footer\d*\.xml$/, 'footer'],
  [/^word\/(?:foot|end)notes\.xml$/, 'notes'],
  [/^word\/comments\.xml$/, 'comments'],
];

/** The part of a scan finding for people: `page 3` is 第3页, other names inside a package stay as they are. */
export function describePart(text: TextTable, part: string): string {
  return part
    .split(' › ')
    .map((name) => {
      const page = /^page (\d+)$/.exec(name)?.[1];
      if (page !== undefined) return fillText(text, 'privacy.part.page', { page });
      const known = DOCX_PARTS.find(([pattern]) => pattern.test(name))?.[1];
      if (known) return fillText(text, `privacy.part.${known}`);
      return OWN_NAMES.has(name) ? fillText(text, `privacy.part.${name}`) : name;
    })
    .join(' › ');
}

/** Where a finding is, for people: file, part, row and column as far as they are known. */
export function describeScanPlace(
  text: TextTable,
  { path, part, row, column }: Pick<ScanFinding, 'path' | 'part' | 'row' | 'column'>,
): string {
  const where = part === '' ? (row === null ? '' : 'Line') : row === null ? 'Part' : column === null ? 'Row' : 'Cell';
  const key = `privacy.scan.place${where}${where === 'Line' && column !== null ? 'Cell' : ''}`;
  return fillText(text, key, { path, part: describePart(text, part), row: row ?? 0, column: column ?? 0 });
}
