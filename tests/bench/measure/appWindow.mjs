/** The real program in Electron, as a person opens it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { electronRuntime } from '../../../scripts/tools/present.mjs';
import { ROOT } from './samples.mjs';

const START_MS = 60_000;
const GRID_ROW = '.gk-grid__row:not(.gk-grid__row--ghost)';

export const newProfile = () => mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
export const removeProfile = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/** @returns the window, and ms from the start of the process to the first data, its way to the page taken apart. */
export async function openAppWindow(profile) {
  const begun = Date.now();
  const app = await electron.launch({
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ROOT],
    cwd: ROOT,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electronRuntime() },
    timeout: START_MS,
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => document.body?.dataset.ready === '1', undefined, { timeout: START_MS });
  const readyMs = Date.now() - begun;
  const navigatedMs = (await page.evaluate(() => performance.timeOrigin)) - begun;
  page.setDefaultTimeout(60_000);
  return { app, page, readyMs, navigatedMs, close: () => app.close() };
}

/** A unit and its villages, through the sample that the first screen offers. */
export async function setUpSample(page) {
  await page.getByRole('button', { name: '用示例数据体验' }).first().click();
  await page.waitForFunction(() => location.hash.startsWith('#/payouts/'));
}

/** Drops a file on the window. */
export async function dropFile(page, file) {
  await page.evaluate(() => {
    if (document.querySelector('#bench-file')) return;
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'bench-file';
    input.hidden = true;
    document.body.append(input);
  });
  await page.setInputFiles('#bench-file', file);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    const given = document.querySelector('#bench-file')?.files?.[0];
    if (given) transfer.items.add(given);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
}

export const gridIsThere = (page) => page.waitForSelector(GRID_ROW);

/** Long tasks of the main thread from now on. */
export async function watchLongTasks(page) {
  await page.evaluate(() => {
    window.benchTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.benchTasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  return async () => {
    await page.waitForTimeout(300);
    return page.evaluate(() => Math.max(0, ...window.benchTasks));
  };
}
