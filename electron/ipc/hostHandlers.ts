/** Electron's implementation of the host contract: dialogs give paths to the services, the page gets tokens and bytes. */
import fs from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, clipboard } from 'electron';
import type { AppInfo, HostHandlers } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';
import { type ShellStore, storeHandlers } from '../../shared/store';
import { writeWhole } from '../services/atomicWrite';
import { askForFiles, askForFolder, askForTarget } from '../services/dialogs';
import type { Folders } from '../services/folders';
import type { OpenFiles } from '../services/openFiles';
import type { Printing } from '../services/printing';
import type { Saves } from '../services/saves';
import type { Settings } from '../services/settings';
import type { DesktopStoreShell } from '../services/storeShell';
import type { Kiosk } from '../windows/kiosk';
import { kioskVault } from './kioskVault';

export interface HostServices {
  readonly files: OpenFiles;
  readonly saves: Saves;
  readonly folders: Folders;
  readonly printing: Printing;
  readonly settings: Settings;
  readonly store: ShellStore;
  readonly storeShell: DesktopStoreShell;
  readonly portable: boolean;
}

export interface HostWindow {
  readonly window: BrowserWindow;
  readonly setBusy: (reason: string | null) => void;
  readonly kiosk: Kiosk;
}

const appInfo = (portable: boolean): AppInfo => ({
  version: app.getVersion(),
  shell: 'electron',
  platform: process.platform,
  engine: `Chromium ${process.versions.chrome?.split('.')[0] ?? ''}`,
  portable,
  capabilities: {
    pdf: true,
    print: true,
    folder: true,
    freeSpace: true,
    chooseTarget: true,
    keyStore: 'file',
    backupFolder: true,
  },
});

export function createHostHandlers(services: HostServices, { window, setBusy, kiosk }: HostWindow): HostHandlers {
  const { files, saves, folders, printing, settings, store, storeShell, portable } = services;
  const storeCalls = storeHandlers(store);
  return {
    'app.info': async () => ok(appInfo(portable)),

    'file.open': async (input) => {
      const chosen = await askForFiles(window, input);
      return chosen === undefined ? fault('host.cancelled') : await files.add(chosen);
    },
    'file.read': (input) => files.read(input),
    'file.close': ({ token }) => files.close(token),
    'file.save': async ({ suggestedName, bytes, kinds }) => {
      const target = await askForTarget(window, suggestedName, kinds);
      if (target === undefined) return fault('host.cancelled');
      await writeWhole(fs.promises, target, bytes);
      return ok({ name: path.basename(target), size: bytes.byteLength });
    },

    'save.begin': async ({ suggestedName, kinds }) => {
      const target = await askForTarget(window, suggestedName, kinds);
      return target === undefined ? fault('host.cancelled') : await saves.begin(target);
    },
    'save.append': (input) => saves.append(input),
    'save.read': (input) => saves.read(input),
    'save.finish': (input) => saves.finish(input),
    'save.abort': ({ token }) => saves.abort(token),

    'folder.choose': async ({ title }) => {
      const chosen = await askForFolder(window, title);
      return chosen === undefined ? fault('host.cancelled') : ok(folders.add(chosen));
    },
    'folder.write': (input) => folders.write(input),
    'folder.commit': ({ token }) => folders.commit(token),
    'folder.discard': ({ token }) => folders.discard(token),

    // The system's dialog would be a way out of the locked window.
    'print.html': (input) => printing.print(input, kiosk.isOn),
    'print.toPdf': (input) => printing.toPdf(input),

    'settings.get': async () => ok(settings.get()),
    'settings.set': (change) => settings.set(change),
    'clipboard.writeText': async ({ text }) => {
      clipboard.writeText(text);
      return ok(null);
    },
    'storage.freeSpace': async () => {
      const { bavail, bsize } = await fs.promises.statfs(storeShell.dataFolder() ?? app.getPath('userData'));
      return ok({ bytes: bavail * bsize });
    },
    'window.setBusy': async ({ reason }) => {
      setBusy(reason);
      return ok(null);
    },
    'window.setKiosk': async ({ on }) => {
      if (!on && kiosk.isOn) {
        const vault = await storeCalls['vault.state'](undefined);
        if (!vault.ok || !vault.value.isOpen) return fault('host.locked');
      }
      kiosk.set(on);
      return ok(null);
    },

    ...storeCalls,
    ...kioskVault(storeCalls, () => kiosk.isOn),
  };
}
