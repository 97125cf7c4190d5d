import sample from '../../resources/samples/boards.json';
import { sha256Hex } from '../../shared/formats/crypto';
import type { AttachmentRef } from '../../shared/records';
import { attachmentFileId } from './attachments/bytes';
import { writeFiles } from './fileChunks';
import type { Bulk } from './store/bulk';

/** A drawing of a board that stands for every photograph of the sample; written ahead, once. It shows nobody's data. */
export async function stageSamplePhoto(
  bytes: Uint8Array,
): Promise<{ readonly ref: AttachmentRef; readonly bulk: Bulk }> {
  const sha256 = await sha256Hex(bytes);
  const file = { size: bytes.length, slice: async (start: number, end: number) => bytes.subarray(start, end) };
  const bulk = await writeFiles([{ fileId: attachmentFileId(sha256), file }], {});
  const ref: AttachmentRef = {
    sha256,
    name: sample.photo,
    bytes: bytes.length,
    mediaType: 'image/jpeg',
    role: 'proof',
    privacy: 'confirmed',
    addedOn: '',
  };
  return { ref, bulk };
}
