import { readAttachmentBytes } from '../../renderer/data/attachments/bytes';
import { preparePhoto, stagePhotos } from '../../renderer/data/attachments/photo';
import { stageAttachment } from '../../renderer/data/attachments/stage';
import { reopenBatch } from '../../renderer/data/batches/confirm';
import { unlessWritingAhead } from '../../renderer/data/store/lock';
import { sweepAttachments } from '../../renderer/data/store/sweepAttachments';
import { faultOf } from '../../renderer/workers/faultCode';
import type { PreparedPhoto, StageRequest } from '../../shared/attachmentJobs';
import { fault, type OnProgress, ok, type Result } from '../../shared/kernel';
import { jobContext } from './deskStore';

type Options = { readonly signal?: AbortSignal; readonly onProgress?: OnProgress };

const JOBS: Readonly<Record<string, (input: never, options: Options) => Promise<unknown>>> = {
  'attachment.stage': (request: StageRequest<File>, options) => stageAttachment(request, jobContext(options)),
  'attachment.read': async (ref: { sha256: string; name: string }) => ({ bytes: await readAttachmentBytes(ref) }),
  'attachment.photo': ({ file }: { file: File }, options) => preparePhoto(file, jobContext(options)),
  'attachment.stagePhotos': ({ photos }: { photos: readonly PreparedPhoto[] }, options) =>
    stagePhotos(photos, jobContext(options)),
  'payout.reopen': async ({ batchId, reason }: { batchId: string; reason: string }) => {
    await reopenBatch(batchId, reason);
  },
  'attachment.sweep': async () => {
    await unlessWritingAhead(sweepAttachments);
    return null;
  },
};

/** The worker's jobs of attachments done right here: `vi.mock('…/renderer/workers/client', () => import('…/workerHere'))`. */
export async function runJob(name: string, input: unknown, options: Options = {}): Promise<Result<unknown>> {
  const job = JOBS[name];
  if (!job) throw new Error(`no such job here: ${name}`);
  try {
    return ok(await job(input as never, options));
  } catch (error) {
    const { code, params } = faultOf(error, options.signal?.aborted ?? false);
    return fault(code, params);
  }
}
