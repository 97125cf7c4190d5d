import type { AttachmentRef } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import type { Bulk } from '../store/bulk';
import { type Command, commit, type Plan } from '../store/commit';

/** The record that attachments hang on, as its repository gives it. */
export interface AttachmentHolder {
  /** Undo scope of the record. */
  readonly scope: string;
  /** What the history calls it. */
  readonly title: string;
  /**
   * Called under the lock: the record as it is stored now, with its attachments changed. Gives what is to be written; refuses by
   * throwing JobFault, as `Command.plan`.
   */
  plan(change: (refs: readonly AttachmentRef[]) => readonly AttachmentRef[]): Promise<Plan> | Plan;
}

/** The same bytes may hang on a record twice in different roles (full text and public version), never twice in one. */
export const isSameAttachment = (
  a: Pick<AttachmentRef, 'sha256' | 'role'>,
  b: Pick<AttachmentRef, 'sha256' | 'role'>,
): boolean => a.sha256 === b.sha256 && a.role === b.role;

/** Records take 200 (documents) or more. */
const MOST_ATTACHMENTS = 200;

function changed(
  holder: AttachmentHolder,
  name: 'attachment.added' | 'attachment.removed' | 'attachment.confirmed',
  ref: AttachmentRef,
  change: (refs: readonly AttachmentRef[]) => readonly AttachmentRef[],
): Command {
  return {
    name,
    params: { name: ref.name, title: holder.title },
    scope: holder.scope,
    plan: () => holder.plan(change),
  };
}

/** Hangs a file on its record. `bulk` holds its bytes. */
export async function keepAttachment(holder: AttachmentHolder, ref: AttachmentRef, bulk: Bulk): Promise<void> {
  const add = (refs: readonly AttachmentRef[]) => {
    if (refs.some((one) => isSameAttachment(one, ref)))
      throw new JobFault('attachment.alreadyThere', { name: ref.name });
    if (refs.length >= MOST_ATTACHMENTS) throw new JobFault('attachment.tooMany', { n: MOST_ATTACHMENTS });
    return [...refs, ref];
  };
  await commit({ ...changed(holder, 'attachment.added', ref, add), bulk });
}

/** The record no longer names it. Its bytes stay as long as undo may bring it back. */
export async function removeAttachment(holder: AttachmentHolder, ref: AttachmentRef): Promise<void> {
  await commit(changed(holder, 'attachment.removed', ref, (refs) => refs.filter((one) => !isSameAttachment(one, ref))));
}

/** A person looked at it and says that nothing private is in it; the history says who. What was found cannot be talked away. */
export async function confirmAttachment(holder: AttachmentHolder, ref: AttachmentRef): Promise<void> {
  const confirm = (one: AttachmentRef): AttachmentRef =>
    isSameAttachment(one, ref) && one.privacy === 'unread' ? { ...one, privacy: 'confirmed' } : one;
  await commit(changed(holder, 'attachment.confirmed', ref, (refs) => refs.map(confirm)));
}
