import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, launchApp, newFolder, removeFolder, test } from '../support/launch';
import { Desk } from './pages/desk';
import { Security } from './pages/security';

const settings = (profile: string, freeSpaceFloorMb: number): Promise<void> =>
  writeFile(path.join(profile, 'settings.json'), JSON.stringify({ freeSpaceFloorMb }));
/** More room than any machine of a test has. */
const HUGE_MB = 100_000;

test('below the space floor the desk says why it only reads; nothing is written, lists can still be saved', async () => {
  test.setTimeout(120_000);
  const profile = await newFolder();
  await settings(profile, 0);
  const first = await launchApp({ profile });
  await new Desk(first.page).startSample();
  await expect(first.page.locator('[data-count="read"]')).toBeVisible();
  await first.close();

  await settings(profile, HUGE_MB);
  const { page, app, close } = await launchApp({ profile });
  await expect(page.getByText(/现在只能看、打印和导出，不能改动/)).toBeVisible();
  const desk = new Desk(page);
  await page.locator('.waiting').getByRole('button', { name: '继续' }).first().click();
  await desk.goToStage(/检查/);
  const before = await page.evaluate(() => window.gongkaiHost?.['journal.head']());
  await page.locator('.gk-grid__row').nth(5).locator('.gk-grid__cell').nth(3).click();
  await page.keyboard.type('钱乙');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/程序暂停写入，仍然可以查看和导出/).first()).toBeVisible();
  expect(await page.evaluate(() => window.gongkaiHost?.['journal.head']())).toEqual(before);

  const folder = await newFolder('gongkai-saved-');
  await app.evaluate(({ dialog }, target) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath: `${target}/更正清单.csv` }) });
  }, folder);
  await page.getByRole('button', { name: '存为 CSV' }).click();
  await expect.poll(() => readdir(folder)).toEqual(['更正清单.csv']);
  await close();
  await removeFolder(profile);
  await removeFolder(folder);
});

test('the data moves to another place, and the next start works there', async () => {
  test.setTimeout(120_000);
  const profile = await newFolder();
  const target = await newFolder('gongkai-other-disk-');
  await mkdir(path.join(target, '新位置'));
  await settings(profile, 0);
  const first = await launchApp({ profile });
  await new Desk(first.page).startSample();
  await first.app.evaluate(
    ({ dialog }, chosen) => {
      Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) });
    },
    path.join(target, '新位置'),
  );
  const security = new Security(first.page);
  await security.open('安全');
  await security.press('换个位置');
  await expect(first.page.getByText(/新位置/).first()).toBeVisible({ timeout: 20_000 });
  await first.close();

  const second = await launchApp({ profile });
  await expect(second.page.getByText('2026年耕地地力保护补贴').first()).toBeVisible();
  const opened = await second.page.evaluate(() => window.gongkaiHost?.['store.open']());
  expect(opened?.ok && opened.value.place).toContain('新位置');
  await second.close();
  await removeFolder(profile);
  await removeFolder(target);
});
