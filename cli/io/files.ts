import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../shared/formats/scan';
import type { ByteSource } from '../../shared/kernel';
import { readRange } from './readRange';

/** A file of the disk as the core's byte source: streamed, never loaded whole. */
export async function fileSource(file: string): Promise<ByteSource> {
  const info = await stat(file);
  if (info.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR', path: file });
  return {
    name: path.basename(file),
    size: info.size,
    async *stream(signal) {
      const options = { highWaterMark: 1 << 18, ...(signal ? { signal: signal as globalThis.AbortSignal } : {}) };
      for await (const chunk of createReadStream(file, options)) yield chunk as Uint8Array;
    },
  };
}

/** Random access to a file, for containers that are read from their end. Close it when done. */
export async function openRandomAccess(file: string): Promise<{
  size: number;
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}> {
  const handle = await open(file, 'r');
  const { size } = await handle.stat();
  return {
    size,
    async slice(start, end) {
      const length = Math.max(0, Math.min(end, size) - start);
      return readRange(handle, start, length);
    },
    close: () => handle.close(),
  };
}

async function writePart(part: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  const handle = await open(part, 'w', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const asideOf = (file: string): string => `${file}.old.part`;

/** What stood there is set aside, so that it can come back. A folder of that name is a fault, as for any write. */
async function setAside(file: string): Promise<boolean> {
  const info = await stat(file).catch(() => undefined);
  if (!info) return false;
  if (info.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR', path: file });
  await rename(file, asideOf(file));
  return true;
}

/** Gives the parts their names; when one cannot have it, those before it are taken back and the old files stand again. */
async function renameAll(targets: readonly string[]): Promise<void> {
  const replaced: { file: string; aside: boolean }[] = [];
  try {
    for (const file of targets) {
      replaced.push({ file, aside: await setAside(file) });
      await rename(`${file}.part`, file);
    }
  } catch (error) {
    for (const { file, aside } of replaced.reverse()) {
      await rm(file, { force: true }).catch(() => undefined);
      if (aside) await rename(asideOf(file), file).catch(() => undefined);
    }
    throw error;
  }
  for (const { file, aside } of replaced) if (aside) await rm(asideOf(file), { force: true }).catch(() => undefined);
}

/**
 * Writes each to `<name>.part`, flushes, and renames when all of them are there: a full disk or a lock leaves the old files
 * or none, never half a file and never half a set. A kill between two renames leaves the old file beside as `.old.part`.
 */
export async function writeFilesSafely(
  files: readonly { readonly file: string; readonly bytes: Uint8Array | string }[],
  mode = 0o644,
): Promise<void> {
  try {
    for (const { file, bytes } of files) {
      await mkdir(path.dirname(file), { recursive: true });
      await writePart(`${file}.part`, bytes, mode);
    }
    await renameAll(files.map(({ file }) => file));
  } catch (error) {
    for (const { file } of files) await rm(`${file}.part`, { force: true });
    throw error;
  }
}

export const readTextFile = (file: string): Promise<string> => readFile(file, 'utf8');

/** A text file of an office program, whichever encoding it was saved in. */
export const readOfficeText = async (file: string): Promise<string> => decodeText(new Uint8Array(await readFile(file)));
