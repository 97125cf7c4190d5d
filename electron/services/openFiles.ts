/** Files that a person chose to open: the page knows a token, the path stays here. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { HostResult, PickedFile, ReadInput } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';
import { fileFault } from './fileFaults';
import type { FileHandle, FileSystem } from './fileSystem';

interface OpenFile {
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly handle: FileHandle;
}

/** Reads up to `length` bytes; less only at the end of the file. */
export async function readRange(handle: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done === length ? buffer : buffer.slice(0, done);
}

export class OpenFiles {
  private readonly files = new Map<string, OpenFile>();
  constructor(private readonly fs: FileSystem) {}

  /** All or none: one locked file among twelve is named and nothing stays open. */
  async add(paths: readonly string[]): Promise<HostResult<PickedFile[]>> {
    const picked: PickedFile[] = [];
    for (const full of paths) {
      const name = path.basename(full);
      let handle: FileHandle | undefined;
      try {
        handle = await this.fs.open(full, 'r');
        const token = randomUUID();
        const status = await handle.stat();
        if (!status.isFile()) {
          await handle.close();
          await this.closeAll(picked);
          return fault('host.notFound', { name });
        }
        this.files.set(token, { name, size: status.size, modifiedMs: status.mtimeMs, handle });
        picked.push({ token, name, size: status.size });
      } catch (error) {
        await handle?.close().catch(() => undefined);
        await this.closeAll(picked);
        return fileFault(error, name);
      }
    }
    return ok(picked);
  }

  async read({ token, offset, length }: ReadInput): Promise<HostResult<Uint8Array<ArrayBuffer>>> {
    const file = this.files.get(token);
    if (file === undefined) return fault('host.badToken');
    try {
      const status = await file.handle.stat();
      if (status.size !== file.size || status.mtimeMs !== file.modifiedMs) {
        return fault('host.changed', { name: file.name });
      }
      return ok(await readRange(file.handle, offset, length));
    } catch (error) {
      return fileFault(error, file.name);
    }
  }

  async close(token: string): Promise<HostResult<null>> {
    const file = this.files.get(token);
    this.files.delete(token);
    await file?.handle.close().catch(() => undefined);
    return ok(null);
  }

  /** When the page reloads or the window closes. */
  async release(): Promise<void> {
    for (const token of [...this.files.keys()]) await this.close(token);
  }

  private async closeAll(picked: readonly PickedFile[]): Promise<void> {
    for (const { token } of picked) await this.close(token);
  }
}
