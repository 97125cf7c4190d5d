/**
 * The look-up desk over a million confirmed rows, in real Electron with its journal on the disk: ten lists of 100,000 people in
 * twenty villages, everybody in every list. What a question costs before its fixed time is over, against a bare search of the same
 * index by halves.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { startServer } from '../../../scripts/serve.mjs';
import { electronRuntime } from '../../../scripts/tools/present.mjs';
import { ROOT } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

const LISTS = 10;
const WORK_MS = 50;
const WARM_UP = 20;

export async function benchLookup({ rows, runs, log }) {
  const people = rows / LISTS;
  const profile = mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ freeSpaceFloorMb: 0 }));
  const server = await startServer({ port: 0, root: path.join(ROOT, 'dist/bench/page') });
  const app = await electron.launch({
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ROOT],
    cwd: ROOT,
    env: { ...process.env, GONGKAI_DEV_URL: server.url, ELECTRON_OVERRIDE_DIST_PATH: electronRuntime() },
    timeout: 60_000,
  });
  const times = { floor: [], hit: [], miss: [], asked: [], open: [] };
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(600_000);
    await page.waitForFunction(() => 'bench' in window);
    log(`filling ${LISTS} lists of ${people} people`);
    await page.evaluate(([lists, n]) => window.bench.lookup.fill(lists, n), [LISTS, people]);
    times.open.push(await page.evaluate(() => window.bench.lookup.open()));
    log(`${runs} hits and misses`);
    for (let run = -WARM_UP; run < runs; run += 1) {
      const one = await page.evaluate(([n, of]) => window.bench.lookup.once(n, of), [run + WARM_UP, people]);
      if (one.lines !== LISTS) throw new Error(`${one.lines} payments instead of ${LISTS}`);
      if (run < 0) continue;
      for (const name of ['floor', 'hit', 'miss']) times[name].push(one[name]);
    }
    log(`${runs} questions with their trail`);
    await page.evaluate(() => window.bench.lookup.begin());
    for (let run = -WARM_UP; run < runs; run += 1) {
      const ms = await page.evaluate(([n, of]) => window.bench.lookup.asked(n, of), [run + WARM_UP, people]);
      if (run >= 0) times.asked.push(ms);
    }
    await page.evaluate(() => window.bench.lookup.end());
  } finally {
    await app.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
  const line = (name, values, more = {}) => figure({ name: `look-up: ${name}`, rows, unit: 'ms', values, ...more });
  const wanted = { of: 'worst', max: WORK_MS };
  const floor = { floors: times.floor, floorName: 'bare search' };
  return [
    line('bare search of the index', times.floor),
    line('a hit of ten payments', times.hit, { ...floor, wanted }),
    line('a miss', times.miss, { ...floor, wanted }),
    line('question and trail, in the worker', times.asked, { ...floor, note: 'with the flush of the journal' }),
    line('opening the desk of a village', times.open),
  ];
}
