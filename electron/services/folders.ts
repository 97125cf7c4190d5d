/**
 * Many files into one chosen folder, all or none: `folder.write` collects `.part` files, `folder.commit` renames them.
 * A file that stood there before is set aside until every rename has worked, and comes back when one has not.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ChosenFolder, FolderCommit, FolderWriteInput, FolderWritten, HostResult } from '../../shared/host';
import { claimName, partsOfRelativeName } from '../../shared/hostNames';
import { fault, ok } from '../../shared/kernel';
import { flushFolder, partOf, renameWhenFree, writePart } from './atomicWrite';
import { fileFault } from './fileFaults';
import type { FileSystem } from './fileSystem';

interface Folder {
  readonly root: string;
  /** Final paths that have a `.part`. */
  readonly waiting: Map<string, string>;
  readonly taken: Set<string>;
  /** Folders that did not exist before, deepest last. */
  readonly made: string[];
}

const asideOf = (target: string): string => `${target}.old.part`;

export class Folders {
  private readonly folders = new Map<string, Folder>();
  constructor(private readonly fs: FileSystem) {}

  add(root: string): ChosenFolder {
    const token = randomUUID();
    this.folders.set(token, { root, waiting: new Map(), taken: new Set(), made: [] });
    return { token, name: path.basename(root) || root };
  }

  /** A failed write leaves the files written before it waiting: `folder.discard` takes them away. */
  async write({ token, relativeName, bytes }: FolderWriteInput): Promise<HostResult<FolderWritten>> {
    const folder = this.folders.get(token);
    if (folder === undefined) return fault('host.badToken');
    if (partsOfRelativeName(relativeName) === undefined) return fault('host.nameInvalid', { name: relativeName });
    const name = claimName(relativeName, folder.taken);
    const target = path.join(folder.root, ...name.split('/'));
    try {
      await this.makeFolders(folder, path.dirname(target));
      await writePart(this.fs, partOf(target), bytes);
    } catch (error) {
      folder.taken.delete(name.toLowerCase());
      return fileFault(error, path.basename(target));
    }
    folder.waiting.set(target, name);
    return ok({ name });
  }

  async commit(token: string): Promise<HostResult<FolderCommit>> {
    const folder = this.folders.get(token);
    if (folder === undefined) return fault('host.badToken');
    const done: { target: string; aside: boolean }[] = [];
    for (const target of folder.waiting.keys()) {
      let aside = false;
      try {
        aside = await this.setAside(target);
        await renameWhenFree(this.fs, partOf(target), target);
        done.push({ target, aside });
      } catch (error) {
        if (aside) await this.fs.rename(asideOf(target), target).catch(() => undefined);
        await this.rollBack(done);
        return fileFault(error, path.basename(target));
      }
    }
    for (const { target, aside } of done) if (aside) await this.fs.unlink(asideOf(target)).catch(() => undefined);
    for (const place of new Set(done.map(({ target }) => path.dirname(target)))) await flushFolder(this.fs, place);
    folder.waiting.clear();
    folder.taken.clear();
    folder.made.length = 0;
    return ok({ written: done.length });
  }

  async discard(token: string): Promise<HostResult<null>> {
    const folder = this.folders.get(token);
    if (folder === undefined) return ok(null);
    for (const target of folder.waiting.keys()) await this.fs.unlink(partOf(target)).catch(() => undefined);
    for (const made of [...folder.made].reverse()) await this.fs.rmdir(made).catch(() => undefined);
    folder.waiting.clear();
    folder.taken.clear();
    folder.made.length = 0;
    return ok(null);
  }

  async release(): Promise<void> {
    for (const token of [...this.folders.keys()]) await this.discard(token);
    this.folders.clear();
  }

  private async makeFolders(folder: Folder, wanted: string): Promise<void> {
    const first = await this.fs.mkdir(wanted, { recursive: true });
    if (first === undefined) return;
    for (let made = wanted; made.length >= first.length && made !== folder.root; made = path.dirname(made)) {
      if (!folder.made.includes(made)) folder.made.push(made);
    }
    folder.made.sort((a, b) => a.length - b.length);
  }

  private async setAside(target: string): Promise<boolean> {
    try {
      await this.fs.stat(target);
    } catch {
      return false;
    }
    await renameWhenFree(this.fs, target, asideOf(target));
    return true;
  }

  /** Back to before: the new files become `.part` again, so that `commit` can be tried once more. */
  private async rollBack(done: readonly { target: string; aside: boolean }[]): Promise<void> {
    for (const { target, aside } of [...done].reverse()) {
      await this.fs.rename(target, partOf(target)).catch(() => undefined);
      if (aside) await this.fs.rename(asideOf(target), target).catch(() => undefined);
    }
  }
}
