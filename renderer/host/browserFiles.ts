/** Files and folders in a plain Chromium: pickers where the browser has them, an upload field and downloads otherwise. */
import type {
  FileKind,
  FolderWriteInput,
  FolderWritten,
  HostFault,
  HostResult,
  OpenInput,
  OpenSave,
  PickedFile,
  SaveBeginInput,
  SavedFile,
} from '../../shared/host';
import { claimName, partsOfRelativeName, safeFileName } from '../../shared/hostNames';
import { fault, ok } from '../../shared/kernel';

type Bytes = Uint8Array<ArrayBuffer>;
interface PickerWindow {
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
  showDirectoryPicker?: (options: object) => Promise<FileSystemDirectoryHandle>;
}
const pickers = (): PickerWindow => window as unknown as PickerWindow;
export const hasSavePicker = (): boolean => typeof pickers().showSaveFilePicker === 'function';
export const hasFolderPicker = (): boolean => typeof pickers().showDirectoryPicker === 'function';

const BY_NAME: Readonly<Record<string, HostFault>> = {
  AbortError: 'host.cancelled',
  QuotaExceededError: 'host.diskFull',
  NoModificationAllowedError: 'host.fileLocked',
  InvalidStateError: 'host.fileLocked',
  NotAllowedError: 'host.noPermission',
  SecurityError: 'host.noPermission',
  NotFoundError: 'host.notFound',
  NotReadableError: 'host.fileLocked',
};
export function encodeBrowserFault(error: unknown): { fault: HostFault } {
  const name = error instanceof DOMException ? error.name : '';
  return { fault: BY_NAME[name] ?? (error instanceof TypeError ? 'host.nameInvalid' : 'host.failed') };
}
const failed = (error: unknown, name: string): HostResult<never> => fault(encodeBrowserFault(error).fault, { name });

const pickerTypes = (kinds: readonly FileKind[] | undefined) =>
  (kinds ?? []).map(({ label, extensions }) => ({
    description: label,
    accept: { 'application/octet-stream': extensions.map((extension) => `.${extension}`) },
  }));

/** The browser's own dialog behind an upload field: works in every version and gives `File` objects. */
export function askForFiles({ kinds, multiple }: OpenInput): Promise<File[]> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.multiple = multiple === true;
    field.accept = (kinds ?? []).flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',');
    field.hidden = true;
    const end = (files: File[]): void => {
      field.remove();
      resolve(files);
    };
    field.addEventListener('change', () => end([...(field.files ?? [])]));
    field.addEventListener('cancel', () => end([]));
    document.body.append(field);
    field.click();
  });
}

export class BrowserOpenFiles {
  private readonly files = new Map<string, File>();

  async open(input: OpenInput): Promise<HostResult<PickedFile[]>> {
    const chosen = await askForFiles(input);
    if (chosen.length === 0) return fault('host.cancelled');
    return ok(
      chosen.map((file) => {
        const token = crypto.randomUUID();
        this.files.set(token, file);
        return { token, name: file.name, size: file.size };
      }),
    );
  }

  async read(token: string, offset: number, length: number): Promise<HostResult<Bytes>> {
    const file = this.files.get(token);
    if (file === undefined) return fault('host.badToken');
    try {
      return ok(new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()));
    } catch (error) {
      return failed(error, file.name);
    }
  }

  close(token: string): void {
    this.files.delete(token);
  }
}

/** Hands a file to the browser's download folder. */
function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the Blob a little later; a minute is far more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Where a save will go: a handle from the picker, or nothing for a download. */
async function chooseTarget(suggestedName: string, kinds: readonly FileKind[] | undefined) {
  const pick = pickers().showSaveFilePicker;
  if (pick === undefined) return undefined;
  try {
    return await pick.call(window, { suggestedName, types: pickerTypes(kinds) });
  } catch (error) {
    // No click in the last seconds: the picker may not open, a download still may.
    if (error instanceof DOMException && error.name === 'SecurityError') return undefined;
    throw error;
  }
}

async function writeHandle(handle: FileSystemFileHandle, data: Blob): Promise<void> {
  // The engine writes a swap file and puts it in place only when `close` succeeds.
  const stream = await handle.createWritable();
  try {
    await stream.write(data);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
}

interface Save {
  readonly name: string;
  readonly handle: FileSystemFileHandle | undefined;
  readonly parts: Blob[];
}

export class BrowserSaves {
  private readonly saves = new Map<string, Save>();

  async begin({ suggestedName, kinds }: SaveBeginInput): Promise<HostResult<OpenSave>> {
    const proposed = safeFileName(suggestedName);
    try {
      const handle = await chooseTarget(proposed, kinds);
      const token = crypto.randomUUID();
      const name = handle?.name ?? proposed;
      this.saves.set(token, { name, handle, parts: [] });
      return ok({ token, name });
    } catch (error) {
      return failed(error, proposed);
    }
  }

  append(token: string, bytes: Bytes): HostResult<null> {
    const save = this.saves.get(token);
    if (save === undefined) return fault('host.badToken');
    save.parts.push(new Blob([bytes]));
    return ok(null);
  }

  async read(token: string, offset: number, length: number): Promise<HostResult<Bytes>> {
    const save = this.saves.get(token);
    if (save === undefined) return fault('host.badToken');
    const whole = new Blob(save.parts);
    return ok(new Uint8Array(await whole.slice(offset, offset + length).arrayBuffer()));
  }

  /** A fault leaves the save open: the file may be open elsewhere, and `finish` can be tried again. */
  async finish(token: string): Promise<HostResult<SavedFile>> {
    const save = this.saves.get(token);
    if (save === undefined) return fault('host.badToken');
    const whole = new Blob(save.parts);
    try {
      if (save.handle === undefined) download(save.name, whole);
      else await writeHandle(save.handle, whole);
    } catch (error) {
      return failed(error, save.name);
    }
    this.saves.delete(token);
    return ok({ name: save.name, size: whole.size });
  }

  abort(token: string): void {
    this.saves.delete(token);
  }
}

interface Folder {
  readonly handle: FileSystemDirectoryHandle;
  /** Contents are kept until `commit`: a browser cannot rename, so nothing is written before all of it is there. */
  readonly waiting: Map<string, Blob>;
  readonly taken: Set<string>;
}

export class BrowserFolders {
  private readonly folders = new Map<string, Folder>();

  async choose(): Promise<HostResult<{ token: string; name: string }>> {
    const pick = pickers().showDirectoryPicker;
    if (pick === undefined) return fault('host.unavailable');
    const handle = await pick.call(window, { mode: 'readwrite' });
    const token = crypto.randomUUID();
    this.folders.set(token, { handle, waiting: new Map(), taken: new Set() });
    return ok({ token, name: handle.name });
  }

  write({ token, relativeName, bytes }: FolderWriteInput): HostResult<FolderWritten> {
    const folder = this.folders.get(token);
    if (folder === undefined) return fault('host.badToken');
    if (partsOfRelativeName(relativeName) === undefined) return fault('host.nameInvalid', { name: relativeName });
    const name = claimName(relativeName, folder.taken);
    folder.waiting.set(name, new Blob([bytes]));
    return ok({ name });
  }

  /** What was written is taken away again when one file fails; files that were replaced before it stay replaced. */
  async commit(token: string): Promise<HostResult<{ written: number }>> {
    const folder = this.folders.get(token);
    if (folder === undefined) return fault('host.badToken');
    const made: { place: FileSystemDirectoryHandle; file: string }[] = [];
    for (const [name, blob] of folder.waiting) {
      const parts = name.split('/');
      const file = parts.pop() ?? name;
      try {
        let place = folder.handle;
        for (const part of parts) place = await place.getDirectoryHandle(part, { create: true });
        const existed = await place.getFileHandle(file).then(
          () => true,
          () => false,
        );
        const handle = await place.getFileHandle(file, { create: true });
        if (!existed) made.push({ place, file });
        await writeHandle(handle, blob);
      } catch (error) {
        for (const { place, file: gone } of made) await place.removeEntry(gone).catch(() => undefined);
        return failed(error, file);
      }
    }
    const written = folder.waiting.size;
    this.discard(token);
    return ok({ written });
  }

  discard(token: string): void {
    const folder = this.folders.get(token);
    folder?.waiting.clear();
    folder?.taken.clear();
  }
}
