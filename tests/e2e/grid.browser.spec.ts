import { expect, type Page, test } from '@playwright/test';
import {
  activeCell,
  cellText,
  clickCell,
  drawnCell,
  type GridStage,
  openGridStage,
  selectedRange,
} from './gridPage/openGridPage';

let stage: GridStage;
test.beforeAll(async () => {
  stage = await openGridStage();
});
test.afterAll(() => stage.close());

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const edits = (page: Page) => page.evaluate(() => window.gridLog.edits);
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const putClipboard = (page: Page, text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text);

test('arrows, Home, End, Ctrl and Page keys move as in Excel', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 3, 4);
  const steps: readonly (readonly [string, number, number])[] = [
    ['ArrowDown', 4, 4],
    ['ArrowRight', 4, 5],
    ['ArrowUp', 3, 5],
    ['ArrowLeft', 3, 4],
    ['Home', 3, 0],
    ['ArrowLeft', 3, 0],
    ['End', 3, 12],
    ['ArrowRight', 3, 12],
    ['Control+ArrowLeft', 3, 0],
    ['Control+ArrowRight', 3, 12],
    ['Control+ArrowDown', 999, 12],
    ['ArrowDown', 999, 12],
    ['Control+ArrowUp', 0, 12],
    ['Control+End', 999, 12],
    ['Control+Home', 0, 0],
    ['Enter', 1, 0],
    ['Shift+Enter', 0, 0],
    ['Tab', 0, 1],
    ['Shift+Tab', 0, 0],
  ];
  for (const [key, row, column] of steps) {
    await press(page, key);
    expect(await activeCell(page), key).toEqual([row, column]);
  }
  await press(page, 'PageDown');
  const [afterPage] = (await activeCell(page)) ?? [0];
  expect(afterPage).toBeGreaterThan(15);
  expect(afterPage).toBeLessThan(25);
  await expect(drawnCell(page, afterPage, 0)).toBeInViewport();
  await press(page, 'PageUp');
  expect(await activeCell(page)).toEqual([0, 0]);
});

test('Shift extends, Ctrl+A takes all, Enter walks round inside a range, Esc gives it up', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 2, 4);
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight');
  expect(await selectedRange(page)).toEqual([2, 4, 3, 5]);
  await press(page, 'Enter');
  expect(await activeCell(page)).toEqual([3, 4]);
  await press(page, 'Enter', 'Enter', 'Enter');
  expect(await activeCell(page)).toEqual([2, 4]);
  await press(page, 'Tab');
  expect(await activeCell(page)).toEqual([2, 5]);
  expect(await selectedRange(page)).toEqual([2, 4, 3, 5]);
  await press(page, 'Escape');
  expect(await selectedRange(page)).toEqual([2, 5, 2, 5]);
  await press(page, 'Shift+Control+End');
  expect(await selectedRange(page)).toEqual([2, 5, 999, 12]);
  await press(page, 'Control+a');
  expect(await selectedRange(page)).toEqual([0, 0, 999, 12]);
});

test('typing replaces, F2 keeps, Esc gives up, arrows leave a typed cell, Delete clears a block in one act', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 1, 12);
  await page.keyboard.type('new');
  await press(page, 'Enter');
  expect(await cellText(page, 1, 12)).toBe('new');
  expect(await activeCell(page)).toEqual([2, 12]);

  await press(page, 'F2');
  await page.keyboard.type('!');
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await page.keyboard.type('?');
  await press(page, 'Tab');
  expect(await cellText(page, 2, 12)).toBe('r?2!');

  await clickCell(page, 3, 12);
  await page.keyboard.type('gone');
  await press(page, 'Escape');
  expect(await cellText(page, 3, 12)).toBe('r3');
  await page.keyboard.type('7');
  await press(page, 'ArrowDown');
  expect(await cellText(page, 3, 12)).toBe('7');
  expect(await activeCell(page)).toEqual([4, 12]);

  await clickCell(page, 5, 4);
  await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown', 'Delete');
  const all = await edits(page);
  expect(all.at(-1)?.length).toBe(4);
  expect(await cellText(page, 6, 5)).toBe('');

  await drawnCell(page, 8, 12).dblclick();
  await page.keyboard.type('x');
  await clickCell(page, 9, 12);
  expect(await cellText(page, 8, 12)).toBe('r8x');
});

test('a text being typed is kept when the screen goes away', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 1, 12);
  await page.keyboard.type('half');
  await page.evaluate(() => window.gridLog.unmount());
  await expect(page.locator('.gk-grid')).toHaveCount(0);
  expect((await edits(page))[0]?.[0]).toMatchObject({ rowKey: 1, columnKey: 'remark', after: 'half' });
});

test('an unchanged text is no edit, and Alt+Enter breaks a line', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 1, 12);
  await press(page, 'F2', 'Enter');
  expect(await edits(page)).toEqual([]);
  await clickCell(page, 1, 12);
  await press(page, 'F2', 'Alt+Enter');
  await page.keyboard.type('b');
  await press(page, 'Enter');
  expect(await cellText(page, 1, 12)).toBe('r1\nb');
});

test('fixed columns and rows refuse typing and say so', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 1, 10);
  await page.keyboard.type('1999');
  await press(page, 'Enter');
  await page.evaluate(() => window.gridLog.goTo(30, 'phone'));
  await expect.poll(() => activeCell(page)).toEqual([30, 4]);
  await page.keyboard.type('1');
  await press(page, 'Delete', 'Enter');
  expect(await edits(page)).toEqual([]);
  await page.evaluate(() => window.gridLog.goTo(1, 'year'));
  await expect.poll(() => activeCell(page)).toEqual([1, 10]);
  await press(page, 'F2');
  await expect(page.locator('.gk-grid__bar')).toHaveText('这里不能修改。');
});

test('a block is copied as Excel writes it and pasted in one act; secret cells stay masked', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 0, 2);
  await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c');
  expect(await clipboard(page)).toBe('赵光\t1901**********0000\r\n钱山\t1901**********0001\r\n');

  await putClipboard(page, '张一\t"两\n行"\r\n李二\t"a ""b"""\r\n');
  await clickCell(page, 3, 12);
  await press(page, 'ArrowLeft', 'Control+v');
  await expect.poll(() => cellText(page, 4, 11)).toBe('李二');
  expect(await cellText(page, 3, 12)).toBe('两\n行');
  expect(await cellText(page, 4, 12)).toBe('a "b"');
  expect((await edits(page)).length).toBe(1);
  expect(await selectedRange(page)).toEqual([3, 11, 4, 12]);

  await press(page, 'Control+z');
  await expect.poll(() => cellText(page, 4, 11)).toBe('耕地地力');
  await expect(drawnCell(page, 4, 11)).toHaveText('耕地地力');
  await press(page, 'Control+y');
  expect(await page.evaluate(() => [window.gridLog.undo, window.gridLog.redo])).toEqual([1, 1]);
});

test('one copied cell fills a selection; a block over the end is cut and said', async () => {
  const page = await stage.open('rows=20');
  await putClipboard(page, 'same');
  await clickCell(page, 2, 11);
  await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown', 'Control+v');
  await expect.poll(() => cellText(page, 3, 12)).toBe('same');
  expect((await edits(page))[0]?.length).toBe(4);
  await clickCell(page, 18, 12);
  await putClipboard(page, '1\r\n2\r\n3\r\n4\r\n');
  await press(page, 'Control+v');
  await expect.poll(() => cellText(page, 19, 12)).toBe('2');
  await expect(page.locator('.gk-grid__bar')).toContainText('多出 2 行');
});

test('rows beyond the end go to the owner who can append', async () => {
  const page = await stage.open('rows=20&append');
  await putClipboard(page, 'a\tb\r\nc\td\r\n');
  await clickCell(page, 19, 11);
  await press(page, 'Control+v');
  await expect.poll(() => page.evaluate(() => window.gridLog.appended)).toEqual([[['c', 'd']]]);
});

test('copying rows that are not loaded fetches them first', async () => {
  const page = await stage.open('rows=5000');
  await clickCell(page, 0, 12);
  await press(page, 'Control+Shift+ArrowDown', 'Control+c');
  await expect(page.locator('.gk-grid__bar')).toContainText('已复制 5000 行');
  const lines = (await clipboard(page)).split('\r\n');
  expect([lines.length, lines[0], lines[4999], lines[5000]]).toEqual([5001, 'r0', 'r4999', '']);
});

test('Ctrl+D fills down, a single row from the one above, and never a mask', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 2, 12);
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  await expect.poll(() => cellText(page, 4, 12)).toBe('r2');
  expect((await edits(page)).length).toBe(1);
  await clickCell(page, 9, 12);
  await press(page, 'Control+d');
  await expect.poll(() => cellText(page, 9, 12)).toBe('r8');
  await clickCell(page, 9, 3);
  await press(page, 'Control+d');
  await expect(page.locator('.gk-grid__bar')).toContainText('1 格不能修改');
  expect((await edits(page)).length).toBe(2);
});

test('the first key of a Chinese input method lands in a merely selected cell', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 2, 2);
  const cdp = await page.context().newCDPSession(page);
  // A real input method sends key code 229 for the first letter.
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Process',
    code: 'KeyN',
  });
  await cdp.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
  await cdp.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await expect(page.locator('.gk-grid__input')).toHaveValue('ni');
  // Enter and arrows inside the composition belong to the candidate window.
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Enter',
    code: 'Enter',
  });
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'ArrowDown',
    code: 'ArrowDown',
  });
  expect(await edits(page)).toEqual([]);
  await cdp.send('Input.insertText', { text: '你' });
  await expect(page.locator('.gk-grid__input')).toHaveValue('你');
  await press(page, 'Enter');
  expect(await edits(page)).toEqual([[{ rowKey: 2, columnKey: 'name', before: '孙田', after: '你' }]]);
  await expect.poll(() => activeCell(page)).toEqual([3, 2]);
  // The next word begins at once in the next cell.
  await cdp.send('Input.imeSetComposition', { text: 'hao', selectionStart: 3, selectionEnd: 3 });
  await cdp.send('Input.insertText', { text: '好' });
  await press(page, 'Tab');
  expect((await edits(page))[1]?.[0]?.after).toBe('好');
});

test('a click elsewhere in mid-composition keeps what was composed', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 2, 2);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 });
  await clickCell(page, 6, 4);
  expect((await edits(page))[0]?.[0]).toMatchObject({ rowKey: 2, columnKey: 'name', after: 'wang' });
  expect(await activeCell(page)).toEqual([6, 4]);
  await page.keyboard.type('5');
  await press(page, 'Enter');
  expect((await edits(page))[1]?.[0]).toMatchObject({ rowKey: 6, columnKey: 'phone', after: '5' });
});

test('a fixed cell takes no composition', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 2, 10);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await cdp.send('Input.insertText', { text: '你' });
  await press(page, 'Enter');
  expect(await edits(page)).toEqual([]);
});

test('a secret cell shows its text by the eye or a held Alt, and opens in plain for editing', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 2, 3);
  await page.locator('.gk-grid__eye').click();
  await expect(drawnCell(page, 2, 3)).toHaveText('190101195801000002');
  await press(page, 'ArrowDown');
  await expect(drawnCell(page, 2, 3)).toHaveText('1901**********0002');
  await page.keyboard.down('Alt');
  await expect(drawnCell(page, 3, 3)).toHaveText('190101195801000003');
  await page.keyboard.up('Alt');
  await expect(drawnCell(page, 3, 3)).toHaveText('1901**********0003');
  expect(await page.evaluate(() => window.gridLog.reveals)).toEqual(['2:id', '3:id']);
  await press(page, 'F2');
  await expect(page.locator('.gk-grid__input')).toHaveValue('190101195801000003');
  await press(page, 'Enter');
  expect(await edits(page)).toEqual([]);
  // A short tap on Alt (the menu) shows nothing and leaves no trail.
  await press(page, 'Alt');
  expect((await page.evaluate(() => window.gridLog.reveals)).length).toBe(3);
});

test('cut copies a secret block without clearing it, and its mask is never pasted back', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 2, 2);
  await press(page, 'Shift+ArrowRight', 'Control+x');
  expect(await edits(page)).toEqual([]);
  await clickCell(page, 4, 2);
  await press(page, 'Control+v');
  await expect.poll(() => cellText(page, 4, 2)).toBe('孙田');
  expect(await cellText(page, 4, 3)).toBe('1901**********0004');
  await clickCell(page, 7, 12);
  await press(page, 'Control+x');
  expect(await clipboard(page)).toBe('r7');
  await expect.poll(() => cellText(page, 7, 12)).toBe('');
});

test('dragging selects, past the edge it scrolls; a row number selects the row', async () => {
  const page = await stage.open('rows=1000');
  const from = await drawnCell(page, 2, 4).boundingBox();
  const to = await drawnCell(page, 6, 6).boundingBox();
  if (!from || !to) throw new Error('cells are not drawn');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + 5, { steps: 4 });
  expect(await selectedRange(page)).toEqual([2, 4, 6, 6]);
  await page.mouse.move(to.x + 5, 765, { steps: 2 });
  await expect.poll(async () => (await selectedRange(page))?.[2] ?? 0).toBeGreaterThan(60);
  await page.mouse.up();
  const bottom = (await selectedRange(page))?.[2];
  await page.waitForTimeout(200);
  expect((await selectedRange(page))?.[2]).toBe(bottom);
  await press(page, 'Control+Home');
  await drawnCell(page, 4, -1).click();
  expect(await selectedRange(page)).toEqual([4, 0, 4, 12]);
  await page.locator('.gk-grid__title').nth(5).click();
  expect(await selectedRange(page)).toEqual([0, 5, 999, 5]);
});

test('a button held on a fixed column selects one cell; a drag over the fixed columns scrolls back', async () => {
  const page = await stage.open('rows=1000');
  const centreOf = async (row: number, column: number) => {
    const box = await drawnCell(page, row, column).boundingBox();
    if (!box) throw new Error('not drawn');
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const frames = () => page.waitForTimeout(200);
  await page.mouse.move(...(await centreOf(0, 2)));
  await page.mouse.down();
  await frames();
  expect(await selectedRange(page)).toEqual([0, 2, 0, 2]);
  await page.mouse.move(...(await centreOf(1, 1)));
  await frames();
  await page.mouse.up();
  expect(await selectedRange(page)).toEqual([0, 1, 1, 2]);

  await page.setViewportSize({ width: 700, height: 768 });
  await clickCell(page, 0, 12);
  await page.mouse.move(...(await centreOf(0, 12)));
  await page.mouse.down();
  await page.mouse.move(...(await centreOf(1, 2)));
  await expect.poll(() => page.locator('.gk-grid__scroll').evaluate((box) => box.scrollLeft)).toBe(0);
  await expect.poll(() => selectedRange(page)).toEqual([0, 2, 1, 12]);
  await page.mouse.up();
});

test('a column is widened by dragging and keeps the width', async () => {
  const page = await stage.open('rows=1000');
  const handle = page.locator('.gk-grid__resize').nth(4);
  const box = await handle.boundingBox();
  const before = (await drawnCell(page, 1, 4).boundingBox())?.width ?? 0;
  if (!box) throw new Error('no handle');
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 64, box.y + 8, { steps: 3 });
  await page.mouse.up();
  expect((await drawnCell(page, 1, 4).boundingBox())?.width).toBe(before + 60);
  expect((await page.evaluate(() => window.gridLog.widths))?.phone).toBe(before + 60);
});

test('Ctrl+F finds forwards and back, goes round once, and says when there is nothing', async () => {
  const page = await stage.open('rows=100000');
  await clickCell(page, 2, 4);
  await press(page, 'Control+f');
  await page.keyboard.type('r54321');
  await press(page, 'Enter');
  await expect.poll(() => activeCell(page)).toEqual([54_321, 12]);
  await expect(drawnCell(page, 54_321, 12)).toBeInViewport();
  await press(page, 'Enter');
  await expect(page.locator('.gk-grid__notice')).toHaveText('已到末尾，从头接着找到。');
  await page.locator('.gk-grid__find input').fill('nowhere');
  await press(page, 'Enter');
  await expect(page.locator('.gk-grid__notice')).toHaveText('没有找到“nowhere”。');
  await press(page, 'Escape', 'ArrowDown');
  expect(await activeCell(page)).toEqual([54_322, 12]);
});

test('goTo lands on the cell and takes the keys', async () => {
  const page = await stage.open('rows=100000');
  await page.evaluate(() => window.gridLog.goTo(70_007, 'id'));
  await expect.poll(() => activeCell(page)).toEqual([70_007, 3]);
  await expect(drawnCell(page, 70_007, 3)).toBeInViewport();
  await expect(drawnCell(page, 70_007, 3)).toHaveClass(/gk-tone--reject/);
  await press(page, 'ArrowRight');
  expect(await activeCell(page)).toEqual([70_007, 4]);
  await expect(page.locator('.gk-grid__live')).toContainText('第 70012 行，联系电话');
});

test('a screen reader hears the cell and its problem; roles and counts are complete', async () => {
  const page = await stage.open('rows=1000');
  await clickCell(page, 7, 3);
  await expect(page.locator('.gk-grid__live')).toHaveText(
    /第 12 行，身份证号码：1901\*{10}0007；拒收：第 12 行身份证号少一位。/,
  );
  await press(page, 'End', 'ArrowLeft', 'ArrowLeft');
  await expect(page.locator('.gk-grid__live')).toContainText('年度：2026；拒收；不可修改');
  const grid = page.getByRole('grid', { name: '演示' });
  await expect(grid).toHaveAttribute('aria-rowcount', '1001');
  await expect(grid).toHaveAttribute('aria-colcount', '14');
  await expect(drawnCell(page, 7, 10)).toHaveAttribute('aria-selected', 'true');
  await expect(drawnCell(page, 7, 3)).toHaveAttribute('data-mark', '拒');
});

test('the last rows of a million can be reached, read and edited', async () => {
  const page = await stage.open('rows=1000000');
  await clickCell(page, 1, 12);
  await press(page, 'Control+End');
  expect(await activeCell(page)).toEqual([999_999, 12]);
  await expect(drawnCell(page, 999_999, 12)).toHaveText('r999999');
  await expect(drawnCell(page, 999_999, 12)).toBeInViewport({ ratio: 1 });
  await page.keyboard.type('end');
  await press(page, 'Enter');
  expect(await cellText(page, 999_999, 12)).toBe('end');
  // The wheel still moves by pixels, not by the compression of the scroll bar.
  await page.evaluate(() => window.gridLog.goTo(500_000, 'remark'));
  await expect(drawnCell(page, 500_000, 12)).toBeInViewport();
  const before = await drawnCell(page, 500_000, 12).boundingBox();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 96);
  await expect.poll(async () => (await drawnCell(page, 500_000, 12).boundingBox())?.y).toBe((before?.y ?? 0) - 96);
  await press(page, 'ArrowDown', 'ArrowDown');
  expect(await activeCell(page)).toEqual([500_002, 12]);
  await expect(drawnCell(page, 500_002, 12)).toHaveClass(/is-active/);
});

test('large type grows rows and columns together', async () => {
  const page = await stage.open('rows=1000&font=32');
  const cell = await drawnCell(page, 2, 3).boundingBox();
  expect(cell?.height).toBe(64);
  expect(cell?.width).toBe(340);
  await clickCell(page, 5, 3);
  expect(await activeCell(page)).toEqual([5, 3]);
});
