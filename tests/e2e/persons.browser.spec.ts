import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';
import { csv } from './pages/sheets';

const FIRST = '190101195209232940';
const SECOND = '190101196209232945';
const sheet = csv('低保名单.csv', [
  '序号,姓名,村民小组,身份证号,保障类别,人数,保障金额,批准日期,备注',
  `1,赵甲,一组,${FIRST},农村低保,3,1020.50,2026-01-20,因病`,
  `2,钱乙,一组,${SECOND},农村低保,1,510,2026-01-20,`,
  `3,孙丙,二组,${FIRST},农村低保,1,510,2026-01-20,`,
]);

test('[R-S07] [R-S08] a list of persons is checked, taken in masked, and waits for basis and reviews', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goTo('村务公开');
  await page.getByRole('textbox', { name: '搜索事项、村' }).fill('特困人员');
  await page
    .getByRole('button', { name: /特困人员/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('heading', { name: '名单', exact: true })).toBeVisible();
  await page
    .getByTestId('persons-file')
    .setInputFiles({ name: sheet.name, mimeType: '', buffer: Buffer.from(sheet.bytes) });
  await expect(page.getByText('共 3 行，可以收入 2 行，暂不收入 1 行')).toBeVisible();
  await desk.expectNoSidewaysScroll();
  await expect(page.getByText(FIRST)).toHaveCount(0);
  await page.getByRole('button', { name: '收入 2 行' }).press('Enter');

  await expect(page.getByText('已收入 2 行', { exact: false })).toBeVisible();
  await expect(page.getByText('不公布身份证号码：2 行。')).toBeVisible();
  await expect(page.getByText('以下办好以后才能打印、导出：')).toBeVisible();
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeDisabled();
  await expect(page.getByText(FIRST)).toHaveCount(0);
  await desk.expectNoSidewaysScroll();

  await page.getByRole('button', { name: '撤销', exact: true }).first().press('Enter');
  await expect(page.getByText('还没有名单', { exact: false })).toBeVisible();
});
