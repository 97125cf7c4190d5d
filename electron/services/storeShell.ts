/** What the store needs of the desktop: its folders, the key store of the system, and dialogs on the main window. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type BrowserWindow, safeStorage } from 'electron';
import { text } from '../../resources';
import type { HostResult } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';
import type { BackupPlace, StorePlaces, StoreShell } from '../../shared/store/storeShell';
import { legacyKeysIn } from '../../shared/store/vault';
import { type DataPlace, openDataPlace, type PlaceSurroundings } from './dataPlace';
import { askForFiles, askForFolder, askForTarget } from './dialogs';
import { type FolderHold, holdFolder } from './folderHold';
import { createKeyring } from './keyring';
import { copyStore, newPlaceIn, removeStore } from './moveStore';
import { NodeFolder } from './nodeFolder';

const MIB = 1024 * 1024;
export const BACKUP_EXTENSION = 'gkb';

const sentence = (key: string): string => text[key] ?? key;
const backupKinds = () => [{ label: sentence('host.backup.kind'), extensions: [BACKUP_EXTENSION] }];

export interface DesktopStoreShell extends StoreShell {
  /** The data folder once it is known. */
  readonly dataFolder: () => string | undefined;
  /** Lets go of every open file; for the end of the program. */
  close(): Promise<void>;
}

/**
 * @param profile the engine's own folder: a copy of the vault lies there, and before 0.2.0 the keys did.
 * @param window dialogs belong to it; it is made later than this.
 */
export function createStoreShell(
  surroundings: PlaceSurroundings,
  profile: string,
  window: () => BrowserWindow,
): DesktopStoreShell {
  const { fs, settings } = surroundings;
  const profileFolder = new NodeFolder(fs, profile, { keptOpen: 0 });
  let found: DataPlace | undefined;
  let data: NodeFolder | undefined;
  let hold: FolderHold | undefined;
  const folderOf = (file: string): NodeFolder => new NodeFolder(fs, path.dirname(file), { keptOpen: 0 });

  return {
    source: { now: () => Date.now(), randomBytes: (length) => new Uint8Array(randomBytes(length)) },
    keyring: createKeyring(safeStorage),
    legacy: legacyKeysIn(profileFolder),
    backupTitle: sentence('host.backup.title'),
    dataFolder: () => found?.folder,

    places: async (): Promise<HostResult<StorePlaces>> => {
      const place = await openDataPlace(surroundings);
      if (!place.ok) return place;
      if (hold === undefined || found?.folder !== place.value.folder) {
        await hold?.release();
        hold = undefined;
        const held = await holdFolder(place.value.folder);
        if (!held.ok) return held;
        hold = held.value;
      }
      found = place.value;
      await fs.mkdir(profile, { recursive: true });
      data = new NodeFolder(fs, found.folder);
      return ok({ data, copies: [profileFolder], place: found.folder, notices: found.notices });
    },
    remember: async (storeId) => {
      const known = settings.dataFolder;
      if (found === undefined || (known?.folder === found.folder && known.storeId === storeId)) return;
      // A full profile drive: the place is found again without it, and written down the next time.
      await settings.rememberPlaces({ dataFolder: { folder: found.folder, storeId } });
    },
    forgetPlace: () => settings.rememberPlaces({ dataFolder: null, moveTo: null }),
    floorBytes: () => settings.get().freeSpaceFloorMb * MIB,

    backupPlace: async (): Promise<BackupPlace | undefined> => {
      const folder = settings.backupFolder;
      if (folder === undefined) return undefined;
      const isThere = await fs.stat(folder).then(
        (status) => status.isDirectory(),
        () => false,
      );
      return { name: folder, folder: isThere ? new NodeFolder(fs, folder, { keptOpen: 0 }) : undefined };
    },
    chooseBackupPlace: async () => {
      const chosen = await askForFolder(window(), sentence('host.backup.chooseFolder'));
      return chosen === undefined ? fault('host.cancelled') : await settings.rememberPlaces({ backupFolder: chosen });
    },
    chooseTarget: async (suggestedName) => {
      const target = await askForTarget(window(), suggestedName, backupKinds());
      if (target === undefined) return fault('host.cancelled');
      const folder = folderOf(target);
      const name = path.basename(target);
      return ok({
        folder,
        name,
        finish: async () => ok({ name, size: (await folder.size(name)) ?? 0 }),
        abort: async () => undefined,
      });
    },
    chooseSource: async () => {
      const [file] = (await askForFiles(window(), { kinds: backupKinds() })) ?? [];
      if (file === undefined) return fault('host.cancelled');
      const folder = folderOf(file);
      return ok({ folder, name: path.basename(file), close: () => folder.close() });
    },

    chooseNewFolder: async () => {
      const from = found?.folder;
      if (from === undefined) return fault('host.unavailable');
      const chosen = await askForFolder(window(), sentence('host.store.chooseFolder'));
      if (chosen === undefined) return fault('host.cancelled');
      const place = await newPlaceIn(fs, chosen);
      return ok({
        place,
        run: async () => {
          const copied = await copyStore(fs, from, place);
          if (copied.ok) return await settings.rememberPlaces({ moveTo: place });
          await removeStore(fs, place);
          return copied;
        },
      });
    },
    close: async () => {
      await data?.close();
      await hold?.release();
      hold = undefined;
    },
  };
}
