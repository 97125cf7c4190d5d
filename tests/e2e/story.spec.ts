import { formatYuanGrouped } from '../../shared/kernel';
import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';
import { csv, HEADER, makeSheet, rowsBy, sampleSheet } from './pages/sheets';

test('one messy sheet dropped on the window is read, counted and explained', async ({ openApp }) => {
  const { file, expected } = await makeSheet(200, 7);
  const rows = rowsBy(expected.issues);
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([file]);
  await expect(desk.count('read')).toHaveText(String(expected.dataRows));
  await expect(desk.count('imported')).toHaveText(String(expected.accepted.total.count));
  await expect(desk.count('rejected')).toHaveText(String(rows.reject));
  await expect(desk.count('warned')).toHaveText(String(rows.warn));
  await expect(desk.count('repaired')).toHaveText(String(rows.repair));
  await expect(desk.count('people')).toHaveText(String(expected.accepted.total.distinctIds));
  await expect(desk.sum()).toHaveText(`合计 ${formatYuanGrouped(expected.accepted.total.fen)} 元`);
  await desk.expectNoSidewaysScroll();
});

test('a click on a problem lands on the cell; the row is corrected in place, checked at once and undone', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.choose([
    csv('东坝村.csv', [
      HEADER,
      '1,东坝村,一组,赵光,190101195209232940,1.00,86.37,86.37',
      '2,东坝村,一组,钱明,190101197501062765,2.00,86.37,见备注',
    ]),
  ]);
  await expect(desk.count('imported')).toHaveText('1');
  await expect(desk.count('rejected')).toHaveText('1');

  await page.getByRole('tree', { name: '需要您决定' }).getByText('金额不是数字').click();
  const grid = page.getByRole('grid');
  await expect(grid.locator('.is-active').getByText('见备注')).toBeVisible();
  await page.keyboard.type('172.74');
  await page.keyboard.press('Enter');
  await expect(desk.count('imported')).toHaveText('2');
  await expect(desk.count('rejected')).toHaveText('0');
  await expect(desk.sum()).toHaveText('合计 259.11 元');

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(desk.count('rejected')).toHaveText('1');
  await page.getByRole('button', { name: '重做', exact: true }).click();
  await expect(desk.count('rejected')).toHaveText('0');
});

test('[payout-sheets.md § 4.3] a sheet with every ID number ruined reaches its postings through one click', async ({
  openApp,
}) => {
  const rows = Array.from(
    { length: 8 },
    (_, i) => `${i + 1},东坝村,一组,户主甲${'乙丙丁戊己庚辛壬'[i]},1.90101E+17,1.00,86.37,86.37`,
  );
  const page = await openApp();
  const desk = new Desk(page);
  await desk.choose([csv('东坝村.csv', [HEADER, ...rows])]);
  await expect(desk.count('rejected')).toHaveText('8');
  await page.getByRole('button', { name: '按“无证件号”收入这 8 行' }).click();
  await expect(desk.count('imported')).toHaveText('8');
  await expect(desk.count('people')).toContainText('不完整');
});

test('files of several villages become one batch; a missing village is named and each sum stands beside the allocated one', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.startSample();
  await expect(page.getByRole('table').first().getByRole('row')).toHaveCount(5);
  const allocated = page.getByLabel('东河湾村的下达金额');
  await allocated.fill('26,195.16');
  await allocated.press('Enter');
  await expect(page.getByText('一致 ✓', { exact: true })).toBeVisible();

  await desk.goTo('工作台');
  await desk.drop([await sampleSheet('dongba.csv', '东坝村.csv')]);
  // The very same bytes were taken in before: the program stops and asks.
  await expect(page.getByText('这个文件以前导入过')).toBeVisible();
  await page.getByRole('button', { name: '不导入' }).click();
  await expect(page.getByText('这个文件以前导入过')).toBeHidden();
});

test('the sample goes from file to posting: rate, document, confirm, pages, posted, taken down by the rule', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goToStage('确认');
  await page.getByLabel('补贴标准', { exact: true }).fill('86.37');
  await page.getByLabel('文号').fill('样政发〔2026〕3号');
  await page.getByRole('button', { name: '确认这一批' }).click();
  await expect(desk.stage('公示与打印')).toHaveAttribute('aria-current', 'step');
  await expect(page.getByText('未发现隐私信息 ✓')).toBeVisible({ timeout: 20_000 });

  const pages = page.frameLocator('iframe[title="东坝村公示页面"]');
  await expect(pages.getByText('东坝村2026年耕地地力保护补贴发放公示').first()).toBeVisible();
  const words = await pages.locator('body').innerText();
  expect(words).toContain('第一村民小组');
  expect(words).not.toMatch(/\d{15}/);

  await desk.recordReview();
  await page.getByRole('button', { name: '登记张贴' }).click();
  const dialog = page.getByRole('dialog', { name: '登记张贴' });
  await expect(dialog.getByLabel('公示审核人')).toHaveValue('审查人甲');
  await dialog.getByLabel('哪一天贴出的').fill('2026-9-10');
  await dialog.getByLabel('哪一天贴出的').blur();
  await expect(dialog.getByText('最早可于 2026年9月26日 撤下')).toBeVisible();
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(page.getByText('已于 2026年9月10日 张贴，最早 2026年9月26日 可以撤下。')).toBeVisible();

  await page.getByRole('button', { name: '登记撤下' }).click();
  const down = page.getByRole('dialog', { name: '登记撤下' });
  await down.getByLabel('哪一天撤下的').fill('2026-9-20');
  await down.getByLabel('哪一天撤下的').blur();
  await expect(down.getByText('公示期未满，最早 2026年9月26日 才能撤下', { exact: false })).toBeVisible();
  await expect(down.getByRole('button', { name: '登记撤下' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(down).toBeHidden();
});
