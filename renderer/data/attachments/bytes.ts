import { sha256Hex } from '../../../shared/formats/crypto';
import type { AttachmentRef } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { database } from '../database';
import { storedFile } from '../fileChunks';

const PREFIX = 'att-';

/** The id under which the bytes lie: once, however many records name them. */
export const attachmentFileId = (sha256: string): string => `${PREFIX}${sha256}`;

/** The digest that an id stands for; undefined for the id of a package. */
export const attachmentDigest = (fileId: string): string | undefined =>
  fileId.startsWith(PREFIX) ? fileId.slice(PREFIX.length) : undefined;

export const holdsAttachments = async (): Promise<boolean> =>
  (await database().bundleChunks.where('bundleId').startsWith(PREFIX).limit(1).count()) > 0;

/**
 * The bytes of an attachment.
 * @throws JobFault `attachment.gone` when they are not here or not what was put in.
 */
export async function readAttachmentBytes(
  ref: Pick<AttachmentRef, 'sha256' | 'name'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await storedFile(attachmentFileId(ref.sha256));
  const bytes = file && new Uint8Array(await file.slice(0, file.size));
  if (!bytes || (await sha256Hex(bytes)) !== ref.sha256) throw new JobFault('attachment.gone', { name: ref.name });
  return bytes;
}
