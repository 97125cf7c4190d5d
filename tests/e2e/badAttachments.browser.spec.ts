import type { Page } from '@playwright/test';
import { aDocx } from '../support/attachments';
import { expect, test } from '../support/launch';
import { anIdNumber } from '../support/people';
import { Desk } from './pages/desk';

/** The last quarter is never over on the day of the test, so its entry is open. */
async function openEntry(page: Page): Promise<void> {
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goTo('村务公开');
  await page.getByRole('textbox', { name: '搜索事项、村' }).fill('移风易俗');
  await page
    .locator('.ant-table-row', { hasText: '第4季度' })
    .getByRole('button', { name: /移风易俗/ })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: '正文' })).toBeEditable();
}

test('[R-S01] an attachment with an ID number stays outside and its place is named; one without goes in', async ({
  openApp,
}) => {
  const page = await openApp();
  await openEntry(page);
  const files = page.getByRole('region', { name: '附件', exact: true });
  const give = (name: string, bytes: Uint8Array): Promise<void> =>
    files.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });

  await give('名单.docx', aDocx({ body: `<w:p><w:r><w:t>赵光 ${anIdNumber(7)}</w:t></w:r></w:p>` }));
  await expect(files.getByText('“名单.docx”里有个人信息，没有放入。', { exact: false })).toBeVisible();
  await expect(files.getByText(/名单\.docx › .*发现身份证号码/)).toBeVisible();
  await expect(files.getByText(anIdNumber(7))).toHaveCount(0);
  await expect(files.getByRole('button', { name: '移除“名单.docx”' })).toHaveCount(0);

  await give('说明.exe', Uint8Array.from([77, 90, 0, 1]));
  await expect(files.getByText('“说明.exe”这种文件不能作附件。', { exact: false })).toBeVisible();

  await give('公示.docx', aDocx());
  await expect(files.getByRole('button', { name: '移除“公示.docx”' })).toBeVisible();
});
