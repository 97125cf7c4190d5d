import { expect, test } from '../support/launch';
import { openDesk } from './pages/shells';

const fileOf = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  name,
  mimeType: '',
  buffer: Buffer.from(bytes),
});

test('[R-00a][R-C01] an entry gets a new version; the catalog saved as XLSX and read in again changes nothing', async ({
  shell,
}) => {
  const { page, desk, saved, close } = await openDesk(shell);
  try {
    await desk.startSample();
    await desk.goTo('村务公开');
    await page.getByRole('link', { name: '公开目录' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '公开目录' })).toBeVisible();
    await desk.expectNoSidewaysScroll();

    const entry = page.getByRole('button', { name: '村民自治章程、村规民约' });
    const dialog = page.getByRole('dialog');
    await entry.click();
    await dialog
      .getByRole('textbox', { name: '公开内容（要素）' })
      .fill('文本全文\n通过日期\n报乡镇备案日期\n表决结果');
    await dialog.getByRole('button', { name: '取消' }).click();
    await expect(dialog).toBeHidden();
    await entry.click();
    await expect(dialog.getByRole('tab', { name: '历次版本 1' })).toBeVisible();
    await dialog
      .getByRole('textbox', { name: '公开内容（要素）' })
      .fill('文本全文\n通过日期\n报乡镇备案日期\n表决结果');
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await expect(dialog).toBeHidden();
    await entry.click();
    await dialog.getByRole('tab', { name: '历次版本 2' }).click();
    await expect(dialog.getByText('本县第 1 版')).toBeVisible();
    await expect(dialog.getByText('随软件的初始模板')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await page.getByRole('checkbox', { name: '导出时带上编码和设置' }).check();
    const file = await saved(() => page.getByRole('button', { name: '导出 Excel' }).click());
    expect(file.name).toMatch(/村务公开事项目录\.xlsx$/);
    await page.getByTestId('catalog-file').setInputFiles(fileOf(file));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('导入');
    await expect(page.getByRole('status').filter({ hasText: '新增' })).toHaveText(
      /^新增 0 项，修改 0 项，结束 0 项，相同 \d+ 项，未列入 0 行。$/,
      { timeout: 30_000 },
    );
    await expect(page.getByRole('button', { name: '确认导入' })).toBeDisabled();
  } finally {
    await close();
  }
});

test('[R-C01] a sheet with gaps, an entry that is there twice and a limit nobody can read says so in sentences', async ({
  openApp,
}) => {
  const page = await openApp();
  await page.getByRole('button', { name: '用示例数据体验' }).click();
  await expect(page.getByText('各村合计与下达金额')).toBeVisible({ timeout: 20_000 });
  await page.evaluate(() => {
    location.hash = '#/catalog/village';
  });
  const give = (name: string, text: string): Promise<void> =>
    page.getByTestId('catalog-file').setInputFiles(fileOf({ name, bytes: new TextEncoder().encode(text) }));
  const confirm = page.getByRole('button', { name: '确认导入' });

  await give('说明.txt', '今天下雨，会议改期。\r\n请各村注意。');
  await expect(page.getByText('没有找到表头。', { exact: false })).toBeVisible();
  await expect(confirm).toBeDisabled();
  await page.getByRole('button', { name: '取消' }).click();

  await give(
    '县里的目录.csv',
    [
      '序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,事项编码,公开频次',
      '1,财务,村级收支甲,,《村民委员会组织法》第三十五条,尽快公开,村民委员会,村务公开栏,VC-CW-01,每季度',
      '2,财务,村级收支乙,逐笔收支,《村民委员会组织法》第三十五条,下一季度首月15日前公布,村民委员会,村务公开栏,VC-CW-01,每季度',
    ].join('\r\n'),
  );
  await expect(page.getByText('“村级收支甲”缺少公开内容（要素），这一行没有列入。', { exact: false })).toBeVisible();
  await expect(page.getByText('“尽快公开”看不出天数', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('第 3 行：“村级收支乙”与第 2 行是同一事项', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '公开目录' })).toBeVisible();
});
