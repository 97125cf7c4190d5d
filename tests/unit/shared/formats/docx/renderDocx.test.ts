import { describe, expect, it } from 'vitest';
import { renderDocx, renderNoticeDocx } from '../../../../../shared/formats/docx';
import { layoutPosting, type PostingInput, type PublicDocument, splitDocuments } from '../../../../../shared/layout';
import { docxPart, docxParts } from '../../../../support/docxParts';
import { signSheet } from '../../../../support/goldenPostings';
import { aPosting, layoutResources, someGroups } from '../../../../support/postingSamples';

const layout = (over: Partial<PostingInput> = {}) => layoutPosting(aPosting(over), layoutResources);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const attribute = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map((found) => Number(found[1]));

describe('renderDocx', () => {
  const document = layout({ groups: someGroups(70) });
  const xml = docxPart(renderDocx(document), 'word/document.xml');

  it('[stack § 3.14] gives every table a grid, every cell a width, every row an exact height', () => {
    const tables = xml
      .split('<w:tbl>')
      .slice(1)
      .map((table) => table.split('</w:tbl>')[0] ?? '');
    expect(tables.length).toBe(document.pages.length + 1);
    for (const table of tables) {
      const grid = attribute(table, /<w:gridCol w:w="(\d+)"/g);
      const width = document.widthTwips - document.marginTwips.left - document.marginTwips.right;
      expect(grid.reduce((sum, column) => sum + column, 0)).toBe(width);
      for (const row of table.split('<w:tr>').slice(1)) {
        expect(row).toMatch(/<w:cantSplit\/><w:trHeight w:val="\d+" w:hRule="exact"\/>/);
        expect(attribute(row, /<w:tcW w:w="(\d+)" w:type="dxa"/g).reduce((sum, cell) => sum + cell, 0)).toBe(width);
      }
    }
  });

  it('begins each sheet where the layout begins it, with a header row of its own', () => {
    expect(count(xml, /<w:pageBreakBefore\/>/g)).toBe(document.pages.length - 1);
    expect(count(xml, /<w:tblHeader\/>/g)).toBe(document.pages.length);
  });

  it('is the same bytes for the same document', () => {
    expect(renderDocx(document)).toEqual(renderDocx(layout({ groups: someGroups(70) })));
  });

  it('says nothing of who made it and when, and has no part that could do anything', () => {
    const parts = docxParts(renderDocx(document));
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/fontTable.xml',
      'word/footer1.xml',
      'word/settings.xml',
      'word/styles.xml',
    ]);
    const properties = parts.get('docProps/core.xml') ?? '';
    expect(properties).toContain('<dc:title>样本镇东坝村2026年耕地地力保护补贴发放公示</dc:title>');
    expect(properties).not.toMatch(/creator|created|modified|lastModifiedBy/);
    for (const text of parts.values()) expect(text).not.toMatch(/TargetMode="External"|altChunk|INCLUDE|DDE/);
  });

  it('takes no sheet for inside use as a notice, even when the types are got around', () => {
    const inside = signSheet(2) as unknown as PublicDocument;
    expect(() => renderNoticeDocx(inside)).toThrow('inside use');
    expect(renderNoticeDocx(document)).toEqual(renderDocx(document));
  });

  it('sets paper, direction and room for the foot', () => {
    const section = docxPart(renderDocx(layout({ paper: 'A3', orientation: 'landscape' })), 'word/document.xml');
    expect(section).toContain('<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>');
  });

  it('runs the sheet numbers on in later parts; the total stays that of the whole', () => {
    const [, second] = splitDocuments(layout({ groups: someGroups(400) }), 150);
    if (!second) throw new Error('no second part');
    const bytes = renderDocx(second);
    const start = second.pages[0]?.number ?? 0;
    expect(start).toBeGreaterThan(1);
    expect(docxPart(bytes, 'word/document.xml')).toContain(`<w:pgNumType w:start="${start}"/>`);
    expect(docxPart(bytes, 'word/footer1.xml')).toContain(`页　共 ${second.totalPages} 页`);
  });

  it('writes XML that holds any name: marks escaped, forbidden characters left out, rare ones kept', () => {
    const bytes = renderDocx(
      layout({ groups: someGroups(2, (seq) => ({ payee: seq === 1 ? 'A&<B>\u0001' : '𠮷田' })) }),
    );
    const text = docxPart(bytes, 'word/document.xml');
    expect(text).toContain('A&amp;&lt;B&gt;</w:t>');
    // Two characters, spread to the width of three: in two runs of one paragraph, without a blank between them.
    expect(text).toContain('<w:t>𠮷</w:t></w:r><w:r><w:t>田</w:t>');
  });
});
