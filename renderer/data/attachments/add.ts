import type { AttachmentAdded } from '../../../shared/attachmentJobs';
import { fault, type OnProgress, ok, type Result } from '../../../shared/kernel';
import type { AttachmentRole } from '../../../shared/records';
import { runJob } from '../../workers/client';
import { faultOf } from '../../workers/faultCode';
import { Bulk } from '../store/bulk';
import { whileWritingAhead } from '../store/lock';
import { type AttachmentHolder, keepAttachment } from './holder';

export interface AddOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** Telephones in it that are official. */
  readonly publicContacts?: readonly string[];
}

/**
 * Reads, scans and stores a file and hangs it on its record: one act. Never throws; nothing is stored after a refusal, a full
 * disk or a cancel. `added` false: the findings say where the private values are that keep the file out of this role.
 */
export async function addAttachment(
  holder: AttachmentHolder,
  file: File,
  role: AttachmentRole,
  { signal, onProgress, publicContacts = [] }: AddOptions = {},
): Promise<Result<AttachmentAdded>> {
  const options = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
  let bulk: Bulk | undefined;
  // Nobody sweeps until the record names the bytes.
  const added = await whileWritingAhead(async (): Promise<Result<AttachmentAdded>> => {
    const staged = await runJob('attachment.stage', { file, role, publicContacts }, options);
    if (!staged.ok) return staged;
    const { ref, findings } = staged.value;
    if (!staged.value.bulk) return ok({ added: false, ref, findings });
    bulk = Bulk.resume(staged.value.bulk);
    try {
      signal?.throwIfAborted();
      await keepAttachment(holder, ref, bulk);
      return ok({ added: true, ref, findings });
    } catch (error) {
      const { code, params } = faultOf(error, signal?.aborted ?? false);
      return fault(code, params);
    }
  });
  if (!added.ok) await clearAfter(added.fault, bulk);
  return added;
}

/** Rows that were written for nothing go away; what cannot be cleared now is cleared at the next start. */
export async function clearAfter(code: string, bulk: Bulk | undefined): Promise<void> {
  const isBeforeWriting = !bulk && /^(?:attachment|vault)\./.test(code);
  if (isBeforeWriting || bulk?.isCounted) return;
  await bulk?.drop(async () => undefined);
  await runJob('attachment.sweep', {});
}

/** A picture small enough to be put in. */
export async function smallerPicture(file: File, options: { readonly signal?: AbortSignal }): Promise<Result<File>> {
  const made = await runJob('attachment.shrink', { file }, options);
  if (!made.ok) return made;
  return ok(new File([new Uint8Array(made.value.bytes)], made.value.name, { type: 'image/jpeg' }));
}
