/** A store on real files without Electron: data, profile and backups below one folder. Also the child that tests kill. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFolder } from '../../electron/services/nodeFolder';
import { fault, ok } from '../../shared/kernel';
import { ShellStore } from '../../shared/store';
import { legacyKeysIn } from '../../shared/store/vault';

export interface NodeStore {
  readonly store: ShellStore;
  readonly close: () => Promise<void>;
}

export function openNodeStore(root: string): NodeStore {
  const at = (name: string): string => {
    fs.mkdirSync(path.join(root, name), { recursive: true });
    return path.join(root, name);
  };
  const data = new NodeFolder(fs.promises, at('data'));
  const profile = new NodeFolder(fs.promises, at('profile'), { keptOpen: 0 });
  const backups = new NodeFolder(fs.promises, at('backups'), { keptOpen: 0 });
  const store = new ShellStore({
    source: { now: () => Date.now(), randomBytes: (length) => new Uint8Array(randomBytes(length)) },
    legacy: legacyKeysIn(profile),
    backupTitle: '公开台备份',
    places: async () => ok({ data, copies: [profile], place: data.root, notices: [] }),
    remember: async () => undefined,
    forgetPlace: async () => ok(null),
    floorBytes: () => 0,
    backupPlace: async () => ({ name: '备份', folder: backups }),
    chooseBackupPlace: async () => fault('host.cancelled'),
    chooseNewFolder: async () => fault('host.cancelled'),
    chooseTarget: async () => fault('host.cancelled'),
    chooseSource: async () => fault('host.cancelled'),
  });
  return {
    store,
    close: async () => {
      await store.close();
      await data.close();
    },
  };
}
