import { expect, type Locator, type Page } from '@playwright/test';
import { Desk } from './desk';

/** 历史: the trail as a list of sentences, newest first. */
export class History {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await new Desk(this.page).goTo('历史');
    await expect(this.page.getByRole('heading', { level: 1, name: '历史' })).toBeVisible();
  }

  get lines(): Locator {
    return this.page.locator('.history-list > li');
  }

  line(what: string | RegExp): Locator {
    return this.lines.filter({ hasText: what }).first();
  }

  /** A message that names what was taken back or done again. */
  said(what: string): Locator {
    return this.page.locator('.ant-message').getByText(what, { exact: false });
  }
}
