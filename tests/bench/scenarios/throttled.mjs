/**
 * An office PC of ten years ago: the page's CPU throttled four times, 1366 × 768. The main process cannot be throttled, so its
 * share of the start is counted four times. Typing is measured by the browser's own event timing: key to next paint.
 */
import { dropFile, gridIsThere, newProfile, openAppWindow, removeProfile, setUpSample } from '../measure/appWindow.mjs';
import { sampleSheet } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

const RATE = 4;
const SIZE = { width: 1366, height: 768 };
const GRID_ROWS = 100_000;
const PLACES = ['#/desk', '#/payouts', '#/exchange/send', '#/exchange/received', '#/help'];
const SETTINGS = ['unit', 'villages', 'keys', 'data', 'appearance', 'about'].map((section) => `#/settings/${section}`);
const STAGES = ['files', 'columns', 'check', 'confirm'];
/** The shortest that event timing reports; anything faster counts as this. */
const SHORTEST_MS = 16;

async function throttle(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: RATE });
  await session.send('Emulation.setDeviceMetricsOverride', { ...SIZE, deviceScaleFactor: 1, mobile: false });
}

/** ms from key to paint, one per key. */
async function typing(page, keys) {
  await page.evaluate((shortest) => {
    window.benchKeys = [];
    window.benchKeyWatch?.disconnect();
    window.benchKeyWatch = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.benchKeys.push(duration);
    });
    window.benchKeyWatch.observe({ type: 'event', durationThreshold: shortest });
  }, SHORTEST_MS);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  await page.waitForTimeout(500);
  const slow = await page.evaluate(() => window.benchKeys);
  return [...slow, ...Array.from({ length: Math.max(0, keys.length - slow.length) }, () => SHORTEST_MS)];
}

/** Addresses whose page can be moved sideways. */
async function tooWide(page, places) {
  const found = [];
  for (const place of places) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await page.waitForTimeout(700);
    const isWide = await page.evaluate(() => {
      const root = document.scrollingElement;
      const moves = (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        /auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.clientWidth > innerWidth / 2 &&
        element.closest('.gk-grid') === null;
      return (root?.scrollWidth ?? 0) > innerWidth || [...document.querySelectorAll('main, main *')].some(moves);
    });
    if (isWide) found.push(place);
  }
  return found;
}

export async function benchThrottled({ runs, log }) {
  const profile = newProfile();
  const starts = [];
  const first = await openAppWindow(profile);
  await setUpSample(first.page);
  await first.close();
  const { page, navigatedMs, close } = await openAppWindow(profile);
  try {
    await throttle(page);
    for (let run = 0; run <= runs; run += 1) {
      log(`throttled start, run ${run} of ${runs}`);
      await page.evaluate(() => {
        location.hash = '#/desk';
      });
      await page.reload();
      await page.waitForFunction(() => document.body?.dataset.ready === '1');
      const inPage = await page.evaluate(
        () => performance.getEntriesByName('gongkai-ready')[0]?.startTime ?? performance.now(),
      );
      if (run > 0) starts.push(navigatedMs * RATE + inPage);
    }
    log('throttled typing');
    await dropFile(page, sampleSheet(GRID_ROWS));
    await page.waitForFunction(() => location.hash.endsWith('/check'));
    await gridIsThere(page);
    await page.waitForTimeout(3000);
    const batch = await page.evaluate(() => location.hash.replace(/\/check$/, ''));
    await page.locator('.gk-grid__row:not(.gk-grid__row--ghost) .gk-grid__cell').nth(3).click();
    const inGrid = await typing(page, [...'abcdefghij']);
    await page.keyboard.press('Escape');
    const moving = await typing(page, [
      'ArrowDown',
      'ArrowRight',
      'ArrowDown',
      'PageDown',
      'ArrowUp',
      'Tab',
      'PageDown',
    ]);
    await page.evaluate(() => {
      location.hash = '#/settings/unit';
    });
    const field = page.locator('main input[type=text], main textarea').last();
    await field.click();
    const inForm = await typing(page, [...'abcdefghij']);
    log('width of every page');
    const wide = await tooWide(page, [...PLACES, ...SETTINGS, ...STAGES.map((stage) => `${batch}/${stage}`)]);
    const typed = { of: 'worst', max: 100 };
    return [
      figure({
        name: 'throttled 4 ×: start to first data',
        unit: 'ms',
        values: starts,
        wanted: { of: 'value', max: 6000 },
        note: `main process ${Math.round(navigatedMs)} ms, counted four times`,
      }),
      figure({ name: 'throttled 4 ×: typing to paint, form', unit: 'ms', values: inForm, wanted: typed }),
      figure({
        name: 'throttled 4 ×: typing to paint, grid',
        rows: GRID_ROWS,
        unit: 'ms',
        values: inGrid,
        wanted: typed,
      }),
      figure({ name: 'throttled 4 ×: moving in the grid', rows: GRID_ROWS, unit: 'ms', values: moving, wanted: typed }),
      figure({
        name: 'pages with a horizontal scroll bar at 1366 × 768',
        unit: 'pages',
        values: [wide.length],
        wanted: { of: 'worst', max: 0 },
        ...(wide.length > 0 ? { note: wide.join(' ').replaceAll(batch, 'batch') } : {}),
      }),
    ];
  } finally {
    await close();
    removeProfile(profile);
  }
}
