/** Native file dialogs. They answer paths to the services in this process and to nobody else. */
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { FileKind, OpenInput } from '../../shared/host';
import { safeFileName } from '../../shared/hostNames';

const filters = (kinds: readonly FileKind[] | undefined) =>
  (kinds ?? []).map(({ label, extensions }) => ({ name: label, extensions: [...extensions] }));

export async function askForFiles(window: BrowserWindow, input: OpenInput): Promise<string[] | undefined> {
  const answer = await dialog.showOpenDialog(window, {
    ...(input.title === undefined ? {} : { title: input.title }),
    filters: filters(input.kinds),
    properties: input.multiple === true ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  return answer.canceled || answer.filePaths.length === 0 ? undefined : answer.filePaths;
}

export async function askForTarget(
  window: BrowserWindow,
  suggestedName: string,
  kinds: readonly FileKind[] | undefined,
): Promise<string | undefined> {
  const name = safeFileName(suggestedName);
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: filters(kinds),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (answer.canceled || answer.filePath === undefined || answer.filePath === '') return undefined;
  // GTK adds no extension by itself when the person types a bare name.
  return path.extname(answer.filePath) === '' ? answer.filePath + path.extname(name) : answer.filePath;
}

export async function askForFolder(window: BrowserWindow, title: string | undefined): Promise<string | undefined> {
  const answer = await dialog.showOpenDialog(window, {
    ...(title === undefined ? {} : { title }),
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? undefined : answer.filePaths[0];
}
