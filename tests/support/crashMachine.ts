import type { Dexie } from 'dexie';
import type { Dice } from './dice';
import type { FakeDisk } from './fakeHost';
import { type FolderCall, MemoryFolder } from './memoryFolder';

export type MachineEvent = FolderCall | 'copy.write' | 'copy.transaction';

/** The working copy refuses at the n-th write or transaction. */
export interface CopyFault {
  readonly on: 'copy.write' | 'copy.transaction';
  /** 1 = the next one. */
  readonly nth: number;
  /** Name of what IndexedDB throws. */
  readonly name: 'QuotaExceededError' | 'UnknownError' | 'AbortError';
  readonly stays: boolean;
}

/** The process is gone (kill) or the current (power), before the n-th event of any kind from now on. */
export interface Ending {
  readonly how: 'kill' | 'power';
  readonly nth: number;
}

/**
 * One computer: its folders and its IndexedDB count events together, so that an end hits both at the same moment. What is
 * committed in IndexedDB then is what the next start finds there.
 */
export class CrashMachine {
  private events = 0;
  private ending: Ending | undefined;
  private copyFault: CopyFault | undefined;
  private copyEvents = 0;
  private isWatching = true;
  /** Writes and transactions of the working copy since the last `arm`. */
  private copyCounts = { 'copy.write': 0, 'copy.transaction': 0 };
  private ended: FakeDisk | undefined;
  private disk: FakeDisk | undefined;

  constructor(private readonly dice: Dice) {}

  /** Puts folders with this content (or the old ones) under the machine. */
  takeDisk(folders: { readonly data: MemoryFolder; readonly profile: MemoryFolder; readonly backups: MemoryFolder }) {
    const watch = (folder: MemoryFolder): MemoryFolder =>
      new WatchedFolder(folder.snapshot(), (kind, write) => this.onFolder(kind, write));
    const { data, profile, backups } = folders;
    this.disk = { data: watch(data), profile: watch(profile), backups: watch(backups) };
    this.ended = undefined;
    return this.disk;
  }

  get isOver(): boolean {
    return this.ended !== undefined;
  }

  /** What was there when it ended. */
  get remains(): FakeDisk | undefined {
    return this.ended;
  }

  /** Events since the last `arm`. */
  get count(): number {
    return this.events;
  }

  countOf(kind: 'copy.write' | 'copy.transaction'): number {
    return this.copyCounts[kind];
  }

  /** Whether the armed fault of the working copy has hit. */
  get hasRefused(): boolean {
    return this.copyFault !== undefined && this.copyEvents >= this.copyFault.nth;
  }

  /** A look of the test itself counts for nothing. */
  async unwatched<T>(look: () => Promise<T>): Promise<T> {
    this.isWatching = false;
    try {
      return await look();
    } finally {
      this.isWatching = true;
    }
  }

  arm({ ending, copyFault }: { readonly ending?: Ending; readonly copyFault?: CopyFault } = {}): void {
    this.events = 0;
    this.copyEvents = 0;
    this.copyCounts = { 'copy.write': 0, 'copy.transaction': 0 };
    this.ending = ending;
    this.copyFault = copyFault;
  }

  /** Everything works again: the next process. */
  heal(): void {
    this.arm();
    this.ended = undefined;
    this.disk?.data.heal();
    this.disk?.profile.heal();
    this.disk?.backups?.heal();
  }

  /** Before a write or transaction of the working copy. @throws what IndexedDB would */
  onCopy(kind: 'copy.write' | 'copy.transaction'): void {
    if (!this.isWatching) return;
    this.copyCounts[kind] += 1;
    this.next();
    if (this.isOver) throw new DOMException('the process is gone', 'UnknownError');
    if (this.copyFault?.on !== kind) return;
    this.copyEvents += 1;
    const { nth, name, stays } = this.copyFault;
    if (this.copyEvents === nth || (stays && this.copyEvents > nth)) throw new DOMException('refused', name);
  }

  private async onFolder(kind: FolderCall, write: (share: number) => Promise<void>): Promise<void> {
    if (!this.isWatching) return;
    // A write that is under way when the process dies may have reached the file in part.
    if (kind === 'write' && this.ending?.nth === this.events + 1) await write(this.dice.int(0, 10) / 10);
    this.next();
  }

  private next(): void {
    this.events += 1;
    if (this.events === this.ending?.nth) this.endNow(this.ending.how);
  }

  /** At this very moment. */
  endNow(how: Ending['how']): void {
    if (!this.disk) return;
    const end = (folder: MemoryFolder): MemoryFolder => (how === 'kill' ? folder.kill() : folder.cutPower(this.dice));
    const { data, profile, backups } = this.disk;
    this.ended = { data: end(data), profile: end(profile), backups: backups && end(backups) };
  }
}

type Watcher = (kind: FolderCall, write: (share: number) => Promise<void>) => Promise<void>;
const nothing = async (): Promise<void> => undefined;

/** A folder that says what is about to happen. */
class WatchedFolder extends MemoryFolder {
  constructor(
    content: Readonly<Record<string, Uint8Array>>,
    private readonly watcher: Watcher,
  ) {
    super(content);
  }

  override async list(subFolder: string): Promise<string[]> {
    await this.watcher('list', nothing);
    return super.list(subFolder);
  }
  override async size(name: string): Promise<number | undefined> {
    await this.watcher('size', nothing);
    return super.size(name);
  }
  override async read(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    await this.watcher('read', nothing);
    return super.read(name, offset, length);
  }
  override async write(name: string, offset: number, chunks: readonly Uint8Array[]): Promise<void> {
    const all = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    await this.watcher('write', async (share) => {
      const part = Buffer.concat(chunks).subarray(0, Math.floor(all * share));
      if (part.length > 0) await super.write(name, offset, [part]);
    });
    return super.write(name, offset, chunks);
  }
  override async flush(name: string): Promise<void> {
    await this.watcher('flush', nothing);
    return super.flush(name);
  }
  override async truncate(name: string, size: number): Promise<void> {
    await this.watcher('truncate', nothing);
    return super.truncate(name, size);
  }
  override async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    await this.watcher('writeWhole', nothing);
    return super.writeWhole(name, bytes);
  }
  override async rename(from: string, to: string): Promise<void> {
    await this.watcher('rename', nothing);
    return super.rename(from, to);
  }
  override async remove(name: string): Promise<void> {
    await this.watcher('remove', nothing);
    return super.remove(name);
  }
  override async freeBytes(): Promise<number | undefined> {
    await this.watcher('freeBytes', nothing);
    return super.freeBytes();
  }
}

let machine: CrashMachine | undefined;
let installed = false;

/** Lays the machine below the tables of a database; another machine may take its place later. */
export function layUnder(db: Dexie, given: CrashMachine): void {
  machine = given;
  if (installed) return;
  installed = true;
  db.use({
    stack: 'dbcore',
    name: 'crashMachine',
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) => {
        machine?.onCopy('copy.transaction');
        return core.transaction(stores, mode, options);
      },
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: async (request) => {
            machine?.onCopy('copy.write');
            return table.mutate(request);
          },
        };
      },
    }),
  });
}
