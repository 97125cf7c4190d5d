/** The real window: longest task of its main thread while a sheet comes in, and scrolling of its grid. */
import path from 'node:path';
import { build } from 'esbuild';
import {
  dropFile,
  gridIsThere,
  newProfile,
  openAppWindow,
  removeProfile,
  setUpSample,
  watchLongTasks,
} from '../measure/appWindow.mjs';
import { ROOT, sampleSheet } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

/** The same bytes again: the program asks, and a person says yes. */
const FORCE = '仍然导入';
const SCROLL_MS = 3000;
const MODES = ['wheel', 'fling', 'jump'];

/** The measuring function of the grid's own tests, as text for a page that knows nothing of it. */
async function scrollScript() {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'tests/e2e/gridPage/measureScroll.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'benchScroll',
  });
  return outputFiles[0].text;
}

export async function benchWindow({ rows, runs, log }) {
  const profile = newProfile();
  const { page, close } = await openAppWindow(profile);
  const importTasks = [];
  const scrolls = Object.fromEntries(MODES.map((mode) => [mode, []]));
  try {
    await setUpSample(page);
    for (let run = 0; run < runs; run += 1) {
      log(`window, ${rows} rows, run ${run + 1} of ${runs}`);
      await page.evaluate(() => {
        location.hash = '#/desk';
      });
      await page.waitForTimeout(500);
      const longest = await watchLongTasks(page);
      await dropFile(page, sampleSheet(rows));
      if (run > 0) await page.getByRole('button', { name: FORCE }).click();
      await page.waitForFunction(() => location.hash.endsWith('/check'));
      await gridIsThere(page);
      importTasks.push(await longest());
    }
    const script = await scrollScript();
    for (const mode of MODES) {
      for (let run = 0; run < runs; run += 1) {
        scrolls[mode].push(await page.evaluate(`${script}; benchScroll.measureScroll('${mode}', ${SCROLL_MS})`));
      }
    }
  } finally {
    await close();
    removeProfile(profile);
  }
  const tasks = MODES.flatMap((mode) => scrolls[mode].map((one) => one.longestTaskMs));
  return [
    figure({
      name: 'window: longest task while importing',
      rows,
      unit: 'ms',
      values: importTasks,
      wanted: { of: 'worst', max: 100 },
    }),
    figure({
      name: 'window: longest task while scrolling',
      rows,
      unit: 'ms',
      values: tasks,
      wanted: { of: 'worst', max: 100 },
    }),
    ...MODES.map((mode) =>
      figure({
        name: `window: scrolling by ${mode}`,
        rows,
        unit: 'fps',
        values: scrolls[mode].map((one) => one.fps),
        wanted: { of: 'value', min: 55 },
      }),
    ),
  ];
}
