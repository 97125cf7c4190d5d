/** The one window: 1366 × 768 at first, later where it was left; asks before it is closed in the middle of a job. */
import path from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import { text } from '../../resources';
import { fillText } from '../../shared/kernel';
import type { Settings, WindowBounds } from '../services/settings';
import { APP_START } from './appProtocol';
import { createKiosk, type Kiosk } from './kiosk';

const FIRST_SIZE = { width: 1366, height: 768 };
const SMALLEST = { minWidth: 1024, minHeight: 600 };

export interface MainWindow {
  readonly window: BrowserWindow;
  readonly setBusy: (reason: string | null) => void;
  readonly kiosk: Kiosk;
}

/** The remembered place, unless the monitor it was on is gone. */
function visibleBounds(stored: WindowBounds | undefined): { x?: number; y?: number; width: number; height: number } {
  if (stored === undefined) return FIRST_SIZE;
  const { x, y, width, height } = stored;
  if (x === undefined || y === undefined) return { width, height };
  const visible = screen.getAllDisplays().some(({ workArea }) => {
    const right = workArea.x + workArea.width;
    const bottom = workArea.y + workArea.height;
    return x + width > workArea.x + 50 && x < right - 50 && y >= workArea.y - 10 && y < bottom - 50;
  });
  return visible ? { x, y, width, height } : { width, height };
}

export function openMainWindow(settings: Settings, options: { show: boolean; devUrl?: string }): MainWindow {
  const stored = settings.window;
  const window = new BrowserWindow({
    ...visibleBounds(stored),
    ...SMALLEST,
    show: false,
    title: text['host.window.title'] ?? app.getName(),
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: path.join(__dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (stored?.maximized === true && options.show) window.maximize();
  if (options.show) window.once('ready-to-show', () => window.show());
  const kiosk = createKiosk(window);
  const busy = guardClosing(window);
  window.on('close', () => {
    const maximized = window.isMaximized();
    void settings.rememberWindow({ ...window.getNormalBounds(), maximized });
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || !options.show) return;
    // A question would offer a way out; the page that loads again asks for the passphrase.
    if (kiosk.isOn) window.reload();
    else void offerReload(window);
  });
  void window.loadURL(options.devUrl ?? APP_START);
  return { window, setBusy: busy, kiosk };
}

const sentence = (key: string, params: Record<string, string> = {}): string => fillText(text, key, params);

/** While a job runs, closing asks; the answer that loses nothing is the default and the one for Esc. */
function guardClosing(window: BrowserWindow): (reason: string | null) => void {
  let reason: string | null = null;
  let asking = false;
  window.on('close', (event) => {
    if (reason === null) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const question = {
      type: 'warning' as const,
      title: sentence('host.window.title'),
      message: sentence('host.close.question', { reason }),
      detail: sentence('host.close.detail'),
      buttons: [sentence('host.close.stay'), sentence('host.close.leave')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    void dialog.showMessageBox(window, question).then(({ response }) => {
      asking = false;
      if (response !== 1 || window.isDestroyed()) return;
      reason = null;
      window.close();
    });
  });
  return (next) => {
    reason = next;
  };
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: sentence('host.window.title'),
    message: sentence('host.gone.message'),
    detail: sentence('host.gone.detail'),
    buttons: [sentence('host.gone.reload'), sentence('host.gone.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.reload();
  else window.destroy();
}
