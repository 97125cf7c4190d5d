import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';
import { Lock } from './pages/lock';
import { csv, HEADER } from './pages/sheets';

const ROW = '1,东坝村,一组,赵光,190101195209232940,1.00,86.37,86.37';

test('the menu answers Alt+1 to Alt+8, Ctrl+K finds commands, Esc closes the top layer only', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  for (const [key, name] of [
    ['2', '村务公开'],
    ['3', '补贴发放'],
    ['4', '公开栏'],
    ['5', '上报与接收'],
    ['6', '历史'],
    ['7', '设置'],
    ['8', '帮助'],
    ['1', '工作台'],
  ] as const) {
    await page.keyboard.press(`Alt+${key}`);
    await expect(desk.menu(name)).toHaveAttribute('aria-current', 'page');
    await desk.expectNoSidewaysScroll();
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索与命令' }).fill('各村');
  await page.keyboard.press('Enter');
  await expect(page.getByText('还没有填写各村')).toBeVisible();

  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(desk.menu('设置')).toHaveAttribute('aria-current', 'page');

  await page.keyboard.press('Control+s');
  await expect(page.getByText('已自动保存，不用手动保存。')).toBeVisible();
});

test('a township is set up without any code; its villages get local ones', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.goTo('设置');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('请填写乡镇名称。')).toBeVisible();
  await page.getByRole('combobox', { name: '所在县（市、区）' }).fill('洱源');
  await page.getByText('洱源县 532930', { exact: false }).click();
  await page.getByLabel('乡镇（街道）名称').fill('样本镇');
  await page.getByRole('textbox', { name: '所辖各村' }).fill('东坝村\n西坝村 532930101201');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('tab', { name: '各村' }).click();
  const local = page.getByRole('row', { name: /东坝村/ });
  await expect(local).toContainText(/5329309\d{2}9\d{2}\s*（本地代码）/);
  await expect(page.getByRole('row', { name: /西坝村/ })).toContainText('532930101201');
});

test('a column is corrected from its drop-down and the choice is remembered for sheets of this layout', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  const header = '序号,村名,组,户主姓名,身份证号码,核定数,标准（元/亩）,金额';
  const row = ROW.replace('1.00,', '2.00,');
  await desk.drop([csv('一.csv', [header, row])]);
  await expect(desk.count('warned')).toHaveText('0');
  await desk.goToStage(/列/);
  const select = page.getByRole('complementary').getByRole('combobox', { name: '“核定数”一列是' });
  await select.click();
  await select.fill('面积（数量）');
  await page.keyboard.press('Enter');
  // 2.00 × 86.37 is not 86.37.
  await expect(desk.count('warned')).toHaveText('1');
  await desk.goTo('工作台');
  await desk.drop([csv('二.csv', [header, row.replace('赵光', '钱明').replace('952', '962')])]);
  await expect(page).toHaveURL(/check$/);
  await expect(desk.count('read')).toHaveText('1');
  await expect(desk.stage(/列 8\/8/)).toBeVisible();
});

test('a sheet whose header says nothing is read after the officer points at its row and its columns', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([csv('东坝村.csv', ['某某表', '户,甲乙,丙,丁', '1,赵光,一组,86.37', '2,钱明,一组,100.00'])]);
  await page.getByRole('button', { name: '去指明' }).click();
  await page.getByRole('gridcell').filter({ hasText: '甲乙' }).first().click();
  await page.getByRole('button', { name: '以这一行为表头' }).click();
  await expect(page.getByRole('complementary').getByText('表头：第 2 行')).toBeVisible();
  for (const [header, field] of [
    ['甲乙', '姓名'],
    ['丁', '金额'],
  ] as const) {
    const select = page.getByRole('complementary').getByRole('combobox', { name: `“${header}”一列是` });
    await select.click();
    await select.fill(field);
    await page.keyboard.press('Enter');
    await expect(desk.stage(field === '姓名' ? /列 1\/4/ : /列 2\/4/)).toBeVisible();
  }
  await expect(desk.sum()).toHaveText('合计 186.37 元');
});

test('a batch goes to the recycle bin and comes back', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([csv('东坝村.csv', [HEADER, ROW])]);
  await expect(desk.count('imported')).toHaveText('1');
  await desk.goTo('补贴发放');
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByText('移到回收站').click();
  await expect(page.getByText('还没有发放批次', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: '回收站' }).click();
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(page.getByText('回收站是空的', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: '回到补贴发放' }).click();
  await expect(page.getByRole('button', { name: '更多' })).toBeVisible();
});

test('a small list is typed into a new sheet', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  await page.getByRole('button', { name: '新建空表' }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible({ timeout: 15_000 });
  for (const cell of ['1', '东坝村', '一组', '赵光', '190101195209232940', '1.00', '86.37', '86.37']) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
    // The first number of a person asks for a passphrase; afterwards the keys go to the grid again.
    if (cell.length === 18) await expect(page.getByRole('button', { name: '锁定', exact: true })).toBeVisible();
  }
  await expect(desk.count('imported')).toHaveText('1');
  await expect(desk.sum()).toHaveText('合计 86.37 元');
  await desk.expectNoSidewaysScroll();
});

test('nothing is lost by a reload: edits, decisions and the place', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([csv('东坝村.csv', [HEADER, ROW, ROW])]);
  await expect(desk.count('rejected')).toHaveText('1');
  await page.getByRole('button', { name: '收入这 1 行重复的' }).click();
  await expect(desk.count('imported')).toHaveText('2');
  await new Lock(page).reload();
  await expect(desk.count('imported')).toHaveText('2');
});
