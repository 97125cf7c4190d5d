/**
 * The one locked window: while the look-up desk runs it fills the screen and keeps its place; only the page, once its vault is
 * open again, takes the lock off. What belongs to the system (its task switcher, its security screen) stays with the system.
 */
import { type BrowserWindow, Menu } from 'electron';
import { isKeptBack } from '../../shared/hostKiosk';

export interface Kiosk {
  readonly isOn: boolean;
  set(on: boolean): void;
}

export function createKiosk(window: BrowserWindow): Kiosk {
  let isOn = false;
  const { webContents } = window;
  webContents.on('before-input-event', (event, input) => {
    if (isOn && isKeptBack(input)) event.preventDefault();
  });
  webContents.on('devtools-opened', () => {
    if (isOn) webContents.closeDevTools();
  });
  window.on('close', (event) => {
    if (isOn) event.preventDefault();
  });
  window.on('leave-full-screen', () => {
    if (isOn) window.setKiosk(true);
  });
  return {
    get isOn() {
      return isOn;
    },
    set(on) {
      if (on === isOn) return;
      isOn = on;
      if (on) {
        webContents.closeDevTools();
        // Its shortcuts go with the menu.
        window.removeMenu();
      }
      window.setAlwaysOnTop(on, 'screen-saver');
      window.setKiosk(on);
      if (on) return;
      window.setMenu(Menu.getApplicationMenu());
      window.setMenuBarVisibility(true);
    },
  };
}
