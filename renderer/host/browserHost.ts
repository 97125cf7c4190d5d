/** The host contract in a plain Chromium. What a browser cannot do is `host.unavailable` and false in `capabilities`. */
import {
  type AppInfo,
  answerHostCall,
  DEFAULT_SETTINGS,
  decodeSettingsChange,
  type Host,
  type HostHandlers,
  type HostResult,
  type HostSettings,
  hostFrom,
  type SettingsChange,
} from '../../shared/host';
import { fault, ok } from '../../shared/kernel';
import { ShellStore, storeHandlers } from '../../shared/store';
import {
  BrowserFolders,
  BrowserOpenFiles,
  BrowserSaves,
  encodeBrowserFault,
  hasFolderPicker,
  hasSavePicker,
} from './browserFiles';
import { createBrowserKiosk } from './browserKiosk';
import { printInFrame } from './browserPrint';
import { createBrowserStoreShell } from './browserStoreShell';
import type { FolderWorker } from './opfsFolder';

declare const __APP_VERSION__: string;

const SETTINGS_KEY = 'gongkai.host.settings';

const engine = (): string => `Chromium ${/Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1] ?? ''}`.trim();

const appInfo = (): AppInfo => ({
  version: __APP_VERSION__,
  shell: 'browser',
  platform: 'browser',
  engine: engine(),
  portable: false,
  capabilities: {
    pdf: false,
    print: true,
    folder: hasFolderPicker(),
    freeSpace: false,
    chooseTarget: hasSavePicker(),
    keyStore: 'browser',
    backupFolder: false,
  },
});

function readSettings(): HostSettings {
  let stored: SettingsChange = {};
  try {
    const decoded = decodeSettingsChange(JSON.parse(localStorage.getItem(SETTINGS_KEY) ?? '{}'));
    if (decoded.ok) stored = decoded.value;
  } catch {
    stored = {};
  }
  return { ...DEFAULT_SETTINGS, ...stored, port: Number(location.port) || DEFAULT_SETTINGS.port };
}

/** The port is the address this page came from; only `npm start -- --port` can change it. */
function writeSettings(change: SettingsChange): HostResult<HostSettings> {
  const before = readSettings();
  if (change.port !== undefined && change.port !== before.port) return fault('host.unavailable');
  const { port: _address, ...kept } = { ...before, ...change };
  localStorage.setItem(SETTINGS_KEY, JSON.stringify(kept));
  return ok(readSettings());
}

/** Closing the tab in the middle of a job asks, in the browser's own words. */
function closingGuard(): (reason: string | null) => void {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  return (reason) => {
    if (reason === null) window.removeEventListener('beforeunload', ask);
    else window.addEventListener('beforeunload', ask);
  };
}

function createBrowserHandlers(openWorker?: () => FolderWorker): HostHandlers {
  const files = new BrowserOpenFiles();
  const saves = new BrowserSaves();
  const folders = new BrowserFolders();
  const setBusy = closingGuard();
  const setKiosk = createBrowserKiosk();
  const store = new ShellStore(createBrowserStoreShell(openWorker));
  return {
    'app.info': async () => ok(appInfo()),

    'file.open': (input) => files.open(input),
    'file.read': ({ token, offset, length }) => files.read(token, offset, length),
    'file.close': async ({ token }) => {
      files.close(token);
      return ok(null);
    },
    'file.save': async ({ suggestedName, bytes, kinds }) => {
      const begun = await saves.begin(kinds === undefined ? { suggestedName } : { suggestedName, kinds });
      if (!begun.ok) return begun;
      saves.append(begun.value.token, bytes);
      const saved = await saves.finish(begun.value.token);
      if (!saved.ok) saves.abort(begun.value.token);
      return saved;
    },

    'save.begin': (input) => saves.begin(input),
    'save.append': async ({ token, bytes }) => saves.append(token, bytes),
    'save.read': ({ token, offset, length }) => saves.read(token, offset, length),
    // A page cannot write beside a file that a person chose: the text is offered by its own button.
    'save.finish': async ({ token }) => {
      const saved = await saves.finish(token);
      return saved.ok ? ok({ ...saved.value, besideWritten: false }) : saved;
    },
    'save.abort': async ({ token }) => {
      saves.abort(token);
      return ok(null);
    },

    'folder.choose': () => folders.choose(),
    'folder.write': async (input) => folders.write(input),
    'folder.commit': ({ token }) => folders.commit(token),
    'folder.discard': async ({ token }) => {
      folders.discard(token);
      return ok(null);
    },

    'print.html': (input) => printInFrame(input),
    'print.toPdf': async () => fault('host.unavailable'),

    'settings.get': async () => ok(readSettings()),
    'settings.set': async (change) => writeSettings(change),
    'clipboard.writeText': async ({ text }) => {
      await navigator.clipboard.writeText(text);
      return ok(null);
    },
    'storage.freeSpace': async () => fault('host.unavailable'),
    'window.setBusy': async ({ reason }) => {
      setBusy(reason);
      return ok(null);
    },
    'window.setKiosk': ({ on }) => setKiosk(on),

    ...storeHandlers(store),
  };
}

/** @param openWorker the worker that keeps the store's files; a test brings its own. */
export function createBrowserHost(openWorker?: () => FolderWorker): Host {
  const handlers = createBrowserHandlers(openWorker);
  return hostFrom((name, input) => answerHostCall(handlers, name, input, encodeBrowserFault));
}
