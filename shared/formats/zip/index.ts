/**
 * formats/zip: a strict reader and a deterministic writer of zip files (APPNOTE 6.3, no zip64).
 * Owns: every byte of the container: end record, central directory, local headers, streams, gaps, checksums.
 * Must never: accept what two readers could understand differently, keep more than one entry in memory, open a zip inside.
 * A fault is a Problem with a code of bundle.md § 7 stage 1; the office formats use the same reader with their own limits.
 */
export type { BlobLike } from './blob';
export { blobOfBytes } from './blob';
export type { ZipLimits } from './entry';
export { inflateExactly } from './inflate';
export { isPlainPath } from './names';
export { type OpenedZip, openZip, type ZipEntry } from './reader';
export { createZipWriter, type PreparedEntry, prepareEntry, type ZipSink, type ZipWriter } from './writer';
