import { today } from '../../renderer/data/disclosures';
import { findBatch } from '../../renderer/data/queries';
import { type Reviewable, recordReviews, type SignedSheet } from '../../renderer/data/reviews';
import { REVIEW_KINDS, type ReviewConclusion } from '../../shared/records';
import { TOWN } from './deskStore';

const sheet = (
  kind: SignedSheet['kind'],
  conclusion: ReviewConclusion,
  things: readonly Reviewable[],
): SignedSheet => ({
  kind,
  reviewer: kind === 'release' ? '审查人甲' : '审查人乙',
  reviewedOn: today(),
  opinion: '',
  scan: null,
  conclusions: new Map(things.map((one) => [one.kind === 'batch' ? one.id : one.place.id, conclusion])),
});

/** Both sheets, signed with the same conclusion. */
export const reviewThings = (
  things: readonly Reviewable[],
  { release = 'agreed', secrecy = 'agreed' }: Partial<Record<SignedSheet['kind'], ReviewConclusion>> = {},
): Promise<void> => {
  const conclusions = { release, secrecy };
  return recordReviews(
    things,
    REVIEW_KINDS.map((kind) => sheet(kind, conclusions[kind], things)),
    TOWN,
  );
};

/** R-S01: the batch as it is now may leave. The same id. */
export async function agreeBatch(id: string): Promise<string> {
  if (!(await findBatch(id))) throw new Error('no such batch');
  await reviewThings([{ kind: 'batch', id }]);
  return id;
}
