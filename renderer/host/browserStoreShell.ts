/** What the store needs of a browser: its private file system, a second copy of the vault, backups as downloads. */
import { text } from '../../resources';
import { fault, ok } from '../../shared/kernel';
import type { StoreShell } from '../../shared/store';
import { legacyKeysIn } from '../../shared/store/vault';
import { askForFiles, BrowserSaves } from './browserFiles';
import { browserValues } from './browserStore';
import { blobFolder, SaveFolder } from './fileFolders';
import { createOpfsFolder, type FolderWorker } from './opfsFolder';

export const BACKUP_EXTENSION = 'gkb';
const sentence = (key: string): string => text[key] ?? key;
const backupKinds = () => [{ label: sentence('host.backup.kind'), extensions: [BACKUP_EXTENSION] }];

export function createBrowserStoreShell(openWorker?: () => FolderWorker): StoreShell {
  const saves = new BrowserSaves();
  return {
    source: { now: () => Date.now(), randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    // Version 0.1.0 kept its keys in the same database, under the names of the desktop program's files.
    legacy: legacyKeysIn(browserValues),
    backupTitle: sentence('host.backup.title'),
    places: async () =>
      ok({
        data: createOpfsFolder(openWorker),
        copies: [browserValues],
        place: sentence('host.store.browserPlace'),
        notices: [],
      }),
    remember: async () => undefined,
    forgetPlace: async () => ok(null),
    // The browser does not say how much is free, so the floor is never reached.
    floorBytes: () => 0,
    backupPlace: async () => undefined,
    chooseBackupPlace: async () => fault('host.unavailable'),
    chooseNewFolder: async () => fault('host.unavailable'),
    chooseTarget: async (suggestedName) => {
      const begun = await saves.begin({ suggestedName, kinds: backupKinds() });
      if (!begun.ok) return begun;
      const { token, name } = begun.value;
      const folder = new SaveFolder();
      return ok({
        folder,
        name,
        finish: () => {
          saves.append(token, folder.bytes());
          return saves.finish(token);
        },
        abort: async () => saves.abort(token),
      });
    },
    chooseSource: async () => {
      const [file] = await askForFiles({ kinds: backupKinds() });
      if (file === undefined) return fault('host.cancelled');
      return ok({ folder: blobFolder(file), name: file.name, close: async () => undefined });
    },
  };
}
