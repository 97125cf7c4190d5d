import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { killShell } from '../faults/shell.mjs';
import { expect, launchApp, newFolder, removeFolder, test } from '../support/launch';
import { searchMarkers } from '../support/markers';
import { anIdNumber } from '../support/people';
import { luhnCard } from '../support/privateNumbers';
import { Desk } from './pages/desk';
import { answerPassphrase } from './pages/lock';

/**
 * No clear sheet on any disk: 1,000 markers (names, ID numbers, cards, remarks) imported and typed, a backup made, the program
 * killed; then every byte below profile, data, backup and temporary folder is searched for them.
 */
const ROWS = 248;
const digits = (n: number): string => String(n).padStart(4, '0');
const nameOf = (n: number): string =>
  `${'龚宓郗佴'.charAt(n % 4)}${'琮璟珩瑀瑄璠'.charAt(n % 6)}${'峤岑嵘岚崧'.charAt(n % 5)}${'甲乙丙丁戊己庚'.charAt(n % 7)}${'子丑寅卯辰巳午未申'.charAt(n % 9)}`;
const remarkOf = (n: number): string => `密语标记${digits(n)}`;
const TYPED = ['手输姓名标记甲', '手输备注标记乙', anIdNumber(777), luhnCard(`62299${digits(777)}0000077`, 19)];

const people = Array.from({ length: ROWS }, (_, n) => ({
  name: nameOf(n),
  id: anIdNumber(n + 1),
  card: luhnCard(`62288${digits(n)}00000${digits(n)}`, 19),
  remark: remarkOf(n),
}));

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const SHEET = [
  HEADER,
  ...people.map(
    ({ name, id, card, remark }, n) => `${n + 1},东坝村,一组,${name},${id},2.00,86.37,172.74,${card},${remark}`,
  ),
].join('\r\n');

test('nothing private lies readable on the disk, and nothing opens without the passphrase', async () => {
  test.setTimeout(180_000);
  const root = await newFolder('gongkai-markers-');
  const at = (name: string): string => path.join(root, name);
  for (const name of ['profile', 'backup', 'temp']) await mkdir(at(name));
  await writeFile(path.join(at('profile'), 'settings.json'), JSON.stringify({ freeSpaceFloorMb: 0 }));
  const launched = await launchApp({ profile: at('profile'), env: { TMPDIR: at('temp') } });
  const { page, app } = launched;
  await answerPassphrase(page);
  await app.evaluate(({ dialog }, folder) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [folder] }) });
  }, at('backup'));
  const desk = new Desk(page);
  await desk.drop([{ name: '发放表.csv', bytes: new TextEncoder().encode(SHEET) }]);
  await expect(desk.count('imported')).toHaveText(String(ROWS), { timeout: 30_000 });

  // Typed and pasted through the grid.
  await page.locator('.gk-grid__row').nth(4).locator('.gk-grid__cell').nth(3).click();
  for (const text of TYPED.slice(0, 2)) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.locator('.gk-grid__row').nth(8).locator('.gk-grid__cell').nth(4).click();
  for (const text of TYPED.slice(2)) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('手输姓名标记甲').first()).toBeVisible();
  await expect(page.getByText('正在保存')).toBeHidden();

  const made = await page.evaluate(() => window.gongkaiHost?.['backup.chooseFolder']());
  expect(made?.ok).toBe(true);
  await page.evaluate(() => {
    location.hash = '#/settings/backup';
  });
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText('已验证').first()).toBeVisible({ timeout: 30_000 });
  await killShell(app);

  const markers = [...people.flatMap(({ name, id, card, remark }) => [name, id, card, remark]), ...TYPED];
  expect(new Set(markers).size).toBeGreaterThanOrEqual(960);
  const { hits, files, bytes } = searchMarkers([root], markers);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(20);
  expect(bytes).toBeGreaterThan(200_000);

  // The search itself finds what is there.
  await writeFile(at('temp/planted.txt'), Buffer.from(`xx${people[5]?.remark}`, 'utf16le'));
  expect(searchMarkers([root], markers).hits).toHaveLength(1);

  const again = await launchApp({ profile: at('profile') });
  await expect(again.page.getByLabel('口令', { exact: true })).toBeVisible();
  const keys = await again.page.evaluate(() => window.gongkaiHost?.['vault.keys']());
  expect(keys).toMatchObject({ ok: false, fault: 'host.locked' });
  await again.close();
  await removeFolder(root);
});
