import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReportDocx } from '../../shared/formats/docx';
import { renderReportHtml } from '../../shared/formats/html';
import { renderReportXlsx } from '../../shared/formats/xlsx';
import { layoutReport, type ReportSheet } from '../../shared/layout';
import { layoutResources } from '../support/postingSamples';
import { aLongReport } from '../support/reports';
import { hasTools, toolPath } from '../support/tools';

// What other programs print of a long report: the head on every sheet, every row, no text cut off.
const ROWS = 53;
const CASES: Readonly<Record<string, ReportSheet>> = {
  'A4-landscape': layoutReport(aLongReport(ROWS), layoutResources),
  'A4-portrait-inside': layoutReport(aLongReport(ROWS, { orientation: 'portrait', internal: true }), layoutResources),
  'A3-landscape': layoutReport(aLongReport(ROWS, { paper: 'A3' }), layoutResources),
};
const NAMES = Object.keys(CASES);
const squeeze = (text: string): string => text.replace(/[\s\u200b]/g, '');

function sheetsOf(pdf: string, ...options: readonly string[]): string[] {
  const run = spawnSync(toolPath('pdftotext') ?? '', [...options, pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split('\f').slice(0, -1).map(squeeze);
}

const countOf = (text: string, what: string): number => text.split(what).length - 1;

/** Every sheet carries the head; every row its name, and no sentence lacks its end (single characters: text of neighbouring cells mixes). */
function expectWhole(name: string, pdf: string): void {
  const report = CASES[name];
  if (!report) throw new Error(name);
  const laidOut = sheetsOf(pdf, '-layout');
  expect(laidOut.length).toBeGreaterThan(1);
  for (const [index, sheet] of laidOut.entries()) {
    // Notes and signature may stand on a sheet of their own, but together.
    if (index === laidOut.length - 1) {
      for (const line of ['说明：', '样本镇人民政府', '2026年6月9日']) expect(sheet).toContain(line);
      if (!sheet.includes('末')) continue;
    }
    for (const header of ['序号', '一级事项', '二级事项', '公开方式', '依申请']) expect(sheet).toContain(header);
    if (report.inside) expect(sheet).toContain('内部使用');
  }
  const whole = sheetsOf(pdf).join('');
  for (let row = 1; row <= ROWS; row += 1) expect(whole).toContain(`事项${row}末`);
  const expected = report.rows.flatMap((row) => row.cells.map((cell) => cell.text)).join('');
  for (const mark of ['〓', '服', '渠', '变']) expect(countOf(whole, mark)).toBe(countOf(expected, mark));
}

describe.runIf(hasTools('soffice', 'pdftotext'))('reports in LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-report-'));
  beforeAll(() => {
    const files: string[] = [];
    for (const [name, report] of Object.entries(CASES)) {
      for (const [format, bytes] of [
        ['docx', renderReportDocx(report)],
        ['xlsx', renderReportXlsx(report)],
      ] as const) {
        files.push(path.join(folder, `${format}-${name}.${format}`));
        writeFileSync(files.at(-1) ?? '', bytes);
      }
    }
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const run = spawnSync(
      toolPath('soffice') ?? '',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files],
      { encoding: 'utf8', timeout: 170_000 },
    );
    if (run.status !== 0) throw new Error(run.stderr);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(NAMES)('prints the DOCX whole: %s', (name) => expectWhole(name, path.join(folder, `docx-${name}.pdf`)));
  it.each(NAMES)('prints the XLSX whole: %s', (name) => expectWhole(name, path.join(folder, `xlsx-${name}.pdf`)));
});

describe.runIf(hasTools('chromium', 'pdftotext'))('reports printed by Chromium', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-report-html-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(NAMES)(
    'prints the page whole: %s',
    (name) => {
      const html = path.join(folder, `${name}.html`);
      const pdf = path.join(folder, `${name}.pdf`);
      writeFileSync(html, renderReportHtml(CASES[name] ?? layoutReport(aLongReport(1), layoutResources)));
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
      expectWhole(name, pdf);
    },
    70_000,
  );
});
