/** The desktop shell, in named steps. Thin on purpose: one window, one protocol, one contract. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, session } from 'electron';
import { text } from '../resources';
import { fillText } from '../shared/kernel';
import { ShellStore } from '../shared/store';
import { createHostHandlers, type HostServices } from './ipc/hostHandlers';
import { registerHostIpc } from './ipc/hostIpc';
import { runSelfCheck } from './selfCheck';
import { chooseDataFolder } from './services/dataFolder';
import type { PlaceSurroundings } from './services/dataPlace';
import { Folders } from './services/folders';
import { OpenFiles } from './services/openFiles';
import { Printing } from './services/printing';
import { Saves } from './services/saves';
import { Settings } from './services/settings';
import { createStoreShell } from './services/storeShell';
import { registerAppScheme, serveInterface } from './windows/appProtocol';
import { lockEverything } from './windows/lockdown';
import { type MainWindow, openMainWindow } from './windows/mainWindow';
import { setMenu } from './windows/menu';

const startedMs = Date.now();
const selfCheck = app.commandLine.hasSwitch('self-check');
/** Address of the development server; a packaged program does not look at it. */
const devUrl = app.isPackaged ? undefined : process.env.GONGKAI_DEV_URL;
const devOrigin = devUrl === undefined ? undefined : new URL(devUrl).origin;

process.on('uncaughtException', endPolitely);
hardenEngine();
registerAppScheme();
const { portable } = chooseScratchOrDataFolder();
if (selfCheck || app.requestSingleInstanceLock()) void start();
else app.quit();

/** A bug in this process. The engine's own answer would be a window with an English stack trace. */
function endPolitely(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  if (!selfCheck) dialog.showErrorBox(fillText(text, 'host.window.title'), fillText(text, 'host.crash.message'));
  app.exit(3);
}

/** Switches that must stand before the engine starts. */
function hardenEngine(): void {
  // enableSandbox() would cancel --no-sandbox and end in a crash loop; sandbox: true stands in every window anyway.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('lang', 'zh-CN');
  // Ties taskbar and shortcut of the installed program together on Windows.
  app.setAppUserModelId('cn.gongkai.desk');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  // Nothing ever leaves the machine: no name resolves, whoever asks.
  if (devOrigin === undefined) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** A self-check never touches the data of the person. */
function chooseScratchOrDataFolder(): { readonly portable: boolean } {
  if (!selfCheck || app.commandLine.hasSwitch('user-data-dir')) return chooseDataFolder(app);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-check-'));
  app.setPath('userData', scratch);
  app.on('quit', () => fs.rmSync(scratch, { recursive: true, force: true }));
  return { portable: false };
}

async function start(): Promise<void> {
  lockEverything(app, devOrigin);
  await app.whenReady();
  serveInterface(session.defaultSession.protocol, path.join(__dirname, '..', 'renderer'));
  const services = await createServices(() => main.window);
  const main = openMainWindow(services.settings, { show: !selfCheck, ...(devUrl === undefined ? {} : { devUrl }) });
  connect(main, services);
  if (selfCheck) {
    Menu.setApplicationMenu(null);
    app.exit(await runSelfCheck(main.window, services, startedMs).catch(() => 1));
    return;
  }
  setMenu(main.window, () => services.storeShell.dataFolder() ?? app.getPath('userData'));
  app.on('second-instance', () => bringToFront(main.window));
  app.on('window-all-closed', () => app.quit());
}

/** @param window dialogs of the store belong to it; nothing asks before it is there. */
async function createServices(window: () => BrowserWindow): Promise<HostServices> {
  const folder = app.getPath('userData');
  const settings = new Settings(fs.promises, folder);
  await settings.load();
  const storeShell = createStoreShell(placeSurroundings(settings, folder), folder, window);
  return {
    files: new OpenFiles(fs.promises),
    saves: new Saves(fs.promises),
    folders: new Folders(fs.promises),
    printing: new Printing(),
    settings,
    store: new ShellStore(storeShell),
    storeShell,
    portable,
  };
}

/** A portable program, a test and a self-check keep to their own folder; an installed one may use a better drive. */
function placeSurroundings(settings: Settings, profile: string): PlaceSurroundings {
  const profileFolder = path.join(profile, 'store');
  const keepsToItself = portable || selfCheck || app.commandLine.hasSwitch('user-data-dir');
  return {
    fs: fs.promises,
    settings,
    profileFolder,
    ...(keepsToItself ? { ownFolder: profileFolder } : {}),
    platform: process.platform,
    systemRoot: `${process.env.SystemDrive ?? 'C:'}\\`,
  };
}

/** Only the main window may call; what it left open is closed and swept when it reloads or the program ends. */
function connect(main: MainWindow, services: HostServices): void {
  const handlers = createHostHandlers(services, main);
  registerHostIpc(ipcMain, (event) => (event.sender === main.window.webContents ? handlers : undefined), devOrigin);
  const sweep = async (): Promise<void> => {
    // At once: a later turn might drop what the page that loads now has begun.
    const released = services.store.release();
    await Promise.all([released, services.files.release(), services.saves.release(), services.folders.release()]);
  };
  main.window.webContents.on('did-navigate', () => {
    main.setBusy(null);
    void sweep();
  });
  let swept = false;
  app.on('will-quit', (event) => {
    if (swept) return;
    event.preventDefault();
    void Promise.allSettled([sweep().then(() => closeStore(services)), services.settings.written()]).finally(() => {
      swept = true;
      // Not at once: with nothing to sweep this runs inside the event itself, where a second quit() is ignored for good.
      setImmediate(() => app.quit());
    });
  });
}

/** The journal's mark of an orderly end saves the next start a look at its last segment. */
async function closeStore({ store, storeShell }: HostServices): Promise<void> {
  await store.close();
  await storeShell.close();
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
