/** Finds, makes and moves the data folder at a start, before anything in it is opened. */
import path from 'node:path';
import type { HostResult } from '../../shared/host';
import type { StoreNotice } from '../../shared/hostStore';
import { fault, ok } from '../../shared/kernel';
import { driveFolders, findStores, listDrives } from './drives';
import { fileFault } from './fileFaults';
import type { FileSystem } from './fileSystem';
import { holdFolder } from './folderHold';
import { copyStore, removeStore } from './moveStore';
import type { Settings, StoredPlace } from './settings';
import { chooseStorePlace, type Drive } from './storePlace';

export interface PlaceSurroundings {
  readonly fs: FileSystem;
  readonly settings: Settings;
  /** `store` in the user's profile. */
  readonly profileFolder: string;
  /** The only place of a portable program, a test or a self-check; no drive is looked at. */
  readonly ownFolder?: string;
  readonly platform: string;
  /** `C:\` */
  readonly systemRoot: string;
  readonly drives?: () => Promise<Drive[]>;
}

export interface DataPlace {
  readonly folder: string;
  readonly notices: readonly StoreNotice[];
}

/** @returns `host.notFound` while the folder in which the store was is away: nothing is made in its stead. */
export async function openDataPlace(surroundings: PlaceSurroundings): Promise<HostResult<DataPlace>> {
  const { fs, settings } = surroundings;
  const notices = await finishMove(fs, settings);
  const chosen = settings.dataFolder;
  const isThere = chosen !== undefined && (await findStores(fs, [chosen.folder])).length > 0;
  const search = chosen === undefined ? surroundings.ownFolder === undefined : !isThere;
  const drives = search ? await (surroundings.drives ?? (() => listDrives(surroundings.platform)))() : [];
  const answer = chooseStorePlace({
    ...(surroundings.ownFolder === undefined ? {} : { ownFolder: surroundings.ownFolder }),
    ...(chosen === undefined ? {} : { chosen: { ...chosen, isThere } }),
    profileFolder: surroundings.profileFolder,
    found: search ? await findStores(fs, [...driveFolders(drives), surroundings.profileFolder]) : [],
    drives,
    systemRoot: surroundings.systemRoot,
  });
  if (answer.kind === 'missing') return fault('host.notFound', { name: answer.folder });
  let last: HostResult<never> = fault('host.noPermission');
  for (const folder of answer.folders) {
    try {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      await tryWriting(fs, folder);
      return ok({ folder, notices });
    } catch (error) {
      last = fileFault(error, path.basename(folder));
      // An existing store on a full or write-protected disk is opened all the same: it can be read and exported.
      if ((await findStores(fs, [folder])).length > 0) return ok({ folder, notices });
    }
  }
  return last;
}

async function tryWriting(fs: FileSystem, folder: string): Promise<void> {
  const file = path.join(folder, 'write-test.part');
  const handle = await fs.open(file, 'w', 0o600);
  await handle.close();
  await fs.unlink(file);
}

/** Second half of a move; while it cannot be finished the old place goes on being the one that counts. */
async function finishMove(fs: FileSystem, settings: Settings): Promise<StoreNotice[]> {
  if (settings.movedFrom !== undefined) {
    await removeStore(fs, settings.movedFrom);
    await settings.rememberPlaces({ movedFrom: null });
  }
  const { moveTo: to, dataFolder: from } = settings;
  if (to === undefined || from === undefined) return [];
  // Another person signed in to this machine may be working in it: then the next start moves it.
  const hold = await holdFolder(from.folder);
  if (!hold.ok) return [];
  try {
    return await copyAndSwitch(fs, settings, { from, to });
  } finally {
    await hold.value.release();
  }
}

async function copyAndSwitch(
  fs: FileSystem,
  settings: Settings,
  { from, to }: { readonly from: StoredPlace; readonly to: string },
): Promise<StoreNotice[]> {
  const failed = [{ code: 'store.moveFailed', params: { place: to } }];
  const copied = await copyStore(fs, from.folder, to);
  if (!copied.ok) {
    // The old place may be away as well (a stick): then the move is tried again when it is back.
    const isOldThere = (await findStores(fs, [from.folder])).length > 0;
    if (isOldThere) await settings.rememberPlaces({ moveTo: null });
    return isOldThere ? failed : [];
  }
  const dataFolder = { folder: to, storeId: from.storeId };
  const saved = await settings.rememberPlaces({ dataFolder, moveTo: null, movedFrom: from.folder });
  if (!saved.ok) return failed;
  await removeStore(fs, from.folder);
  await settings.rememberPlaces({ movedFrom: null });
  return [{ code: 'store.moved', params: { place: to } }];
}
