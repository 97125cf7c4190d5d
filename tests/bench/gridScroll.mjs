/**
 * Scrolling of the data grid: frames a second, long tasks and heap at 100,000 and 1,000,000 rows, in the system's
 * Chromium. Rows come after 15 ms, as from a worker that opens sealed blocks; 13 columns, a drop-down in each head.
 *
 *   node tests/bench/gridScroll.mjs            three runs each, medians as a table
 *   node tests/bench/gridScroll.mjs --json     the same as JSON
 */
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { startServer } from '../../scripts/serve.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const RUNS = 3;
const RUN_MS = 3000;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @returns one record per size and way of scrolling, medians of three runs (the worst task is the worst of all) */
export async function benchGridScroll() {
  await build({ configFile: path.join(ROOT, 'tests/e2e/gridPage/gridPage.vite.ts') });
  const server = await startServer({ port: 0, root: path.join(ROOT, 'dist/gridPage') });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--enable-precise-memory-info'],
  });
  const results = [];
  try {
    for (const rows of [100_000, 1_000_000]) {
      for (const mode of ['wheel', 'fling', 'jump']) {
        const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
        await page.goto(`${server.url}?rows=${rows}&delay=15&extra`);
        await page.waitForSelector('.gk-grid__row:not(.gk-grid__row--ghost)');
        const runs = [];
        for (let run = 0; run < RUNS; run += 1) {
          runs.push(await page.evaluate(([way, ms]) => window.measureScroll(way, ms), [mode, RUN_MS]));
        }
        await page.close();
        results.push({
          rows,
          mode,
          fps: median(runs.map((run) => run.fps)),
          p95FrameMs: median(runs.map((run) => run.p95FrameMs)),
          longestTaskMs: Math.max(...runs.map((run) => run.longestTaskMs)),
          blankShare: median(runs.map((run) => run.blankShare)),
          heapMb: Math.max(...runs.map((run) => run.heapMb)),
        });
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await benchGridScroll();
  if (process.argv.includes('--json')) console.log(JSON.stringify(results));
  else {
    console.log(`${os.cpus().length} × ${os.cpus()[0]?.model}, load ${os.loadavg()[0]?.toFixed(1)}`);
    const round = (value) => Math.round(value * 10) / 10;
    console.table(
      results.map((item) =>
        Object.fromEntries(
          Object.entries(item).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]),
        ),
      ),
    );
  }
}
