import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../shared/formats/docx';
import { renderHtml } from '../../shared/formats/html';
import { docxPart } from '../support/docxParts';
import { expectGolden } from '../support/goldenFile';
import { goldenDocument, goldenDocuments } from '../support/goldenPostings';
import { fill, seqsOf } from '../support/pageReading';

/** One element per line, so that a difference reads as one. */
const inLines = (markup: string): string => `${markup.replaceAll('><', '>\n<')}\n`;

describe('golden postings', () => {
  it('end every sheet of every form, paper and length where they always ended', () => {
    const lines = goldenDocuments().map(({ name, make }) => {
      const document = make();
      for (const page of document.pages)
        expect(fill(document, page).used).toBeLessThanOrEqual(fill(document, page).room);
      const lastRows = document.pages.map((page) => seqsOf(page).at(-1) ?? 0);
      return `  ${JSON.stringify(name)}: ${JSON.stringify({ pages: document.pages.length, lastRows })}`;
    });
    expectGolden('postings/sheets.json', `{\n${lines.join(',\n')}\n}\n`);
  });

  it.each([
    'board-A4-portrait-22',
    'compact-A4-landscape-22',
    'signSheet-A4-portrait-22',
    'list-A4-landscape-22',
    'heads-A3-landscape-22',
  ])('have the same XML and HTML as before: %s', (name) => {
    const document = goldenDocument(name);
    const bytes = renderDocx(document);
    expectGolden(`postings/${name}.document.xml`, inLines(docxPart(bytes, 'word/document.xml')));
    expectGolden(`postings/${name}.styles.xml`, inLines(docxPart(bytes, 'word/styles.xml')));
    expectGolden(`postings/${name}.footer.xml`, inLines(docxPart(bytes, 'word/footer1.xml')));
    expectGolden(`postings/${name}.html`, inLines(renderHtml(document)));
  });
});
