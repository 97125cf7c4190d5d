import type { EntryHeader } from './layout';

/** What a reader of the container accepts. */
export interface ZipLimits {
  /** Bytes of the whole file. */
  readonly fileBytes: number;
  readonly entries: number;
  /** Unpacked bytes of all entries together. */
  readonly totalBytes: number;
  /** Unpacked bytes that the entry of this name may have. */
  entryBytes(name: string): number;
  /** An entry above `ratioFromBytes` may not shrink more than `ratio`-fold. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

/** One record of the central directory. */
export interface CentralEntry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly isFolder: boolean;
  readonly header: EntryHeader;
  readonly madeBy: number;
  readonly internalAttributes: number;
  readonly externalAttributes: number;
  /** Where its local header must begin, already corrected for bytes in front of the archive. */
  readonly offset: number;
  /** Where its bytes begin; known after the local header has been read. */
  dataStart: number;
}
