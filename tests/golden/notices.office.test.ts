import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../shared/formats/docx';
import { renderHtml } from '../../shared/formats/html';
import { layoutNotice, type PublicDocument, type TableBlock, type TableRow } from '../../shared/layout';
import { goldenNotices } from '../support/goldenNotices';
import { cellText } from '../support/pageReading';
import { layoutResources } from '../support/postingSamples';
import { hasTools, toolPath } from '../support/tools';

// The same sheets in the preview (our pages), our PDF and LibreOffice's rendering of our DOCX: as many of them, with the
// head of every table and the same last line of it.

const squeeze = (text: string): string => text.replace(/[\s\u200b]/g, '');

/** What of a row must be found in one piece: the whole row, or the last line of its highest cell when one is wrapped. */
function trace(row: TableRow): string {
  if (row.cells.every((cell) => typeof cell === 'string')) return squeeze(row.cells.map(cellText).join(''));
  const lines = row.cells.flatMap((cell) => (typeof cell === 'string' || cell.lines.length < 1 ? [] : [cell.lines]));
  const highest = lines.reduce<readonly string[]>((most, one) => (one.length > most.length ? one : most), []);
  return squeeze(highest.at(-1) ?? '');
}

function sheetsOf(pdf: string): string[] {
  const run = spawnSync(toolPath('pdftotext') ?? '', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split('\f').slice(0, -1).map(squeeze);
}

const tablesOf = (document: PublicDocument, index: number): TableBlock[] =>
  (document.pages[index]?.blocks ?? []).filter((block): block is TableBlock => block.kind === 'table');

function expectSameSheets(document: PublicDocument, pdf: string): void {
  const sheets = sheetsOf(pdf);
  expect(sheets.length).toBe(document.pages.length);
  for (const [index, page] of document.pages.entries()) {
    const text = sheets[index] ?? '';
    for (const table of tablesOf(document, index)) {
      for (const cell of table.rows[0]?.cells ?? []) {
        for (const line of typeof cell === 'string' ? [cell] : cell.lines)
          expect(text, `head of sheet ${page.number}`).toContain(squeeze(line));
      }
      const last = table.rows.at(-1);
      if (last) expect(text.includes(trace(last)), `last line of sheet ${page.number}: ${trace(last)}`).toBe(true);
    }
    const next = tablesOf(document, index + 1)[0]?.rows.find((row) => row.kind === 'row' && row.joined === undefined);
    const goesOn = tablesOf(document, index).at(-1)?.columns === tablesOf(document, index + 1)[0]?.columns;
    if (next && goesOn && trace(next).length > 8)
      expect(text.includes(trace(next)), `sheet ${page.number}`).toBe(false);
  }
}

describe.runIf(hasTools('soffice', 'chromium', 'pdftotext'))('golden notices in other programs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-notices-'));
  const documents = new Map(goldenNotices().map(({ name, input }) => [name, layoutNotice(input(), layoutResources)]));
  const names = [...documents.keys()];
  const file = (name: string, end: string): string => path.join(folder, `${name}${end}`);

  async function convertAll(): Promise<void> {
    for (const [name, document] of documents) writeFileSync(file(name, '.docx'), renderDocx(document));
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const files = names.map((name) => file(name, '.docx'));
    const options = ['--headless', '--convert-to', 'pdf', '--outdir', folder];
    await promisify(execFile)(toolPath('soffice') ?? '', [profile, ...options, ...files], { timeout: 280_000 });
  }

  async function printAll(): Promise<void> {
    const browser = await chromium.launch({ executablePath: toolPath('chromium') ?? '', args: ['--no-sandbox'] });
    const page = await browser.newPage();
    for (const [name, document] of documents) {
      await page.setContent(renderHtml(document));
      await page.pdf({ path: file(name, '.html.pdf'), preferCSSPageSize: true, printBackground: true });
    }
    await browser.close();
  }

  // Both at once: each is busy on a core of its own.
  beforeAll(async () => {
    await Promise.all([convertAll(), printAll()]);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(names)('have the same sheets in LibreOffice and in our PDF: %s', (name) => {
    const document = documents.get(name);
    if (!document) throw new Error(name);
    expectSameSheets(document, file(name, '.pdf'));
    expectSameSheets(document, file(name, '.html.pdf'));
  });
});
