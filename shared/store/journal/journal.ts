import { createSha256, type StreamingHash, sha256Hex } from '../../formats/crypto';
import type { JournalEntry, StoreHead, StoreNotice } from '../../hostStore';
import { fault, ok, type Result, type Source, toHex } from '../../kernel';
import type { StoreFolder } from '../folder';
import { commitFrame, encodePrefix, hashOfPrefix, NO_BULK, NO_HASH, partFrame } from './frame';
import { pruneSegments } from './prune';
import { listEntries, type ReadFault, readPartOf } from './reading';
import type { PartPlace } from './segmentIndex';
import { JournalTail } from './tail';
import { type JournalReport, verifyJournal } from './verify';

export interface JournalOptions {
  /** 32 hex digits. */
  readonly storeId: string;
  readonly source: Source;
  /** A segment larger than this is closed before the next entry, default 64 MiB. */
  readonly segmentBytes?: number;
}

export type JournalFault =
  | ReadFault
  /** The entry does not continue the head: somebody else wrote. */
  | 'host.journalBehind'
  /** No such open bulk, or its parts were lost by a failed write. */
  | 'host.badToken'
  | 'host.storeNewer';

export interface CommitInput {
  readonly seq: number;
  readonly previous: string;
  readonly payload: Uint8Array;
  readonly bulk?: string | undefined;
}

interface OpenBulk {
  readonly hash: StreamingHash;
  /** Once an entry asked for it no part can follow. */
  digest: string | undefined;
  /** Segment of its parts; all must lie in the one that holds the entry. */
  segment: number;
  readonly places: PartPlace[];
}

const SEGMENT_BYTES = 64 * 1024 * 1024;

/**
 * The chain of entries on the disk. Our own faults come back as Result; what the machine throws is thrown on, and then the
 * call has changed nothing. Calls run one after the other.
 */
export class Journal {
  private readonly bulks = new Map<string, OpenBulk>();
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly folder: StoreFolder,
    private readonly options: JournalOptions,
    private readonly tail: JournalTail,
  ) {}

  /** Cuts a torn tail and tells it in `notices`; makes no file before the first entry. */
  static async open(folder: StoreFolder, options: JournalOptions): Promise<Result<Journal, 'host.storeNewer'>> {
    const { storeId, segmentBytes = SEGMENT_BYTES } = options;
    const tail = await JournalTail.open(folder, { storeId, segmentBytes });
    return tail.ok ? ok(new Journal(folder, options, tail.value)) : tail;
  }

  /** What the start mended or noticed. */
  get notices(): readonly StoreNotice[] {
    return this.tail.notices;
  }

  /** The last entry, also one that another window wrote. */
  head(): Promise<Result<StoreHead, JournalFault>> {
    return this.next(async () => ok(this.tail.head));
  }

  /** @param maxBytes of payload; at least one entry comes where there is one. */
  list(input: { readonly afterSeq: number; readonly maxBytes: number }): Promise<Result<JournalEntry[], JournalFault>> {
    return this.next(() => listEntries(this.tail, input.afterSeq, input.maxBytes));
  }

  /** `host.notFound` when it was pruned. */
  readPart(input: {
    readonly seq: number;
    readonly part: number;
  }): Promise<Result<Uint8Array<ArrayBuffer>, JournalFault>> {
    return this.next(() => readPartOf(this.tail, input.seq, input.part));
  }

  begin(): Promise<Result<{ readonly bulk: string }, JournalFault>> {
    return this.next(async () => {
      const bulk = toHex(this.options.source.randomBytes(8));
      this.bulks.set(bulk, { hash: await createSha256(), digest: undefined, segment: 0, places: [] });
      return ok({ bulk });
    });
  }

  /** Not flushed: it counts only with its entry. */
  part(input: { readonly bulk: string; readonly bytes: Uint8Array }): Promise<Result<null, JournalFault>> {
    return this.nextWrite(async () => {
      const bulk = this.bulks.get(input.bulk);
      if (!bulk || bulk.digest !== undefined) return fault('host.badToken');
      const current = await this.tail.prepare(!this.hasParts());
      if (bulk.places.length === 0) bulk.segment = current.number;
      if (bulk.segment !== current.number) return fault('host.badToken');
      const part = bulk.places.length;
      const place = { part, ...(await this.tail.append(partFrame(input.bulk, part, input.bytes))) };
      bulk.hash.update(input.bytes);
      bulk.places.push(place);
      const known = current.parts.get(input.bulk);
      if (known) known.push(place);
      else current.parts.set(input.bulk, [place]);
      return ok(null);
    });
  }

  /** Its parts are cut away where nothing else follows them, else they wait for the next prune. */
  drop(input: { readonly bulk: string }): Promise<Result<null, JournalFault>> {
    return this.nextWrite(async () => {
      const start = this.bulks.get(input.bulk)?.places[0]?.offset;
      this.bulks.delete(input.bulk);
      const { current } = this.tail;
      if (start === undefined || !current?.parts.has(input.bulk)) return ok(null);
      const others = [...current.parts].some(
        ([bulk, places]) => bulk !== input.bulk && places.some(({ offset }) => offset > start),
      );
      const isLast = !others && (current.entries.at(-1)?.offset ?? 0) < start;
      if (isLast) await this.tail.cutTo(start);
      return ok(null);
    });
  }

  /** When it answers, the entry is on the disk. */
  commit(input: CommitInput): Promise<Result<StoreHead, JournalFault>> {
    return this.nextWrite(async () => {
      const { head } = this.tail;
      if (input.seq !== head.seq + 1 || input.previous !== head.hash)
        return fault('host.journalBehind', { seq: head.seq });
      const bulk = input.bulk === undefined ? undefined : this.bulks.get(input.bulk);
      if (input.bulk !== undefined && !bulk) return fault('host.badToken');
      const current = await this.tail.prepare(!this.hasParts());
      if (bulk && bulk.places.length > 0 && bulk.segment !== current.number) return fault('host.badToken');
      // So a torn entry always lies behind everything that it needs, and broken bytes before an entry are damage.
      await this.tail.flush();
      const next = await this.append(input, bulk);
      if (input.bulk !== undefined) this.bulks.delete(input.bulk);
      return ok(next);
    });
  }

  /** Walks every byte of every segment. */
  verify(): Promise<Result<JournalReport, JournalFault>> {
    return this.next(() => verifyJournal(this.folder, this.options.storeId));
  }

  /** Rewrites closed segments without the parts of entries up to `throughSeq` and of bulks that came to nothing. */
  prune(throughSeq: number): Promise<Result<null, JournalFault>> {
    return this.nextWrite(async () => {
      const limit = this.options.segmentBytes ?? SEGMENT_BYTES;
      await pruneSegments(this.tail, { throughSeq, openBulks: this.bulks, closeFrom: Math.floor(limit / 64) });
      return ok(null);
    });
  }

  /** Goes on from `base` in a new segment; the older ones are moved to `journal-aside-<number>/`. */
  rebase(base: StoreHead): Promise<Result<StoreHead, JournalFault>> {
    return this.queued(async () => {
      this.bulks.clear();
      const began = await this.tail.beginAnew(base);
      return began.ok ? ok(this.tail.head) : began;
    });
  }

  /** Leaves a mark, so that the next start need not read every byte. */
  close(): Promise<void> {
    return this.queued(() => this.tail.close());
  }

  private async append(input: CommitInput, bulk: OpenBulk | undefined): Promise<StoreHead> {
    if (bulk) bulk.digest ??= bulk.hash.digestHex();
    const hasParts = bulk !== undefined && bulk.places.length > 0;
    const prefix = {
      seq: input.seq,
      previous: input.previous,
      bulk: input.bulk ?? NO_BULK,
      parts: bulk?.places.length ?? 0,
      partsDigest: hasParts ? (bulk.digest ?? NO_HASH) : NO_HASH,
      payloadDigest: await sha256Hex(input.payload),
    };
    const bytes = encodePrefix(prefix);
    const place = await this.tail.append(commitFrame(bytes, prefix.bulk, input.payload));
    try {
      await this.tail.flushEntry();
    } catch (error) {
      await this.tail.takeBack(place.offset);
      throw error;
    }
    const hash = hashOfPrefix(bytes);
    const { seq, previous, parts } = prefix;
    this.tail.current?.entries.push({ seq, hash, previous, bulk: prefix.bulk, parts, ...place });
    if (this.tail.current) this.tail.current.head = { seq, hash };
    return { seq, hash };
  }

  private hasParts(): boolean {
    return [...this.bulks.values()].some(({ places }) => places.length > 0);
  }

  /** Bulks whose parts are no longer where they were written cannot be finished. */
  private forgetLostBulks(): void {
    for (const [id, { places, segment }] of this.bulks) {
      const there = segment === this.tail.current?.number ? (this.tail.current.parts.get(id) ?? []) : [];
      // One more than we know of: a part that failed is there after all, and another window has written behind it.
      const isWhole =
        there.length === places.length &&
        places.every(({ offset, end }, n) => there[n]?.offset === offset && there[n]?.end === end);
      if (!isWhole) this.bulks.delete(id);
    }
  }

  private next<T>(work: () => Promise<Result<T, JournalFault>>): Promise<Result<T, JournalFault>> {
    return this.queued(async () => {
      const seen = await this.tail.refresh();
      if (!seen.ok) return seen;
      if (seen.value) this.forgetLostBulks();
      return await work();
    });
  }

  private nextWrite<T>(work: () => Promise<Result<T, JournalFault>>): Promise<Result<T, JournalFault>> {
    return this.queued(async () => {
      try {
        await this.tail.cutLeftover();
        const seen = await this.tail.refresh();
        if (!seen.ok) return seen;
        if (seen.value) this.forgetLostBulks();
        return await work();
      } catch (error) {
        this.forgetLostBulks();
        throw error;
      }
    });
  }

  private queued<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }
}
