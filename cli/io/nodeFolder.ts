import { open, readdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { InvariantError } from '../../shared/kernel';
import type { StoreFolder } from '../../shared/store/folder';
import { readRange } from './readRange';

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;

/** A store's folder for looking only: whatever would change something is our own mistake. */
export function readOnlyFolder(root: string): StoreFolder {
  const at = (name: string): string => path.join(root, name);
  const never = (): never => {
    throw new InvariantError('store: this folder is for reading');
  };
  return {
    async list(subFolder) {
      try {
        const entries = await readdir(at(subFolder), { withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile())
          .map(({ name }) => name)
          .sort();
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      }
    },
    async size(name) {
      try {
        const info = await stat(at(name));
        return info.isFile() ? info.size : undefined;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    async read(name, offset, length) {
      const handle = await open(at(name), 'r');
      try {
        return await readRange(handle, offset, length);
      } finally {
        await handle.close();
      }
    },
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    },
    write: never,
    flush: never,
    truncate: never,
    writeWhole: never,
    rename: never,
    remove: never,
  };
}
