import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';

const PASTED = [
  '序号\t日期\t提出人\t联系电话\t意见建议\t人数',
  '1\t9月6日\t赵光明\t13800000000\t农贸市场不要搬\t3',
  '2\t9月7日\t\t\t市场搬远了，老人买菜难\t2',
].join('\n');

test('[R-G01][R-G03] opinions pasted from a sheet are gathered, the result is complete before it closes, and becomes a notice', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.startSample();
  await desk.goTo('公开栏');
  await page.getByRole('tab', { name: '征求意见' }).click();
  await page.getByRole('link', { name: '《样本镇集镇规划（草案）》' }).click();
  const side = page.getByRole('complementary', { name: '办到哪一步' });
  await expect(side.getByText('征求中')).toBeVisible();

  await page.getByRole('button', { name: '粘贴表格' }).click();
  const paste = page.getByRole('dialog', { name: '粘贴表格' });
  await paste.getByRole('textbox', { name: '粘贴表格' }).fill(PASTED);
  await expect(paste.getByLabel('第 5 列是什么')).toHaveValue('text');
  await expect(paste.getByRole('cell', { name: '13800000000' })).toHaveCount(0);
  await paste.getByRole('button', { name: '收入 2 条' }).click();
  await expect(page.getByText('农贸市场不要搬')).toBeVisible();

  // R-G01: nothing closes before the three parts are there, and it says which are missing.
  await expect(side.getByRole('button', { name: '办结' })).toBeDisabled();
  await expect(side.getByText('总体情况还没有写')).toBeVisible();
  await expect(side.getByText('还有 4 条意见没有归类')).toBeVisible();

  for (const words of ['农贸市场不要搬', '市场搬远了', '农贸市场迁到镇东太远'])
    await page.getByRole('row').filter({ hasText: words }).getByRole('checkbox').check();
  await page.getByRole('combobox', { name: '归到哪一类' }).fill('农贸市场搬迁');
  await page.getByRole('button', { name: '归到这一类' }).click();
  await page.getByRole('row').filter({ hasText: '停车位希望' }).getByRole('checkbox').check();
  await page.getByRole('combobox', { name: '归到哪一类' }).fill('停车收费');
  await page.getByRole('button', { name: '归到这一类' }).click();

  await page.getByRole('radiogroup', { name: '“主街拓宽”是否采纳' }).getByText('采纳', { exact: true }).click();
  await page.getByRole('radiogroup', { name: '“停车收费”是否采纳' }).getByText('采纳', { exact: true }).click();
  await page.getByRole('radiogroup', { name: '“农贸市场搬迁”是否采纳' }).getByText('未采纳').click();
  await expect(side.getByText('“农贸市场搬迁”（10 条）没有采纳')).toBeVisible();
  await page.getByLabel('没有采纳的理由').fill('赵光明等户提出的问题用班车解决。');
  await page.getByLabel('总体情况').fill('多数意见赞成拓宽主街。');
  // R-G01: a name that is kept inside does not get out through a reason.
  await expect(side.getByText('提意见人的姓名（赵**）')).toBeVisible();
  await page.getByLabel('没有采纳的理由').fill('原址太挤，买菜不便用班车解决。');
  await page.getByLabel('没有采纳的理由').blur();

  // R-G03: before the period has ended it asks why.
  await side.getByRole('button', { name: '办结' }).click();
  const close = page.getByRole('dialog', { name: '办结' });
  await expect(close.getByRole('button', { name: '办结' })).toBeDisabled();
  await close.getByLabel('原因').fill('各村都已答复');
  await close.getByRole('button', { name: '办结' }).click();
  await expect(side.getByText('已办结', { exact: true })).toBeVisible();
  await desk.expectNoSidewaysScroll();

  await side.getByRole('button', { name: '起草采纳情况公告' }).click();
  await expect(page.getByText('样本镇关于《样本镇集镇规划（草案）》征求意见采纳情况公布').first()).toBeVisible();
  await expect(page.getByText('赵光明')).toBeHidden();
});
