import type { Page } from '@playwright/test';
import { expect, test } from '../support/launch';
import { aBrokenPhoto, aHeic, aPhoto } from '../support/photos';
import { Desk, type Dropped } from './pages/desk';
import { answerPassphrase } from './pages/lock';

/** As cameras write it, so many days ago. */
const shotAt = (daysAgo: number): string =>
  `${new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ':')} 09:30:00`;
const SIZE = { width: 640, height: 480 };

async function dropOn(page: Page, files: readonly Dropped[]): Promise<void> {
  const plain = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return transfer;
  }, plain);
  const target = page.getByRole('region', { name: '放入公开栏照片' });
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}

test('[R-V04] photographs are dropped by the dozen, put to their villages and kept upright without a place', async ({
  openApp,
}) => {
  const page = await openApp();
  await answerPassphrase(page);
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goTo('公开栏');
  await page.getByRole('tab', { name: '栏上张贴' }).click();
  await page.getByRole('button', { name: '放入照片' }).click();
  await dropOn(page, [
    {
      name: '东坝村公开栏.jpg',
      bytes: aPhoto({ ...SIZE, shotAt: shotAt(1), isPlaced: true, orientation: 6, seed: 1 }),
    },
    { name: '东坝村旧照.jpg', bytes: aPhoto({ ...SIZE, shotAt: shotAt(700), seed: 2 }) },
    { name: '微信图片.jpg', bytes: aPhoto({ ...SIZE, seed: 3 }) },
    { name: 'IMG_0012.HEIC', bytes: aHeic() },
    { name: '一半.jpg', bytes: aBrokenPhoto() },
  ]);
  await expect(page.getByText('3 张照片，', { exact: false })).toBeVisible();
  await expect(page.getByText('“IMG_0012.HEIC”是苹果手机的 HEIC 照片', { exact: false })).toBeVisible();
  await expect(page.getByText('图片“一半.jpg”打不开', { exact: false })).toBeVisible();
  await desk.expectNoSidewaysScroll();

  await page.getByRole('button', { name: '“东坝村公开栏.jpg”拍的是整块栏' }).press('Enter');
  await page.getByRole('button', { name: '“东坝村旧照.jpg”同上一张' }).press('Enter');
  await expect(page.getByText('以前，请核对', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '去掉“东坝村旧照.jpg”' }).press('Enter');
  await page.getByRole('checkbox', { name: /都看过了/ }).check();
  await page.getByRole('button', { name: '放入 1 张' }).press('Enter');
  await expect(page.locator('.ant-message').getByText('已放入 1 张照片', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText('1 张照片，0 张已有去处')).toBeVisible();

  await page.getByRole('link', { name: '回到清单' }).press('Enter');
  await page.getByRole('combobox', { name: '村', exact: true }).press('Enter');
  await page.locator('.ant-select-item-option', { hasText: '东坝村' }).click();
  await page.locator('.ant-table-row', { hasText: '东坝村' }).getByRole('link').first().press('Enter');
  await expect(page.getByText(/东坝村公开栏\.jpg：.*在张贴期间。/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '把“东坝村公开栏.jpg”另存为…' }).press('Enter');
  const bytes = await (await download).createReadStream().then(async (stream) => Buffer.concat(await stream.toArray()));
  expect(bytes.includes('Exif')).toBe(false);
  expect(bytes.includes('TESTPHONE')).toBe(false);
  const upright = await page.evaluate(async (base64) => {
    const file = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/jpeg' });
    const picture = await createImageBitmap(file, { imageOrientation: 'none' });
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context?.drawImage(picture, 0, 0);
    const at = (x: number): number => context?.getImageData(x, 300, 1, 1).data[0] ?? -1;
    // The dark half was up; a quarter turn to the right puts it to the right.
    return { width: picture.width, height: picture.height, isTurned: at(20) > at(460) };
  }, bytes.toString('base64'));
  expect(upright).toEqual({ width: 480, height: 640, isTurned: true });

  // What lies on the table stays there while other screens are looked at.
  await desk.goTo('工作台');
  await page.evaluate(() => {
    location.hash = '#/board/hanging/photos';
  });
  await expect(page.getByText('1 张照片，0 张已有去处')).toBeVisible();

  // Whoever walks on while they are stored has lost none.
  await dropOn(page, [{ name: '东坝村公开栏二.jpg', bytes: aPhoto({ ...SIZE, shotAt: shotAt(1), seed: 4 }) }]);
  await page.getByRole('button', { name: '“东坝村公开栏二.jpg”拍的是整块栏' }).press('Enter');
  await page.getByRole('checkbox', { name: /都看过了/ }).check();
  await page.getByRole('button', { name: '放入 1 张' }).press('Enter');
  await page.getByRole('link', { name: '回到清单' }).press('Enter');
  await page.locator('.ant-table-row', { hasText: '东坝村' }).getByRole('link').first().press('Enter');
  await expect(page.getByText(/东坝村公开栏二\.jpg：/)).toBeVisible({ timeout: 60_000 });
});
