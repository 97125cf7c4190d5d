/**
 * Everything a page must not be able to do, denied for every web contents that ever comes to life:
 * navigation, new windows, webviews, permissions, devices, downloads, requests to any other place.
 */
import type { App, Session, WebContents } from 'electron';

/** True for addresses that never leave the machine. `devOrigin` is the development server, never set in a package. */
export function isLocalAddress(address: string, devOrigin?: string): boolean {
  if (/^(app|data|blob|devtools|chrome-devtools|about):/.test(address)) return true;
  if (devOrigin === undefined) return false;
  return address.startsWith(`${devOrigin}/`) || address.startsWith(`${devOrigin.replace(/^http/, 'ws')}/`);
}

/**
 * The one thing a page is granted: that the engine does not clear its store when the disk runs low. (The name is missing
 * in Electron's own typings, hence the plain string.)
 */
const isGranted = (permission: string): boolean => permission === 'persistent-storage';

function lockSession(session: Session, devOrigin?: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocalAddress(details.url, devOrigin) }));
  session.setSpellCheckerEnabled(false);
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    // A page may load itself again, and a frame of it may show what the page itself made.
    const own = event.isMainFrame
      ? event.url === contents.getURL()
      : /^(about:srcdoc|about:blank|blob:)/.test(event.url);
    if (!own) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

/** Before the engine starts: no session and no contents can come to life without passing here. */
export function lockEverything(app: App, devOrigin?: string): void {
  app.on('session-created', (session) => lockSession(session, devOrigin));
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}
