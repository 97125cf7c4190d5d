import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';

test('two windows that write the same place of one entry get the choice, and nothing is lost unasked', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goTo('村务公开');
  await page.getByRole('textbox', { name: '搜索事项、村' }).fill('移风易俗');
  await page
    .locator('.ant-table-row', { hasText: '第4季度' })
    .getByRole('button', { name: /移风易俗/ })
    .first()
    .click();
  const words = page.getByRole('textbox', { name: '正文' });
  await expect(words).toBeEditable();
  const other = await page.context().newPage();
  await other.goto(page.url());
  const theirs = other.getByRole('textbox', { name: '正文' });
  await expect(theirs).toBeEditable();

  await words.fill('这边写的。');
  await theirs.fill('那边写的。');
  await theirs.press('Tab');
  await expect(other.getByText('已保存', { exact: true })).toBeVisible();
  await words.press('Tab');
  await expect(page.getByText('在另一个窗口里也改了同一处', { exact: false })).toBeVisible();
  await expect(theirs).toHaveValue('那边写的。');
  await page.getByRole('button', { name: '用我的' }).click();
  await expect(theirs).toHaveValue('这边写的。');
});
