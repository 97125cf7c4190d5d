import { crc32 } from '../../formats/crypto';
import type { JournalEntry } from '../../hostStore';
import { fault, ok, type Result } from '../../kernel';
import { BufferedWindow, type ByteWindow, fileWindow } from '../byteWindow';
import { decodeFrameHead, decodePrefix, FRAME_HEADER_BYTES, NO_BULK, PREFIX_BYTES } from './frame';
import { lastWhere, segmentFile, segmentName } from './segment';
import { type EntryPlace, partsOf, type SegmentIndex } from './segmentIndex';
import type { JournalTail } from './tail';

export type ReadFault = 'host.storeDamaged' | 'host.notFound';

/** Index of the n-th segment, the one being written included. */
export const indexAt = async (tail: JournalTail, at: number): Promise<SegmentIndex | undefined> =>
  at === tail.set.files.length - 1 ? tail.current : await tail.set.indexAt(at);

export const windowOf = (tail: JournalTail, index: SegmentIndex): ByteWindow =>
  fileWindow(tail.folder, segmentName(index.number), index.size);

/**
 * Entries after `afterSeq`, in order, at least one where there is one. Entries from before a new beginning are not there; a gap
 * or a broken entry is `host.storeDamaged` with its number, never passed over.
 */
export async function listEntries(
  tail: JournalTail,
  afterSeq: number,
  maxBytes: number,
): Promise<Result<JournalEntry[], ReadFault>> {
  const found: JournalEntry[] = [];
  const start = Math.max(afterSeq, tail.set.files[0]?.header?.isRebased ? tail.set.files[0].header.base.seq : 0);
  let previous = { seq: start, hash: '' };
  let bytes = 0;
  for (let at = firstSegment(tail, start); at < tail.set.files.length; at += 1) {
    const index = await indexAt(tail, at);
    if (!index) break;
    const small = new BufferedWindow(windowOf(tail, index));
    for (const place of index.entries.slice(firstAfter(index.entries, start))) {
      const follows = place.seq === previous.seq + 1 && (previous.hash === '' || place.previous === previous.hash);
      const payload = follows ? await payloadOf(small, place) : undefined;
      if (!payload) return found.length > 0 ? ok(found) : damaged(index, previous.seq + 1);
      bytes += payload.length;
      if (found.length > 0 && bytes > maxBytes) return ok(found);
      found.push({ ...describe(index, place), payload });
      previous = place;
    }
  }
  if (found.length === 0 && previous.seq < tail.head.seq)
    return fault('host.storeDamaged', { name: segmentFile(tail.set.last?.number ?? 1), seq: previous.seq + 1 });
  return ok(found);
}

/** `host.notFound`: pruned, or there is no such part. */
export async function readPartOf(
  tail: JournalTail,
  seq: number,
  part: number,
): Promise<Result<Uint8Array<ArrayBuffer>, ReadFault>> {
  const index = await indexAt(tail, firstSegment(tail, seq - 1));
  const entry = index?.entries[firstAfter(index.entries, seq - 1)];
  if (!index || entry?.seq !== seq || part >= entry.parts) return fault('host.notFound', { name: `${seq}/${part}` });
  const place = partsOf(index, entry)?.[part];
  if (!place) {
    return describe(index, entry).isPruned ? fault('host.notFound', { name: `${seq}/${part}` }) : damaged(index, seq);
  }
  const bytes = await windowOf(tail, index).read(place.offset, place.end - place.offset);
  const head = decodeFrameHead(bytes);
  const body = bytes.subarray(FRAME_HEADER_BYTES);
  return head?.bulk === entry.bulk && head.part === part && crc32(body) === head.bodyCrc
    ? ok(body.slice())
    : damaged(index, seq);
}

const damaged = (index: SegmentIndex, seq: number): Result<never, 'host.storeDamaged'> =>
  fault('host.storeDamaged', { name: segmentFile(index.number), seq });

function describe(index: SegmentIndex, place: EntryPlace): Omit<JournalEntry, 'payload'> {
  const { seq, hash, previous, parts } = place;
  const isPruned = parts > 0 && seq <= (index.header?.prunedThrough ?? 0) && partsOf(index, place) === undefined;
  return { seq, hash, previous, bulk: place.bulk === NO_BULK ? '' : place.bulk, parts, isPruned };
}

async function payloadOf(window: ByteWindow, place: EntryPlace): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await window.read(place.offset, place.end - place.offset);
  const head = decodeFrameHead(bytes);
  const body = bytes.subarray(FRAME_HEADER_BYTES);
  if (head?.kind !== 'commit' || head.bodyLength !== body.length || crc32(body) !== head.bodyCrc) return undefined;
  return decodePrefix(body)?.seq === place.seq ? body.slice(PREFIX_BYTES) : undefined;
}

/** Last segment whose base is not after `seq`, so that the entry after `seq` lies in it or later. */
const firstSegment = (tail: JournalTail, seq: number): number =>
  lastWhere(tail.set.files, ({ base }) => base.seq <= seq);

/** Position of the first entry after `seq` (binary search: a segment may hold a hundred thousand). */
function firstAfter(entries: readonly EntryPlace[], seq: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.seq ?? 0) > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}
