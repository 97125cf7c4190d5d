/**
 * The store's folder in the browser's own private file system. Runs in a dedicated worker, for only there files can be
 * flushed. Each call opens, acts and closes under one lock of this origin, so that two tabs can follow each other.
 */
import type { StoreFolder } from '../../shared/store/folder';

/** What TypeScript's page library leaves out, for a page has none of it. */
interface SyncHandle {
  getSize(): number;
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
type OpfsFile = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<SyncHandle>;
  /** Chromium: takes the place of a file that has the name. */
  move(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
};

const LOCK = 'gongkai-store-files';
const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

export class OpfsFiles implements StoreFolder {
  /** @param root name of the folder inside the private file system. */
  constructor(private readonly root: string) {}

  list(subFolder: string): Promise<string[]> {
    return this.alone(async () => {
      const folder = await this.folder(subFolder, false);
      const names: string[] = [];
      if (folder) for await (const [name, entry] of folder.entries()) if (entry.kind === 'file') names.push(name);
      return names.sort();
    });
  }

  size(name: string): Promise<number | undefined> {
    return this.alone(async () => {
      try {
        return (await (await this.file(name, false)).getFile()).size;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    });
  }

  read(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.alone(async () => {
      const blob = (await (await this.file(name, false)).getFile()).slice(offset, offset + length);
      return new Uint8Array(await blob.arrayBuffer());
    });
  }

  write(name: string, offset: number, chunks: readonly Uint8Array[]): Promise<void> {
    return this.alone(() =>
      this.change(name, true, (handle) => {
        writeFrom(handle, offset, chunks);
      }),
    );
  }

  flush(name: string): Promise<void> {
    return this.alone(() => this.change(name, false, (handle) => handle.flush()));
  }

  truncate(name: string, size: number): Promise<void> {
    return this.alone(() => this.change(name, false, (handle) => handle.truncate(size)));
  }

  writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    return this.alone(async () => {
      const part = `${name}.part`;
      await this.change(part, true, (handle) => {
        handle.truncate(0);
        writeFrom(handle, 0, [bytes]);
        handle.flush();
      });
      await this.move(part, name);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.alone(() => this.move(from, to));
  }

  remove(name: string): Promise<void> {
    return this.alone(async () => {
      const { folder, file } = split(name);
      try {
        await (await this.folder(folder, false))?.removeEntry(file);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    });
  }

  /** The browser tells how much it would allow, not how much is free. */
  async freeBytes(): Promise<undefined> {
    return undefined;
  }

  private async alone<T>(act: () => Promise<T>): Promise<T> {
    return await navigator.locks.request(LOCK, act);
  }

  private async folder(name: string, make: boolean): Promise<FileSystemDirectoryHandle | undefined> {
    try {
      const top = await navigator.storage.getDirectory();
      const root = await top.getDirectoryHandle(this.root, { create: make });
      return name === '' ? root : await root.getDirectoryHandle(name, { create: make });
    } catch (error) {
      if (!make && isMissing(error)) return undefined;
      throw error;
    }
  }

  private async file(name: string, make: boolean): Promise<OpfsFile> {
    const { folder, file } = split(name);
    const place = await this.folder(folder, make);
    if (place === undefined) throw new DOMException(name, 'NotFoundError');
    return (await place.getFileHandle(file, { create: make })) as OpfsFile;
  }

  private async change(name: string, make: boolean, act: (handle: SyncHandle) => void): Promise<void> {
    const handle = await (await this.file(name, make)).createSyncAccessHandle();
    try {
      act(handle);
    } finally {
      handle.close();
    }
  }

  private async move(from: string, to: string): Promise<void> {
    const { folder, file } = split(to);
    const target = await this.folder(folder, true);
    if (target !== undefined) await (await this.file(from, false)).move(target, file);
  }
}

function split(name: string): { readonly folder: string; readonly file: string } {
  const cut = name.indexOf('/');
  return cut < 0 ? { folder: '', file: name } : { folder: name.slice(0, cut), file: name.slice(cut + 1) };
}

function writeFrom(handle: SyncHandle, offset: number, chunks: readonly Uint8Array[]): void {
  let at = offset;
  for (const chunk of chunks) {
    for (let done = 0; done < chunk.byteLength; ) {
      const written = handle.write(chunk.subarray(done), { at });
      // A full disk may take less than it was given before it refuses.
      if (written === 0) throw new DOMException('no room', 'QuotaExceededError');
      done += written;
      at += written;
    }
  }
}
