import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../shared/formats/docx';
import { renderHtml } from '../../shared/formats/html';
import type { Page, PageDocument } from '../../shared/layout';
import { goldenDocument } from '../support/goldenPostings';
import { cellText, rowsOf } from '../support/pageReading';
import { hasTools, toolPath } from '../support/tools';

// What other programs make of our sheets: the same number of them, with the same rows.
const CASES = [
  'board-A4-portrait-1',
  'board-A4-portrait-22',
  'board-A4-portrait-400',
  'board-A4-landscape-400',
  'board-A3-portrait-400',
  'board-A3-landscape-400',
  'compact-A4-portrait-400',
  'compact-A3-landscape-400',
  'signSheet-A4-portrait-400',
  'list-A4-landscape-400',
  'heads-A4-portrait-22',
  'fixed-A3-landscape-22',
  'board-A4-portrait-2001',
];

const squeeze = (text: string): string => text.replace(/[\s\u200b]/g, '');
/** A row as it reads in extracted text; a name that was wrapped or shrunk is left out of the comparison. */
const rowText = (page: Page, from: 'first' | 'last'): string => {
  const rows = rowsOf(page);
  const row = from === 'first' ? rows[0] : rows.at(-1);
  const cells = row?.cells ?? [];
  return squeeze(cells.every((cell) => typeof cell === 'string') ? cells.map(cellText).join('') : cellText(cells[0]));
};

function sheetsOf(pdf: string): string[] {
  const run = spawnSync(toolPath('pdftotext') ?? '', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split('\f').slice(0, -1).map(squeeze);
}

function expectSameSheets(document: PageDocument, pdf: string): void {
  const sheets = sheetsOf(pdf);
  expect(sheets.length).toBe(document.pages.length);
  for (const [index, page] of document.pages.entries()) {
    const text = sheets[index] ?? '';
    expect(text.includes(rowText(page, 'first')), `first row of sheet ${page.number}`).toBe(true);
    expect(text.includes(rowText(page, 'last')), `last row of sheet ${page.number}`).toBe(true);
    expect(text).toContain(squeeze(document.footer.pageLine.replace('{page}', String(page.number))));
    const next = document.pages[index + 1];
    if (next) expect(text.includes(rowText(next, 'first')) && rowText(next, 'first').length > 6).toBe(false);
  }
}

describe.runIf(hasTools('soffice', 'pdftotext'))('DOCX in LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-docx-'));
  beforeAll(() => {
    for (const name of CASES) writeFileSync(path.join(folder, `${name}.docx`), renderDocx(goldenDocument(name)));
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const files = CASES.map((name) => path.join(folder, `${name}.docx`));
    const run = spawnSync(
      toolPath('soffice') ?? '',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files],
      {
        encoding: 'utf8',
        timeout: 170_000,
      },
    );
    if (run.status !== 0) throw new Error(run.stderr);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(CASES)('has the same sheets with the same rows: %s', (name) => {
    expectSameSheets(goldenDocument(name), path.join(folder, `${name}.pdf`));
  });
});

describe.runIf(hasTools('chromium', 'pdftotext'))('HTML printed by Chromium', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-html-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['board-A4-portrait-400', 'compact-A4-portrait-400', 'board-A3-landscape-400', 'list-A4-landscape-400'])(
    'has the same sheets with the same rows: %s',
    (name) => {
      const document = goldenDocument(name);
      const html = path.join(folder, `${name}.html`);
      const pdf = path.join(folder, `${name}.pdf`);
      writeFileSync(html, renderHtml(document));
      const run = spawnSync(
        toolPath('chromium') ?? '',
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          `--user-data-dir=${path.join(folder, 'profile')}`,
          '--no-pdf-header-footer',
          `--print-to-pdf=${pdf}`,
          pathToFileURL(html).href,
        ],
        { encoding: 'utf8', timeout: 60_000 },
      );
      if (run.status !== 0) throw new Error(run.stderr);
      expectSameSheets(document, pdf);
    },
    70_000,
  );
});
