import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';

test('[R-V02] [R-S01] [R-V06] [R-V20] a village’s quarter goes from empty to posted, to the box and to its correction', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goTo('村务公开');
  await page.getByRole('textbox', { name: '搜索事项、村' }).fill('移风易俗');
  await desk.expectNoSidewaysScroll();
  await page
    .getByRole('button', { name: /移风易俗/ })
    .first()
    .press('Enter');

  const words = page.getByRole('textbox', { name: '正文' });
  await words.fill('本季度办了两场文化活动。');
  await page.keyboard.press('Tab');
  // The next field, and the same once more, while the store is still busy with the one before.
  await page.keyboard.type('样政发〔2026〕3号', { delay: 60 });
  await page.keyboard.press('Tab');
  await page.keyboard.type('每场500元', { delay: 60 });
  await page.getByRole('spinbutton', { name: '异议期（天）' }).press('Control+A');
  await page.keyboard.type('12');
  await words.press('End');
  await words.pressSequentially('还评了文明户。', { delay: 60 });
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: '回到事项' }).press('Enter');
  await expect(page.getByRole('textbox', { name: '搜索事项、村' })).toBeVisible();
  await page.goBack();
  await expect(words).toHaveValue('本季度办了两场文化活动。还评了文明户。');
  await expect(page.getByRole('textbox', { name: '文号' })).toHaveValue('样政发〔2026〕3号');
  await expect(page.getByRole('textbox', { name: '标准' })).toHaveValue('每场500元');
  await expect(page.getByRole('spinbutton', { name: '异议期（天）' })).toHaveValue('12');
  await desk.expectNoSidewaysScroll();

  const submit = page.getByRole('button', { name: '送审' });
  await expect(submit).toBeEnabled();
  await submit.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('签好后登记');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '登记张贴' })).toBeDisabled();
  await expect(page.getByText('还没有发布审查，请打印审批单，签字后登记。')).toBeVisible();

  await page.getByRole('button', { name: '登记审查' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '发布审查人' }).fill('审查人甲');
  await dialog.getByRole('combobox', { name: '保密审查人' }).fill('审查人乙');
  await dialog.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();

  await expect(page.getByRole('button', { name: '登记张贴' })).toBeEnabled();
  await page.getByRole('button', { name: '登记张贴' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: '张贴地点' })).toHaveValue('村务公开栏');
  await dialog.getByRole('button', { name: '登记张贴' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('公开中')).toBeVisible();
  await expect(page.getByText(/起可以撤下/)).toBeVisible();

  await page.getByRole('link', { name: '回到事项' }).press('Enter');
  await page.getByRole('tab', { name: '审查' }).click();
  await expect(page.getByText('审查人甲', { exact: false })).toBeVisible();

  await desk.goTo('公开栏');
  await page.getByRole('tab', { name: '栏上张贴' }).click();
  await page.getByRole('textbox', { name: '搜索标题' }).fill('移风易俗');
  // What went up last stands first.
  await page.locator('.ant-table-row').first().getByRole('link').press('Enter');
  await page.getByRole('button', { name: '登记异议' }).press('Enter');
  await dialog.getByRole('textbox', { name: '提出了什么' }).fill('活动次数写多了');
  await dialog.getByRole('textbox', { name: '答复日期' }).fill('2020-1-1');
  await page.keyboard.press('Tab');
  await expect(dialog.getByText('答复以前要先核实', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: '答复日期' }).fill('');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByText('已收到')).toBeVisible();
  await expect(page.getByText(/答复村民意见（山东）/)).toBeVisible();

  await page.getByRole('button', { name: '登记撤下' }).press('Enter');
  await expect(dialog.getByRole('button', { name: '登记撤下' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: '原因' }).fill('栏被风刮倒');
  await dialog.getByRole('button', { name: '登记撤下' }).press('Enter');
  await expect(page.getByText('提前撤下', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '装盒' }).press('Enter');
  await dialog.getByRole('button', { name: '装盒' }).press('Enter');
  await expect(page.getByText(/”第 \d+ 件/)).toBeVisible();
  await page.getByRole('button', { name: '更正重贴' }).press('Enter');
  await dialog.getByRole('textbox', { name: '原因' }).fill('活动次数写多了');
  await dialog.getByRole('button', { name: '更正' }).press('Enter');
  await expect(page.getByRole('button', { name: '送审' })).toBeEnabled();
  await page.goBack();
  await expect(page.getByText('更正中')).toBeVisible();
  await expect(page.getByText(/第1版：.*张贴，.*收回，原因：活动次数写多了/)).toBeVisible();
});
