import type { Page } from '@playwright/test';
import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);

/** A Beijing day that lies in the year of the register whatever the clock says. */
const thisYear = (): number => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

async function openGovernment(page: Page): Promise<Desk> {
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goTo('政务公开');
  return desk;
}

const side = (page: Page) => page.getByRole('complementary');

/** The next step by keyboard: the button, then Enter in the dialog. */
async function act(page: Page, name: string): Promise<void> {
  await side(page).getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('[R-A06][R-P02] a document goes by keyboard from its draft to the ledger, and its acts can be taken back', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = await openGovernment(page);

  await page.getByRole('button', { name: '登记公文' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('标题', { exact: true })).toBeFocused();
  await page.keyboard.type('关于做好防汛工作的通知');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '关于做好防汛工作的通知' })).toBeVisible();

  // R-A06: nothing is sent for signature before it has a class.
  await expect(side(page).getByText('先定公开属性，再送签', { exact: false })).toBeVisible();
  await expect(side(page).getByRole('button', { name: '送签' })).toBeDisabled();
  await page.getByRole('combobox', { name: '公开属性' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('（此件公开发布）')).toBeVisible();

  await act(page, '送签');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await act(page, '印发');
  await expect(page.getByRole('dialog').getByLabel('文号')).toBeFocused();
  await page.keyboard.type(`样政发〔${thisYear()}〕7号`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  // R-S01: nothing goes to the net before the reviews.
  await expect(side(page).getByRole('button', { name: '登记上网' })).toBeDisabled();
  await desk.recordReview();
  await act(page, '登记上网');
  await expect(page.getByRole('dialog').getByLabel('网址')).toBeFocused();
  await page.keyboard.type('https://www.example.cn/tz/7.html');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(side(page).getByText('已上网')).toBeVisible();

  // R-P09: closing without copies asks why.
  await act(page, '办结');
  await expect(page.getByRole('dialog').getByRole('button', { name: '办结' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.getByRole('link', { name: '回到公文台账' }).click();
  const line = page.getByRole('row').filter({ hasText: '关于做好防汛工作的通知' });
  await expect(line).toContainText(`样政发〔${thisYear()}〕7号`);
  await expect(line).toContainText('www.example.cn');
  await expect(line).toContainText('按时');
  await desk.expectNoSidewaysScroll();

  await page.getByLabel('文号或标题').fill('没有这份');
  await expect(page.getByText('没有符合条件的公文', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '看全部' }).click();
  await expect(line).toBeVisible();
  await page.getByRole('link', { name: '关于做好防汛工作的通知' }).click();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(side(page).getByText('已印发')).toBeVisible();
});

test('[R-A04] a withheld document asks for reason, article and check, and comes up in the yearly review', async ({
  openApp,
}) => {
  const page = await openApp();
  await openGovernment(page);
  await page.getByRole('button', { name: '登记公文' }).first().click();
  await page.getByLabel('标题', { exact: true }).fill('关于调整内部值班安排的通知');
  await page.getByRole('dialog').getByRole('combobox', { name: '公开属性' }).click();
  await page.getByTitle('此件不公开').last().click();
  await page.getByRole('dialog').getByRole('button', { name: '登记' }).click();
  await expect(side(page).getByText('写明依据哪一条', { exact: false })).toBeVisible();
  await page.getByRole('combobox', { name: '依据条款' }).fill('政府信息公开条例第十六条');
  await page.getByRole('combobox', { name: '不公开的理由' }).fill('内部事务信息');
  await page.getByLabel('政务公开工作机构核对人').fill('赵光');
  await page.getByLabel('核对日', { exact: true }).fill(`${thisYear()}年1月5日`);
  await page.getByLabel('备注').focus();
  await expect(side(page).getByRole('button', { name: '送签' })).toBeEnabled();
  await act(page, '送签');
  await page.keyboard.press('Enter');
  await expect(side(page).getByText('送签', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: '回到公文台账' }).click();
  await page.getByRole('tab', { name: '年度审查' }).click();
  // The sample has some beside it; how many of this year depends on the day.
  await expect(page.getByText(/已审查 0 件，共 \d+ 件/).first()).toBeVisible();
  await page
    .getByRole('row')
    .filter({ hasText: '关于调整内部值班安排的通知' })
    .getByRole('button', { name: '写审查结果' })
    .click();
  await page.getByRole('dialog').getByLabel('理由').fill('仍属内部事务信息');
  await page.getByRole('dialog').getByRole('button', { name: '记下' }).click();
  await expect(page.getByText(/已审查 1 件，共 \d+ 件/).first()).toBeVisible();
});

test('[R-P02] a register from a sheet: wrong files, numbers that are there twice, days of another year', async ({
  openApp,
}) => {
  const page = await openApp();
  await openGovernment(page);
  const give = async (name: string, bytes: Uint8Array): Promise<void> =>
    page.getByTestId('register-file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
  await give('台账.xlsx', PNG);
  await expect(page.getByRole('alert')).toContainText('是一张图片');

  const year = thisYear() - 1;
  const sheet = [
    `样本镇${year}年公文公开台账`,
    '序号,文号,标题,公开属性,印发日期,公开日期,网址',
    `1,样政发〔${year}〕1号,关于春耕的通知,主动公开,${year}年3月5日,${year}.3.10,https://www.example.cn/1`,
    `2,样政发〔${year}〕2号,关于值班的通知,不予公开,${year}/3/6,,`,
    `3,样政发[${year}]1号,重复的通知,主动公开,${year}-03-07,,`,
    `4,样政发〔${year - 1}〕9号,前一年的通知,主动公开,${year - 1}-12-30,,`,
  ].join('\r\n');
  await give('去年台账.csv', new TextEncoder().encode(sheet));
  await expect(page.getByRole('heading', { level: 1, name: '导入公文台账' })).toBeVisible();
  await page.getByLabel('哪一年的台账').fill(String(year));
  await page.getByLabel('哪一年的台账').press('Enter');
  await expect(page.getByText('共 4 件，可以收入 2 件，暂不收入 2 件')).toBeVisible();
  await expect(page.getByText('文号重复，没有收入')).toBeVisible();
  await expect(page.getByText('不是这一年的，没有收入')).toBeVisible();
  await page.getByRole('button', { name: '收入 2 件' }).click();
  await expect(page.getByRole('link', { name: '关于春耕的通知' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '关于值班的通知' })).toContainText('此件不公开');

  // One act, one undo.
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('link', { name: '关于春耕的通知' })).toBeHidden();
});
