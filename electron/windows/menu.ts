/** The Chinese menu: only entries that the engine itself carries out, so that none can be dead. */
import { app, type BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from 'electron';
import { text } from '../../resources';
import { fillText } from '../../shared/kernel';

const label = (key: string): string => fillText(text, key);

/** @param dataFolder where the data lies now. */
export function setMenu(window: BrowserWindow, dataFolder: () => string): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    { label: label('host.menu.file'), submenu: [{ role: 'quit', label: label('host.menu.quit') }] },
    {
      label: label('host.menu.edit'),
      submenu: [
        { role: 'cut', label: label('host.menu.cut') },
        { role: 'copy', label: label('host.menu.copy') },
        { role: 'paste', label: label('host.menu.paste') },
        { role: 'selectAll', label: label('host.menu.selectAll') },
      ],
    },
    {
      label: label('host.menu.view'),
      submenu: [
        { role: 'zoomIn', label: label('host.menu.zoomIn'), accelerator: 'CommandOrControl+=' },
        { role: 'zoomOut', label: label('host.menu.zoomOut') },
        { role: 'resetZoom', label: label('host.menu.zoomReset') },
        separator,
        { role: 'togglefullscreen', label: label('host.menu.fullScreen') },
        ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' as const, label: label('host.menu.devTools') }]),
      ],
    },
    {
      label: label('host.menu.help'),
      submenu: [{ label: label('host.menu.about'), click: () => void showAbout(window, dataFolder()) }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function showAbout(window: BrowserWindow, folder: string): Promise<void> {
  const params = {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    folder,
  };
  await dialog.showMessageBox(window, {
    type: 'info',
    title: label('host.menu.about'),
    message: fillText(text, 'host.about.message', params),
    detail: fillText(text, 'host.about.detail', params),
    buttons: [label('host.about.close')],
    noLink: true,
  });
}
