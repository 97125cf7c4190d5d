import type { BundleItemInput } from '../../../shared/bundle';
import { readSentItems, type SentItem } from './sentItems';

/** One item's subject (a village of a batch, a unit of a list) with what it is made from, to see whether it is the same as last time. */
export interface MadeItem {
  readonly key: string;
  readonly madeFrom: string;
}

/**
 * Same content again keeps its id and revision; a changed one is the next revision and says why (bundle.md § 10).
 * @param made in the order of the items.
 */
export async function withRevisions(
  items: readonly BundleItemInput[],
  made: readonly MadeItem[],
  sentKey: string,
  reason: string,
): Promise<{ items: BundleItemInput[]; records: Record<string, SentItem> }> {
  const sentBefore = await readSentItems(sentKey);
  const out: BundleItemInput[] = [];
  const records: Record<string, SentItem> = {};
  for (const [index, item] of items.entries()) {
    const one = made[index];
    if (!one) continue;
    const known = sentBefore[one.key];
    const isSame = known?.madeFrom === one.madeFrom;
    const revision = known ? (isSame ? known.revision : known.revision + 1) : 1;
    const previous = known ? (isSame ? known.previousSha256 : known.contentSha256) : '';
    out.push({
      ...item,
      itemId: known?.itemId ?? item.itemId,
      revision,
      ...(revision > 1 ? { action: 'correct' as const, previousSha256: previous, reason } : {}),
    });
    records[one.key] = {
      itemId: known?.itemId ?? item.itemId,
      revision,
      contentSha256: '',
      previousSha256: previous,
      madeFrom: one.madeFrom,
    };
  }
  return { items: out, records };
}

/** With the digests that the finished package has of them. */
export const withDigests = (
  records: Readonly<Record<string, SentItem>>,
  digests: ReadonlyMap<string, string>,
): Record<string, SentItem> =>
  Object.fromEntries(
    Object.entries(records).map(([key, one]) => [key, { ...one, contentSha256: digests.get(one.itemId) ?? '' }]),
  );
