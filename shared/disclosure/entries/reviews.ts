import { type Problem, problem } from '../../kernel';
import { REVIEW_KINDS, type ReviewedItem, type ReviewKind, type ReviewRecord } from '../../records';
import type { Entry } from './blank';

/** changed: what was agreed on is no longer what lies here. printed: on paper, not signed yet. */
export type ReviewVerdict = 'none' | 'printed' | 'agreed' | 'refused' | 'pending' | 'changed';

export interface ReviewOf {
  readonly verdict: ReviewVerdict;
  readonly reviewId: string;
  readonly reviewedOn: string;
  readonly reviewer: string;
}

export type ReviewState = Readonly<Record<ReviewKind, ReviewOf>>;

export interface ReviewSubject {
  readonly kind: ReviewedItem['kind'];
  readonly id: string;
  readonly contentSha256: string;
}

const NOTHING: ReviewOf = { verdict: 'none', reviewId: '', reviewedOn: '', reviewer: '' };

/** A sheet counts when it has a name and a day (R-S01). */
export const isSigned = ({ reviewer, reviewedOn }: ReviewRecord): boolean =>
  reviewer.trim() !== '' && reviewedOn !== '';

const later = (a: ReviewRecord, b: ReviewRecord): number =>
  a.reviewedOn === b.reviewedOn ? (a.id < b.id ? 1 : -1) : a.reviewedOn < b.reviewedOn ? 1 : -1;

function verdictOf(item: ReviewedItem, subject: ReviewSubject): ReviewVerdict {
  if (item.conclusion === 'refused' || item.conclusion === 'pending') return item.conclusion;
  if (item.conclusion !== 'agreed') return 'printed';
  return item.contentSha256 === subject.contentSha256 ? 'agreed' : 'changed';
}

function reviewOf(kind: ReviewKind, subject: ReviewSubject, reviews: readonly ReviewRecord[]): ReviewOf {
  const held = reviews.flatMap((review) => {
    const item = review.items.find((one) => one.kind === subject.kind && one.id === subject.id);
    return item && review.kind === kind && !review.deleted ? [{ review, item }] : [];
  });
  const [last] = held.filter(({ review }) => isSigned(review)).sort((a, b) => later(a.review, b.review));
  const verdict = last && verdictOf(last.item, subject);
  if (last && verdict && verdict !== 'changed') {
    const { id, reviewedOn, reviewer } = last.review;
    return { verdict, reviewId: id, reviewedOn, reviewer };
  }
  const waiting = held.find(({ review }) => !isSigned(review));
  if (waiting) return { ...NOTHING, verdict: 'printed', reviewId: waiting.review.id };
  return last ? { ...NOTHING, verdict: 'changed', reviewId: last.review.id } : NOTHING;
}

/** What the last signed sheets say about a thing as it is now. */
export const reviewStateOf = (subject: ReviewSubject, reviews: readonly ReviewRecord[]): ReviewState => ({
  release: reviewOf('release', subject, reviews),
  secrecy: reviewOf('secrecy', subject, reviews),
});

const CODES: Readonly<Record<ReviewKind, Readonly<Record<Exclude<ReviewVerdict, 'agreed'>, string>>>> = {
  release: {
    none: 'review.releaseMissing',
    printed: 'review.releaseUnsigned',
    refused: 'review.releaseRefused',
    pending: 'review.releasePending',
    changed: 'review.releaseChanged',
  },
  secrecy: {
    none: 'review.secrecyMissing',
    printed: 'review.secrecyUnsigned',
    refused: 'review.secrecyRefused',
    pending: 'review.secrecyPending',
    changed: 'review.secrecyChanged',
  },
};

/** R-S01, R-S02: nothing is printed, posted or packed before both reviews agreed to this very content. */
export const checkReviews = (state: ReviewState): Problem[] =>
  REVIEW_KINDS.flatMap((kind) => {
    const { verdict } = state[kind];
    return verdict === 'agreed' ? [] : [problem(CODES[kind][verdict], 'error', { field: kind })];
  });

/** What a reviewer reads of an entry, one text for one content; its digest tells later whether something changed. */
export const reviewedContent = ({ line, body }: Entry): string =>
  JSON.stringify([
    line.title,
    body.text,
    Object.entries(line.figures).sort(([a], [b]) => (a < b ? -1 : 1)),
    body.attachments.filter(({ role }) => role === 'attachment' || role === 'public').map(({ sha256 }) => sha256),
    line.disclosureClass,
    line.reach,
    line.unitKind,
    body.listBasis,
    ...(body.persons ? [body.persons.sha256] : []),
  ]);
