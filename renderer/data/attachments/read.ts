import type { Result } from '../../../shared/kernel';
import { ok } from '../../../shared/kernel';
import type { AttachmentRef } from '../../../shared/records';
import { runJob } from '../../workers/client';

/** The bytes of an attachment, for showing and saving; read and opened in the worker. */
export async function readAttachment({ sha256, name, mediaType }: AttachmentRef): Promise<Result<Blob>> {
  const read = await runJob('attachment.read', { sha256, name });
  return read.ok ? ok(new Blob([new Uint8Array(read.value.bytes)], { type: mediaType })) : read;
}
