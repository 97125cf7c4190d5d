import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openTableFile } from '../../shared/formats/sheet';
import { expect, launchApp, newFolder, removeFolder, test } from '../support/launch';
import { aByteSource, allRows } from '../support/readSources';
import { Desk } from './pages/desk';

const isTool = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

test('a ledger is saved as Excel, Word, CSV and PDF; one with a private telephone is held back and says where', async () => {
  test.setTimeout(120_000);
  const folder = await newFolder('台账-');
  const launched = await launchApp();
  try {
    const { page, app } = launched;
    const desk = new Desk(page);
    await app.evaluate(({ dialog }, target) => {
      Object.assign(dialog, {
        showSaveDialog: async (...given: { defaultPath?: string }[]) => {
          const name = (given.at(-1)?.defaultPath ?? '').split(/[\\/]/).at(-1);
          return { canceled: false, filePath: `${target}/${name}` };
        },
      });
    }, folder);
    await desk.startSample();
    const register = async (title: string): Promise<void> => {
      await desk.goTo('政务公开');
      await page.getByRole('button', { name: '登记公文' }).first().click();
      await page.getByLabel('标题', { exact: true }).fill(title);
      await page.getByRole('button', { name: '登记', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
    };
    await register('样本镇关于做好2026年秋季农田水利建设工作的通知');
    await desk.goTo('政务公开');
    const saved = page.getByText(/^已保存：/);
    const saveOther = async (label: string): Promise<void> => {
      await page.getByRole('button', { name: '导出其他格式' }).click();
      await page.getByRole('menuitem', { name: label }).click();
    };
    await page.getByRole('button', { name: '导出 Excel' }).click();
    await expect(saved).toHaveCount(1, { timeout: 30_000 });
    await expect(saved).toHaveCount(0, { timeout: 15_000 });
    for (const label of ['Word 文档（DOCX）', 'CSV 表格', '存为 PDF']) {
      await saveOther(label);
      await expect(saved).toHaveCount(1, { timeout: 30_000 });
      await expect(saved).toHaveCount(0, { timeout: 15_000 });
    }
    const names = (await readdir(folder)).sort();
    expect(names.map((name) => path.extname(name))).toEqual(['.csv', '.docx', '.pdf', '.xlsx']);
    for (const name of names.filter((one) => /\.(csv|xlsx)$/.test(one))) {
      const bytes = new Uint8Array(await readFile(path.join(folder, name)));
      const file = await openTableFile(aByteSource(bytes, { name }));
      if (!file.ok) throw new Error(file.fault);
      expect(JSON.stringify(await allRows(file.value))).toContain('样本镇关于做好2026年秋季农田水利建设工作的通知');
    }
    const pdf = path.join(folder, names.find((name) => name.endsWith('.pdf')) ?? '');
    if (isTool('pdftotext')) {
      const words = spawnSync('pdftotext', [pdf, '-']).stdout.toString().replace(/\s/g, '');
      expect(words).toContain('农田水利建设工作的通知');
      expect(words).toContain('内部使用');
    }

    await register('样本镇关于公布值班安排的通知');
    await page.getByLabel('文号', { exact: true }).fill('样政发〔2026〕8号（13800000000）');
    await page.getByLabel('文号', { exact: true }).press('Tab');
    await desk.goTo('政务公开');
    await expect(page.getByText('样政发〔2026〕8号')).toBeVisible();
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const alert = page.locator('.report-acts .ant-alert-error');
    await expect(alert).toContainText('没有导出', { timeout: 30_000 });
    await expect(alert).toContainText('第1行“文号”一栏');
    await expect(alert).not.toContainText('13800000000');
    expect((await readdir(folder)).length).toBe(names.length);
    await desk.expectNoSidewaysScroll();
  } finally {
    await launched.close();
    await removeFolder(launched.profile);
    await removeFolder(folder);
  }
});
