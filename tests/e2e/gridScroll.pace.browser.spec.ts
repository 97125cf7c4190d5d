import { expect, test } from '@playwright/test';
import { drawnCell, type GridStage, openGridStage } from './gridPage/openGridPage';

declare global {
  interface Window {
    paintTimes: number[];
  }
}

let stage: GridStage;
test.beforeAll(async () => {
  stage = await openGridStage();
});
test.afterAll(() => stage.close());

/** The machine is shared and every pause of the processor counts as ours: the best of a few runs is what the grid can do (bench has the absolute figures). */
const TRIES = 6;

for (const rows of [100_000, 1_000_000]) {
  test(`${rows} rows scroll as smoothly as plain text does, with no task over 100 ms`, async () => {
    test.setTimeout(120_000);
    const page = await stage.open(`rows=${rows}&delay=15&extra`);
    const tried: string[] = [];
    let isSmooth = false;
    for (let run = 0; run < TRIES && !isSmooth; run += 1) {
      const plain = await page.evaluate(() => window.measurePlainScroll(1000));
      const wheel = await page.evaluate(() => window.measureScroll('wheel', 2000));
      tried.push(JSON.stringify({ plain: plain.fps, wheel }));
      // 55 of 60 frames where plain text gets all 60; a machine that draws fewer is measured by what it draws.
      isSmooth = wheel.fps >= (55 / 60) * plain.fps && wheel.longestTaskMs <= 100 && wheel.blankShare === 0;
    }
    expect(isSmooth, tried.join('\n')).toBe(true);
    const jump = await page.evaluate(() => window.measureScroll('jump', 2500));
    expect(jump.heapMb).toBeLessThan(150);
  });
}

test('rows are never left blank after the bar was dragged and let go', async () => {
  const page = await stage.open('rows=1000000&delay=40');
  for (const share of [0.5, 0.98, 0.25, 1, 0]) {
    await page.evaluate((part) => {
      const scroller = document.querySelector('.gk-grid__scroll');
      if (scroller) scroller.scrollTop = part * (scroller.scrollHeight - scroller.clientHeight);
    }, share);
    // All rows in view have text, follow each other, and are about that share of a million.
    await expect
      .poll(() =>
        page.evaluate((part) => {
          const shown = [...document.querySelectorAll('.gk-grid__layer .gk-grid__row')]
            .filter((row) => row.getBoundingClientRect().top >= 45 && row.getBoundingClientRect().bottom <= 735)
            .map((row) => Number(row.getAttribute('aria-rowindex') ?? Number.NaN))
            .sort((a, b) => a - b);
          const first = shown[0] ?? Number.NaN;
          const isWhole = shown.length >= 20 && (shown.at(-1) ?? 0) - first === shown.length - 1;
          return isWhole && Math.abs(first - part * 1_000_000) < 2000;
        }, share),
      )
      .toBe(true);
  }
  await expect(drawnCell(page, 0, 12)).toBeInViewport();
});

test('typing reaches the screen within 100 ms with the processor slowed down four times', async () => {
  const page = await stage.open('rows=100000&delay=15&extra');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await drawnCell(page, 3, 12).click();
  await page.evaluate(() => {
    const times: number[] = [];
    window.paintTimes = times;
    const onKey = (event: KeyboardEvent) =>
      requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - event.timeStamp)));
    window.addEventListener('keydown', onKey, { capture: true });
  });
  const medians: number[] = [];
  for (let round = 0; round < TRIES && !medians.some((ms) => ms < 100); round += 1) {
    await page.evaluate(() => window.paintTimes.splice(0));
    for (let run = 1; run <= 8; run += 1) {
      await page.keyboard.press(run % 2 === 0 ? 'Enter' : 'a');
      await expect.poll(() => page.evaluate(() => window.paintTimes.length)).toBe(run);
    }
    const times = (await page.evaluate(() => window.paintTimes)).sort((a, b) => a - b);
    medians.push(Math.round(times[4] ?? Number.POSITIVE_INFINITY));
  }
  expect(Math.min(...medians), medians.join(' ')).toBeLessThan(100);
});
