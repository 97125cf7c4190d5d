import type { StoreHead, StoreNotice } from '../../hostStore';
import { fault, ok, type Result } from '../../kernel';
import type { StoreFolder } from '../folder';
import { readCleanMark, removeCleanMark, writeCleanMark } from './cleanMark';
import { EMPTY_HEAD, FRAME_HEADER_BYTES } from './frame';
import { encodeSegmentHeader, type SegmentHeader, segmentFile, segmentName } from './segment';
import { extendIndex, readTail, type SegmentIndex, tailOf } from './segmentIndex';
import { SegmentSet } from './segmentSet';

export interface TailOptions {
  readonly storeId: string;
  /** A segment larger than this is closed before the next entry. */
  readonly segmentBytes: number;
}

/**
 * The end of the journal, where bytes are added. Keeps the promise that a failed write leaves nothing behind: what could not
 * be cut away at once is cut before the next write, and when an unflushed entry cannot be taken back, everything is refused.
 */
export class JournalTail {
  readonly notices: StoreNotice[] = [];
  /** The segment that is written to. */
  current: SegmentIndex | undefined;
  private flushedTo = 0;
  /** A write failed and its bytes are still there: how they begin, and how many they are at most. */
  private leftover: { readonly head: Uint8Array; readonly length: number } | undefined;
  private isRefusing = false;
  private hasMark = true;

  private constructor(
    readonly folder: StoreFolder,
    private readonly options: TailOptions,
    public set: SegmentSet,
  ) {}

  static async open(folder: StoreFolder, options: TailOptions): Promise<Result<JournalTail, 'host.storeNewer'>> {
    const set = await SegmentSet.read(folder, options.storeId);
    if (!set.ok) return set;
    const tail = new JournalTail(folder, options, set.value);
    await tail.start();
    return ok(tail);
  }

  get head(): StoreHead {
    return this.current?.head ?? EMPTY_HEAD;
  }

  /** Every call sees what another window wrote meanwhile. true = something did change. */
  async refresh(): Promise<Result<boolean, 'host.storeDamaged' | 'host.storeNewer'>> {
    if (this.isRefusing) return fault('host.storeDamaged', { name: segmentFile(this.current?.number ?? 1) });
    if (this.leftover) return ok(false);
    const { current } = this;
    const size = current && (await this.folder.size(segmentName(current.number)));
    const next = await this.folder.size(segmentName((current?.number ?? 0) + 1));
    const isSame = !current || (await this.hasSameTail(current));
    if (isSame && size === current?.size && next === undefined) return ok(false);
    if (isSame && current && !current.damage && next === undefined && (size ?? 0) > current.size) {
      await extendIndex(this.folder, current, size ?? 0, true);
      return ok(true);
    }
    const set = await SegmentSet.read(this.folder, this.options.storeId);
    if (!set.ok) return set;
    this.set = set.value;
    this.current = this.set.last && (await this.set.scan(this.set.files.length - 1, true));
    if (this.current?.number !== current?.number) this.flushedTo = this.current?.end ?? 0;
    return ok(true);
  }

  /** Cuts what a failed write left, unless another window has done it and gone on. */
  async cutLeftover(): Promise<void> {
    const { current, leftover } = this;
    if (!leftover || !current) return;
    const name = segmentName(current.number);
    const size = (await this.folder.size(name)) ?? 0;
    const there = await this.folder.read(name, current.end, FRAME_HEADER_BYTES);
    const isKnown = size > current.end && size <= current.end + leftover.length && (await this.hasSameTail(current));
    const isLast = isKnown && !(await this.hasNext(current));
    const isOurs = isLast && there.every((byte, at) => byte === leftover.head[at]);
    if (isOurs) await this.cutTo(current.end);
    this.leftover = undefined;
  }

  /** Before the frames of one call: the segment is there, not too long, and ends with a whole frame. */
  async prepare(mayClose: boolean): Promise<SegmentIndex> {
    const { current } = this;
    if (!current || current.damage) return await this.startSegment(this.head);
    if (current.size > current.end) {
      await this.folder.truncate(segmentName(current.number), current.end);
      current.size = current.end;
    }
    const isFull = mayClose && current.end > this.options.segmentBytes;
    return isFull ? await this.startSegment(this.head) : current;
  }

  /** Closes the segment and begins the next one. */
  async startSegment(base: StoreHead, isRebased = false): Promise<SegmentIndex> {
    await this.removeMark();
    // Also what was cut away must be gone for good: a closed segment ends with a whole frame.
    if (this.current && !this.current.damage && !isRebased) await this.flush(true);
    const number = (this.set.last?.number ?? 0) + 1;
    const header: SegmentHeader = { number, storeId: this.options.storeId, base, isRebased, prunedThrough: 0 };
    await this.folder.writeWhole(segmentName(number), encodeSegmentHeader(header));
    this.current = this.set.add(header);
    this.flushedTo = this.current.end;
    return this.current;
  }

  /** Writes one frame at the end. Rejects with the machine's error; then nothing was added. */
  async append(chunks: readonly Uint8Array[]): Promise<{ readonly offset: number; readonly end: number }> {
    const current = await this.prepare(false);
    await this.removeMark();
    const offset = current.end;
    try {
      await this.folder.write(segmentName(current.number), offset, chunks);
    } catch (error) {
      await this.cutTo(offset).catch(() => {
        this.leftover = { head: chunks[0] ?? new Uint8Array(0), length: lengthOf(chunks) };
      });
      throw error;
    }
    const end = offset + lengthOf(chunks);
    current.end = end;
    current.size = end;
    current.tail = tailOf(chunks);
    return { offset, end };
  }

  /** Parts that are only in memory must be on the disk before an entry names them. When that fails they are gone. */
  async flush(always = false): Promise<void> {
    const { current } = this;
    if (!current || (!always && this.flushedTo >= current.end)) return;
    try {
      await this.folder.flush(segmentName(current.number));
      this.flushedTo = current.end;
    } catch (error) {
      // After a failed flush nobody knows what of it is on the disk, and a second flush may lie.
      await this.takeBack(Math.max(this.flushedTo, current.entries.at(-1)?.end ?? 0));
      throw error;
    }
  }

  /** The entry just written. When this rejects, the caller takes it back. */
  async flushEntry(): Promise<void> {
    const { current } = this;
    if (!current) return;
    await this.folder.flush(segmentName(current.number));
    this.flushedTo = current.end;
  }

  /** An entry whose flush failed must not count. What cannot be taken back for certain ends all work until a new start. */
  async takeBack(to: number): Promise<void> {
    try {
      const { current } = this;
      const size = current && (await this.folder.size(segmentName(current.number)));
      if (!current || size !== current.size || (await this.hasNext(current)))
        throw new Error('journal: another window wrote behind it');
      await this.cutTo(to);
      await this.folder.flush(segmentName(this.current?.number ?? 0));
      this.flushedTo = to;
    } catch {
      this.isRefusing = true;
    }
  }

  async cutTo(end: number): Promise<void> {
    const { current } = this;
    if (!current) return;
    current.end = end;
    for (const [bulk, places] of current.parts) {
      const left = places.filter((place) => place.end <= end);
      if (left.length > 0) current.parts.set(bulk, left);
      else current.parts.delete(bulk);
    }
    await this.folder.truncate(segmentName(current.number), end);
    current.size = end;
    current.tail = await readTail(this.folder, current);
    this.flushedTo = Math.min(this.flushedTo, end);
  }

  /** A new chain from `base` on. One written file decides it; the older segments do not belong to it from then on. */
  async beginAnew(base: StoreHead): Promise<Result<null, 'host.storeNewer'>> {
    const set = await SegmentSet.read(this.folder, this.options.storeId);
    if (!set.ok) return set;
    this.set = set.value;
    this.leftover = undefined;
    await this.startSegment(base, true);
    this.isRefusing = false;
    const after = await SegmentSet.read(this.folder, this.options.storeId);
    if (!after.ok) return after;
    this.set = after.value;
    await this.moveOutdated();
    return ok(null);
  }

  /** Orderly end: the next start need not read everything. */
  async close(): Promise<void> {
    const { current } = this;
    if (!current || current.damage || this.leftover || this.isRefusing) return;
    await this.flush();
    if (current.size !== current.end) return;
    await writeCleanMark(this.folder, { segment: current.number, size: current.end, ...current.head });
    this.hasMark = true;
  }

  /** Older segments of a chain that begins anew are moved out of the way; one that cannot be moved is ignored. */
  async moveOutdated(): Promise<void> {
    const place = `journal-aside-${this.set.files[0]?.number ?? 0}`;
    for (const number of this.set.outdated) {
      await this.folder.rename(segmentName(number), `${place}/${segmentFile(number)}`).catch(() => undefined);
    }
  }

  private async start(): Promise<void> {
    const { set } = this;
    await this.moveOutdated();
    const mark = await readCleanMark(this.folder);
    const lastNumber = set.last?.number ?? 0;
    const size = set.last ? await this.folder.size(segmentName(lastNumber)) : undefined;
    const isMarked = mark !== undefined && mark.segment === lastNumber && mark.size === size;
    this.current = set.last && (await set.scan(set.files.length - 1, !isMarked));
    const { current } = this;
    if (current && mark?.segment === lastNumber && current.end < mark.size)
      current.damage ??= { offset: current.end, seq: current.head.seq + 1 };
    this.flushedTo = current?.end ?? 0;
    const flaw = set.firstFlaw() ?? (current?.damage && { file: segmentFile(lastNumber), seq: current.damage.seq });
    const isGone = mark !== undefined && mark.segment > lastNumber;
    const damaged = flaw ?? (isGone ? { file: segmentFile(mark.segment), seq: this.head.seq + 1 } : undefined);
    if (damaged) this.notices.push({ code: 'store.journalDamaged', params: damaged });
    if (!current || current.damage || current.size <= current.end) return;
    this.notices.push({ code: 'store.tornTail', params: { bytes: current.size - current.end } });
    // A disk that refuses now is tried again before the first write.
    await this.cutTo(current.end).catch(() => undefined);
  }

  private async hasNext(index: SegmentIndex): Promise<boolean> {
    return (await this.folder.size(segmentName(index.number + 1))) !== undefined;
  }

  private async hasSameTail(index: SegmentIndex): Promise<boolean> {
    if ((await this.folder.size(segmentName(index.number))) === undefined) return false;
    const there = await readTail(this.folder, index);
    return there.length === index.tail.length && there.every((byte, at) => byte === index.tail[at]);
  }

  private async removeMark(): Promise<void> {
    if (!this.hasMark) return;
    await removeCleanMark(this.folder);
    this.hasMark = false;
  }
}

const lengthOf = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
