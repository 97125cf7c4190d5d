/**
 * What the store costs, in real Electron with its journal on the disk: an import with and without seal and journal, in turn;
 * a start with a million rows against one with none; and how soon 100,000 rows are back after the browser's store was deleted.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { startServer } from '../../../scripts/serve.mjs';
import { electronRuntime } from '../../../scripts/tools/present.mjs';
import { dropFile, gridIsThere, openAppWindow } from '../measure/appWindow.mjs';
import { ROOT, sampleSheet } from '../measure/samples.mjs';
import { figure, median } from '../measure/statistics.mjs';

const LARGE = 1_000_000;
const BATCHES_OF_LARGE = 10;

/** Room that a machine of the bench may not have. */
function newProfile() {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ freeSpaceFloorMb: 0 }));
  return profile;
}
const removeProfile = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/** The bench page inside the real shell. */
async function openPage(root, profile = newProfile()) {
  const server = await startServer({ port: 0, root });
  const app = await electron.launch({
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ROOT],
    cwd: ROOT,
    env: { ...process.env, GONGKAI_DEV_URL: server.url, ELECTRON_OVERRIDE_DIST_PATH: electronRuntime() },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(600_000);
  await page.waitForFunction(() => 'bench' in window);
  return {
    page,
    profile,
    async close() {
      await app.close();
      await server.close();
    },
  };
}

function buildBare() {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', path.join(ROOT, 'tests/bench/page/benchPage.vite.ts')];
  const run = spawnSync(process.execPath, args, { env: { ...process.env, BENCH_BARE: '1' }, stdio: 'inherit' });
  if (run.status !== 0) throw new Error('the bare page was not built');
}

/** One import in a window of its own, after one that warms it up: a second window behind it would be slowed by the engine. */
async function importAlone(root, rows) {
  const opened = await openPage(root);
  try {
    await opened.page.setInputFiles('#file', sampleSheet(rows));
    await opened.page.evaluate(() => window.bench.importFile());
    return (await opened.page.evaluate(() => window.bench.importFile())).ms;
  } finally {
    await opened.close();
    removeProfile(opened.profile);
  }
}

/** Import of 100,000 rows with and without seal and journal, in turn. */
async function importCost({ runs, rows, log }) {
  buildBare();
  const times = { whole: [], bare: [] };
  for (let run = 1; run <= runs; run += 1)
    for (const [name, root] of [
      ['bare', 'dist/bench/bare'],
      ['whole', 'dist/bench/page'],
    ]) {
      log(`import with and without seal and journal, ${rows} rows, run ${run} of ${runs}: ${name}`);
      times[name].push(await importAlone(path.join(ROOT, root), rows));
    }
  const added = times.whole.map((ms, run) => Math.max(0, ms - times.bare[run]));
  // The issue allows 35 % or 0.4 s, whichever is more.
  const allowed = Math.max(400, 0.35 * median(times.bare));
  return [
    figure({ name: 'import without seal and journal', rows, unit: 'ms', values: times.bare }),
    figure({
      name: 'import with seal and journal',
      rows,
      unit: 'ms',
      values: times.whole,
      floors: times.bare,
      floorName: 'without',
    }),
    figure({
      name: 'added by seal and journal',
      rows,
      unit: 'ms',
      values: added,
      wanted: { of: 'value', max: allowed },
      note: `allowed: 35 % of the import or 400 ms, here ${Math.round(allowed)} ms`,
    }),
  ];
}

/** A profile with so many rows, through the window of the product. */
async function filledProfile(rows, batches, log) {
  const filled = await openPage(path.join(ROOT, 'dist/bench/page'));
  await filled.page.setInputFiles('#file', sampleSheet(rows / batches));
  for (let n = 0; n < batches; n += 1) {
    log(`filling, ${((n + 1) * rows) / batches} rows`);
    await filled.page.evaluate(() => window.bench.importFile());
  }
  await filled.close();
  return filled.profile;
}

/** Folders in which the engine keeps IndexedDB. */
function deleteBrowserStore(profile) {
  for (const name of ['IndexedDB', 'WebStorage'])
    rmSync(path.join(profile, name), { recursive: true, force: true, maxRetries: 3 });
  if (readdirSync(profile).includes('IndexedDB')) throw new Error('the browser store is still there');
}

async function startCost({ runs, log }) {
  const used = await filledProfile(LARGE, BATCHES_OF_LARGE, log);
  const empty = newProfile();
  const times = { empty: [], used: [] };
  try {
    // The page filled it under another address: the product's own copy is made at this first start.
    for (const profile of [used, empty]) await (await openAppWindow(profile)).close();
    for (let run = 0; run < runs; run += 1) {
      log(`start with ${LARGE} rows and with none, run ${run + 1} of ${runs}`);
      for (const [name, profile] of [
        ['empty', empty],
        ['used', used],
      ]) {
        const window = await openAppWindow(profile);
        times[name].push(window.readyMs);
        await window.close();
      }
    }
  } finally {
    removeProfile(used);
    removeProfile(empty);
  }
  return [
    figure({ name: 'start to first data, empty store', rows: 0, unit: 'ms', values: times.empty }),
    figure({
      name: 'start to first data, full store',
      rows: LARGE,
      unit: 'ms',
      values: times.used,
      floors: times.empty,
      floorName: 'empty store',
      wanted: { of: 'ratio', max: 1.3 },
    }),
  ];
}

/** From the start of the process to the rows on the screen, after the browser's store was deleted. */
async function comeBack({ runs, rows, log }) {
  const profile = newProfile();
  const times = [];
  try {
    const first = await openAppWindow(profile);
    await first.page.evaluate(async () => {
      await window.gongkaiHost['vault.protect']({ passphrase: 'bench lamp 41 roof' });
    });
    // The page takes the new key at its start.
    await first.page.reload();
    await first.page.waitForFunction(() => document.body?.dataset.ready === '1');
    await dropFile(first.page, sampleSheet(rows));
    await gridIsThere(first.page);
    const address = await first.page.evaluate(() => location.hash);
    await first.close();
    for (let run = 0; run < runs; run += 1) {
      log(`back after the browser store was deleted, ${rows} rows, run ${run + 1} of ${runs}`);
      deleteBrowserStore(profile);
      const window = await openAppWindow(profile);
      const begun = Date.now();
      await unlock(window.page, address);
      await gridIsThere(window.page);
      times.push(Date.now() - begun);
      await window.close();
    }
  } finally {
    removeProfile(profile);
  }
  return [
    figure({
      name: 'rows back on the screen after the browser store was deleted',
      rows,
      unit: 'ms',
      values: times,
      wanted: { of: 'worst', max: 5000 },
      note: 'from the passphrase to the grid: derive the key, read the journal, make the working copy, check, show',
    }),
  ];
}

async function unlock(page, address) {
  if (address)
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  await page.getByLabel('口令', { exact: true }).fill('bench lamp 41 roof');
  await page.keyboard.press('Enter');
}

export async function benchStore({ runs, log, quick }) {
  const lines = await importCost({ runs, rows: 100_000, log });
  lines.push(...(await comeBack({ runs, rows: 100_000, log })));
  if (!quick) lines.push(...(await startCost({ runs: Math.max(runs, 5), log })));
  return lines;
}
