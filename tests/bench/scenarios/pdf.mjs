/**
 * PDF of 20,000 rows in documents of at most 2,000, one after the other through the program's own printing in Electron;
 * in Chromium where there is none. Memory must stay flat: each document's page goes with its memory.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumPath, electronRuntime } from '../../../scripts/tools/present.mjs';
import { newProfile, openAppWindow, removeProfile } from '../measure/appWindow.mjs';
import { watchMemory } from '../measure/memory.mjs';
import { nodeRun } from '../measure/nodeRun.mjs';
import { CACHE } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

async function openElectronPrinter() {
  const profile = newProfile();
  const { page, close } = await openAppWindow(profile);
  return {
    name: 'Electron',
    async print(html) {
      const { ok, fault, bytes } = await page.evaluate(async (given) => {
        const made = await window.gongkaiHost['print.toPdf']({ html: given, paper: 'A4', landscape: false });
        return made.ok ? { ok: true, bytes: made.value.length } : { ok: false, fault: made.fault };
      }, html);
      if (!ok) throw new Error(`printing: ${fault}`);
      return bytes;
    },
    async close() {
      await close();
      removeProfile(profile);
    },
  };
}

async function openChromiumPrinter() {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  return {
    name: 'Chromium',
    async print(html) {
      const page = await browser.newPage();
      await page.setContent(html);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      await page.close();
      return pdf.length;
    },
    close: () => browser.close(),
  };
}

export async function benchPdf({ rows = 20_000, log }) {
  const parts = nodeRun('printParts', rows, path.join(CACHE, `print-${rows}`));
  const printer = await (electronRuntime() ? openElectronPrinter() : openChromiumPrinter());
  const times = [];
  const peaks = [];
  let bytes = 0;
  try {
    // Warm-up: the printing process, the fonts.
    await printer.print('<p>公示</p>');
    const memory = watchMemory();
    for (const { file } of parts) {
      log(`PDF, ${path.basename(file)} of ${parts.length}`);
      const html = readFileSync(file, 'utf8');
      const begun = performance.now();
      bytes += await printer.print(html);
      times.push(performance.now() - begun);
      peaks.push(memory.mark());
    }
    const { above } = memory.end();
    const { length } = parts;
    // The last document is shorter: halves are compared, not single ones.
    const half = length >> 1;
    const sheets = parts.reduce((sum, part) => sum + part.pages, 0);
    return [
      figure({
        name: `PDF in ${length} documents`,
        rows,
        unit: 'ms',
        values: [times.reduce((sum, ms) => sum + ms, 0)],
        note: `${printer.name}, ${sheets} sheets, ${(bytes / 1e6).toFixed(1)} MB`,
      }),
      figure({
        name: 'PDF, one document of at most 2,000 rows',
        rows: Math.ceil(rows / length),
        unit: 'ms',
        values: times,
      }),
      figure({ name: 'PDF: highest memory above start-up', rows, unit: 'MB', values: [above] }),
      figure({
        name: 'PDF: highest memory in the later half to the first half',
        rows,
        unit: 'MB',
        values: [Math.max(...peaks.slice(half))],
        floors: [Math.max(...peaks.slice(0, half))],
        floorName: 'first half',
        wanted: { of: 'ratio', max: 1.3 },
        note: 'flat: at most 1.3',
      }),
    ];
  } finally {
    await printer.close();
  }
}
