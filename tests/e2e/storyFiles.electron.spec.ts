import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { breakFiles } from '../support/electronAppFaults';
import { expect, launchApp, newFolder, removeFolder, test } from '../support/launch';
import { Desk } from './pages/desk';

const isTool = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

test('all villages are saved as PDF and as DOCX in one go each; nothing private is in them and no half file remains', async () => {
  test.setTimeout(120_000);
  const folder = await newFolder('公示文件-');
  const launched = await launchApp();
  try {
    const { page } = launched;
    const desk = new Desk(page);
    await launched.app.evaluate(({ dialog }, target) => {
      Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [target] }) });
    }, folder);
    await desk.startSample();
    await desk.goToStage('确认');
    await page.getByRole('button', { name: '确认这一批' }).click();
    await expect(page.getByText('未发现隐私信息 ✓')).toBeVisible({ timeout: 20_000 });
    await desk.recordReview();
    for (const format of ['PDF', 'DOCX']) {
      await page.getByRole('button', { name: '存为文件' }).click();
      await page.getByText(`全部 4 个村存为 ${format}`).click();
      await expect(page.getByText('已存 4 个文件到所选文件夹。')).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText('已存 4 个文件到所选文件夹。')).toBeHidden({ timeout: 15_000 });
    }
    const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(4);
    expect(names.filter((name) => name.endsWith('.docx'))).toHaveLength(4);
    expect(names).toHaveLength(8);
    for (const name of names.filter((one) => one.endsWith('.pdf'))) {
      expect((await readFile(name)).subarray(0, 5).toString()).toBe('%PDF-');
      if (!isTool('pdftotext')) continue;
      const words = spawnSync('pdftotext', ['-layout', name, '-']).stdout.toString();
      expect(words).toContain('公示');
      expect(words.replace(/\s/g, '')).not.toMatch(/190101(19|20)\d{6}/);
    }
  } finally {
    await launched.close();
    await removeFolder(launched.profile);
    await removeFolder(folder);
  }
});

test('a full disk and a file that WPS holds open: one clear sentence, nothing half written, the second try works', async () => {
  test.setTimeout(120_000);
  const folder = await newFolder('公示文件-');
  const launched = await launchApp();
  try {
    const { page, app } = launched;
    const desk = new Desk(page);
    await app.evaluate(({ dialog }, target) => {
      Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [target] }) });
    }, folder);
    await desk.startSample();
    await desk.goToStage('确认');
    await page.getByRole('button', { name: '确认这一批' }).click();
    await expect(page.getByText('未发现隐私信息 ✓')).toBeVisible({ timeout: 20_000 });
    await desk.recordReview();
    const save = async (): Promise<void> => {
      await page.getByRole('button', { name: '存为文件' }).click();
      await page.getByText('全部 4 个村存为 DOCX').click();
    };
    for (const [step, code, says] of [
      ['open', 'ENOSPC', '磁盘已满'],
      ['rename', 'EBUSY', '正被其他程序'],
    ] as const) {
      const mend = await breakFiles(app, step, code, folder);
      await save();
      await expect(page.locator('.ant-alert-error')).toContainText(says, { timeout: 30_000 });
      expect(await readdir(folder)).toEqual([]);
      await mend();
      await page.locator('.ant-alert-error').getByRole('button').click();
    }
    await save();
    await expect(page.getByText('已存 4 个文件到所选文件夹。')).toBeVisible({ timeout: 60_000 });
  } finally {
    await launched.close();
    await removeFolder(launched.profile);
    await removeFolder(folder);
  }
});
