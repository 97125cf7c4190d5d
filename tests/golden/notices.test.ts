import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../shared/formats/docx';
import { renderHtml } from '../../shared/formats/html';
import { layoutNotice } from '../../shared/layout';
import { expectSoundDocx } from '../support/docxChecks';
import { docxPart } from '../support/docxParts';
import { expectGolden } from '../support/goldenFile';
import { goldenNotice, goldenNotices } from '../support/goldenNotices';
import { fill } from '../support/pageReading';
import { layoutResources } from '../support/postingSamples';

const inLines = (markup: string): string => `${markup.replaceAll('><', '>\n<')}\n`;

describe('golden notices', () => {
  it('end every sheet of every kind, layout, paper and length where they always ended', () => {
    const all = goldenNotices();
    expect(all.length).toBeGreaterThanOrEqual(60);
    const lines = all.map(({ name, input }) => {
      const document = layoutNotice(input(), layoutResources);
      for (const page of document.pages) {
        const { used, room } = fill(document, page);
        expect(used, `${name} ${page.number}`).toBeLessThanOrEqual(room);
      }
      const rows = document.pages.map((page) => page.rowCount);
      return `  ${JSON.stringify(name)}: ${JSON.stringify({ pages: document.pages.length, rows })}`;
    });
    expectGolden('notices/sheets.json', `{\n${lines.join(',\n')}\n}\n`);
  });

  it('are sound DOCX packages, every one of them', () => {
    for (const { name, input } of goldenNotices()) {
      if (name.endsWith('-5000') || name.endsWith('-2001')) continue;
      expectSoundDocx(renderDocx(layoutNotice(input(), layoutResources)));
    }
  }, 120_000);

  it.each(['circular-official-A4-portrait-0', 'rare-board-A4-portrait-0', 'consultation-official-A4-landscape-9'])(
    'have the same XML and HTML as before: %s',
    (name) => {
      const document = goldenNotice(name);
      const bytes = renderDocx(document);
      expectGolden(`notices/${name}.document.xml`, inLines(docxPart(bytes, 'word/document.xml')));
      expectGolden(`notices/${name}.styles.xml`, inLines(docxPart(bytes, 'word/styles.xml')));
      expectGolden(`notices/${name}.html`, inLines(renderHtml(document)));
    },
  );
});
