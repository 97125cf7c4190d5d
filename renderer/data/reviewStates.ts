import { useLiveQuery } from 'dexie-react-hooks';
import { checkReviews, type Entry, type ReviewState, reviewStateOf } from '../../shared/disclosure/entries';
import { type BatchRecord, decodeReview, type ReviewRecord } from '../../shared/records';
import { JobFault } from '../workers/protocol';
import { findBatch } from './queries';
import { batchDigest, entryDigest } from './reviewDigest';
import { readTable } from './store/records';

/** All sheets that are not in the bin, newest first. */
export async function readReviews(): Promise<readonly ReviewRecord[]> {
  const reviews = await readTable('reviews', decodeReview);
  return reviews.filter(({ deleted }) => !deleted).sort((a, b) => (a.id < b.id ? 1 : -1));
}

export const batchReview = async (batch: BatchRecord): Promise<ReviewState> =>
  reviewStateOf({ kind: 'batch', id: batch.id, contentSha256: await batchDigest(batch) }, await readReviews());

export const entryReview = async (entry: Entry): Promise<ReviewState> =>
  reviewStateOf(
    { kind: 'disclosure', id: entry.line.id, contentSha256: await entryDigest(entry) },
    await readReviews(),
  );

/** undefined while it is being read. */
export const useBatchReview = (batchId: string): ReviewState | undefined =>
  useLiveQuery(async () => {
    const batch = await findBatch(batchId);
    return batch && batchReview(batch);
  }, [batchId]);

/**
 * R-S01, R-S02: nothing is printed, exported or packed before both reviews agreed to it as it is now.
 * @throws JobFault with the code of the first review that is missing, unsigned, refused, pending or of something else
 */
export function refuseUnreviewed(state: ReviewState): void {
  const [first] = checkReviews(state);
  if (first) throw new JobFault(first.code, first.params);
}
