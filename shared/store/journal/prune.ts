import { type ByteWindow, fileWindow, stepsOf } from '../byteWindow';
import type { StoreFolder } from '../folder';
import { indexAt } from './reading';
import { encodeSegmentHeader, SEGMENT_HEADER_BYTES, segmentName } from './segment';
import { type PartPlace, partsOf, type SegmentIndex } from './segmentIndex';
import type { JournalTail } from './tail';
import { walkFrames } from './walk';

export interface PruneInput {
  readonly throughSeq: number;
  /** Bulks that may still get their entry. */
  readonly openBulks: ReadonlyMap<string, { readonly places: readonly PartPlace[] }>;
  /** The segment being written to is closed first when it holds at least so many bytes of parts to drop. */
  readonly closeFrom: number;
}

/** A stretch of the segment that stays. */
interface Stretch {
  readonly from: number;
  readonly end: number;
}

/** Rewrites each closed segment that holds parts to drop: other name, flush, rename. A damaged one is left as it is. */
export async function pruneSegments(tail: JournalTail, input: PruneInput): Promise<void> {
  const isIdle = [...input.openBulks.values()].every(({ places }) => places.length === 0);
  const { current } = tail;
  const wasted = current && !current.damage ? bytesOf(droppable(current, input)) : 0;
  if (isIdle && wasted > 0 && wasted >= input.closeFrom) {
    await tail.prepare(false);
    await tail.startSegment(tail.head);
  }
  for (let at = 0; at < tail.set.files.length - 1; at += 1) {
    const index = await indexAt(tail, at);
    if (index?.header && !index.damage && index.end === index.size) await pruneSegment(tail, index, input);
  }
}

async function pruneSegment(tail: JournalTail, index: SegmentIndex, input: PruneInput): Promise<void> {
  const dropped = droppable(index, input);
  if (dropped.length === 0 || !index.header) return;
  const name = segmentName(index.number);
  const prunedThrough = Math.max(index.header.prunedThrough, Math.min(input.throughSeq, index.head.seq));
  const header = { ...index.header, prunedThrough };
  const part = `${name}.part`;
  await tail.folder.remove(part);
  const size = await copyStretches(tail.folder, name, part, encodeSegmentHeader(header), stretches(index, dropped));
  await tail.folder.flush(part);
  // The old file is the only other copy: the new one must hold the same entries and nothing broken.
  if (!(await holdsEntries(fileWindow(tail.folder, part, size), index)))
    throw Object.assign(new Error('journal: rewritten segment differs'), { code: 'EIO' });
  await tail.folder.rename(part, name);
  tail.set.replace(header);
}

/** Parts of entries up to `throughSeq`, and parts that no entry names and none will. */
function droppable(index: SegmentIndex, { throughSeq, openBulks }: PruneInput): PartPlace[] {
  const kept = new Set(index.entries.filter(({ seq }) => seq > throughSeq).map(({ bulk }) => bulk));
  // A bulk with lost parts is damage: what is left of it stays.
  for (const entry of index.entries) if (partsOf(index, entry) === undefined) kept.add(entry.bulk);
  const bulks = [...index.parts].filter(([bulk]) => !kept.has(bulk) && !openBulks.has(bulk));
  return bulks.flatMap(([, places]) => places).sort((a, b) => a.offset - b.offset);
}

const bytesOf = (places: readonly PartPlace[]): number =>
  places.reduce((sum, { offset, end }) => sum + end - offset, 0);

function stretches(index: SegmentIndex, dropped: readonly PartPlace[]): Stretch[] {
  const left: Stretch[] = [];
  let from = SEGMENT_HEADER_BYTES;
  for (const { offset, end } of dropped) {
    if (offset > from) left.push({ from, end: offset });
    from = end;
  }
  if (index.end > from) left.push({ from, end: index.end });
  return left;
}

async function copyStretches(
  folder: StoreFolder,
  from: string,
  to: string,
  header: Uint8Array,
  kept: readonly Stretch[],
): Promise<number> {
  await folder.write(to, 0, [header]);
  let size = header.length;
  for (const { from: start, end } of kept) {
    for await (const step of stepsOf(fileWindow(folder, from, end), start, end)) {
      await folder.write(to, size, [step]);
      size += step.length;
    }
  }
  return size;
}

async function holdsEntries(window: ByteWindow, index: SegmentIndex): Promise<boolean> {
  let count = 0;
  for await (const found of walkFrames(window, SEGMENT_HEADER_BYTES, { checkBodies: true })) {
    if (!found.isWhole) return false;
    if (!found.commit) continue;
    if (found.commit.hash !== index.entries[count]?.hash) return false;
    count += 1;
  }
  return count === index.entries.length;
}
