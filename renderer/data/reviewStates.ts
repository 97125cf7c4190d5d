import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { NoticeEntry } from '../../shared/board/notices';
import {
  checkReviews,
  type Entry,
  type ReviewState,
  type ReviewSubject,
  reviewStateOf,
} from '../../shared/disclosure/entries';
import { type BatchRecord, decodeReview, type OfficialDocument, type ReviewRecord } from '../../shared/records';
import { JobFault } from '../workers/protocol';
import { findBatch } from './queries';
import { batchDigest, documentDigest, entryDigest, noticeDigest } from './reviewDigest';
import { readTable } from './store/records';

/** All sheets that are not in the bin, newest first. */
export async function readReviews(): Promise<readonly ReviewRecord[]> {
  const reviews = await readTable('reviews', decodeReview);
  return reviews.filter(({ deleted }) => !deleted).sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** undefined while they are being read. */
export const useReviews = (): readonly ReviewRecord[] | undefined => useLiveQuery(readReviews, []);

const batchSubject = async (batch: BatchRecord): Promise<ReviewSubject> => ({
  kind: 'batch',
  id: batch.id,
  contentSha256: await batchDigest(batch),
});

const entrySubject = async (entry: Entry): Promise<ReviewSubject> => ({
  kind: 'disclosure',
  id: entry.line.id,
  contentSha256: await entryDigest(entry),
});

const documentSubject = async (document: OfficialDocument): Promise<ReviewSubject> => ({
  kind: 'document',
  id: document.id,
  contentSha256: await documentDigest(document),
});

const noticeSubject = async (entry: NoticeEntry): Promise<ReviewSubject> => ({
  kind: 'notice',
  id: entry.line.id,
  contentSha256: await noticeDigest(entry),
});

export const batchReview = async (batch: BatchRecord): Promise<ReviewState> =>
  reviewStateOf(await batchSubject(batch), await readReviews());

export const entryReview = async (entry: Entry): Promise<ReviewState> =>
  reviewStateOf(await entrySubject(entry), await readReviews());

export const documentReview = async (document: OfficialDocument): Promise<ReviewState> =>
  reviewStateOf(await documentSubject(document), await readReviews());

export const noticeReview = async (entry: NoticeEntry): Promise<ReviewState> =>
  reviewStateOf(await noticeSubject(entry), await readReviews());

/** Sheets and subject are watched apart: a live query loses sight of a table that it reads after a digest or an unsealed row. */
function useReviewState(find: () => Promise<ReviewSubject | undefined>, of: unknown): ReviewState | undefined {
  const reviews = useReviews();
  const subject = useLiveQuery(find, [of]);
  return useMemo(() => subject && reviews && reviewStateOf(subject, reviews), [subject, reviews]);
}

/** undefined while it is being read. */
export const useBatchReview = (batchId: string): ReviewState | undefined =>
  useReviewState(async () => {
    const batch = await findBatch(batchId);
    return batch && batchSubject(batch);
  }, batchId);

export const useEntryReview = (entry: Entry): ReviewState | undefined =>
  useReviewState(() => entrySubject(entry), entry);

export const useDocumentReview = (document: OfficialDocument): ReviewState | undefined =>
  useReviewState(() => documentSubject(document), document);

export const useNoticeReview = (entry: NoticeEntry): ReviewState | undefined =>
  useReviewState(() => noticeSubject(entry), entry);

/**
 * R-S01, R-S02: nothing is printed, exported or packed before both reviews agreed to it as it is now.
 * @throws JobFault with the code of the first review that is missing, unsigned, refused, pending or of something else
 */
export function refuseUnreviewed(state: ReviewState): void {
  const [first] = checkReviews(state);
  if (first) throw new JobFault(first.code, first.params);
}
