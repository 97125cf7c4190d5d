import type { PreparedPhoto } from '../../../shared/attachmentJobs';
import type { Hanging } from '../../../shared/board/ledger';
import { fault, type OnProgress, ok, type Params, type Result } from '../../../shared/kernel';
import type { AttachmentRef } from '../../../shared/records';
import { runJob } from '../../workers/client';
import { faultOf } from '../../workers/faultCode';
import { clearAfter } from '../attachments';
import { Bulk } from '../store/bulk';
import { commit, type RecordWrite } from '../store/commit';
import { whileWritingAhead } from '../store/lock';
import { sourceActs } from './sources';
import type { NewProofs } from './sources/types';

interface Control {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/** A file that was looked at: a photograph that may be kept, or why it may not. */
export type LookedAt =
  | { readonly file: File; readonly photo: PreparedPhoto }
  | { readonly file: File; readonly refused: { readonly code: string; readonly params: Params } };

/**
 * Looks at files one after the other in a worker; nothing is stored. What is wrong with one file stops no other, what is wrong with the
 * machine and a cancel stop all: what was looked at until then was handed over already.
 */
export async function preparePhotos(
  files: readonly File[],
  onLooked: (one: LookedAt) => void,
  { signal, onProgress }: Control = {},
): Promise<Result<null>> {
  for (const [index, file] of files.entries()) {
    if (signal?.aborted) return fault('job.cancelled');
    onProgress?.({ stage: 'read', done: index, total: files.length });
    const made = await runJob('attachment.photo', { file }, signal ? { signal } : {});
    if (made.ok) onLooked({ file, photo: made.value });
    else if (made.fault.startsWith('attachment.'))
      onLooked({ file, refused: { code: made.fault, params: made.params } });
    else return made;
  }
  return ok(null);
}

/** One picture may show a whole board: it proves each thing that hangs there. */
export interface AssignedPhoto {
  readonly photo: PreparedPhoto;
  readonly hangings: readonly Hanging[];
}

const proofsOf = (assigned: readonly AssignedPhoto[], refs: readonly AttachmentRef[]): NewProofs[] => {
  const byKey = new Map<string, { thing: Hanging['thing']; refs: AttachmentRef[] }>();
  for (const [index, { hangings }] of assigned.entries())
    for (const { key, thing } of hangings) {
      const ref = refs[index];
      const proofs = byKey.get(key) ?? { thing, refs: [] };
      if (ref) proofs.refs.push(ref);
      byKey.set(key, proofs);
    }
  return [...byKey.values()];
};

/** Each source at once for all its things: two writes of one page would write over each other. */
async function hung(proofs: readonly NewProofs[]): Promise<readonly RecordWrite[]> {
  const records: RecordWrite[] = [];
  for (const [kind, acts] of Object.entries(sourceActs)) {
    const own = proofs.filter(({ thing }) => thing.source === kind);
    if (own.length > 0) records.push(...(await acts.addProofs(own)));
  }
  return records;
}

/**
 * Stores photographs with the things that they prove: one act, one step of undo, all or nothing. Never throws.
 * @param isLooked a person looked at each of them and says that nothing private is in it
 */
export async function keepPhotos(
  assigned: readonly AssignedPhoto[],
  isLooked: boolean,
  control: Control = {},
): Promise<Result<null>> {
  const { signal } = control;
  let bulk: Bulk | undefined;
  // Nobody sweeps until the records name the bytes.
  const kept = await whileWritingAhead(async (): Promise<Result<null>> => {
    const staged = await runJob('attachment.stagePhotos', { photos: assigned.map(({ photo }) => photo) }, control);
    if (!staged.ok) return staged;
    bulk = Bulk.resume(staged.value.bulk);
    const refs = staged.value.refs.map((ref): AttachmentRef => (isLooked ? { ...ref, privacy: 'confirmed' } : ref));
    try {
      signal?.throwIfAborted();
      const proofs = proofsOf(assigned, refs);
      await commit({
        name: isLooked ? 'board.photosLooked' : 'board.photos',
        params: { n: assigned.length, things: proofs.length },
        scope: 'boardLines',
        bulk,
        plan: async () => ({ records: await hung(proofs) }),
      });
      return ok(null);
    } catch (error) {
      const { code, params } = faultOf(error, signal?.aborted ?? false);
      return fault(code, params);
    }
  });
  if (!kept.ok) await clearAfter(kept.fault, bulk);
  return kept;
}
