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

/** Of a batch: each confirmation is another content. */
export const batchDigest = ({ id, version }: BatchRecord): Promise<string> => digestOf(JSON.stringify([id, version]));

/** R-S01: a review holds for the content that was reviewed; what was changed since needs another one. */
export async function withoutOldReviews(entry: Entry): Promise<Entry> {
  const { line } = entry;
  if (line.releaseReview === '' && line.secrecyReview === '') return entry;
  const digest = await entryDigest(entry);
  const held = async (reviewId: string): Promise<string> => {
    const items = reviewId === '' ? [] : ((await findReview(reviewId))?.items ?? []);
    return items.some(({ id, contentSha256 }) => id === line.id && contentSha256 === digest) ? reviewId : '';
  };
  return {
    ...entry,
    line: {
      ...line,
      releaseReview: await held(line.releaseReview),
      secrecyReview: await held(line.secrecyReview),
    },
  };
}
