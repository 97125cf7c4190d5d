import { expect, type Locator, type Page } from '@playwright/test';
import { Desk } from './desk';

/** 设置 › 安全 and 设置 › 备份. */
export class Security {
  constructor(readonly page: Page) {}

  async open(section: '安全' | '备份'): Promise<void> {
    await new Desk(this.page).goTo('设置');
    await this.page.getByRole('tab', { name: section, exact: true }).click();
    await expect(this.page.getByRole('tab', { name: section, exact: true })).toHaveAttribute('aria-selected', 'true');
  }

  button(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** Reaches a button by its focus and presses it by key. */
  async press(name: string): Promise<void> {
    await this.button(name).focus();
    await this.page.keyboard.press('Enter');
  }

  /** The lines of what a backup holds: kind, now, afterwards, difference. */
  async contents(): Promise<string[][]> {
    const rows = this.page.getByRole('dialog', { name: '从备份恢复' }).locator('tbody tr');
    await expect(rows.first()).toBeVisible({ timeout: 15_000 });
    const found: string[][] = [];
    for (const row of await rows.all()) found.push(await row.locator('td').allTextContents());
    return found;
  }
}
