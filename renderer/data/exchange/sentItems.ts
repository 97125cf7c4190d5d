import { decode } from '../../../shared/kernel';
import { readRecord } from '../store/records';

/** What was last sent of one village's list: decides between the same revision again and a correction. */
export interface SentItem {
  readonly itemId: string;
  readonly revision: number;
  readonly contentSha256: string;
  readonly previousSha256: string;
  /** Digest of what the item was made from: rows and notice. */
  readonly madeFrom: string;
}

export const decodeSentItems = decode.object({
  villages: decode.recordOf(
    decode.object({
      itemId: decode.string(),
      revision: decode.integer(1),
      contentSha256: decode.string(),
      previousSha256: decode.string(),
      madeFrom: decode.string(),
    }),
  ),
});

/** By village. */
export async function readSentItems(batchId: string): Promise<Readonly<Record<string, SentItem>>> {
  return (await readRecord('sentItems', batchId, decodeSentItems))?.villages ?? {};
}
