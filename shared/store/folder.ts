/**
 * What the store needs of a disk, so that the same code runs on Node's files, on the browser's private file system and on
 * a folder in memory that can be made to fail. Names are `file` or `folder/file`, ASCII. Every method rejects with what the
 * machine threw; the shell turns that into a fault code.
 */
export interface StoreFolder {
  /** Names of the files directly inside a sub-folder ('' = the folder itself), sorted; a missing sub-folder is empty. */
  list(subFolder: string): Promise<string[]>;
  /** Bytes, or undefined when there is no such file. */
  size(name: string): Promise<number | undefined>;
  /** At most `length` bytes; fewer only at the end of the file. */
  read(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Writes all chunks one after the other from `offset` on; makes the file and its sub-folder where they are missing. Not flushed. */
  write(name: string, offset: number, chunks: readonly Uint8Array[]): Promise<void>;
  /** Resolves when the file's bytes (and a fresh file's name) are on the disk. */
  flush(name: string): Promise<void>;
  truncate(name: string, size: number): Promise<void>;
  /** Old content or new content, never something between: other name, flush, rename. */
  writeWhole(name: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** No error when the file is not there. */
  remove(name: string): Promise<void>;
  /** Free bytes of its disk, undefined where the shell cannot know. */
  freeBytes(): Promise<number | undefined>;
}
