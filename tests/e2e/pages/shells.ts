import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, newFolder, openBrowserApp, removeFolder, type Shell } from '../../support/launch';
import { Desk, type Dropped } from './desk';
import { answerPassphrase } from './lock';

export interface OpenDesk {
  readonly page: Page;
  readonly desk: Desk;
  /** Runs an act that saves one file and gives that file back. */
  saved(act: () => Promise<void>): Promise<Dropped>;
  /** Runs an act that asks for a file and gives it one; in the desktop program also one that asks for a folder. */
  given(path: string, act: () => Promise<void>): Promise<void>;
  /** Ends the program and starts it again on the same data. */
  restart(): Promise<OpenDesk>;
  close(): Promise<void>;
}

/** An installation that was open before, and whether the test sets the passphrase itself. */
interface Before {
  readonly profile?: string;
  readonly port?: number;
  readonly setsPassphrase?: boolean;
}

/** Opens one installation with its own data, with the save dialog answered by a folder of the test. */
export async function openDesk(shell: Shell, before: Before = {}): Promise<OpenDesk> {
  if (shell === 'browser') {
    const opened = await openBrowserApp(before);
    const { page } = opened;
    if (before.setsPassphrase ?? true) await answerPassphrase(page);
    return {
      page,
      desk: new Desk(page),
      saved: async (act) => {
        const [download] = await Promise.all([page.waitForEvent('download'), act()]);
        return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
      },
      given: async (file, act) => {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
        await chooser.setFiles(file);
      },
      restart: async () => {
        await opened.close();
        return openDesk(shell, { ...before, profile: opened.profile, port: Number(new URL(opened.url).port) });
      },
      close: async () => {
        await opened.close();
        await removeFolder(opened.profile);
      },
    };
  }
  const launched = await launchApp(before);
  if (before.setsPassphrase ?? true) await answerPassphrase(launched.page);
  const folder = await newFolder('gongkai-saved-');
  await launched.app.evaluate(({ dialog }, target) => {
    const answer = async (...given: unknown[]): Promise<{ canceled: boolean; filePath: string }> => {
      const options = given.at(-1) as { defaultPath?: string };
      const name = (options.defaultPath ?? 'file').split(/[\\/]/).at(-1) ?? 'file';
      Object.assign(globalThis, { lastSaved: name });
      return { canceled: false, filePath: `${target}/${name}` };
    };
    Object.assign(dialog, { showSaveDialog: answer });
  }, folder);
  return {
    page: launched.page,
    desk: new Desk(launched.page),
    saved: async (act) => {
      await launched.app.evaluate(() => Object.assign(globalThis, { lastSaved: '' }));
      await act();
      const name = await waitForName(async () =>
        launched.app.evaluate(() => String((globalThis as { lastSaved?: string }).lastSaved ?? '')),
      );
      return { name, bytes: await waitForFile(path.join(folder, name)) };
    },
    given: async (file, act) => {
      await launched.app.evaluate(({ dialog }, chosen) => {
        Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) });
      }, file);
      await act();
    },
    restart: async () => {
      await launched.close();
      return openDesk(shell, { ...before, profile: launched.profile });
    },
    close: async () => {
      await launched.close();
      await removeFolder(launched.profile);
      await removeFolder(folder);
    },
  };
}

const STEP_MS = 100;
const TRIES = 150;

async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let n = 0; n < TRIES; n += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  throw new Error(`nothing came: ${what}`);
}

const waitForName = (look: () => Promise<string>): Promise<string> =>
  until(async () => (await look()) || undefined, 'save dialog');

const waitForFile = (file: string): Promise<Uint8Array> =>
  until(
    () =>
      readFile(file).then(
        (bytes) => bytes,
        () => undefined,
      ),
    path.basename(file),
  );
