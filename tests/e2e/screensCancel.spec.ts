import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';
import { Lock } from './pages/lock';
import { csv, HEADER } from './pages/sheets';

const ROWS = 120_000;

test('Cancel in mid-import leaves nothing behind and the window usable', async ({ openApp }) => {
  const lines = Array.from({ length: ROWS }, (_, i) => `${i + 1},东坝村,${1 + (i % 9)}组,户主${i},,1.00,86.37,86.37`);
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([csv('十二万行.csv', [HEADER, ...lines])]);
  const running = page.getByRole('dialog', { name: '正在读入发放表' });
  await running.getByRole('button', { name: '取消' }).click();
  await expect(running).toBeHidden();
  await desk.goTo('补贴发放');
  await expect(page.getByText('还没有发放批次', { exact: false })).toBeVisible();
  await new Lock(page).reload();
  await expect(page.getByText('还没有发放批次', { exact: false })).toBeVisible();
});
