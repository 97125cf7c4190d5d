import { expect, newFolder, removeFolder, test } from '../support/launch';
import { Security } from './pages/security';
import { csv, HEADER } from './pages/sheets';
import { openDesk } from './pages/shells';

// Only the desktop program keeps a folder; a browser saves backups as files (storeBackup.spec.ts).
const ROW = '1,东坝村,一组,赵光,190101195209232940,1.00,86.37,86.37';

test('a folder is chosen, a backup made, read back and shown; a folder that went away is said in yellow', async () => {
  test.setTimeout(120_000);
  const folder = await newFolder('gongkai-backup-');
  const open = await openDesk('electron');
  const { page } = open;
  await open.desk.drop([csv('东坝村.csv', [HEADER, ROW])]);
  await expect(open.desk.count('imported')).toHaveText('1', { timeout: 20_000 });
  const security = new Security(page);
  await security.open('备份');
  await expect(page.getByText('还没有选备份文件夹', { exact: false })).toBeVisible();
  await open.given(folder, () => security.press('选备份文件夹'));
  await expect(page.getByText('还没有做过备份')).toBeVisible();
  await security.press('立即备份');
  await expect(page.getByText('已备份，读回核对无误。')).toBeVisible({ timeout: 20_000 });
  const line = page.getByRole('main').locator('tbody tr').first();
  await expect(line).toContainText('手动');
  await expect(line).toContainText('已验证 今天');
  await expect(page.getByRole('banner').getByRole('button', { name: /^备份 今天 \d\d:\d\d$/ })).toBeVisible();

  await line.getByRole('button', { name: '从这份恢复' }).focus();
  await page.keyboard.press('Enter');
  expect(await security.contents()).toContainEqual(['发放批次', '1', '1', '不变']);
  await page.keyboard.press('Escape');

  await removeFolder(folder);
  await open.desk.goTo('工作台');
  await security.open('备份');
  await expect(page.getByText('现在找不到')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('button', { name: '备份盘不在' })).toBeVisible();
  await open.close();
});
