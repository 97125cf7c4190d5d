/** Where the data lives: beside the program on a stick or D: (a file named `portable` says so), else in the user's profile. */
import fs from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';

export const PORTABLE_MARKER = 'portable';
const PROFILE_FOLDER = 'GongkaiDesk';

/** The folder that a person sees the program in; an AppImage runs from a mount and names its own file in APPIMAGE. */
const programFolder = (): string => path.dirname(process.env.APPIMAGE ?? process.execPath);

export function isPortable(packaged: boolean, folder: string = programFolder()): boolean {
  return packaged && fs.existsSync(path.join(folder, PORTABLE_MARKER));
}

/** Sets `userData` before the engine opens its profile. `--user-data-dir` on the command line wins (tests). */
export function chooseDataFolder(app: App): { readonly portable: boolean } {
  const portable = isPortable(app.isPackaged);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath(
      'userData',
      portable ? path.join(programFolder(), 'data') : path.join(app.getPath('appData'), PROFILE_FOLDER),
    );
  }
  return { portable };
}
