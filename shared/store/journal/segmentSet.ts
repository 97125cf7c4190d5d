import { fault, ok, type Result } from '../../kernel';
import type { StoreFolder } from '../folder';
import { EMPTY_HEAD } from './frame';
import { lastWhere, readSegmentHeader, type SegmentHeader, segmentFile, segmentName, segmentNumbers } from './segment';
import { emptyIndex, extendIndex, type SegmentIndex } from './segmentIndex';

export interface SegmentFile {
  readonly number: number;
  /** undefined: its header is broken or of another store. */
  readonly header: SegmentHeader | undefined;
}

/** Indexes of closed segments that stay in memory. */
const KEPT = 3;

/** The segments of one chain, in order. */
export class SegmentSet {
  private readonly indexes = new Map<number, SegmentIndex>();

  private constructor(
    private readonly folder: StoreFolder,
    private readonly storeId: string,
    readonly files: SegmentFile[],
    /** Segments from before a new beginning; they wait to be moved aside. */
    readonly outdated: readonly number[],
  ) {}

  /** `host.storeNewer` as soon as one segment was written by a newer program. */
  static async read(folder: StoreFolder, storeId: string): Promise<Result<SegmentSet, 'host.storeNewer'>> {
    const files: SegmentFile[] = [];
    for (const number of await segmentNumbers(folder)) {
      const header = await readSegmentHeader(folder, number);
      if (header === 'newer') return fault('host.storeNewer', { name: segmentFile(number) });
      const isOurs = header !== 'damaged' && header.storeId === storeId && header.number === number;
      files.push({ number, header: isOurs ? header : undefined });
    }
    const start = lastWhere(files, ({ isRebased }) => isRebased);
    const outdated = files.slice(0, start).map(({ number }) => number);
    return ok(new SegmentSet(folder, storeId, files.slice(start), outdated));
  }

  get last(): SegmentFile | undefined {
    return this.files.at(-1);
  }

  /** First file that is missing, broken or does not begin where it must, as far as headers tell. */
  firstFlaw(): { readonly file: string; readonly seq: number } | undefined {
    let expected = 1;
    let seq = 0;
    for (const { number, header } of this.files) {
      const isFirst = number === this.files[0]?.number;
      const from = isFirst && header?.isRebased ? number : expected;
      if (number !== from) return { file: segmentFile(from), seq: seq + 1 };
      if (!header) return { file: segmentFile(number), seq: seq + 1 };
      seq = header.base.seq;
      expected = number + 1;
    }
    return undefined;
  }

  add(header: SegmentHeader): SegmentIndex {
    this.files.push({ number: header.number, header });
    return emptyIndex(header.number, header, header.base);
  }

  /** Takes what a rewrite changed. */
  replace(header: SegmentHeader): void {
    const at = this.files.findIndex(({ number }) => number === header.number);
    this.files.splice(at, 1, { number: header.number, header });
    this.indexes.delete(header.number);
  }

  /** Reads where everything lies in a segment. Bodies are compared with their checksums only on demand. */
  async scan(at: number, checkBodies: boolean): Promise<SegmentIndex> {
    const file = this.files[at];
    const number = file?.number ?? 0;
    const index = emptyIndex(number, file?.header, await this.baseOf(at));
    const size = (await this.folder.size(segmentName(number))) ?? 0;
    if (!file?.header) index.damage = { offset: 0, seq: index.base.seq + 1 };
    // Of another store: nothing in it may count.
    if (!file?.header && (await this.isForeign(number))) index.size = size;
    else await extendIndex(this.folder, index, size, checkBodies);
    return index;
  }

  /** Of a closed segment. Another window may have pruned it meanwhile: then it is shorter and its header says so. */
  async indexAt(at: number): Promise<SegmentIndex> {
    const number = this.files[at]?.number ?? 0;
    const known = this.indexes.get(number);
    if (known && known.size === (await this.folder.size(segmentName(number)))) return known;
    await this.readHeader(at);
    const index = await this.scan(at, false);
    this.indexes.set(number, index);
    const [oldest] = this.indexes.keys();
    if (this.indexes.size > KEPT && oldest !== undefined) this.indexes.delete(oldest);
    return index;
  }

  private async readHeader(at: number): Promise<void> {
    const file = this.files[at];
    if (!file?.header) return;
    const header = await readSegmentHeader(this.folder, file.number);
    const isOurs = typeof header !== 'string' && header.storeId === this.storeId && header.number === file.number;
    this.files[at] = { number: file.number, header: isOurs ? header : undefined };
  }

  private async isForeign(number: number): Promise<boolean> {
    const header = await readSegmentHeader(this.folder, number);
    return typeof header !== 'string' && header.storeId !== this.storeId;
  }

  private async baseOf(at: number): Promise<SegmentIndex['base']> {
    const header = this.files[at]?.header;
    if (header) return header.base;
    return at > 0 ? (await this.indexAt(at - 1)).head : EMPTY_HEAD;
  }
}
