import { expect } from 'vitest';
import { readMarkup } from '../../shared/privacy/markup';
import { docxParts } from './docxParts';

const numbers = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map((found) => Number(found[1]));
const names = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1] ?? '');
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

/** Order of the properties of a paragraph and of a run that we write (ECMA-376, 17.3.1.26 and 17.3.2.28). */
const PARAGRAPH_ORDER =
  'pStyle pageBreakBefore widowControl pBdr tabs overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi snapToGrid spacing ind jc rPr sectPr';
const RUN_ORDER = 'rFonts color spacing sz szCs lang rtl';

function expectOrder(xml: string, element: string, order: string): void {
  const wanted = order.split(' ');
  for (const found of xml.matchAll(new RegExp(`<w:${element}>(.*?)</w:${element}>`, 'g'))) {
    // Only the children: what stands inside of rPr and sectPr has an order of its own.
    const inner = (found[1] ?? '').replace(/<w:(rPr|sectPr|pBdr|tabs)>.*?<\/w:\1>/g, '<w:$1/>');
    const places = names(inner, /<w:(\w+)/g).map((name) => wanted.indexOf(name));
    expect(places, inner).not.toContain(-1);
    expect(places, inner).toEqual([...places].sort((a, b) => a - b));
  }
}

/**
 * What a word processor would repair or refuse: parts that are not well formed, relations and styles that lead nowhere,
 * tables whose grid and cells do not agree, properties out of order, a body that ends with a table.
 */
export function expectSoundDocx(bytes: Uint8Array): void {
  const parts = docxParts(bytes);
  for (const [name, xml] of parts) {
    const open: string[] = [];
    readMarkup(
      xml,
      { xml: true },
      {
        text: () => {},
        open: (tag, _attributes, start) => {
          const end = xml.indexOf('>', start);
          if (xml[end - 1] !== '/') open.push(tag);
        },
        close: (tag) => {
          // An empty element is reported as opened and closed.
          if (open.at(-1) === tag) open.pop();
        },
        comment: () => {},
        broken: () => expect.fail(`${name} is not well formed`),
      },
    );
    expect(open, name).toEqual([]);
    if (!name.endsWith('.rels') && name !== '[Content_Types].xml')
      expect(parts.get('[Content_Types].xml')).toContain(`PartName="/${name}"`);
  }
  const document = parts.get('word/document.xml') ?? '';
  const styles = parts.get('word/styles.xml') ?? '';
  const relations = parts.get('word/_rels/document.xml.rels') ?? '';
  const targets = new Map(
    [...relations.matchAll(/Id="(\w+)" Type="[^"]*" Target="([^"]+)"/g)].map((one) => [one[1], one[2]]),
  );
  for (const target of targets.values()) expect(parts.has(`word/${target}`)).toBe(true);
  for (const id of names(document, /Reference w:type="\w+" r:id="(\w+)"/g)) expect(targets.has(id)).toBe(true);
  const known = new Set(names(styles, /w:styleId="(\w+)"/g));
  for (const [name, xml] of parts) {
    for (const style of names(xml, /<w:pStyle w:val="(\w+)"/g)) expect(known.has(style), `${name} ${style}`).toBe(true);
  }
  for (const table of document.split('<w:tbl>').slice(1)) {
    const own = table.split('</w:tbl>')[0] ?? '';
    const grid = numbers(own, /<w:gridCol w:w="(\d+)"/g);
    expect(sum(grid)).toBe(numbers(own, /<w:tblW w:w="(\d+)"/g)[0]);
    for (const row of own.split('<w:tr>').slice(1)) {
      expect(row).toMatch(/<w:cantSplit\/><w:trHeight w:val="\d+" w:hRule="exact"\/>/);
      expect(sum(numbers(row, /<w:tcW w:w="(\d+)"/g))).toBe(sum(grid));
      const cells = row.split('<w:tc>').slice(1);
      expect(sum(cells.map((cell) => numbers(cell, /<w:gridSpan w:val="(\d+)"/g)[0] ?? 1))).toBe(grid.length);
      for (const cell of cells) expect(cell).toContain('</w:p></w:tc>');
    }
  }
  expect(document).not.toMatch(/<\/w:tbl><w:tbl>/);
  expect(document).toMatch(/<\/w:p><w:sectPr>.*<\/w:sectPr><\/w:body><\/w:document>$/);
  for (const xml of [document, styles]) {
    expectOrder(xml, 'pPr', PARAGRAPH_ORDER);
    expectOrder(xml, 'rPr', RUN_ORDER);
  }
}
