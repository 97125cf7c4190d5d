import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, newFolder, removeFolder, test } from '../support/launch';
import { History } from './pages/history';
import { PASSPHRASE } from './pages/lock';
import { Security } from './pages/security';
import { csv, HEADER } from './pages/sheets';
import { type OpenDesk, openDesk } from './pages/shells';

const ROW = '1,东坝村,一组,赵光,190101195209232940,1.00,86.37,86.37';
const sheet = (village: string) => csv(`${village}.csv`, [HEADER, ROW.replace('东坝村', village)]);

async function takeIn({ desk, page }: OpenDesk, village: string): Promise<void> {
  await desk.goTo('工作台');
  await desk.drop([sheet(village)]);
  await expect(page).toHaveURL(/#\/payouts\/.+/, { timeout: 20_000 });
  await expect(desk.count('imported')).toHaveText('1', { timeout: 20_000 });
}

const batches = ({ page }: OpenDesk) => page.getByRole('main').locator('tbody tr');

/** A backup file on the disk of the test, saved by hand. */
async function saveBackup(open: OpenDesk, folder: string): Promise<string> {
  const security = new Security(open.page);
  await security.open('备份');
  const saved = await open.saved(() => security.press('保存备份文件'));
  expect(saved.name).toMatch(/\.gkb$/);
  const file = path.join(folder, saved.name);
  await writeFile(file, saved.bytes);
  return file;
}

test('a backup file is looked into, restored as a whole, and the restore is undone', async ({ shell }) => {
  test.setTimeout(150_000);
  const folder = await newFolder('gongkai-backup-');
  const open = await openDesk(shell);
  const { page, desk } = open;
  await takeIn(open, '东坝村');
  const file = await saveBackup(open, folder);
  await takeIn(open, '西坝村');

  const security = new Security(page);
  await security.open('备份');
  await open.given(file, () => security.press('从文件恢复'));
  const contents = await security.contents();
  expect(contents).toContainEqual(['发放批次', '2', '1', '少 1']);
  await page.keyboard.press('Escape');
  await desk.goTo('补贴发放');
  await expect(batches(open)).toHaveCount(2);

  await security.open('备份');
  await open.given(file, () => security.press('从文件恢复'));
  await security.contents();
  await page.getByRole('button', { name: '恢复成这一份' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/已恢复到.+的样子。可在“历史”中撤销。/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: '看历史' }).click();
  await expect(new History(page).line(/从 .+ 的备份恢复/)).toBeVisible();
  await desk.goTo('补贴发放');
  await expect(batches(open)).toHaveCount(1);

  await page.keyboard.press('Control+z');
  await expect(new History(page).said('已撤销：从')).toBeVisible({ timeout: 20_000 });
  await expect(batches(open)).toHaveCount(2);
  await open.close();
  await removeFolder(folder);
});

test('on another computer the backup asks for its own passphrase; a file that is none is refused', async ({
  shell,
}) => {
  test.setTimeout(150_000);
  const folder = await newFolder('gongkai-backup-');
  const first = await openDesk(shell);
  await takeIn(first, '东坝村');
  const file = await saveBackup(first, folder);
  await first.close();

  const other = await openDesk(shell, { setsPassphrase: false });
  const { page, desk } = other;
  const security = new Security(page);
  await security.open('备份');
  const none = path.join(folder, 'none.gkb');
  await writeFile(none, 'no backup at all');
  await other.given(none, () => security.press('从文件恢复'));
  await expect(page.getByText('这个文件不是公开台的备份', { exact: false })).toBeVisible();

  await other.given(file, () => security.press('从文件恢复'));
  await expect(page.getByLabel('这份备份的口令')).toBeFocused();
  await page.keyboard.type('not the one');
  await page.keyboard.press('Enter');
  await expect(page.getByText('口令不对，什么都没有改动', { exact: false })).toBeVisible();
  await page.getByLabel('这份备份的口令').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  expect(await security.contents()).toContainEqual(['发放批次', '0', '1', '多 1']);
  await expect(page.getByText('这份备份是在另一台电脑上做的', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '恢复成这一份' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/已恢复到.+的样子/)).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await desk.goTo('补贴发放');
  await expect(batches(other)).toHaveCount(1);
  await other.close();
  await removeFolder(folder);
});

test('what was removed lies in the recycle bin and comes back by keyboard', async ({ shell }) => {
  const open = await openDesk(shell);
  const { page, desk } = open;
  await takeIn(open, '东坝村');
  await desk.goTo('补贴发放');
  await page.getByRole('button', { name: '更多' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('移到回收站').click();
  await page.getByRole('link', { name: '回收站' }).focus();
  await page.keyboard.press('Enter');
  const line = page.getByRole('row', { name: /发放批次/ });
  await expect(line).toContainText('今天');
  await line.getByRole('button', { name: '恢复' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('回收站是空的', { exact: false })).toBeVisible();
  await new History(page).open();
  await expect(new History(page).line('从回收站取回')).toBeVisible();
  await open.close();
});
