/**
 * Streaming saves for packages: bytes go to `<name>.part`, the page reads them back and verifies them, then the file gets
 * its name. Until then nothing under the final name has changed.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AppendInput, FinishedSave, FinishInput, HostResult, OpenSave, ReadInput } from '../../shared/host';
import { isSafeName } from '../../shared/hostNames';
import { fault, ok } from '../../shared/kernel';
import { flushFolder, partOf, renameWhenFree, writeFully, writeWhole } from './atomicWrite';
import { fileFault } from './fileFaults';
import type { FileHandle, FileSystem } from './fileSystem';
import { readRange } from './openFiles';

interface Save {
  readonly target: string;
  readonly name: string;
  handle: FileHandle | undefined;
  size: number;
}

export class Saves {
  private readonly saves = new Map<string, Save>();
  constructor(private readonly fs: FileSystem) {}

  async begin(target: string): Promise<HostResult<OpenSave>> {
    const name = path.basename(target);
    for (const save of this.saves.values()) if (save.target === target) return fault('host.fileLocked', { name });
    try {
      const handle = await this.fs.open(partOf(target), 'w+');
      const token = randomUUID();
      this.saves.set(token, { target, name, handle, size: 0 });
      return ok({ token, name });
    } catch (error) {
      return fileFault(error, name);
    }
  }

  /** A failed write (full disk) ends the save and removes what was written: the caller need not clean up. */
  async append({ token, bytes }: AppendInput): Promise<HostResult<null>> {
    const save = this.saves.get(token);
    if (save?.handle === undefined) return fault('host.badToken');
    try {
      await writeFully(save.handle, bytes, save.size);
      save.size += bytes.byteLength;
      return ok(null);
    } catch (error) {
      await this.abort(token);
      return fileFault(error, save.name);
    }
  }

  async read({ token, offset, length }: ReadInput): Promise<HostResult<Uint8Array<ArrayBuffer>>> {
    const save = this.saves.get(token);
    if (save?.handle === undefined) return fault('host.badToken');
    try {
      return ok(await readRange(save.handle, offset, length));
    } catch (error) {
      return fileFault(error, save.name);
    }
  }

  /** When only the rename fails (old file open in WPS) the part stays, and `finish` can be tried again. */
  async finish({ token, beside }: FinishInput): Promise<HostResult<FinishedSave>> {
    const save = this.saves.get(token);
    if (save === undefined) return fault('host.badToken');
    try {
      if (save.handle !== undefined) {
        await save.handle.sync();
        await save.handle.close();
        save.handle = undefined;
      }
    } catch (error) {
      await this.abort(token);
      return fileFault(error, save.name);
    }
    try {
      await renameWhenFree(this.fs, partOf(save.target), save.target);
    } catch (error) {
      return fileFault(error, save.name);
    }
    this.saves.delete(token);
    await flushFolder(this.fs, path.dirname(save.target));
    return ok({ name: save.name, size: save.size, besideWritten: await this.writeBeside(save.target, beside) });
  }

  /** The package is complete without it, so a fault here is told and undoes nothing. */
  private async writeBeside(target: string, beside: FinishInput['beside']): Promise<boolean> {
    if (beside === undefined || !isSafeName(beside.name)) return false;
    try {
      await writeWhole(this.fs, path.join(path.dirname(target), beside.name), beside.bytes);
      return true;
    } catch {
      return false;
    }
  }

  async abort(token: string): Promise<HostResult<null>> {
    const save = this.saves.get(token);
    if (save === undefined) return ok(null);
    this.saves.delete(token);
    await save.handle?.close().catch(() => undefined);
    await this.fs.unlink(partOf(save.target)).catch(() => undefined);
    return ok(null);
  }

  /** When the page reloads or the window closes: nothing half is left behind. */
  async release(): Promise<void> {
    for (const token of [...this.saves.keys()]) await this.abort(token);
  }
}
