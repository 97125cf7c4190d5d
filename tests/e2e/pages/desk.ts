import { expect, type Locator, type Page } from '@playwright/test';

export interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The window as a person sees it: names, not selectors. */
export class Desk {
  constructor(readonly page: Page) {}

  /** Drops files anywhere on the window, as from a folder. */
  async drop(files: readonly Dropped[]): Promise<void> {
    const plain = files.map((file) => ({ name: file.name, base64: Buffer.from(file.bytes).toString('base64') }));
    const dataTransfer = await this.page.evaluateHandle((list) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of list)
        transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      return transfer;
    }, plain);
    await this.page.dispatchEvent('body', 'dragenter', { dataTransfer });
    await expect(this.page.getByText('松开鼠标，放入文件')).toBeVisible();
    await this.page.dispatchEvent('body', 'drop', { dataTransfer });
  }

  /** Chooses files through the button of the first window. */
  async choose(files: readonly Dropped[]): Promise<void> {
    await this.page
      .getByTestId('desk-files')
      .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })));
  }

  async startSample(): Promise<void> {
    await this.page.getByRole('button', { name: '用示例数据体验' }).click();
    await expect(this.page.getByText('各村合计与下达金额')).toBeVisible({ timeout: 20_000 });
  }

  menu(name: string): Locator {
    return this.page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name });
  }

  async goTo(name: string): Promise<void> {
    await this.menu(name).click();
    await expect(this.page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  }

  stage(name: string | RegExp): Locator {
    return this.page.getByRole('navigation', { name: '处理步骤' }).getByRole('link', { name });
  }

  async goToStage(name: string | RegExp): Promise<void> {
    await this.stage(name).click();
    await expect(this.stage(name)).toHaveAttribute('aria-current', 'step');
  }

  /** R-S01: what stands on the signed sheets of the open batch, so that it may be printed, saved and packed. */
  async recordReview(): Promise<void> {
    await this.page.getByRole('button', { name: '登记审查' }).click();
    const dialog = this.page.getByRole('dialog', { name: '登记审查' });
    await dialog.getByRole('combobox', { name: '发布审查人' }).fill('审查人甲');
    await dialog.getByRole('combobox', { name: '保密审查人' }).fill('审查人乙');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByText(/发布审查：审查人甲，.*同意/)).toBeVisible();
  }

  /** A figure of the report bar: 读入 收入 修复 待定 拒收 跳过. */
  count(name: 'read' | 'imported' | 'repaired' | 'warned' | 'rejected' | 'skipped' | 'people'): Locator {
    return this.page.locator(`[data-count="${name}"]`);
  }

  sum(): Locator {
    return this.page.locator('[data-sum="total"]');
  }

  /** Rows and headers must fit: no page scrolls sideways. */
  async expectNoSidewaysScroll(): Promise<void> {
    const overflow = await this.page.evaluate(() => {
      const work = document.getElementById('work');
      return Math.max(
        document.documentElement.scrollWidth - innerWidth,
        work === null ? 0 : work.scrollWidth - work.clientWidth,
      );
    });
    expect(overflow).toBeLessThanOrEqual(0);
  }
}
