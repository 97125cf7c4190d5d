import type { StoreHead } from '../../hostStore';
import { fileWindow } from '../byteWindow';
import type { StoreFolder } from '../folder';
import { NO_BULK } from './frame';
import { encodeSegmentHeader, SEGMENT_HEADER_BYTES, type SegmentHeader, segmentName } from './segment';
import { type FoundFrame, walkFrames } from './walk';

export interface EntryPlace {
  readonly seq: number;
  readonly hash: string;
  readonly previous: string;
  /** NO_BULK when it has no parts. */
  readonly bulk: string;
  readonly parts: number;
  readonly offset: number;
  readonly end: number;
}
export interface PartPlace {
  readonly part: number;
  readonly offset: number;
  readonly end: number;
}

/** Where everything lies in one segment; a few hundred bytes an entry, no bodies. */
export interface SegmentIndex {
  readonly number: number;
  /** undefined: its header is broken or of another store. */
  readonly header: SegmentHeader | undefined;
  readonly base: StoreHead;
  readonly entries: EntryPlace[];
  readonly parts: Map<string, PartPlace[]>;
  /** After its last entry. */
  head: StoreHead;
  /** After the last whole frame before torn bytes. */
  end: number;
  /** Size of the file when it was read. */
  size: number;
  /** The last bytes before `end`: while they are the same, nobody has cut below it and written something else. */
  tail: Uint8Array;
  /** First broken bytes or link that whole entries follow: damage, never a torn tail. */
  damage: { readonly offset: number; readonly seq: number } | undefined;
}

/** A seal's tag is among them, so they do not come twice. */
const TAIL_BYTES = 32;

export const emptyIndex = (number: number, header: SegmentHeader | undefined, base: StoreHead): SegmentIndex => ({
  number,
  header,
  base,
  entries: [],
  parts: new Map(),
  head: base,
  end: SEGMENT_HEADER_BYTES,
  size: SEGMENT_HEADER_BYTES,
  tail: header ? encodeSegmentHeader(header).subarray(-TAIL_BYTES) : new Uint8Array(0),
  damage: undefined,
});

/** Reads on from `index.end` to `size`. What is broken and followed by no whole entry stays outside `end`. */
export async function extendIndex(
  folder: StoreFolder,
  index: SegmentIndex,
  size: number,
  checkBodies: boolean,
): Promise<void> {
  index.size = size;
  let broken: { offset: number; seq: number } | undefined;
  let afterBreak: FoundFrame[] = [];
  const window = fileWindow(folder, segmentName(index.number), size);
  for await (const found of walkFrames(window, index.end, { checkBodies })) {
    if (!found.isWhole) {
      broken ??= { offset: found.offset, seq: index.head.seq + 1 };
      continue;
    }
    if (broken && !found.commit) {
      afterBreak.push(found);
      continue;
    }
    if (broken) {
      index.damage ??= broken;
      for (const frame of afterBreak) addFrame(index, frame);
      broken = undefined;
      afterBreak = [];
    }
    addFrame(index, found);
  }
  index.tail = await readTail(folder, index);
}

export const readTail = (folder: StoreFolder, index: SegmentIndex): Promise<Uint8Array> =>
  folder.read(segmentName(index.number), Math.max(0, index.end - TAIL_BYTES), TAIL_BYTES);

/** The same of frames that were just written. */
export function tailOf(chunks: readonly Uint8Array[]): Uint8Array {
  const [head, ...rest] = chunks.slice(-2);
  const last = rest[0] ?? new Uint8Array(0);
  const joined = new Uint8Array([...(head?.subarray(-TAIL_BYTES) ?? []), ...last.subarray(-TAIL_BYTES)]);
  return joined.subarray(-TAIL_BYTES);
}

export function addFrame(index: SegmentIndex, { head, offset, end, commit }: FoundFrame): void {
  index.end = end;
  if (head.kind === 'part') {
    const known = index.parts.get(head.bulk) ?? [];
    known.push({ part: head.part, offset, end });
    index.parts.set(head.bulk, known);
    return;
  }
  if (!commit) return;
  const { seq, previous, bulk, parts } = commit.prefix;
  if (seq !== index.head.seq + 1 || previous !== index.head.hash) {
    index.damage ??= { offset, seq: index.head.seq + 1 };
    if (seq <= index.head.seq) return;
  }
  index.entries.push({ seq, hash: commit.hash, previous, bulk, parts, offset, end });
  index.head = { seq, hash: commit.hash };
}

/** Places of an entry's parts in order, undefined when not all of them are there. */
export function partsOf(index: SegmentIndex, entry: EntryPlace): PartPlace[] | undefined {
  if (entry.bulk === NO_BULK || entry.parts === 0) return [];
  const places = index.parts.get(entry.bulk) ?? [];
  const inOrder = places.filter((place) => place.offset < entry.offset);
  const isWhole = inOrder.length === entry.parts && inOrder.every((place, number) => place.part === number);
  return isWhole ? inOrder : undefined;
}
