import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { startServer } from '../../../scripts/serve.mjs';

const PAGE_FOLDER = path.resolve(import.meta.dirname, '../../../dist/gridPage');
export interface GridStage {
  /** Opens the page with a query such as `rows=1000&delay=10`. */
  open(query: string): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the demo page, serves it on a free loopback port and starts the system's Chromium. */
export async function openGridStage(): Promise<GridStage> {
  await build({ configFile: path.resolve(import.meta.dirname, 'gridPage.vite.ts') });
  // With the headers of the program itself: the grid must live under its content policy.
  const server = await startServer({ port: 0, root: PAGE_FOLDER });
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
  return {
    open: async (query) => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      await page.goto(`${server.url}?${query}`);
      await page.waitForFunction(() => document.querySelector('.gk-grid__row:not(.gk-grid__row--ghost)') !== null);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Row and column of the active cell, 0-based. */
export const activeCell = (page: Page): Promise<readonly [number, number] | null> =>
  page.evaluate(() => {
    const active = window.gridLog.selection?.active;
    return active ? ([active.row, active.column] as const) : null;
  });

/** Top, left, bottom and right of the selection. */
export const selectedRange = (page: Page): Promise<readonly number[] | null> =>
  page.evaluate(() => {
    const held = window.gridLog.selection;
    if (!held) return null;
    const { anchor, head } = held;
    return [
      Math.min(anchor.row, head.row),
      Math.min(anchor.column, head.column),
      Math.max(anchor.row, head.row),
      Math.max(anchor.column, head.column),
    ];
  });

export const cellText = (page: Page, row: number, column: number): Promise<string> =>
  page.evaluate(([r, c]) => window.gridLog.text(r, c), [row, column] as const);

/** The drawn cell of a row and column, both 0-based. */
export const drawnCell = (page: Page, row: number, column: number) =>
  page.locator(`.gk-grid__layer [role=row][aria-rowindex="${row + 2}"] [aria-colindex="${column + 2}"]`);

/** Clicks a cell and waits until the owner heard of it. */
export async function clickCell(page: Page, row: number, column: number): Promise<void> {
  await drawnCell(page, row, column).click();
}
