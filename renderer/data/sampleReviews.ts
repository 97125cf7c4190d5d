import sample from '../../resources/samples/desk.json';
import { type CalendarDate, newId } from '../../shared/kernel';
import { REVIEW_KINDS, type ReviewedItem, type ReviewRecord, type UnitRecord } from '../../shared/records';
import { today } from './disclosures';
import { instantNow, operator, source } from './source';

/** What stands on a sheet before it is signed. */
export type SampleItem = Omit<ReviewedItem, 'conclusion'>;

interface SampleSheets {
  readonly items: readonly SampleItem[];
  readonly number: string;
  readonly unit: UnitRecord;
  /** '' = they wait for their signatures. */
  readonly signedOn: CalendarDate | '';
}

/** Ids of the two sheets that a thing names once both agreed (R-S01). */
export interface HeldReviews {
  readonly releaseReview: string;
  readonly secrecyReview: string;
}

/** Sheets of both kinds with these items. */
export function sampleReviews({ items, number, unit, signedOn }: SampleSheets): {
  readonly reviews: readonly ReviewRecord[];
  readonly held: HeldReviews;
} {
  const isSigned = signedOn !== '';
  const reviews = REVIEW_KINDS.map(
    (kind): ReviewRecord => ({
      id: newId(source),
      unitCode: unit.unitCode,
      revision: 1,
      updatedAt: instantNow(),
      updatedBy: operator(),
      kind,
      number,
      items: items.map((item) => ({ ...item, conclusion: isSigned ? 'agreed' : '' })),
      printedOn: signedOn || today(),
      reviewer: isSigned ? sample.reviewers[kind] : '',
      reviewedOn: signedOn,
      opinion: isSigned ? sample.opinion : '',
      scan: null,
      deleted: false,
    }),
  );
  const idOf = (kind: ReviewRecord['kind']): string =>
    isSigned ? (reviews.find((one) => one.kind === kind)?.id ?? '') : '';
  return { reviews, held: { releaseReview: idOf('release'), secrecyReview: idOf('secrecy') } };
}
