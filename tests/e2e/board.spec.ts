import { expect, test } from '../support/launch';
import { aPhoto } from '../support/photos';
import { Desk } from './pages/desk';
import { answerPassphrase } from './pages/lock';

test('[R-V08] [R-V06] [R-V04] an objection to a list is upheld, the list is corrected, hangs anew with its photograph, comes down and is cleared', async ({
  openApp,
}) => {
  test.setTimeout(90_000);
  const page = await openApp();
  await answerPassphrase(page);
  const desk = new Desk(page);
  const dialog = page.getByRole('dialog');
  await desk.startSample();
  await desk.goTo('公开栏');
  await page.getByRole('link', { name: '查询台' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '补贴查询台' })).toBeVisible();
  await page.getByRole('combobox', { name: '哪个村用' }).click();
  await page.locator('.ant-select-item-option', { hasText: '西坝村' }).click();
  await expect(page.getByText('可查 1 个发放表。')).toBeVisible();
  await page.goBack();

  // The sample has one objection that waits.
  await page.getByRole('tab', { name: '栏上张贴' }).click();
  await page.locator('.ant-table-row', { hasText: '异议待答复' }).getByRole('link').press('Enter');
  await expect(page.getByText('已收到')).toBeVisible();
  await page.getByRole('button', { name: '接着办' }).press('Enter');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  for (const [name, value] of [
    ['核实日期', today],
    ['核实的情况', '有一户已经不符合条件'],
    ['答复日期', today],
    ['怎样答复', '从名单中去掉，重新公示'],
  ] as const) {
    await dialog.getByRole('textbox', { name }).fill(value);
    await page.keyboard.press('Tab');
  }
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByText('已答复')).toBeVisible();

  await page.getByRole('button', { name: '意见成立，更正重贴' }).press('Enter');
  await dialog.getByRole('textbox', { name: '原因' }).fill('一户不符合条件');
  await dialog.getByRole('button', { name: '更正' }).press('Enter');
  const words = page.getByRole('textbox', { name: '第 1 段', exact: true });
  await expect(words).toBeEnabled();
  await words.press('End');
  await page.keyboard.type('更正后公布如下。');
  await expect(page.getByText('已保存').last()).toBeVisible();
  await page.getByText('办理', { exact: true }).click();
  await page.getByRole('button', { name: '送审' }).click();
  await dialog.getByRole('button', { name: '送审' }).click();
  await expect(page.getByRole('button', { name: '登记张贴' })).toBeDisabled();
  await page.getByRole('button', { name: '登记审查' }).click();
  await dialog.getByRole('combobox', { name: '发布审查人' }).fill('审查人甲');
  await dialog.getByRole('combobox', { name: '保密审查人' }).fill('审查人乙');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('button', { name: '登记张贴' }).click();
  await dialog.getByRole('button', { name: '登记张贴' }).click();
  await expect(dialog).toBeHidden();

  // The photograph of the first version says nothing about the second.
  await desk.goTo('公开栏');
  await page.getByRole('tab', { name: '栏上张贴' }).click();
  await page.getByRole('textbox', { name: '搜索标题' }).fill('最低生活保障对象公布');
  const row = page.locator('.ant-table-row', { hasText: '第2版' });
  await expect(row.getByText('没有照片')).toBeVisible();
  await row.getByRole('link').press('Enter');
  await expect(page.getByText(/第1版：.*张贴，.*原因：一户不符合条件/)).toBeVisible();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: '更正后.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(aPhoto({ width: 320, height: 240 })),
    });
  await expect(page.getByText(/更正后\.jpg/).first()).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: '登记撤下' }).press('Enter');
  await dialog.getByRole('textbox', { name: '原因' }).fill('公开栏翻修');
  await dialog.getByRole('button', { name: '登记撤下' }).press('Enter');
  await expect(page.getByText('带姓名的公开副本还没有登记怎样处理。')).toBeVisible();
  await page.getByRole('button', { name: '登记清理' }).press('Enter');
  await dialog.getByRole('button', { name: '已清理' }).press('Enter');
  await expect(page.getByText(/带姓名的副本：.*已/)).toBeVisible();
  await page.getByRole('button', { name: '装盒' }).press('Enter');
  await dialog.getByRole('button', { name: '装盒' }).press('Enter');
  await expect(page.getByText(/”第 \d+ 件/)).toBeVisible();
  await desk.expectNoSidewaysScroll();
});
