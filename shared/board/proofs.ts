import type { AttachmentRef } from '../records';

/** A photograph of an earlier version says nothing about the one that hangs now; one without a version counts for any. */
export const provesVersion = ({ role, version }: Pick<AttachmentRef, 'role' | 'version'>, wanted: number): boolean =>
  role === 'proof' && (version === undefined || version === wanted);

const isSame = (a: AttachmentRef, b: AttachmentRef): boolean => a.sha256 === b.sha256 && a.role === b.role;

/** Files after a change: a proof that was not there before shows the version that hangs now. */
export const stampProofs = (
  refs: readonly AttachmentRef[],
  before: readonly AttachmentRef[],
  version: number,
): readonly AttachmentRef[] =>
  refs.map((ref) =>
    ref.role === 'proof' && ref.version === undefined && !before.some((one) => isSame(one, ref))
      ? { ...ref, version }
      : ref,
  );
