/** Cells of an xlsx workbook for the scanner: every sheet, hidden or not, with the place of each cell; values as stored. */
import { HeaderMemory, type TextScan } from '../../privacy';
import { type MarkupAttribute, readMarkup } from '../../privacy/markup';
import type { ContainerPart } from './containerParts';
import { decodeText } from './decodeText';
import { localName, scanXmlPart } from './officeXml';

/** Column widths and margins: 11.5703125. */
const MEASURE = /^-?\d{1,6}\.\d+$/;
const SHEET = /^xl\/(?:work|macro|chart|dialog)sheets\/[^/]+\.xml$/i;

/** Shared strings, then the cells of each sheet under the sheet's own name. Names of sheets are scanned too. */
export function scanWorkbook(parts: readonly ContainerPart[], scan: TextScan): void {
  const xmlOf = (pattern: RegExp): string => {
    const bytes = parts.find((part) => pattern.test(part.name))?.bytes;
    return bytes ? decodeText(bytes) : '';
  };
  const strings = sharedStrings(xmlOf(/^xl\/sharedStrings\.xml$/i));
  const used = new Set<number>();
  const names = sheetNames(xmlOf(/^xl\/workbook\.xml$/i), xmlOf(/^xl\/_rels\/workbook\.xml\.rels$/i));
  for (const name of names.values()) scan.text(name, { part: 'sheetName' });
  for (const part of parts) {
    if (!SHEET.test(part.name) || !part.bytes) continue;
    scanSheet(decodeText(part.bytes), names.get(part.name.toLowerCase()) ?? part.name, strings, used, scan);
  }
  for (const [index, text] of strings.entries()) if (!used.has(index)) scan.text(text, { part: 'sharedStrings' });
}

/** Parts whose text `scanWorkbook` has read; the others are scanned as XML. */
export const isCellPart = (name: string): boolean => SHEET.test(name) || /^xl\/sharedStrings\.xml$/i.test(name);

const attributeOf = (attributes: readonly MarkupAttribute[], name: string): string | undefined =>
  attributes.find((attribute) => localName(attribute.name) === name)?.value;

function sheetNames(workbook: string, relations: string): Map<string, string> {
  const targets = new Map<string, string>();
  const ignore = { text: () => {}, close: () => {}, comment: () => {}, broken: () => {} };
  readMarkup(
    relations,
    { xml: true },
    {
      ...ignore,
      open: (_name, attributes) => {
        const target = (attributeOf(attributes, 'Target') ?? '').replace(/^\/?(?:xl\/)?/i, '');
        targets.set(attributeOf(attributes, 'Id') ?? '', `xl/${target}`.toLowerCase());
      },
    },
  );
  const names = new Map<string, string>();
  readMarkup(
    workbook,
    { xml: true },
    {
      ...ignore,
      open: (name, attributes) => {
        if (localName(name) !== 'sheet') return;
        const id = attributes.find((attribute) => attribute.name.endsWith(':id'))?.value ?? '';
        names.set(targets.get(id) ?? id, attributeOf(attributes, 'name') ?? '');
      },
    },
  );
  return names;
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  readMarkup(
    xml,
    { xml: true },
    {
      text: (text) => {
        if (inText) current += text;
      },
      open: (name, _attributes, _start, closed) => {
        const local = localName(name);
        if (local === 'si') current = '';
        if (local === 'si' && closed) strings.push('');
        inText = local === 't' && !closed;
      },
      close: (name) => {
        inText = false;
        if (localName(name) === 'si') strings.push(current);
      },
      comment: () => {},
      broken: () => {},
    },
  );
  return strings;
}

interface Cell {
  readonly column: number;
  text: string;
}

function scanSheet(xml: string, part: string, strings: readonly string[], used: Set<number>, scan: TextScan): void {
  const memory = new HeaderMemory(scan.headingWords);
  let row = 0;
  let cells: Cell[] = [];
  let cell: (Cell & { readonly type: string }) | undefined;
  let element = '';
  const flushRow = (): void => {
    const line: string[] = [];
    for (const item of cells) line[item.column - 1] = item.text;
    const headers = memory.next(Array.from(line, (text) => text ?? ''));
    for (const { column, text } of cells) {
      const header = headers[column - 1];
      scan.text(text, { part, row, column, ...(header === undefined || header === text ? {} : { header }) });
    }
    cells = [];
  };
  readMarkup(
    xml,
    { xml: true },
    {
      text: (text) => {
        if (cell && element === 'v' && cell.type === 's') {
          const index = Number(text);
          used.add(index);
          cell.text += strings[index] ?? '';
        } else if (cell && element === 'v')
          cell.text += cell.type === '' || cell.type === 'n' ? wholeNumber(text) : text;
        else if (cell && element === 't') cell.text += text;
        else if (text.trim() !== '') scan.text(text, { part, ...(row > 0 ? { row } : {}) });
      },
      open: (name, attributes, _start, closed) => {
        element = localName(name);
        if (element === 'row') row = Number(attributeOf(attributes, 'r') ?? row + 1);
        else if (element === 'c') {
          const column = columnOf(attributeOf(attributes, 'r') ?? '') ?? (cells.at(-1)?.column ?? 0) + 1;
          cell = { column, text: '', type: attributeOf(attributes, 't') ?? '' };
          cells.push(cell);
        } else
          for (const { value } of attributes)
            if (/\d{3}/.test(value) && !MEASURE.test(value)) scan.text(value, { part });
        if (closed && element === 'row') flushRow();
      },
      close: (name) => {
        const local = localName(name);
        if (local === 'row') flushRow();
        if (local === 'c') cell = undefined;
        element = '';
      },
      comment: (text) => scan.text(text, { part }),
      broken: () => {},
    },
  );
  flushRow();
}

/** A telephone stored as a number may be written 1.38E10; what is left of an ID number as 1.90101199001010E17. */
export function wholeNumber(text: string): string {
  if (!/[eE]/.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) && Number.isInteger(value) && Math.abs(value) < 1e24 ? BigInt(value).toString() : text;
}

function columnOf(reference: string): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Comments, properties, headers, drawings and whatever else the workbook carries. */
export function scanOtherParts(parts: readonly ContainerPart[], scan: TextScan): void {
  for (const part of parts) {
    if (part.bytes && /\.(?:xml|rels|vml)$/i.test(part.name) && !isCellPart(part.name)) {
      scanXmlPart(decodeText(part.bytes), part.name, scan);
    }
  }
}
