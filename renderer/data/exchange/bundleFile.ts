import type { BlobLike } from '../../../shared/formats/zip';
import { type BundleChunk, database } from '../database';
import { Bulk } from '../store/bulk';
import { seal, unseal } from '../vault';

/** Bytes of a piece; the last one is shorter. */
export const CHUNK_BYTES = 1 << 20;

export const bundlePlace = (bundleId: string, chunkNo: number): string => `bundleChunks/${bundleId}/${chunkNo}`;

export const blobLike = (file: Blob): BlobLike => ({
  size: file.size,
  slice: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

/** The bytes of a bundle as sealed rows. */
export async function* bundlePieces(bundleId: string, file: BlobLike): AsyncGenerator<BundleChunk> {
  for (let chunkNo = 0; chunkNo * CHUNK_BYTES < file.size; chunkNo += 1) {
    const from = chunkNo * CHUNK_BYTES;
    const plain = await file.slice(from, Math.min(file.size, from + CHUNK_BYTES));
    yield { bundleId, chunkNo, size: file.size, body: await seal(bundlePlace(bundleId, chunkNo), plain) };
  }
}

/** Writes the bytes of a bundle ahead, sealed; they count when the entry that names the bulk is there. */
export async function writeBundle(bundleId: string, file: BlobLike): Promise<Bulk> {
  const bulk = await Bulk.begin();
  try {
    for await (const row of bundlePieces(bundleId, file)) await bulk.put([{ table: 'bundleChunks', row: { ...row } }]);
    await bulk.settle();
    return bulk;
  } catch (error) {
    await bulk.drop(() => removeBundleBytes(bundleId));
    throw error;
  }
}

/** The stored file, opened piece by piece; undefined when its bytes are not kept (any more). */
export async function storedBundle(bundleId: string): Promise<BlobLike | undefined> {
  const first = await database().bundleChunks.get([bundleId, 0]);
  if (!first) return undefined;
  let last: { readonly chunkNo: number; readonly bytes: Uint8Array } | undefined;
  const chunk = async (chunkNo: number): Promise<Uint8Array> => {
    if (last?.chunkNo === chunkNo) return last.bytes;
    const row = await database().bundleChunks.get([bundleId, chunkNo]);
    const bytes = row ? await unseal(bundlePlace(bundleId, chunkNo), row.body) : new Uint8Array();
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
        // A missing piece: the check of the bundle then says that it is damaged.
        if (part.length === 0) break;
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
}

export const removeBundleBytes = (bundleId: string): Promise<number> =>
  database().bundleChunks.where('bundleId').equals(bundleId).delete();
