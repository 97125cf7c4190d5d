import type { Page } from '@playwright/test';
import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';
import { Lock, PASSPHRASE } from './pages/lock';

test.use({ setsPassphrase: false });

/** The sample, confirmed, reviewed and on the board. */
async function postSample(page: Page): Promise<void> {
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goToStage('确认');
  await page.getByLabel('文号').fill('样政发〔2026〕3号');
  await page.getByRole('button', { name: '确认这一批' }).click();
  await expect(page.getByText('未发现隐私信息 ✓')).toBeVisible({ timeout: 20_000 });
  await desk.recordReview();
  await page.getByRole('button', { name: '登记张贴' }).click();
  const dialog = page.getByRole('dialog', { name: '登记张贴' });
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(page.getByText(/已于 .* 张贴/)).toBeVisible();
}

/** As a villager does it: name, Enter, four characters, Enter. */
async function ask(page: Page, name: string, digits: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: '姓名' })).toBeFocused();
  await page.keyboard.insertText(name);
  await page.keyboard.press('Enter');
  await page.keyboard.type(digits);
  await page.keyboard.press('Enter');
}

const MISS = '未查到，请持身份证找村干部核对';

test('[R-V05] the look-up desk starts behind the passphrase, answers and refuses, and only the passphrase ends it', async ({
  openApp,
  shell,
}) => {
  const page = await openApp();
  await postSample(page);
  await page.evaluate(() => {
    location.hash = '#/lookup';
  });
  await page.getByRole('combobox', { name: '哪个村用' }).click();
  await page.locator('.ant-select-item-option', { hasText: '东坝村' }).click();
  await expect(page.getByText('可查 1 个发放表。')).toBeVisible();
  await expect(page.getByRole('button', { name: '开始查询' })).toBeDisabled();
  await page.getByRole('button', { name: '设置口令' }).click();
  await new Lock(page).setUp();
  await page.getByRole('button', { name: '开始查询' }).click();
  await expect(page.getByText('东坝村补贴查询')).toBeVisible();

  // No menu, no command, no way to another page.
  await expect(page.getByRole('navigation')).toHaveCount(0);
  for (const keys of ['Control+k', 'Alt+1', 'Control+o', 'F11', 'F5', 'Control+w', 'Control+Shift+i', 'Alt+F4'])
    await page.keyboard.press(keys);
  await page.evaluate(() => {
    location.hash = '#/payouts';
  });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('东坝村补贴查询')).toBeVisible();
  if (shell === 'electron')
    expect((await page.evaluate(() => window.gongkaiHost?.['window.setKiosk']({ on: false })))?.ok).toBe(false);

  await ask(page, '程水杰', '2940');
  await expect(page.getByRole('heading', { name: /查到 \d 笔/ })).toBeVisible();
  await expect(page.getByRole('cell', { name: '样政发〔2026〕3号' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '查下一位' }).click();

  const misses: string[] = [];
  for (const [name, digits] of [
    ['程水杰', '0000'],
    ['无此人', '2940'],
  ] as const) {
    await ask(page, name, digits);
    await expect(page.getByRole('heading', { name: MISS })).toBeVisible();
    misses.push(await page.getByRole('main').innerHTML());
    await page.getByRole('button', { name: '查下一位' }).click();
  }
  expect(misses[0]).toBe(misses[1]);

  await page.getByRole('button', { name: '工作人员' }).click();
  const dialog = page.getByRole('dialog', { name: '工作人员' });
  await dialog.getByLabel('口令', { exact: true }).fill('not this one');
  await dialog.getByRole('button', { name: '结束查询' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: '结束查询' }).click();
  await expect(page.getByRole('navigation', { name: '菜单' })).toBeVisible();

  // The register counts, and knows nobody.
  await page.evaluate(() => {
    location.hash = '#/lookup';
  });
  await expect(page.getByRole('row', { name: /东坝村 3 1 2 0/ })).toBeVisible();
});
