import { docxPart } from '../support/docxParts';
import { expect, test } from '../support/launch';
import { openDesk } from './pages/shells';

test('[R-S01] [R-V04] a notice goes from its template over checks and reviews to paper', async ({ shell }) => {
  test.setTimeout(120_000);
  const opened = await openDesk(shell, { setsPassphrase: false });
  const { page, desk } = opened;
  try {
    await page.setViewportSize({ width: 1366, height: 768 });
    await desk.startSample();
    await desk.goTo('公开栏');
    await page.getByRole('button', { name: '写公告' }).first().press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '查样式' }).fill('普通');
    await dialog.getByRole('radio', { name: '普通公告' }).check();
    await dialog.getByRole('combobox', { name: '给哪些村写' }).fill('东坝');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '开始写' }).click();
    await expect(dialog).toBeHidden();

    // What the template asks for goes into the text.
    const form = page.getByRole('region', { name: /还有 \d+ 处要填/ });
    await expect(form.getByRole('textbox').first()).toBeVisible();
    for (let left = await form.getByRole('textbox').count(); left > 0; left -= 1) {
      const field = form.getByRole('textbox').first();
      const name = (await field.getAttribute('aria-label')) ?? '';
      await field.fill(/电话/.test(name) ? '0000-6100001' : '村里的事情');
      await field.press('Tab');
      await expect(form.getByRole('textbox', { name, exact: true })).toHaveCount(0);
    }
    await page.getByRole('textbox', { name: '标题', exact: true }).fill('关于东坝村道路施工的公告');
    const first = page.getByRole('textbox', { name: '第 1 段', exact: true });
    await first.fill('6月10日至20日村道施工，');
    await first.press('End');
    await page.keyboard.type('请绕行。');
    await page.keyboard.press('Enter');
    await page.keyboard.type('施工期间不停水。');
    await expect(page.getByText('已保存').last()).toBeVisible();
    await desk.expectNoSidewaysScroll();

    // The real sheets beside it, and nothing out before both reviews.
    await expect(page.getByText(/A4 纸 \d 张/)).toBeVisible();
    const preview = page.frameLocator('iframe[title*="道路施工"]');
    await expect(preview.getByText('施工期间不停水。')).toBeAttached();
    const save = page.getByRole('button', { name: '存为…' });
    await expect(save).toBeDisabled();

    await page.getByText(/^核对/).click();
    await expect(page.getByText('要改 0 处', { exact: false })).toBeVisible();
    await page.getByText('办理', { exact: true }).click();
    await page.getByRole('button', { name: '送审' }).click();
    await dialog.getByRole('button', { name: '送审' }).click();
    await expect(page.getByRole('button', { name: '登记张贴' })).toBeDisabled();
    await page.getByRole('button', { name: '登记审查' }).click();
    await dialog.getByRole('combobox', { name: '发布审查人' }).fill('审查人甲');
    await dialog.getByRole('combobox', { name: '保密审查人' }).fill('审查人乙');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByRole('button', { name: '登记张贴' })).toBeEnabled();

    await page.getByText('预览', { exact: true }).click();
    await expect(save).toBeEnabled();
    const docx = await opened.saved(async () => {
      await save.click();
      await page.getByRole('menuitem', { name: 'Word 文档' }).click();
    });
    expect(docx.name).toMatch(/道路施工的公告\.docx$/);
    expect(docxPart(docx.bytes, 'word/document.xml').replace(/<[^>]+>/g, '')).toContain('施工期间不停水。');
    if (shell === 'electron') {
      const pdf = await opened.saved(async () => {
        await save.click();
        await page.getByRole('menuitem', { name: 'PDF', exact: true }).click();
      });
      expect(new TextDecoder('latin1').decode(pdf.bytes.subarray(0, 5))).toBe('%PDF-');
    }

    await page.getByText('办理', { exact: true }).click();
    await page.getByRole('button', { name: '登记张贴' }).click();
    await dialog.getByRole('button', { name: '登记张贴' }).click();
    await expect(page.getByText('张贴中')).toBeVisible();
    await expect(page.getByText('最早可撤下')).toBeVisible();
    await expect(first).toBeDisabled();
    await page.getByRole('link', { name: '回到列表' }).click();
    await expect(page.getByRole('link', { name: '关于东坝村道路施工的公告' })).toBeVisible();
  } finally {
    await opened.close();
  }
});
