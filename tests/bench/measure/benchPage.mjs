/** The bench page in the system's Chromium, with a store of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { startServer } from '../../../scripts/serve.mjs';
import { chromiumPath } from '../../../scripts/tools/present.mjs';
import { ROOT } from './samples.mjs';

export const buildBenchPage = () => build({ configFile: path.join(ROOT, 'tests/bench/page/benchPage.vite.ts') });

export async function openBenchPage() {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
  const server = await startServer({ port: 0, root: path.join(ROOT, 'dist/bench/page') });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
    viewport: { width: 1366, height: 768 },
  });
  context.setDefaultTimeout(600_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const open = async () => {
    await page.goto(server.url);
    await page.waitForFunction(() => 'bench' in window);
  };
  await open();
  let isClosed = false;
  return {
    page,
    context,
    /** Fresh workers, same store. */
    reload: open,
    give: (file) => page.setInputFiles('#file', file),
    /** A second call does nothing. */
    async close() {
      if (isClosed) return;
      isClosed = true;
      await context.close();
      await server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
