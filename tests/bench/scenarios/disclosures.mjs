/**
 * A year of 30 villages: about 10,000 disclosures with attachments. What it costs to read them, to see matrix and desk, to filter
 * and to search, in the real window; each against a bare page that draws the same table, or a bare walk over the same texts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { startServer } from '../../../scripts/serve.mjs';
import { electronRuntime } from '../../../scripts/tools/present.mjs';
import { openAppWindow } from '../measure/appWindow.mjs';
import { ROOT } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

const VILLAGES = 30;
const PAINTED_MS = 150;
const ANSWERED_MS = 100;
const SETTLE_MS = 400;

function newProfile() {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ freeSpaceFloorMb: 0 }));
  return profile;
}

/** The bench page inside the real shell: fills the store, and reads it as cold and as bare as it can be read. */
async function fillAndRead({ profile, year, runs, log }) {
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
    log(`filling ${VILLAGES} villages`);
    const rows = await page.evaluate(([n, y]) => window.bench.disclosures.fill(n, y), [VILLAGES, year]);
    const cold = [];
    const bare = [];
    for (let run = 0; run <= runs; run += 1) {
      const floor = await page.evaluate(() => window.bench.disclosures.bareRead());
      const read = await page.evaluate(() => window.bench.disclosures.coldRead());
      if (run === 0) continue;
      bare.push(floor);
      cold.push(read);
    }
    return { rows, cold, bare };
  } finally {
    await app.close();
    await server.close();
  }
}

/** What the page itself measures: from the act to the frame that shows its end. */
function installMeasure() {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (holds) => {
    while (!holds()) await new Promise((next) => setTimeout(next));
    await painted();
  };
  const cells = () => document.querySelectorAll('.heat-table td[data-cell]').length;
  const timed = async (act, holds) => {
    const begun = performance.now();
    act();
    await until(holds);
    return performance.now() - begun;
  };
  const type = (input, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  window.disclosureBench = {
    cells,
    go: (hash, wanted) =>
      timed(
        () => {
          location.hash = hash;
        },
        () => location.hash === hash && cells() >= wanted && document.querySelector('.heat-table') !== null,
      ),
    filter: (option) => {
      const before = cells();
      return timed(
        () => option.click(),
        () => cells() !== before,
      );
    },
    search: (input, text) =>
      timed(
        () => type(input, text),
        () => {
          const first = document.querySelector('.palette-list [role=option]');
          return first?.textContent.includes(text) ?? false;
        },
      ),
    /** A table of the same signs and colours, as text. */
    bareTable: async () => {
      const source = document.querySelector('.heat-table').outerHTML;
      const box = document.createElement('div');
      document.querySelector('#work').append(box);
      const ms = await timed(
        () => {
          box.innerHTML = source;
        },
        () => true,
      );
      box.remove();
      await painted();
      return ms;
    },
    bareSearch: async (text) => {
      const texts = Array.from({ length: 10_000 }, (_, n) => `村级财务收支情况${n}\n${n}号村2026年第1季度`);
      const list = document.createElement('div');
      document.body.append(list);
      const ms = await timed(
        () => {
          const found = texts.filter((one) => one.includes(text));
          list.textContent = found.slice(0, 6).join(' ');
        },
        () => true,
      );
      list.remove();
      return ms;
    },
  };
}

async function inWindow({ profile, runs, log }) {
  const first = await openAppWindow(profile);
  await first.close();
  const { page, close } = await openAppWindow(profile);
  const times = { desk: [], matrix: [], bareMatrix: [], filter: [], bareFilter: [], search: [], bareSearch: [] };
  const go = (hash, wanted) => page.evaluate(([to, n]) => window.disclosureBench.go(to, n), [hash, wanted]);
  try {
    await page.evaluate(installMeasure);
    for (let run = 0; run <= runs; run += 1) {
      log(`desk, matrix, filter, search, run ${run} of ${runs}`);
      const one = {};
      await page.evaluate(() => {
        location.hash = '#/help';
      });
      await page.waitForTimeout(SETTLE_MS);
      one.desk = await go('#/desk', VILLAGES);
      await page.waitForTimeout(SETTLE_MS);
      one.matrix = await go('#/village/matrix', VILLAGES * 40);
      one.bareMatrix = await page.evaluate(() => window.disclosureBench.bareTable());
      one.filter = await filtered(page, '只看逾期');
      one.bareFilter = await page.evaluate(() => window.disclosureBench.bareTable());
      await page.keyboard.press('Control+k');
      const input = page.getByRole('combobox', { name: '搜索与命令' });
      await input.waitFor();
      await page.waitForTimeout(SETTLE_MS);
      const field = await input.elementHandle();
      one.search = await page.evaluate((el) => window.disclosureBench.search(el, '债权债务'), field);
      one.bareSearch = await page.evaluate(() => window.disclosureBench.bareSearch('财务收支'));
      await page.keyboard.press('Escape');
      await page.waitForTimeout(SETTLE_MS);
      if (run > 0) for (const [name, ms] of Object.entries(one)) times[name].push(ms);
    }
  } finally {
    await close();
  }
  return times;
}

/** Opens the list of states first: what is measured is the answer to the choice. */
async function filtered(page, word) {
  await page.getByRole('combobox', { name: '状态' }).click();
  const option = page.locator('.ant-select-item-option', { hasText: word }).first();
  await option.waitFor();
  await page.waitForTimeout(SETTLE_MS);
  const handle = await option.elementHandle();
  return page.evaluate((el) => window.disclosureBench.filter(el), handle);
}

export async function benchDisclosures({ runs, log }) {
  const profile = newProfile();
  const year = new Date().getFullYear();
  try {
    const { rows, cold, bare } = await fillAndRead({ profile, year, runs, log });
    const times = await inWindow({ profile, runs, log });
    const line = (name, values, floors, floorName, max) =>
      figure({ name, rows, unit: 'ms', values, floors, floorName, ...(max ? { wanted: { of: 'value', max } } : {}) });
    return [
      line('disclosures: read all pages, nothing opened yet', cold, bare, 'opened, parsed'),
      line('disclosures: desk on the screen', times.desk, times.bareMatrix, 'bare table', PAINTED_MS),
      line('disclosures: matrix on the screen', times.matrix, times.bareMatrix, 'bare table', PAINTED_MS),
      line('disclosures: filter the matrix', times.filter, times.bareFilter, 'bare table', ANSWERED_MS),
      line('disclosures: search', times.search, times.bareSearch, 'bare walk', ANSWERED_MS),
    ];
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
