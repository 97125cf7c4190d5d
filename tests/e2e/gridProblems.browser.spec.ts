import { expect, test } from '@playwright/test';
import { activeCell, drawnCell, type GridStage, openGridStage } from './gridPage/openGridPage';

let stage: GridStage;
test.beforeAll(async () => {
  stage = await openGridStage();
});
test.afterAll(() => stage.close());

test('equal problems are one entry with count, word and button; opening shows the rows', async () => {
  const page = await stage.open('rows=100000&list');
  const lines = page.locator('.gk-problems__line');
  await expect(lines).toHaveCount(4);
  await expect(lines.nth(0)).toContainText('拒收');
  await expect(lines.nth(0)).toContainText('2,500 处');
  await page.getByRole('button', { name: '按“无证件号”收入这 2,500 行' }).click();
  expect(await page.evaluate(() => window.gridLog.accepted)).toBe(1);
  // The button neither opens the group nor goes anywhere.
  await expect(lines).toHaveCount(4);
  await lines.nth(0).click({ position: { x: 40, y: 12 } });
  await expect(lines.nth(1)).toHaveText('第 12 行：请核对。');
  expect(await lines.count()).toBeLessThan(60);
});

test('a click on a problem lands in its cell, ready for typing', async () => {
  const page = await stage.open('rows=100000&list');
  await page.locator('.gk-problems__line').nth(1).click();
  await page.locator('.gk-problems__line').nth(4).click();
  // 2nd group, 3rd problem: row 15 + 2 × 40.
  await expect.poll(() => activeCell(page)).toEqual([95, 9]);
  await expect(drawnCell(page, 95, 9)).toBeInViewport();
  await page.keyboard.type('6229');
  await page.keyboard.press('Enter');
  expect((await page.evaluate(() => window.gridLog.edits))[0]?.[0]).toMatchObject({ rowKey: 95, after: '6229' });
});

test('F7 goes to the next problem from inside the grid, Shift+F7 back', async () => {
  const page = await stage.open('rows=100000&list');
  await drawnCell(page, 2, 4).click();
  const places: (readonly [number, number] | null)[] = [];
  for (const key of ['F7', 'F7', 'F7', 'Shift+F7']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
    places.push(await activeCell(page));
  }
  expect(places).toEqual([
    [7, 3],
    [47, 3],
    [87, 3],
    [47, 3],
  ]);
});

test('the list is worked through by keyboard alone and keeps the focus', async () => {
  const page = await stage.open('rows=100000&list');
  await page.locator('.gk-problems__line').nth(0).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => activeCell(page)).toEqual([7, 3]);
  await page.keyboard.press('Enter');
  await expect.poll(() => activeCell(page)).toEqual([47, 3]);
  await expect(page.locator('.gk-problems__line:focus')).toHaveText('第 52 行：请核对。');
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('.gk-problems__line:focus')).toHaveText('第 1652 行：请核对。');
  await expect(page.locator('.gk-problems__line:focus')).toBeInViewport();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.gk-problems__line:focus')).toContainText('2,500 处');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.gk-problems__line')).toHaveCount(4);
});
