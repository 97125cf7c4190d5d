import { createSha256, type StreamingHash, sha256Hex } from '../../formats/crypto';
import type { JournalCheck, StoreHead } from '../../hostStore';
import { fault, ok, type Result } from '../../kernel';
import { type ByteWindow, fileWindow, stepsOf } from '../byteWindow';
import type { StoreFolder } from '../folder';
import { readCleanMark } from './cleanMark';
import { type CommitPrefix, EMPTY_HEAD, FRAME_HEADER_BYTES, NO_BULK, NO_HASH, PREFIX_BYTES } from './frame';
import {
  lastWhere,
  readSegmentHeader,
  SEGMENT_HEADER_BYTES,
  segmentFile,
  segmentName,
  segmentNumbers,
} from './segment';
import { type FoundFrame, walkFrames } from './walk';

export type BrokenCode =
  | 'store.broken.header'
  | 'store.broken.missing'
  | 'store.broken.short'
  | 'store.broken.frame'
  | 'store.broken.chain'
  | 'store.broken.parts'
  | 'store.broken.payload';

export interface JournalReport extends JournalCheck {
  readonly segments: number;
  readonly head: StoreHead;
  /** Bytes after the last entry that were never finished; the next start cuts them. No damage. */
  readonly tornBytes: number;
}

type Broken = { readonly file: string; readonly seq: number; readonly code: BrokenCode };
interface PartsSoFar {
  readonly hash: StreamingHash;
  count: number;
  isInOrder: boolean;
}

/**
 * Walks the chain through every byte of every segment and stops at the first broken link. Needs no key and changes nothing.
 * `host.storeNewer`: one segment was written by a newer program.
 */
export async function verifyJournal(
  folder: StoreFolder,
  storeId: string,
): Promise<Result<JournalReport, 'host.storeNewer'>> {
  const numbers = await segmentNumbers(folder);
  const headers = [];
  for (const number of numbers) {
    const header = await readSegmentHeader(folder, number);
    if (header === 'newer') return fault('host.storeNewer', { name: segmentFile(number) });
    headers.push({ number, header: header === 'damaged' ? undefined : header });
  }
  const start = lastWhere(headers, ({ isRebased }) => isRebased);
  const walker = new ChainWalker(folder);
  let expected = headers[start]?.header?.isRebased ? (headers[start]?.number ?? 1) : 1;
  for (const { number, header } of headers.slice(start)) {
    const seq = walker.head.seq + 1;
    if (number !== expected) walker.stopAt({ file: segmentFile(expected), seq, code: 'store.broken.missing' });
    else if (!header || header.storeId !== storeId || header.number !== number)
      walker.stopAt({ file: segmentFile(number), seq, code: 'store.broken.header' });
    else {
      if (header.isRebased) walker.head = header.base;
      if (header.base.seq !== walker.head.seq || header.base.hash !== walker.head.hash)
        walker.stopAt({ file: segmentFile(number), seq, code: 'store.broken.chain' });
      else await walker.walkSegment(number, header.prunedThrough, number === numbers.at(-1));
    }
    if (walker.broken) break;
    expected = number + 1;
  }
  if (!walker.broken) await compareWithMark(folder, walker, numbers.at(-1) ?? 0);
  const { broken, entries, head, tornBytes } = walker;
  return ok({ entries, isWhole: !broken, broken: broken ?? null, segments: headers.length - start, head, tornBytes });
}

/** The journal was longer when it was closed last: a file was rolled back or cut at the end of an entry. */
async function compareWithMark(folder: StoreFolder, walker: ChainWalker, last: number): Promise<void> {
  const mark = await readCleanMark(folder);
  if (!mark || mark.segment < last) return;
  const isShort = mark.segment > last || walker.wholeTo < mark.size;
  if (isShort) walker.stopAt({ file: segmentFile(mark.segment), seq: walker.head.seq + 1, code: 'store.broken.short' });
}

class ChainWalker {
  head: StoreHead = EMPTY_HEAD;
  entries = 0;
  tornBytes = 0;
  /** End of the last whole frame of the last segment. */
  wholeTo = SEGMENT_HEADER_BYTES;
  broken: Broken | undefined;

  constructor(private readonly folder: StoreFolder) {}

  stopAt(broken: Broken): void {
    this.broken ??= broken;
  }

  async walkSegment(number: number, prunedThrough: number, isLast: boolean): Promise<void> {
    const file = segmentFile(number);
    const window = fileWindow(this.folder, segmentName(number), (await this.folder.size(segmentName(number))) ?? 0);
    const parts = new Map<string, PartsSoFar>();
    let brokenAt: number | undefined;
    this.wholeTo = SEGMENT_HEADER_BYTES;
    for await (const found of walkFrames(window, SEGMENT_HEADER_BYTES, { checkBodies: true })) {
      if (!found.isWhole) brokenAt ??= found.offset;
      else if (brokenAt === undefined) {
        const code = await this.takeFrame(window, found, parts, prunedThrough);
        if (code) return this.stopAt({ file, seq: this.head.seq + 1, code });
        this.wholeTo = found.end;
      }
      if (brokenAt !== undefined && (!isLast || (found.isWhole && found.commit)))
        return this.stopAt({ file, seq: this.head.seq + 1, code: 'store.broken.frame' });
    }
    if (brokenAt !== undefined) this.tornBytes = window.size - brokenAt;
  }

  private async takeFrame(
    window: ByteWindow,
    frame: FoundFrame,
    parts: Map<string, PartsSoFar>,
    prunedThrough: number,
  ): Promise<BrokenCode | undefined> {
    const bodyAt = frame.offset + FRAME_HEADER_BYTES;
    if (!frame.commit) {
      const bulk = parts.get(frame.head.bulk) ?? { hash: await createSha256(), count: 0, isInOrder: true };
      parts.set(frame.head.bulk, bulk);
      // Told at its entry; a bulk without one does not count anyway.
      bulk.isInOrder &&= frame.head.part === bulk.count;
      bulk.count += 1;
      for await (const step of stepsOf(window, bodyAt, frame.end)) bulk.hash.update(step);
      return undefined;
    }
    const { prefix, hash } = frame.commit;
    if (prefix.seq !== this.head.seq + 1 || prefix.previous !== this.head.hash) return 'store.broken.chain';
    const payload = await window.read(bodyAt + PREFIX_BYTES, frame.end - bodyAt - PREFIX_BYTES);
    if ((await sha256Hex(payload)) !== prefix.payloadDigest) return 'store.broken.payload';
    if (!hasItsParts(prefix, parts.get(prefix.bulk), prunedThrough)) return 'store.broken.parts';
    parts.delete(prefix.bulk);
    this.head = { seq: prefix.seq, hash };
    this.entries += 1;
    return undefined;
  }
}

function hasItsParts(prefix: CommitPrefix, found: PartsSoFar | undefined, prunedThrough: number): boolean {
  if (prefix.bulk === NO_BULK || prefix.parts === 0) return prefix.partsDigest === NO_HASH && found === undefined;
  if (!found) return prefix.seq <= prunedThrough;
  return found.isInOrder && found.count === prefix.parts && found.hash.digestHex() === prefix.partsDigest;
}
