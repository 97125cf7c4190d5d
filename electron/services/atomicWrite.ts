/**
 * Writing so that a crash, a full disk or a pulled stick leaves the old file whole: `<name>.part`, flush, rename.
 * Long paths need no care here: Node adds the `\\?\` prefix on Windows by itself.
 */
import path from 'node:path';
import type { FileHandle, FileSystem } from './fileSystem';

export const partOf = (target: string): string => `${target}.part`;

/** Virus scanners hold a fresh file for a moment on Windows; a file open in WPS stays held much longer than this. */
const RENAME_WAITS_MS = [40, 120, 300];

export async function renameWhenFree(fs: FileSystem, from: string, to: string): Promise<void> {
  for (const wait of RENAME_WAITS_MS) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'EBUSY' && code !== 'EPERM' && code !== 'EACCES') throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return await fs.rename(from, to);
}

/** Writes all of `bytes`; a single `write` may take less than it was given. */
export async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, position + done);
    done += bytesWritten;
  }
}

/** Flushed and closed, or removed again. Throws the error of the machine. */
export async function writePart(fs: FileSystem, part: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const handle = await fs.open(part, 'w', mode);
  try {
    await writeFully(handle, bytes, 0);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await fs.unlink(part).catch(() => undefined);
    throw error;
  }
}

/** Makes the rename itself survive a power cut where the system lets a folder be flushed (not on Windows). */
export async function flushFolder(fs: FileSystem, folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // A folder cannot be opened for this on Windows and on some network drives; the file itself is flushed.
  }
}

export async function writeWhole(fs: FileSystem, target: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const part = partOf(target);
  await writePart(fs, part, bytes, mode);
  try {
    await renameWhenFree(fs, part, target);
  } catch (error) {
    await fs.unlink(part).catch(() => undefined);
    throw error;
  }
  await flushFolder(fs, path.dirname(target));
}
