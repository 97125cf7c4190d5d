// Makes the pictures of README from the sample data: sixteen screens and two printed sheets in docs/images.
// Needs Chromium (CHROMIUM_PATH or on the path) and a Chinese font; says so when one is missing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { startServer } from './serve.mjs';
import { chromiumPath } from './tools/present.mjs';

const executablePath = chromiumPath();
if (!executablePath) {
  console.error('没有找到 Chromium：请安装它，或用环境变量 CHROMIUM_PATH 指出它的位置。');
  process.exit(1);
}
const images = path.resolve('docs/images');
mkdirSync(images, { recursive: true });
const run = (...args) => {
  const done = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${args[0]}: exit ${done.status}`);
  return done.stdout;
};
run('scripts/build.mjs');

const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-pictures-'));
const server = await startServer({ port: 0 });
const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
  executablePath,
  args: ['--no-sandbox'],
  viewport: { width: 1366, height: 768 },
  locale: 'zh-CN',
});
const page = context.pages()[0] ?? (await context.newPage());
const picture = async (name) => {
  await page.waitForTimeout(600);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
};
const stage = (name) => page.getByRole('navigation', { name: '处理步骤' }).getByRole('link', { name });

try {
  await page.goto(server.url);
  await page.waitForFunction(() => document.body.dataset.ready === '1');
  await picture('1-start');
  await page.getByRole('button', { name: '用示例数据体验' }).click();
  await page.getByText('各村合计与下达金额').waitFor();
  await picture('2-files');
  await stage(/检查/).click();
  await page.getByRole('grid').waitFor();
  await picture('3-check');
  await stage(/确认/).click();
  await page.getByLabel('补贴标准', { exact: true }).fill('86.37');
  await page.getByLabel('文号').fill('样政发〔2026〕3号');
  await picture('4-confirm');
  await page.getByRole('button', { name: '确认这一批' }).click();
  await page.getByText('未发现隐私信息 ✓').waitFor();
  await page.getByRole('button', { name: '登记审查' }).click();
  const reviews = page.getByRole('dialog', { name: '登记审查' });
  await reviews.getByRole('combobox', { name: '发布审查人' }).fill('审查人甲');
  await reviews.getByRole('combobox', { name: '保密审查人' }).fill('审查人乙');
  await reviews.getByRole('button', { name: '登记', exact: true }).click();
  await reviews.waitFor({ state: 'hidden' });
  await picture('5-posting');
  await page.getByRole('button', { name: '打包上报' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await picture('6-pack');
  await page.evaluate(() => {
    location.hash = '#/history';
  });
  await page.getByRole('textbox', { name: '筛选' }).waitFor();
  await picture('7-history');
  for (const [name, address, shown] of [
    ['9-desk', '#/', page.getByRole('gridcell')],
    ['10-matrix', '#/village/matrix', page.getByRole('gridcell')],
    ['11-documents', '#/government/documents', page.getByText('冬季森林防火')],
    ['12-catalog', '#/catalog/village', page.getByText('村规民约')],
    ['14-board', '#/board/hanging/boards', page.getByRole('img')],
    ['15-finance', '#/board/finance', page.getByText('集体资产、资源台账')],
    ['16-calendar', '#/board/calendar', page.getByRole('row')],
  ]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await shown.first().waitFor();
    await picture(name);
  }
  await page.evaluate(() => {
    location.hash = '#/board/notices';
  });
  await page
    .getByRole('link', { name: /最低生活保障对象公布/ })
    .first()
    .click();
  await page.getByText('预览', { exact: true }).waitFor();
  await page.waitForTimeout(2000);
  // Which typefaces this machine lacks is told once; the picture is of the notice.
  const faces = page.getByRole('button', { name: '知道了' });
  if (await faces.isVisible()) await faces.click();
  await picture('13-notice');
  // The lock screen needs a passphrase; this one guards invented data in a folder that is removed below.
  await page.evaluate(() => {
    location.hash = '#/settings/security';
  });
  await page.getByRole('button', { name: '设置口令' }).click();
  await page.getByLabel('口令', { exact: true }).fill('green lamp 41 roof');
  await page.getByLabel('再输一遍').fill('green lamp 41 roof');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '抄写恢复单' }).waitFor();
  await picture('8-recovery');
} finally {
  await context.close();
  await server.close();
}

// Two printed sheets: the first of a village for the wall, and the two-column form.
const sheets = path.join(folder, 'sheets');
run('scripts/gongkai.mjs', 'sample', '--out', folder, '--rows', '200', '--villages', '2', '--seed', '1');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const form of ['board', 'compact']) {
  const out = path.join(sheets, form);
  run(
    ...['scripts/gongkai.mjs', 'payout', 'post', path.join(folder, 'messy-gb18030.csv'), '--unit', '190101100000'],
    ...['--name', '样本镇', '--posted-on', '2026-09-10', '--telephone', '0000-1234567', '--format', 'html'],
    ...['--document', '样政发〔2026〕3号', '--form', form, '--out', out],
  );
  const sheet = await browser.newPage({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 1.2 });
  await sheet.goto(pathToFileURL(path.join(out, readdirSync(out)[0])).href);
  await sheet.emulateMedia({ media: 'print' });
  await sheet.screenshot({ path: path.join(images, `sheet-${form}.png`) });
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
console.log(`docs/images: ${readdirSync(images).sort().join(' ')}`);
