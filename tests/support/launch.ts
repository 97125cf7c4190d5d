/**
 * Opens the program in either shell, each time with an empty data folder. Every end-to-end test starts here:
 * `test('…', async ({ openApp }) => { const page = await openApp(); … })` runs once per project.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {
  type BrowserContext,
  test as base,
  chromium,
  type ElectronApplication,
  _electron as electron,
  type Page,
} from '@playwright/test';
// Declares window.gongkaiHost for everything that a test runs in the page.
import type {} from '../../renderer/host';
import { startServer } from '../../scripts/serve.mjs';
import { answerPassphrase } from '../e2e/pages/lock';

export const ROOT = path.resolve(import.meta.dirname, '../..');
/** The binary that `npm start` would use; the package honours ELECTRON_OVERRIDE_DIST_PATH. */
export const electronBinary = (): string => createRequire(import.meta.url)('electron') as string;
/** Long enough for a loaded two-core machine; a start takes 1 to 2 s. */
const START_MS = 20_000;

export const newFolder = (name = 'gongkai-e2e-'): Promise<string> => mkdtemp(path.join(os.tmpdir(), name));
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 3 });

/** The page says by itself when its first data is on the screen. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.body.dataset.ready === '1', undefined, { timeout: START_MS });
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Ends the program; the profile stays, so that a second launch can prove persistence. */
  readonly close: () => Promise<void>;
}

/** Programs that run now: what a failed test left open is killed with its worker, see `sweep`. */
const running = new Set<ElectronApplication>();

export interface LaunchOptions {
  /** Data folder of an earlier launch; a fresh one otherwise. */
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Real Electron on the built program. No executablePath: with it Playwright sometimes hangs. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const profile = options.profile ?? (await newFolder());
  const app = await electron.launch({
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ...(options.args ?? []), ROOT],
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), ...options.env },
    timeout: START_MS,
  });
  running.add(app);
  app.once('close', () => running.delete(app));
  const page = await app.firstWindow();
  await waitUntilReady(page);
  return { app, page, profile, close: () => app.close() };
}

export interface OpenedBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly profile: string;
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface OpenBrowserOptions {
  readonly profile?: string;
  /** The same port again is the same store again; any free one otherwise. */
  readonly port?: number;
  /** True keeps the save and folder pickers, which no test can click; without them files arrive as downloads. */
  readonly nativePickers?: boolean;
}

export const chromiumPath = (): string => process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** The browser build in the system's Chromium, served as `npm start` serves it. */
export async function openBrowserApp(options: OpenBrowserOptions = {}): Promise<OpenedBrowser> {
  const profile = options.profile ?? (await newFolder());
  const server = await startServer({ port: options.port ?? 0 });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
    viewport: { width: 1366, height: 720 },
    acceptDownloads: true,
  });
  if (options.nativePickers !== true) {
    await context.addInitScript(() => {
      Reflect.deleteProperty(window, 'showSaveFilePicker');
      Reflect.deleteProperty(window, 'showDirectoryPicker');
    });
  }
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(server.url);
  await waitUntilReady(page);
  const close = async (): Promise<void> => {
    await context.close();
    await server.close();
  };
  return { context, page, profile, url: server.url, close };
}

/** A server on this machine that counts who calls: shows that a request was stopped, also where there is no network. */
export async function startTrap(): Promise<{ readonly url: string; hits: () => number; close: () => Promise<void> }> {
  let hits = 0;
  const server = createServer((_request, reply) => {
    hits += 1;
    reply.setHeader('Access-Control-Allow-Origin', '*');
    reply.end('trapped');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}/`, hits: () => hits, close };
}

export type Shell = 'electron' | 'browser';

interface Fixtures {
  readonly shell: Shell;
  /** The first sheet with private numbers asks for a passphrase; a test that is about something else has it set by itself. */
  readonly setsPassphrase: boolean;
  /** Opens the program of this project; closed and swept after the test. */
  readonly openApp: () => Promise<Page>;
}

interface WorkerFixtures {
  /** A program that a failed test left in the middle of a job asks before it closes, and nobody would answer. */
  readonly sweep: undefined;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sweep: [
    // Named so that this is undone before Playwright itself asks the programs to close.
    async ({ playwright: _ }, use) => {
      await use(undefined);
      for (const app of running) app.process().kill('SIGKILL');
    },
    { scope: 'worker', auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this very pattern
  shell: async ({}, use, info) => use(info.project.name === 'electron' ? 'electron' : 'browser'),
  setsPassphrase: [true, { option: true }],
  openApp: async ({ shell, setsPassphrase }, use) => {
    const opened: { close: () => Promise<void>; profile: string }[] = [];
    await use(async () => {
      const next = shell === 'browser' ? await openBrowserApp() : await launchApp();
      opened.push(next);
      if (setsPassphrase) await answerPassphrase(next.page);
      return next.page;
    });
    for (const { close, profile } of opened) {
      await close();
      await removeFolder(profile);
    }
  },
});
export { expect } from '@playwright/test';
