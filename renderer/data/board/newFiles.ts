import type { AttachmentRef } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { isSameAttachment } from '../attachments';

/** Records take 500; a wall is proved by fewer. */
const MOST = 200;

/** Photographs beside those that are there; the same one twice is one. @throws JobFault `attachment.tooMany` */
export function withNew(known: readonly AttachmentRef[], refs: readonly AttachmentRef[]): readonly AttachmentRef[] {
  const all = [...known];
  for (const ref of refs) if (!all.some((one) => isSameAttachment(one, ref))) all.push(ref);
  if (all.length > MOST) throw new JobFault('attachment.tooMany', { n: MOST });
  return all;
}
