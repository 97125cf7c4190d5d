import type { BlobLike } from '../../shared/formats/zip';
import type { OnProgress } from '../../shared/kernel';
import { type BundleChunk, database } from './database';
import { Bulk } from './store/bulk';
import { seal, unseal } from './vault';

/** Bytes of a piece; the last one is shorter. */
export const CHUNK_BYTES = 1 << 20;

export const chunkPlace = (fileId: string, chunkNo: number): string => `bundleChunks/${fileId}/${chunkNo}`;

export const blobLike = (file: Blob): BlobLike => ({
  size: file.size,
  slice: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

/** How many rows hold a file of this size. */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES);

/** The bytes of a file as sealed rows. A received package lies under its id, an attachment under `att-` and its digest. */
export async function* fileChunks(fileId: string, file: BlobLike): AsyncGenerator<BundleChunk> {
  for (let chunkNo = 0; chunkNo * CHUNK_BYTES < file.size; chunkNo += 1) {
    const from = chunkNo * CHUNK_BYTES;
    const plain = await file.slice(from, Math.min(file.size, from + CHUNK_BYTES));
    yield { bundleId: fileId, chunkNo, size: file.size, body: await seal(chunkPlace(fileId, chunkNo), plain) };
  }
}

export interface WriteOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** What becomes of the rows when the writing ends early; without it the one file is removed, several are left to be swept. */
  readonly clear?: () => Promise<unknown>;
}

/** Writes the bytes of a file ahead, sealed; they count when the entry that names the bulk is there. */
export const writeChunks = (fileId: string, file: BlobLike, options: WriteOptions = {}): Promise<Bulk> =>
  writeFiles([{ fileId, file }], { clear: () => removeFile(fileId), ...options });

export interface NamedFile {
  readonly fileId: string;
  readonly file: BlobLike;
}

/** Writes several files ahead that one entry will name. */
export async function writeFiles(files: readonly NamedFile[], options: WriteOptions): Promise<Bulk> {
  const { signal, onProgress, clear = async () => undefined } = options;
  const total = files.reduce((sum, { file }) => sum + chunkCount(file.size), 0);
  const bulk = await Bulk.begin();
  let done = 0;
  try {
    for (const { fileId, file } of files)
      for await (const row of fileChunks(fileId, file)) {
        signal?.throwIfAborted();
        await bulk.put([{ table: 'bundleChunks', row: { ...row } }]);
        done += 1;
        onProgress?.({ stage: 'store', done, total });
      }
    await bulk.settle();
    return bulk;
  } catch (error) {
    await bulk.drop(clear);
    throw error;
  }
}

/** The stored file, opened piece by piece; undefined when its bytes are not kept (any more). */
export async function storedFile(fileId: string): Promise<BlobLike | undefined> {
  const first = await database().bundleChunks.get([fileId, 0]);
  if (!first) return undefined;
  let last: { readonly chunkNo: number; readonly bytes: Uint8Array } | undefined;
  const chunk = async (chunkNo: number): Promise<Uint8Array> => {
    if (last?.chunkNo === chunkNo) return last.bytes;
    const row = await database().bundleChunks.get([fileId, chunkNo]);
    const bytes = row ? await unseal(chunkPlace(fileId, chunkNo), row.body) : new Uint8Array();
    last = { chunkNo, bytes };
    return bytes;
  };
  return {
    size: first.size,
    slice: async (start, end) => {
      const out = new Uint8Array(Math.max(0, Math.min(end, first.size) - start));
      for (let at = 0; at < out.length; ) {
        const place = start + at;
        const bytes = await chunk(Math.floor(place / CHUNK_BYTES));
        const part = bytes.subarray(place % CHUNK_BYTES, (place % CHUNK_BYTES) + out.length - at);
        // A missing piece: whoever compares the digest then says that it is damaged.
        if (part.length === 0) break;
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
}

export const removeFile = (fileId: string): Promise<number> =>
  database().bundleChunks.where('bundleId').equals(fileId).delete();
