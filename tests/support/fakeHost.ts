/** A shell in memory, derived from the contract: files are maps, dialogs answer what the test says, faults can be set per call. */

import { encodeFileFault } from '../../electron/services/fileFaults';
import {
  answerHostCall,
  DEFAULT_SETTINGS,
  type Host,
  type HostCallName,
  type HostFault,
  type HostHandlers,
  type HostResult,
  hostFrom,
} from '../../shared/host';
import { fault, ok, type Source } from '../../shared/kernel';
import { ShellStore, type StoreShell, storeHandlers } from '../../shared/store';
import { legacyKeysIn } from '../../shared/store/vault';
import { MemoryFolder } from './memoryFolder';

type Bytes = Uint8Array<ArrayBuffer>;

export interface FakeHost {
  readonly host: Host;
  /** What has its final name. */
  readonly saved: Map<string, Bytes>;
  /** Calls in order, by name. */
  readonly calls: HostCallName[];
  /** From now on this call answers this fault. */
  readonly fail: (name: HostCallName, code: HostFault) => void;
  readonly store: ShellStore;
}

/** The disk under a fake shell: what a second fake over the same disk finds is what a restart finds. */
export interface FakeDisk {
  readonly data: MemoryFolder;
  readonly profile: MemoryFolder;
  /** null: no backup folder is chosen. */
  readonly backups: MemoryFolder | null;
}

export const newFakeDisk = (): FakeDisk => ({
  data: new MemoryFolder(),
  profile: new MemoryFolder(),
  backups: new MemoryFolder(),
});

export interface FakeStoreOptions {
  readonly disk?: FakeDisk;
  readonly source?: Source;
  /** A backup that `backup.open` without a name finds in its dialog. */
  readonly pickedBackup?: { readonly folder: MemoryFolder; readonly name: string };
}

const platformSource: Source = {
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

function fakeStoreShell(options: FakeStoreOptions, saved: Map<string, Bytes>): StoreShell {
  const { disk = newFakeDisk(), source = platformSource, pickedBackup } = options;
  return {
    source,
    legacy: legacyKeysIn(disk.profile),
    backupTitle: '公开台备份',
    places: async () => ok({ data: disk.data, copies: [disk.profile], place: '内存', notices: [] }),
    remember: async () => undefined,
    forgetPlace: async () => ok(null),
    floorBytes: () => DEFAULT_SETTINGS.freeSpaceFloorMb * 1024 * 1024,
    backupPlace: async () => (disk.backups === null ? undefined : { name: '备份', folder: disk.backups }),
    chooseBackupPlace: async () => ok(null),
    chooseNewFolder: async () => ok({ place: '别处', run: async () => ok(null) }),
    chooseTarget: async (name) => {
      const folder = new MemoryFolder();
      return ok({
        folder,
        name,
        finish: async () => {
          saved.set(name, folder.bytes(name));
          return ok({ name, size: folder.bytes(name).length });
        },
        abort: async () => undefined,
      });
    },
    chooseSource: async () =>
      pickedBackup === undefined ? fault('host.cancelled') : ok({ ...pickedBackup, close: async () => undefined }),
  };
}

const join = (a: Bytes, b: Bytes): Bytes => new Uint8Array([...a, ...b]);

export function createFakeHost(toOpen: Readonly<Record<string, Bytes>> = {}, options: FakeStoreOptions = {}): FakeHost {
  const saved = new Map<string, Bytes>();
  const open = new Map<string, { name: string; bytes: Bytes }>();
  const failing = new Map<HostCallName, HostFault>();
  const store = new ShellStore(fakeStoreShell(options, saved));
  let settings = DEFAULT_SETTINGS;
  const calls: HostCallName[] = [];
  let count = 0;
  const nextToken = (): string => {
    count += 1;
    return `token-${String(count).padStart(4, '0')}`;
  };
  const hold = (name: string, bytes: Bytes): string => {
    const token = nextToken();
    open.set(token, { name, bytes });
    return token;
  };
  const use = async <T>(token: string, act: (held: { name: string; bytes: Bytes }) => T): Promise<HostResult<T>> => {
    const held = open.get(token);
    return held === undefined ? fault('host.badToken') : ok(act(held));
  };
  const read = ({ token, offset, length }: { token: string; offset: number; length: number }) =>
    use(token, ({ bytes }) => bytes.slice(offset, offset + length));
  const drop = async ({ token }: { token: string }): Promise<HostResult<null>> => {
    open.delete(token);
    return ok(null);
  };
  const handlers: HostHandlers = {
    'app.info': async () =>
      ok({
        version: '0.0.0',
        shell: 'electron',
        platform: 'linux',
        engine: 'Chromium 130',
        portable: false,
        capabilities: {
          pdf: true,
          print: true,
          folder: true,
          freeSpace: true,
          chooseTarget: true,
          keyStore: 'file',
          backupFolder: true,
        },
      }),
    'file.open': async () => {
      const picked = Object.entries(toOpen).map(([name, bytes]) => ({
        token: hold(name, bytes),
        name,
        size: bytes.length,
      }));
      return picked.length === 0 ? fault('host.cancelled') : ok(picked);
    },
    'file.read': read,
    'file.close': drop,
    'file.save': async ({ suggestedName, bytes }) => {
      saved.set(suggestedName, bytes);
      return ok({ name: suggestedName, size: bytes.length });
    },
    'save.begin': async ({ suggestedName }) =>
      ok({ token: hold(suggestedName, new Uint8Array()), name: suggestedName }),
    'save.append': ({ token, bytes }) =>
      use(token, (held) => {
        held.bytes = join(held.bytes, bytes);
        return null;
      }),
    'save.read': read,
    'save.finish': ({ token, beside }) =>
      use(token, ({ name, bytes }) => {
        saved.set(name, bytes);
        if (beside) saved.set(beside.name, beside.bytes);
        open.delete(token);
        return { name, size: bytes.length, besideWritten: beside !== undefined };
      }),
    'save.abort': drop,
    'folder.choose': async () => ok({ token: nextToken(), name: '导出' }),
    'folder.write': async ({ relativeName, bytes }) => {
      open.set(relativeName, { name: relativeName, bytes });
      return ok({ name: relativeName });
    },
    'folder.commit': async () => {
      for (const { name, bytes } of open.values()) saved.set(name, bytes);
      const written = open.size;
      open.clear();
      return ok({ written });
    },
    'folder.discard': async () => {
      open.clear();
      return ok(null);
    },
    'print.html': async () => ok(null),
    'print.toPdf': async () => ok(new TextEncoder().encode('%PDF-1.4')),
    'settings.get': async () => ok(settings),
    'settings.set': async (change) => {
      settings = { ...settings, ...change };
      return ok(settings);
    },
    'clipboard.writeText': async () => ok(null),
    'storage.freeSpace': async () => ok({ bytes: 10 ** 9 }),
    'window.setBusy': async () => ok(null),
    'window.setKiosk': async () => ok(null),
    ...storeHandlers(store),
  };
  const host = hostFrom(async (name, input) => {
    calls.push(name);
    const code = failing.get(name);
    return code === undefined ? await answerHostCall(handlers, name, input, encodeFileFault) : fault(code);
  });
  return { host, store, saved, calls, fail: (name, code) => void failing.set(name, code) };
}
