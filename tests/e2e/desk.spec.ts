import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';

const VILLAGES = ['东坝村', '西坝村', '南坝村', '北坝村', '上坝村', '下坝村', '新坝村', '老坝村'];

test('[R-V11] the desk of a township over eight villages leads by keyboard to the work', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.goTo('设置');
  await page.getByRole('combobox', { name: '所在县（市、区）' }).fill('洱源');
  await page.getByText('洱源县 532930', { exact: false }).click();
  await page.getByLabel('乡镇（街道）名称').fill('样本镇');
  await page.getByRole('textbox', { name: '所辖各村' }).fill(VILLAGES.join('\n'));
  await page.getByRole('button', { name: '保存', exact: true }).click();

  await desk.goTo('村务公开');
  await page.getByRole('tab', { name: '覆盖矩阵' }).click();
  const matrix = page.getByRole('grid', { name: '覆盖矩阵' });
  await expect(matrix.getByRole('rowheader')).toHaveText(VILLAGES);
  await desk.expectNoSidewaysScroll();
  await matrix.locator('[data-cell]').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('status').filter({ hasText: '西坝村' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/village\/entry\//);

  await desk.goTo('工作台');
  await expect(page.getByRole('heading', { name: /逾期/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /本周与30天内/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /被退回/ })).toBeVisible();
  await expect(page.getByTestId('desk-files')).toBeAttached();
  await desk.expectNoSidewaysScroll();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索与命令' }).fill('西坝村');
  await expect(page.getByRole('option').filter({ hasText: '西坝村' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/village\/entry\//);

  await desk.goTo('政务公开');
  await page.getByRole('tab', { name: '乡镇八项' }).click();
  await expect(page.getByRole('rowheader', { name: '社会救助' })).toBeVisible();
  await page.getByRole('button', { name: '写原因' }).first().click();
  await page.getByRole('textbox').fill('近三年没有这类事项');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已说明 1')).toBeVisible();
});
