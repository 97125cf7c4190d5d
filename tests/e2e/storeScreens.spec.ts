import { expect, test } from '../support/launch';
import { Desk } from './pages/desk';
import { History } from './pages/history';
import { Lock, PASSPHRASE } from './pages/lock';
import { Security } from './pages/security';
import { csv, HEADER } from './pages/sheets';
import { openDesk } from './pages/shells';

test.use({ setsPassphrase: false });

const ROW = '1,东坝村,一组,赵光,190101195209232940,1.00,86.37,86.37';
const SECOND = '2,东坝村,一组,钱明,190101196209232945,2.00,86.37,172.74';
const sheet = csv('东坝村.csv', [HEADER, ROW, SECOND]);

test('the first private sheet asks for a passphrase: cancelling keeps nothing, setting one takes the sheet in', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  const lock = new Lock(page);
  await desk.drop([sheet]);
  await expect(lock.setupDialog).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByText('没有设口令，什么都没有保存', { exact: false })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await desk.goTo('历史');
  await expect(page.getByText('还没有操作', { exact: false })).toBeVisible();

  await desk.drop([sheet]);
  const groups = await lock.setUp();
  expect(groups.join('')).toMatch(/^[0-9A-Z]{40}$/);
  await expect(desk.count('imported')).toHaveText('2', { timeout: 15_000 });
  await expect(page.getByRole('button', { name: '锁定', exact: true })).toBeVisible();
});

test('locked: a wrong passphrase changes nothing and makes the next one wait; the right one goes on where one was', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  const lock = new Lock(page);
  await desk.drop([sheet]);
  await lock.setUp();
  await expect(desk.count('imported')).toHaveText('2', { timeout: 15_000 });
  await lock.lock();
  await expect(page.getByText('赵光')).toBeHidden();
  // The third one waits 1 s, each further one twice as long.
  for (let wrong = 0; wrong < 5; wrong += 1) {
    await expect(page.getByRole('timer')).toBeHidden({ timeout: 15_000 });
    await lock.type(`not the one ${wrong}`);
    await expect(page.getByText('口令不对，什么都没有改动', { exact: false })).toBeVisible();
  }
  await expect(page.getByRole('timer')).toContainText('为了防止别人乱猜，请等');
  await expect(page.getByRole('button', { name: '打开', exact: true })).toBeDisabled();
  await expect(page.getByRole('timer')).toBeHidden({ timeout: 15_000 });
  await lock.type(PASSPHRASE);
  await expect(desk.count('imported')).toHaveText('2');
  await expect(page).toHaveURL(/#\/payouts\/.+/);
});

test('after a restart only passphrase or sheet opens; the sheet sets a new passphrase and a new sheet', async ({
  shell,
}) => {
  test.setTimeout(120_000);
  let open = await openDesk(shell, { setsPassphrase: false });
  await open.desk.drop([sheet]);
  const groups = await new Lock(open.page).setUp();
  await expect(open.desk.count('imported')).toHaveText('2', { timeout: 15_000 });
  open = await open.restart();
  const { page } = open;
  const lock = new Lock(page);
  await expect(page.getByRole('heading', { level: 1, name: '请输入口令' })).toBeVisible();
  await page.getByRole('button', { name: '忘记口令，用恢复单' }).focus();
  await page.keyboard.press('Enter');

  // The third group is copied wrongly: it is named at once, and nothing goes on.
  const wrong = groups.map((group, index) =>
    index === 2 ? `${group.slice(0, 4)}${group[4] === '7' ? '8' : '7'}` : group,
  );
  await page.keyboard.type(wrong.slice(0, 3).join('').toLowerCase());
  await expect(page.getByText('抄错了，请对照')).toBeVisible();
  await page.getByLabel('第 3 组').fill(groups[2] ?? '');
  await expect(page.getByText('抄错了，请对照')).toBeHidden();
  await expect(page.getByLabel('第 4 组')).toBeFocused();
  await page.keyboard.type(groups.slice(3).join(''));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: '另设一个新口令' })).toBeVisible();
  await page.keyboard.type('blue kettle 58 door');
  await page.keyboard.press('Tab');
  await page.keyboard.type('blue kettle 58 door');
  await page.keyboard.press('Enter');
  const renewed = await lock.readSheet();
  expect(renewed).not.toEqual(groups);
  await lock.checkSheet(renewed);
  await expect(open.desk.count('imported').or(page.getByText('继续上次的工作'))).toBeVisible({ timeout: 15_000 });

  await lock.lock();
  await lock.type(PASSPHRASE);
  await expect(page.getByText('口令不对，什么都没有改动', { exact: false })).toBeVisible();
  await lock.type('blue kettle 58 door');
  await expect(page.getByRole('heading', { level: 1, name: '已锁定' })).toBeHidden();
  await open.close();
});

test('six digits open an idle desk, five wrong ones end that', async ({ openApp }) => {
  const page = await openApp();
  const lock = new Lock(page);
  const security = new Security(page);
  await security.open('安全');
  await security.press('设置口令');
  await lock.setUp();
  await page.getByRole('switch', { name: '锁定后用六位数字打开' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.type('402951');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('402951');
  await page.keyboard.press('Enter');
  await expect(page.getByText('六位数字已设好')).toBeVisible();
  await expect(page.getByRole('switch', { name: '锁定后用六位数字打开' })).toBeChecked();

  await lock.lock();
  await expect(page.getByLabel('六位数字', { exact: true })).toBeFocused();
  await page.keyboard.type('402951');
  await expect(page.getByRole('heading', { level: 1, name: '已锁定' })).toBeHidden();

  await lock.lock();
  for (let left = 4; left > 0; left -= 1) {
    await page.keyboard.type('111111');
    await expect(page.getByText(`还可以试 ${left} 次，之后要用口令`, { exact: false })).toBeVisible();
    await expect(page.getByRole('timer')).toBeHidden({ timeout: 15_000 });
    await expect(page.getByLabel('六位数字', { exact: true })).toBeFocused();
  }
  await page.keyboard.type('111111');
  await expect(page.getByText('六位数字已经试错太多次，请用口令打开')).toBeVisible();
  await lock.type(PASSPHRASE);
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
});

test('the sheet opens a desk that was locked while it was used, too', async ({ openApp }) => {
  const page = await openApp();
  const lock = new Lock(page);
  const security = new Security(page);
  await security.open('安全');
  await security.press('设置口令');
  const groups = await lock.setUp();
  await expect(page.getByText('已设口令', { exact: false })).toBeVisible();
  await lock.lock();
  await page.getByRole('button', { name: '忘记口令，用恢复单' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(groups.join(''));
  await page.keyboard.press('Enter');
  await page.keyboard.type('blue kettle 58 door');
  await page.keyboard.press('Tab');
  await page.keyboard.type('blue kettle 58 door');
  await page.keyboard.press('Enter');
  await lock.checkSheet(await lock.readSheet());
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
});

test('a desk that nobody touches locks by itself after the minutes of the settings', async ({ openApp }) => {
  const page = await openApp();
  const security = new Security(page);
  await security.open('安全');
  await security.press('设置口令');
  await new Lock(page).setUp();
  await page.clock.install();
  await page.getByLabel('多少分钟不操作就锁定').fill('5');
  await page.keyboard.press('Tab');
  await expect(page.getByText('已保存').last()).toBeVisible();
  await page.clock.fastForward(4 * 60_000);
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await page.clock.fastForward(2 * 60_000);
  await expect(page.getByRole('heading', { level: 1, name: '已锁定' })).toBeVisible();
});

test('the passphrase is changed, a new sheet written, the journal checked', async ({ openApp }) => {
  const page = await openApp();
  const lock = new Lock(page);
  const security = new Security(page);
  await security.open('安全');
  await security.press('设置口令');
  await lock.setUp();
  await expect(page.getByText('已设口令', { exact: false })).toBeVisible();

  await security.press('修改口令');
  await expect(page.getByLabel('现在的口令')).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('blue kettle 58 door');
  await page.keyboard.press('Tab');
  await page.keyboard.type('blue kettle 58 door');
  await page.keyboard.press('Enter');
  await lock.checkSheet(await lock.readSheet());

  await security.press('换一张恢复单');
  await page.keyboard.type('blue kettle 58 door');
  await page.keyboard.press('Enter');
  await lock.readSheet();
  // Whoever goes on without it is asked once more.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '恢复单还没有核对' })).toBeVisible();
  await page.getByRole('button', { name: '仍要关闭' }).click();
  await expect(lock.sheetDialog).toBeHidden();

  await security.press('检查日志');
  await expect(page.getByText(/日志完好：共 \d+ 条，前后连贯/)).toBeVisible();
});

test('an import is undone and done again after a restart, and every step stands in the trail', async ({ shell }) => {
  test.setTimeout(120_000);
  let open = await openDesk(shell);
  await open.desk.drop([sheet]);
  await expect(open.desk.count('imported')).toHaveText('2', { timeout: 20_000 });
  open = await open.restart();
  const { page } = open;
  await new Lock(page).type(PASSPHRASE);
  const history = new History(page);
  await history.open();
  await expect(history.line('导入“东坝村.csv”')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(history.said('已撤销：导入“东坝村.csv”')).toBeVisible();
  await expect(history.line(/^(?!.*撤销：).*导入“东坝村.csv”/)).toContainText('已撤销');
  await expect(history.line('撤销：导入')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(history.said('已重做：导入“东坝村.csv”')).toBeVisible();

  await page.getByRole('textbox', { name: '筛选' }).fill('没有这样的字');
  await expect(page.getByText('没有找到。换几个字再试试。')).toBeVisible();
  await page.getByRole('textbox', { name: '筛选' }).fill('重做');
  await expect(history.lines).toHaveCount(1);
  const trail = await open.saved(async () => page.getByRole('button', { name: '存为 CSV' }).click());
  const text = new TextDecoder().decode(trail.bytes);
  expect(text).toContain('导入“东坝村.csv”');
  expect(text).not.toContain('190101195209232940');
  await open.close();
});

test('in a batch Ctrl+Z takes back the last step of that batch and says which; its trail opens beside it', async ({
  openApp,
}) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([csv('东坝村.csv', [HEADER, ROW, ROW])]);
  await new Lock(page).setUp();
  await expect(desk.count('rejected')).toHaveText('1', { timeout: 15_000 });
  await page.getByRole('button', { name: '收入这 1 行重复的' }).click();
  await expect(desk.count('imported')).toHaveText('2');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Control+z');
  await expect(desk.count('imported')).toHaveText('1');
  await expect(new History(page).said('已撤销：收入重复的 1 行')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '历史' }).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: '这一批的历史' });
  await expect(drawer.getByText('收入重复的 1 行').first()).toBeVisible();
  await drawer.getByRole('button', { name: '重做' }).click();
  await expect(desk.count('imported')).toHaveText('2');
});
