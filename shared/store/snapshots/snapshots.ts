import { crc32, createSha256, type StreamingHash } from '../../formats/crypto';
import type { SnapshotInfo, SnapshotStarted, StoreNotice } from '../../hostStore';
import { fault, ok, type Result, type Source, toHex } from '../../kernel';
import { type ByteWindow, fileWindow, stepsOf } from '../byteWindow';
import type { StoreFolder } from '../folder';
import {
  type ChunkRow,
  decodeSnapshotHeader,
  encodeSnapshotEnd,
  encodeSnapshotHeader,
  isSnapshotWhole,
  readSnapshot,
  readSnapshotChunk,
  SNAPSHOT_HEADER_BYTES,
  type SnapshotContents,
} from './snapshotFile';

export const SNAPSHOT_FOLDER = 'snapshots';
const NAME = /^s-\d{9,16}-[0-9a-f]{8}\.gks$/;
/** A part file this old was left by a run that ended; another window may be writing a younger one. */
const LEFT_OVER_MS = 3_600_000;
/** Tables of snapshots that stay in memory. */
const KEPT = 4;

export interface SnapshotsOptions {
  readonly storeId: string;
  readonly source: Source;
}
export type SnapshotFault = 'host.badToken' | 'host.notFound' | 'host.storeDamaged' | 'host.storeNewer';

interface Unfinished {
  readonly part: string;
  readonly hash: StreamingHash;
  readonly rows: ChunkRow[];
  /** Chunk bytes so far. */
  bytes: number;
}

/**
 * Copies of the whole working copy, each one file. A file counts once it was read back and renamed; before, it ends in
 * `.part`. What the machine throws is thrown on.
 */
export class Snapshots {
  private readonly unfinished = new Map<string, Unfinished>();
  private readonly known = new Map<string, { readonly window: ByteWindow; readonly contents: SnapshotContents }>();
  /** What the last `list` could not read. */
  notices: readonly StoreNotice[] = [];

  constructor(
    private readonly folder: StoreFolder,
    private readonly options: SnapshotsOptions,
  ) {}

  async begin(head: SnapshotStarted): Promise<Result<{ readonly token: string }, SnapshotFault>> {
    const { storeId, source } = this.options;
    await this.removeLeftOver();
    const token = toHex(source.randomBytes(8));
    const part = partOf(token);
    const header = encodeSnapshotHeader({ storeId, ...head, createdAtMs: source.now() });
    await this.folder.write(part, 0, [header]);
    this.unfinished.set(token, { part, hash: await createSha256(), rows: [], bytes: 0 });
    return ok({ token });
  }

  /** One chunk; after a failure it may be tried again. */
  async append(token: string, bytes: Uint8Array): Promise<Result<null, SnapshotFault>> {
    const open = this.unfinished.get(token);
    if (!open) return fault('host.badToken');
    await this.folder.write(open.part, SNAPSHOT_HEADER_BYTES + open.bytes, [bytes]);
    open.hash.update(bytes);
    open.rows.push({ length: bytes.length, crc: crc32(bytes) });
    open.bytes += bytes.length;
    return ok(null);
  }

  /** Flushed, read back, compared, renamed. `host.storeDamaged`: the disk gave back other bytes. The token is spent. */
  async finish(token: string, summary: Uint8Array): Promise<Result<SnapshotInfo, SnapshotFault>> {
    const open = this.unfinished.get(token);
    if (!open) return fault('host.badToken');
    this.unfinished.delete(token);
    const { part, hash, rows, bytes } = open;
    try {
      const end = encodeSnapshotEnd({ rows, bytes, digest: hash.digestHex(), summary });
      const size = SNAPSHOT_HEADER_BYTES + bytes + end.reduce((sum, chunk) => sum + chunk.length, 0);
      await this.folder.write(part, SNAPSHOT_HEADER_BYTES + bytes, end);
      // A longer write that failed before may have left bytes behind the end.
      await this.folder.truncate(part, size);
      return await this.settle(part);
    } catch (error) {
      await this.folder.remove(part).catch(() => undefined);
      throw error;
    }
  }

  async abort(token: string): Promise<Result<null, SnapshotFault>> {
    const open = this.unfinished.get(token);
    this.unfinished.delete(token);
    if (open) await this.folder.remove(open.part);
    return ok(null);
  }

  async info(name: string): Promise<Result<SnapshotInfo, SnapshotFault>> {
    const opened = await this.open(name);
    return opened.ok ? ok({ ...opened.value.contents.info, name }) : opened;
  }

  async read(name: string, chunk: number): Promise<Result<Uint8Array<ArrayBuffer>, SnapshotFault>> {
    const opened = await this.open(name);
    if (!opened.ok) return opened;
    const { window, contents } = opened.value;
    if (chunk >= contents.chunks.length) return fault('host.notFound', { name });
    const bytes = await readSnapshotChunk(window, contents, chunk);
    return bytes ? ok(bytes) : fault('host.storeDamaged', { name });
  }

  async summary(name: string): Promise<Result<Uint8Array<ArrayBuffer>, SnapshotFault>> {
    const opened = await this.open(name);
    return opened.ok ? ok(opened.value.contents.summary.slice()) : opened;
  }

  /**
   * This store's own before adopted ones, the highest entry first. What cannot be read is left out and told in `notices`;
   * `host.storeNewer` when a newer program wrote one.
   */
  async list(): Promise<Result<SnapshotInfo[], SnapshotFault>> {
    const found: SnapshotInfo[] = [];
    const notices: StoreNotice[] = [];
    for (const name of await this.folder.list(SNAPSHOT_FOLDER)) {
      if (!NAME.test(name)) continue;
      const opened = await this.open(name);
      if (opened.ok) found.push({ ...opened.value.contents.info, name });
      else if (opened.fault === 'host.storeNewer') return opened;
      else notices.push({ code: 'store.snapshotDamaged', params: { name } });
    }
    this.notices = notices;
    const rank = (info: SnapshotInfo): number => (info.storeId === this.options.storeId ? 1 : 0);
    return ok(found.sort((a, b) => rank(b) - rank(a) || b.seq - a.seq || (a.createdAt < b.createdAt ? 1 : -1)));
  }

  async remove(name: string): Promise<Result<null, SnapshotFault>> {
    if (!NAME.test(name)) return fault('host.notFound', { name });
    this.known.delete(name);
    await this.folder.remove(fileOf(name));
    return ok(null);
  }

  /** The file as it is, for a backup. */
  async window(name: string): Promise<Result<ByteWindow, SnapshotFault>> {
    const opened = await this.open(name);
    return opened.ok ? ok(opened.value.window) : opened;
  }

  /** Takes a snapshot file from somewhere else; one that is there already stays. `host.storeDamaged`: it is not whole; nothing is left of it. */
  async adopt(window: ByteWindow): Promise<Result<SnapshotInfo, SnapshotFault>> {
    const contents = await readSnapshot(window);
    if (!contents.ok) return fault(contents.fault === 'newer' ? 'host.storeNewer' : 'host.storeDamaged');
    const { info } = contents.value;
    const there = await this.open(info.name);
    if (there.ok && (await isSnapshotWhole(there.value.window, there.value.contents))) return ok(info);
    const part = partOf(toHex(this.options.source.randomBytes(8)));
    try {
      let size = 0;
      for await (const step of stepsOf(window, 0, window.size)) {
        await this.folder.write(part, size, [step]);
        size += step.length;
      }
      return await this.settle(part);
    } catch (error) {
      await this.folder.remove(part).catch(() => undefined);
      throw error;
    }
  }

  /** Part file on the disk → snapshot that counts. */
  private async settle(part: string): Promise<Result<SnapshotInfo, SnapshotFault>> {
    await this.folder.flush(part);
    const window = fileWindow(this.folder, part, (await this.folder.size(part)) ?? 0);
    const contents = await readSnapshot(window);
    if (!contents.ok || !(await isSnapshotWhole(window, contents.value))) {
      await this.folder.remove(part);
      return fault('host.storeDamaged', { name: part });
    }
    const { info } = contents.value;
    await this.folder.rename(part, fileOf(info.name));
    // The journal may be pruned after this answer: the new name must be on the disk too.
    await this.folder.flush(fileOf(info.name));
    this.known.delete(info.name);
    return ok(info);
  }

  private async open(
    name: string,
  ): Promise<Result<{ readonly window: ByteWindow; readonly contents: SnapshotContents }, SnapshotFault>> {
    const known = this.known.get(name);
    const size = NAME.test(name) ? await this.folder.size(fileOf(name)) : undefined;
    if (size === undefined) return fault('host.notFound', { name });
    if (known?.window.size === size) return ok(known);
    const window = fileWindow(this.folder, fileOf(name), size);
    const contents = await readSnapshot(window);
    if (!contents.ok) return fault(contents.fault === 'newer' ? 'host.storeNewer' : 'host.storeDamaged', { name });
    this.known.set(name, { window, contents: contents.value });
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT && oldest !== undefined) this.known.delete(oldest);
    return ok({ window, contents: contents.value });
  }

  private async removeLeftOver(): Promise<void> {
    const own = new Set([...this.unfinished.values()].map(({ part }) => part));
    for (const name of await this.folder.list(SNAPSHOT_FOLDER)) {
      const file = fileOf(name);
      if (!name.endsWith('.part') || own.has(file)) continue;
      const start = decodeSnapshotHeader(await this.folder.read(file, 0, SNAPSHOT_HEADER_BYTES));
      const ageMs = start.ok ? Math.abs(this.options.source.now() - start.value.createdAtMs) : LEFT_OVER_MS;
      if (ageMs >= LEFT_OVER_MS) await this.folder.remove(file);
    }
  }
}

const fileOf = (name: string): string => `${SNAPSHOT_FOLDER}/${name}`;
const partOf = (token: string): string => fileOf(`${token}.part`);
