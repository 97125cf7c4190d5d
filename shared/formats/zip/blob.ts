/** A file that can be read at any place: `File` in the browser, an open file handle on the command line. */
export interface BlobLike {
  readonly size: number;
  /** Bytes from `start` up to, not including, `end`; both lie inside the file. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

export const blobOfBytes = (bytes: Uint8Array): BlobLike => ({
  size: bytes.length,
  slice: async (start, end) => bytes.subarray(start, end),
});
