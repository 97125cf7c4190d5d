/**
 * Moves the store to another folder in two steps. While the program runs everything is copied and read back, so that a bad
 * disk is told at once; at the next start, before anything is opened, what changed since then is copied too, the new place is
 * remembered and the old files go. Until then the old place is the only one that counts.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { HostResult } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';
import { flushFolder, writeFully } from './atomicWrite';
import { fileFault } from './fileFaults';
import type { FileSystem } from './fileSystem';
import { readRange } from './openFiles';
import { DRIVE_FOLDER } from './storePlace';

const CHUNK_BYTES = 4 * 1024 * 1024;
/** Without it a folder is no store: it is copied last and removed first. */
const MARK = 'store.json';
const FILES = [MARK, 'vault.json', 'backups.json'];
const FOLDERS = /^(journal|snapshots)(-[a-z0-9-]+)?$/;

/** A folder of its own inside the chosen one, with a number where that name is taken. */
export async function newPlaceIn(fs: FileSystem, chosen: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const folder = path.join(chosen, count === 1 ? DRIVE_FOLDER : `${DRIVE_FOLDER}-${count}`);
    try {
      await fs.mkdir(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Copies and compares every file of the store; files that are not in `from` any more go from `to`. */
export async function copyStore(fs: FileSystem, from: string, to: string): Promise<HostResult<null>> {
  let name = MARK;
  try {
    const names = await storeFiles(fs, from);
    for (const extra of await storeFiles(fs, to)) if (!names.includes(extra)) await fs.unlink(path.join(to, extra));
    for (name of [...names].sort((a, b) => Number(a === MARK) - Number(b === MARK))) {
      await fs.mkdir(path.dirname(path.join(to, name)), { recursive: true, mode: 0o700 });
      const digest = await copyFile(fs, path.join(from, name), path.join(to, name));
      if ((await digestOf(fs, path.join(to, name))) !== digest) return fault('host.changed', { name });
    }
    for (const folder of new Set(names.map((each) => path.dirname(path.join(to, each))))) await flushFolder(fs, folder);
    return ok(null);
  } catch (error) {
    return fileFault(error, path.basename(name));
  }
}

/** Takes the files of a store away, and the folder when nothing else is in it. A file that cannot be removed stays. */
export async function removeStore(fs: FileSystem, folder: string): Promise<void> {
  const names = await storeFiles(fs, folder).catch(() => []);
  for (const name of names) await fs.unlink(path.join(folder, name)).catch(() => undefined);
  const folders = new Set(names.map((name) => path.dirname(name)).filter((name) => name !== '.'));
  for (const sub of folders) await fs.rmdir(path.join(folder, sub)).catch(() => undefined);
  await fs.rmdir(folder).catch(() => undefined);
}

/** Names below `folder`, the mark first. */
async function storeFiles(fs: FileSystem, folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const names = FILES.filter((name) => entries.some((entry) => entry.isFile() && entry.name === name));
  for (const entry of entries) {
    if (!entry.isDirectory() || !FOLDERS.test(entry.name)) continue;
    const inside = await fs.readdir(path.join(folder, entry.name), { withFileTypes: true });
    names.push(...inside.filter((file) => file.isFile()).map((file) => path.join(entry.name, file.name)));
  }
  return names;
}

/** @returns digest of what was read. */
async function copyFile(fs: FileSystem, from: string, to: string): Promise<string> {
  const source = await fs.open(from, 'r');
  try {
    const target = await fs.open(to, 'w', 0o600);
    try {
      const hash = createHash('sha256');
      for (let offset = 0; ; ) {
        const chunk = await readRange(source, offset, CHUNK_BYTES);
        if (chunk.byteLength === 0) break;
        hash.update(chunk);
        await writeFully(target, chunk, offset);
        offset += chunk.byteLength;
      }
      await target.sync();
      return hash.digest('hex');
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function digestOf(fs: FileSystem, file: string): Promise<string> {
  const handle = await fs.open(file, 'r');
  try {
    const hash = createHash('sha256');
    for (let offset = 0; ; ) {
      const chunk = await readRange(handle, offset, CHUNK_BYTES);
      if (chunk.byteLength === 0) return hash.digest('hex');
      hash.update(chunk);
      offset += chunk.byteLength;
    }
  } finally {
    await handle.close();
  }
}
