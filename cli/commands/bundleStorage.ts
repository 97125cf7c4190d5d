import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BundleStorage } from '../../shared/bundle';
import { openRandomAccess } from '../io/files';

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A folder of the disk as the target of an export. The sequence number is the caller's: it comes with the profile. */
export async function folderStorage(folder: string): Promise<BundleStorage> {
  await mkdir(folder, { recursive: true });
  const at = (name: string): string => path.join(folder, name);
  return {
    spendNumber: async () => undefined,
    async create(name) {
      const handle = await open(at(name), 'w');
      return {
        write: async (chunk) => void (await handle.writeFile(chunk)),
        close: async () => {
          try {
            await handle.sync();
          } finally {
            await handle.close();
          }
        },
      };
    },
    open: (name) => openRandomAccess(at(name)),
    async rename(from, to) {
      // A number once exported stands for these bytes only: the same again is normal, others are not.
      const known = await bytesOf(at(to));
      if (known && !known.equals((await bytesOf(at(from))) ?? Buffer.alloc(0))) {
        throw Object.assign(new Error('number used'), { code: 'EEXIST', path: at(to) });
      }
      await rename(at(from), at(to));
    },
    remove: (name) => rm(at(name), { force: true }),
  };
}
