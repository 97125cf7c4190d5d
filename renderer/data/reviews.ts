import type { NoticeEntry } from '../../shared/board/notices';
import { type Entry, isSigned } from '../../shared/disclosure/entries';
import { newId } from '../../shared/kernel';
import {
  type AttachmentRef,
  REVIEW_KINDS,
  type ReviewConclusion,
  type ReviewedItem,
  type ReviewKind,
  type ReviewRecord,
} from '../../shared/records';
import { JobFault } from '../workers/protocol';
import type { AttachmentHolder } from './attachments';
import { type DisclosurePlace, mustReadEntry, readEntry, today, writeEntries, yearOf } from './disclosures';
import { type DocumentPlace, mustReadDocument } from './documents';
import { mustReadNotice, type NoticePlace, readNotice, writeNotices } from './notices';
import { findBatch } from './queries';
import { batchDigest, documentDigest, entryDigest, findReview, noticeDigest } from './reviewDigest';
import { readReviews } from './reviewStates';
import { instantNow, operator, source } from './source';
import { commit } from './store/commit';

/** What a sheet of paper can be about. */
export type Reviewable =
  | { readonly kind: 'disclosure'; readonly place: DisclosurePlace }
  | { readonly kind: 'batch'; readonly id: string }
  | { readonly kind: 'document'; readonly place: DocumentPlace }
  | { readonly kind: 'notice'; readonly place: NoticePlace };

async function itemOf(one: Reviewable): Promise<ReviewedItem> {
  if (one.kind === 'batch') {
    const batch = await findBatch(one.id);
    if (!batch) throw new JobFault('batch.missing');
    const contentSha256 = await batchDigest(batch);
    return {
      kind: 'batch',
      id: one.id,
      page: '',
      title: batch.title,
      unitCode: batch.unitCode,
      conclusion: '',
      contentSha256,
    };
  }
  if (one.kind === 'document') {
    const document = await mustReadDocument(one.place);
    const { id, year, title, unitCode } = document;
    const contentSha256 = await documentDigest(document);
    return { kind: 'document', id, page: String(year), title, unitCode, conclusion: '', contentSha256 };
  }
  if (one.kind === 'notice') {
    const notice = await mustReadNotice(one.place);
    const { id, title, unitCode, year } = notice.line;
    const contentSha256 = await noticeDigest(notice);
    return { kind: 'notice', id, page: `${unitCode}/${year}`, title, unitCode, conclusion: '', contentSha256 };
  }
  const entry = await mustReadEntry(one.place);
  const { id, title, unitCode } = entry.line;
  const page = `${unitCode}/${yearOf(entry.line)}`;
  return { kind: 'disclosure', id, page, title, unitCode, conclusion: '', contentSha256: await entryDigest(entry) };
}

export const itemsOf = (things: readonly Reviewable[]): Promise<ReviewedItem[]> => Promise.all(things.map(itemOf));

/** Names on earlier sheets of this kind, the last one first. */
export const knownReviewers = (reviews: readonly ReviewRecord[], kind: ReviewKind): readonly string[] => [
  ...new Set(reviews.filter((one) => one.kind === kind && isSigned(one)).map(({ reviewer }) => reviewer)),
];

export interface SignedSheet {
  readonly kind: ReviewKind;
  readonly reviewer: string;
  readonly reviewedOn: string;
  readonly opinion: string;
  readonly scan: AttachmentRef | null;
  /** By id of the item; absent: agreed. */
  readonly conclusions: ReadonlyMap<string, ReviewConclusion>;
}

/** Numbers of a year's sheets, counted on: 2026-007. */
function nextNumber(reviews: readonly ReviewRecord[], day: string): string {
  const year = day.slice(0, 4);
  const taken = reviews
    .filter(({ number }) => number.startsWith(`${year}-`))
    .map(({ number }) => Number(number.slice(5)));
  return `${year}-${String(Math.max(0, ...taken) + 1).padStart(3, '0')}`;
}

function newReview(kind: ReviewKind, items: readonly ReviewedItem[], number: string, unitCode: string): ReviewRecord {
  return {
    id: newId(source),
    unitCode,
    revision: 0,
    updatedAt: instantNow(),
    updatedBy: operator(),
    kind,
    number,
    items,
    printedOn: today(),
    reviewer: '',
    reviewedOn: '',
    opinion: '',
    scan: null,
    deleted: false,
  };
}

const write = (review: ReviewRecord) => ({
  table: 'reviews' as const,
  key: review.id,
  value: { ...review, revision: review.revision + 1, updatedAt: instantNow(), updatedBy: operator() },
});

/** Both sheets for these items, numbered, waiting for their signatures. Sheets of the very same items are printed again as they are. */
export async function printSheets(things: readonly Reviewable[], unitCode: string): Promise<readonly ReviewRecord[]> {
  let sheets: readonly ReviewRecord[] = [];
  await commit({
    name: 'review.printed',
    params: { n: things.length },
    scope: 'reviews',
    plan: async () => {
      const items = await itemsOf(things);
      if (items.length === 0) throw new JobFault('review.nothingChosen');
      const known = await readReviews();
      const number = nextNumber(known, today());
      sheets = REVIEW_KINDS.map(
        (kind) => known.find((one) => isWaitingFor(one, kind, items)) ?? newReview(kind, items, number, unitCode),
      );
      return { records: sheets.filter(({ revision }) => revision === 0).map(write) };
    },
  });
  return sheets;
}

const keyOf = ({ id, contentSha256 }: ReviewedItem): string => `${id} ${contentSha256}`;
const isWaitingFor = (review: ReviewRecord, kind: ReviewKind, items: readonly ReviewedItem[]): boolean =>
  review.kind === kind &&
  !isSigned(review) &&
  review.items.map(keyOf).sort().join('\n') === items.map(keyOf).sort().join('\n');

/** The scan of a signed sheet, for the list of attachments: a newer one takes its place. */
export const reviewHolder = ({ id, number }: ReviewRecord): AttachmentHolder => ({
  scope: `reviews/${id}`,
  title: number,
  plan: async (change) => {
    const stored = await findReview(id);
    if (!stored || stored.deleted) throw new JobFault('review.missing');
    const scan = change(stored.scan ? [stored.scan] : []).at(-1) ?? null;
    return { records: [write({ ...stored, scan })] };
  },
});

/**
 * 登记审查: name, day and conclusions of both sheets in one act. R-S01: item by item; each entry names its reviews from now on.
 * The content that counts is the one on the printed sheet, or that of today where nothing was printed.
 */
export async function recordReviews(
  things: readonly Reviewable[],
  signed: readonly SignedSheet[],
  unitCode: string,
): Promise<void> {
  for (const { reviewer, reviewedOn } of signed) {
    if (reviewer.trim() === '' || reviewedOn === '') throw new JobFault('review.incomplete');
    if (reviewedOn > today()) throw new JobFault('review.dayFuture');
  }
  await commit({
    name: 'review.recorded',
    params: { n: things.length },
    scope: 'reviews',
    plan: async () => {
      const known = await readReviews();
      const items = await itemsOf(things);
      const number = nextNumber(known, today());
      const records = signed.map((sheet): ReviewRecord => {
        const waiting = known.find((one) => isWaitingFor(one, sheet.kind, items));
        const base = waiting ?? newReview(sheet.kind, items, number, unitCode);
        return {
          ...base,
          reviewer: sheet.reviewer.trim(),
          reviewedOn: sheet.reviewedOn,
          opinion: sheet.opinion.trim(),
          scan: sheet.scan,
          items: base.items.map((item) => ({ ...item, conclusion: sheet.conclusions.get(item.id) ?? 'agreed' })),
        };
      });
      return {
        records: [
          ...records.map(write),
          ...(await writeEntries(await reviewedEntries(records))),
          ...(await writeNotices(await reviewedNotices(records))),
        ],
      };
    },
  });
}

interface Held {
  readonly line: { readonly releaseReview: string; readonly secrecyReview: string };
}

/** Things of one kind with the ids of the sheets that agreed to them as they are now. */
async function reviewedThings<T extends Held>(
  records: readonly ReviewRecord[],
  of: ReviewedItem['kind'],
  read: (item: ReviewedItem) => Promise<T | undefined>,
  digest: (thing: T) => Promise<string>,
): Promise<T[]> {
  const byId = new Map<string, T>();
  for (const { id: reviewId, kind, items } of records)
    for (const item of items.filter((one) => one.kind === of)) {
      const thing = byId.get(item.id) ?? (await read(item));
      if (!thing) continue;
      const held = item.conclusion === 'agreed' && item.contentSha256 === (await digest(thing)) ? reviewId : '';
      const field = kind === 'release' ? 'releaseReview' : 'secrecyReview';
      byId.set(item.id, { ...thing, line: { ...thing.line, [field]: held } });
    }
  return [...byId.values()];
}

/** The page of an item is unit and year. */
const placeOfItem = ({ page, id }: ReviewedItem): NoticePlace & DisclosurePlace => {
  const [unitCode = '', year = ''] = page.split('/');
  return { unitCode, year, id };
};

const reviewedEntries = (records: readonly ReviewRecord[]): Promise<Entry[]> =>
  reviewedThings(records, 'disclosure', (item) => readEntry(placeOfItem(item)), entryDigest);

const reviewedNotices = (records: readonly ReviewRecord[]): Promise<NoticeEntry[]> =>
  reviewedThings(records, 'notice', (item) => readNotice(placeOfItem(item)), noticeDigest);
