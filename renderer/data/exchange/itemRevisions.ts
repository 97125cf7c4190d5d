import { text } from '../../../resources';
import type { BundleItemInput } from '../../../shared/bundle';
import type { BatchRecord } from '../../../shared/records';
import type { PublicVillage } from './publicVillages';
import { readSentItems, type SentItem } from './sentItems';

/** Same list again keeps its id and revision; a changed one is the next revision and says why (bundle.md § 10). */
export async function withRevisions(
  items: readonly BundleItemInput[],
  villages: readonly PublicVillage[],
  batch: BatchRecord,
): Promise<{ items: BundleItemInput[]; records: Record<string, SentItem> }> {
  const sentBefore = await readSentItems(batch.id);
  const reason = batch.trace.filter((entry) => entry.act === 'reopened').at(-1)?.reason ?? '';
  const out: BundleItemInput[] = [];
  const records: Record<string, SentItem> = {};
  for (const [index, item] of items.entries()) {
    const village = villages[index];
    if (!village) continue;
    const known = sentBefore[village.village];
    const isSame = known?.madeFrom === village.madeFrom;
    const revision = known ? (isSame ? known.revision : known.revision + 1) : 1;
    const previous = known ? (isSame ? known.previousSha256 : known.contentSha256) : '';
    out.push({
      ...item,
      itemId: known?.itemId ?? item.itemId,
      revision,
      ...(revision > 1
        ? {
            action: 'correct' as const,
            previousSha256: previous,
            reason: reason || (text['bundle.reason.changed'] ?? ''),
          }
        : {}),
    });
    records[village.village] = {
      itemId: known?.itemId ?? item.itemId,
      revision,
      contentSha256: '',
      previousSha256: previous,
      madeFrom: village.madeFrom,
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
    Object.entries(records).map(([village, one]) => [
      village,
      { ...one, contentSha256: digests.get(one.itemId) ?? '' },
    ]),
  );
