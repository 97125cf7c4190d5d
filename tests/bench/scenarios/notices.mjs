/**
 * Sixty notices of mixed kinds, layouts and papers in one batch, in real Electron: checked, laid out, written, opened again and
 * scanned in the worker. What a document costs, the memory at its highest, and whether the window answers while thirty villages
 * are made ready for the printer.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { startServer } from '../../../scripts/serve.mjs';
import { electronRuntime } from '../../../scripts/tools/present.mjs';
import { watchMemory } from '../measure/memory.mjs';
import { ROOT } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

const DOCUMENTS = 60;
const VILLAGES = 30;
const ANSWER_MS = 100;
const CANCEL_MS = 1000;

export async function benchNotices({ runs, log }) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ freeSpaceFloorMb: 0 }));
  const server = await startServer({ port: 0, root: path.join(ROOT, 'dist/bench/page') });
  const app = await electron.launch({
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ROOT],
    cwd: ROOT,
    env: { ...process.env, GONGKAI_DEV_URL: server.url, ELECTRON_OVERRIDE_DIST_PATH: electronRuntime() },
    timeout: 60_000,
  });
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(600_000);
    await page.waitForFunction(() => 'bench' in window);
    log(`writing ${DOCUMENTS} notices`);
    const { places, rows } = await page.evaluate((n) => window.bench.notices.fill(n), DOCUMENTS);
    // Warm-up: worker, tables, fonts.
    await page.evaluate((place) => window.bench.notices.one(place), places[0]);
    const memory = watchMemory();
    const times = [];
    let sheets = 0;
    let bytes = 0;
    for (const [index, place] of places.entries()) {
      if (index % 20 === 0) log(`document ${index + 1} of ${DOCUMENTS}`);
      const one = await page.evaluate((at) => window.bench.notices.one(at), place);
      times.push(one.ms);
      sheets += one.sheets;
      bytes += one.bytes;
    }
    const { above } = memory.end();
    const prints = [];
    const cancels = [];
    for (let run = 0; run < runs; run += 1) {
      log(`${VILLAGES} villages for the printer, run ${run + 1} of ${runs}`);
      const ready = places.slice(0, VILLAGES);
      prints.push(await page.evaluate((list) => window.bench.notices.print(list), ready));
      const cancelled = await page.evaluate((list) => window.bench.notices.cancel(list), ready);
      if (cancelled.code !== 'job.cancelled') throw new Error(`cancel: ${cancelled.code}`);
      cancels.push(cancelled.ms);
    }
    const [first] = prints;
    return [
      figure({
        name: 'notices: one document checked, written twice, scanned',
        rows,
        unit: 'ms',
        values: times,
        note: `${DOCUMENTS} documents, ${sheets} sheets, ${(bytes / 1e6).toFixed(1)} MB, all in ${(times.reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(1)} s`,
      }),
      figure({ name: 'notices: highest memory above the open window', rows, unit: 'MB', values: [above] }),
      figure({
        name: `notices: ${VILLAGES} villages ready for the printer`,
        unit: 'ms',
        values: prints.map(({ ms }) => ms),
        note: `${first.sheets} sheets in ${first.jobs} print jobs`,
      }),
      figure({
        name: 'notices: longest time the window did not answer meanwhile',
        unit: 'ms',
        values: prints.map(({ longest }) => longest),
        wanted: { of: 'worst', max: ANSWER_MS },
      }),
      figure({
        name: 'notices: cancel of the printing',
        unit: 'ms',
        values: cancels,
        wanted: { of: 'worst', max: CANCEL_MS },
      }),
    ];
  } finally {
    await app.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
