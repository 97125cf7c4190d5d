/** What the file services need of Node, passed in so that a test can make any step fail (locked, forbidden, full). */
import type nodeFs from 'node:fs';

export type FileSystem = Pick<
  typeof nodeFs.promises,
  'open' | 'rename' | 'unlink' | 'stat' | 'mkdir' | 'rmdir' | 'readdir' | 'readFile' | 'statfs'
>;
export type FileHandle = Awaited<ReturnType<FileSystem['open']>>;
