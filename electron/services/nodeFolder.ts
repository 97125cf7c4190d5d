/** The store's folder on a real disk. Only the owner may read what lies here. */
import path from 'node:path';
import { partsOfRelativeName } from '../../shared/hostNames';
import type { StoreFolder } from '../../shared/store/folder';
import { flushFolder, renameWhenFree, writeFully, writeWhole } from './atomicWrite';
import type { FileSystem } from './fileSystem';
import { HeldFiles } from './heldFiles';
import { readRange } from './openFiles';

const OWNER_FILE = 0o600;
const OWNER_FOLDER = 0o700;
/** A journal segment, one more that is read, a snapshot, the profile's copy of something. */
const KEPT_OPEN = 4;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

export interface NodeFolderOptions {
  /** How many files stay open between calls; 0 for a stick, which a person pulls out when nothing seems to run. */
  readonly keptOpen?: number;
}

export class NodeFolder implements StoreFolder {
  private readonly files: HeldFiles;
  /** Made since their folder was flushed: their names may not survive a power cut yet. */
  private readonly fresh = new Set<string>();

  /** @param root must be there; it is never made here, or a missing stick would come to life on the system disk. */
  constructor(
    private readonly fs: FileSystem,
    readonly root: string,
    options: NodeFolderOptions = {},
  ) {
    this.files = new HeldFiles(fs, options.keptOpen ?? KEPT_OPEN);
  }

  async list(subFolder: string): Promise<string[]> {
    const place = subFolder === '' ? this.root : this.pathOf(subFolder);
    try {
      const entries = await this.fs.readdir(place, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort();
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || subFolder === '') throw error;
      // Throws when the whole folder is away: that is no empty sub-folder.
      await this.fs.stat(this.root);
      return [];
    }
  }

  async size(name: string): Promise<number | undefined> {
    try {
      const status = await this.fs.stat(this.pathOf(name));
      return status.isFile() ? status.size : undefined;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  read(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.files.use(this.pathOf(name), 'read', (handle) => readRange(handle, offset, length));
  }

  async write(name: string, offset: number, chunks: readonly Uint8Array[]): Promise<void> {
    if ((await this.size(name)) === undefined) {
      await this.makeSubFolder(name);
      this.fresh.add(name);
    }
    await this.files.use(this.pathOf(name), 'make', async (handle) => {
      let position = offset;
      for (const chunk of chunks) {
        await writeFully(handle, chunk, position);
        position += chunk.byteLength;
      }
    });
  }

  async flush(name: string): Promise<void> {
    await this.files.use(this.pathOf(name), 'change', (handle) => handle.sync());
    if (!this.fresh.has(name)) return;
    await this.flushNamesOf(name);
    this.fresh.delete(name);
  }

  async truncate(name: string, size: number): Promise<void> {
    await this.files.use(this.pathOf(name), 'change', (handle) => handle.truncate(size));
  }

  async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    await this.files.release(this.pathOf(name));
    await this.makeSubFolder(name);
    await writeWhole(this.fs, this.pathOf(name), bytes, OWNER_FILE);
    this.fresh.delete(name);
    if (name.includes('/')) await flushFolder(this.fs, this.root);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.files.release(this.pathOf(from));
    await this.files.release(this.pathOf(to));
    await this.makeSubFolder(to);
    await renameWhenFree(this.fs, this.pathOf(from), this.pathOf(to));
    this.fresh.delete(from);
    await this.flushNamesOf(to);
    if (path.dirname(from) !== path.dirname(to)) await this.flushNamesOf(from);
  }

  async remove(name: string): Promise<void> {
    await this.files.release(this.pathOf(name));
    this.fresh.delete(name);
    try {
      await this.fs.unlink(this.pathOf(name));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      return;
    }
    await this.flushNamesOf(name);
  }

  async freeBytes(): Promise<number | undefined> {
    const { bavail, bsize } = await this.fs.statfs(this.root);
    return bavail * bsize;
  }

  /** At the end, or before the folder moves. A later call opens again what it needs. */
  close(): Promise<void> {
    return this.files.releaseAll();
  }

  private pathOf(name: string): string {
    const parts = partsOfRelativeName(name);
    if (parts === undefined) throw Object.assign(new Error('store: bad name'), { code: 'EINVAL', path: name });
    return path.join(this.root, ...parts);
  }

  private async makeSubFolder(name: string): Promise<void> {
    const cut = name.indexOf('/');
    if (cut < 0) return;
    try {
      await this.fs.mkdir(path.join(this.root, name.slice(0, cut)), { mode: OWNER_FOLDER });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }

  private async flushNamesOf(name: string): Promise<void> {
    await flushFolder(this.fs, path.dirname(this.pathOf(name)));
    if (name.includes('/')) await flushFolder(this.fs, this.root);
  }
}
