import { type NoticeEntry, reviewedNotice } from '../../shared/board/notices';
import { type Entry, reviewedContent } from '../../shared/disclosure/entries';
import { sha256Hex } from '../../shared/formats/crypto';
import { reviewedDocument } from '../../shared/ledgers/documents';
import { type BatchRecord, decodeReview, type OfficialDocument, type ReviewRecord } from '../../shared/records';
import { readRecord } from './store/records';

export const findReview = (id: string): Promise<ReviewRecord | undefined> => readRecord('reviews', id, decodeReview);

const digestOf = (text: string): Promise<string> => sha256Hex(new TextEncoder().encode(text));

/** Of what a reviewer reads of an entry. */
export const entryDigest = (entry: Entry): Promise<string> => digestOf(reviewedContent(entry));

/** Of a document that goes out. */
export const documentDigest = (document: OfficialDocument): Promise<string> => digestOf(reviewedDocument(document));

/** Of a notice for the board. */
export const noticeDigest = (entry: NoticeEntry): Promise<string> => digestOf(reviewedNotice(entry));

/** Of a batch: each confirmation is another content. */
export const batchDigest = ({ id, version }: BatchRecord): Promise<string> => digestOf(JSON.stringify([id, version]));

/** R-S01: a review holds for the content that was reviewed; what was changed since needs another one. */
export async function withoutOldReviews(entry: Entry): Promise<Entry> {
  const { line } = entry;
  if (line.releaseReview === '' && line.secrecyReview === '') return entry;
  return { ...entry, line: { ...line, ...(await heldReviews(line, await entryDigest(entry))) } };
}

/** The same for a notice. */
export async function withoutOldNoticeReviews(entry: NoticeEntry): Promise<NoticeEntry> {
  const { line } = entry;
  if (line.releaseReview === '' && line.secrecyReview === '') return entry;
  return { ...entry, line: { ...line, ...(await heldReviews(line, await noticeDigest(entry))) } };
}

interface Reviewed {
  readonly id: string;
  readonly releaseReview: string;
  readonly secrecyReview: string;
}

async function heldReviews({ id, releaseReview, secrecyReview }: Reviewed, digest: string) {
  const held = async (reviewId: string): Promise<string> => {
    const items = reviewId === '' ? [] : ((await findReview(reviewId))?.items ?? []);
    return items.some((item) => item.id === id && item.contentSha256 === digest) ? reviewId : '';
  };
  return { releaseReview: await held(releaseReview), secrecyReview: await held(secrecyReview) };
}
