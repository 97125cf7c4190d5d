import { expect, type Locator, type Page } from '@playwright/test';

export const PASSPHRASE = 'green lamp 41 roof';
const GROUPS = 8;

/** Passphrase, recovery sheet and lock screen as a person meets them; everything by keyboard. */
export class Lock {
  constructor(readonly page: Page) {}

  get setupDialog(): Locator {
    return this.page.getByRole('dialog', { name: '设置口令' });
  }

  get sheetDialog(): Locator {
    return this.page.getByRole('dialog', { name: '抄写恢复单' });
  }

  /** The passphrase field of the lock screen. */
  get field(): Locator {
    return this.page.getByRole('main').getByLabel('口令', { exact: true });
  }

  /** Types the passphrase twice and sends it off. */
  async choosePassphrase(passphrase: string = PASSPHRASE): Promise<void> {
    await expect(this.setupDialog.getByLabel('口令', { exact: true })).toBeFocused();
    await this.page.keyboard.type(passphrase);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(passphrase);
    await this.page.keyboard.press('Enter');
  }

  /** The eight groups that the dialog shows. */
  async readSheet(): Promise<readonly string[]> {
    const groups = this.sheetDialog.getByRole('list', { name: '恢复单上的八组字' }).getByRole('strong');
    // Three keys are derived, each of which takes about half a second on an idle machine.
    await expect(groups).toHaveCount(GROUPS, { timeout: 45_000 });
    return groups.allTextContents();
  }

  /** Goes on from the sheet and types back the group that is asked for. */
  async checkSheet(groups: readonly string[]): Promise<void> {
    await this.page.keyboard.press('Enter');
    const asked = this.sheetDialog.getByLabel(/输入第 \d 组/);
    await expect(asked).toBeFocused();
    const label = await this.sheetDialog.getByText(/输入第 \d 组/).textContent();
    const number = Number(/第 (\d) 组/.exec(label ?? '')?.[1]);
    await this.page.keyboard.type((groups[number - 1] ?? '').toLowerCase());
    await expect(this.sheetDialog.getByText('对上了 ✓')).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(this.sheetDialog).toBeHidden();
  }

  /** The whole first passphrase, from the dialog to the checked sheet. */
  async setUp(passphrase: string = PASSPHRASE): Promise<readonly string[]> {
    await this.choosePassphrase(passphrase);
    const groups = await this.readSheet();
    await this.checkSheet(groups);
    return groups;
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await expect(this.page.getByRole('heading', { level: 1, name: '已锁定' })).toBeVisible();
  }

  /** Reloads the page. A browser holds the keys in the page only and asks again; the desktop program's shell still has them. */
  async reload(): Promise<void> {
    await this.page.reload();
    const asks = this.page.getByRole('heading', { level: 1, name: '请输入口令' });
    await expect(asks.or(this.page.getByRole('navigation', { name: '菜单' }))).toBeVisible();
    if (await asks.isVisible()) await this.type(PASSPHRASE);
  }

  /** Types into the passphrase field, which has the focus, and presses Enter. */
  async type(text: string): Promise<void> {
    await expect(this.field).toBeFocused();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }
}

/** For tests that are about something else: the first sheet with private numbers asks for a passphrase, and gets one. */
export async function answerPassphrase(page: Page): Promise<void> {
  const lock = new Lock(page);
  await page.addLocatorHandler(lock.setupDialog, async () => {
    await lock.setUp();
  });
}
