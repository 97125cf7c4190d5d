import type { StoreFolder } from '../../shared/store/folder';
import type { Dice } from './dice';

export type FolderCall =
  | 'list'
  | 'size'
  | 'read'
  | 'write'
  | 'flush'
  | 'truncate'
  | 'writeWhole'
  | 'rename'
  | 'remove'
  | 'freeBytes';

export interface FolderFault {
  /** Kind of call, or every kind, or every kind that changes something. */
  readonly on: FolderCall | 'any' | 'change';
  /** 1 = the next call of that kind. */
  readonly nth: number;
  /** System code, default EIO. */
  readonly code?: string;
  /** A failing write still writes this share of its bytes, 0…1, default 0. */
  readonly share?: number;
  /** Every later call of that kind fails too. */
  readonly stays?: boolean;
}

/** Bytes in memory and bytes on the disk of one file; `dirty` is the range in which they may differ. */
interface MemoryFile {
  live: Uint8Array<ArrayBuffer>;
  size: number;
  disk: Uint8Array<ArrayBuffer>;
  diskSize: number;
  dirtyFrom: number;
  dirtyTo: number;
}

type NameChange = { readonly kind: 'remove' | 'create' | 'rename'; readonly name: string; readonly to: string };

const CHANGES: readonly FolderCall[] = ['write', 'flush', 'truncate', 'writeWhole', 'rename', 'remove'];
const SECTOR = 512;

const freshFile = (bytes = new Uint8Array(0)): MemoryFile => ({
  live: new Uint8Array(bytes),
  size: bytes.length,
  disk: new Uint8Array(bytes),
  diskSize: bytes.length,
  dirtyFrom: Number.POSITIVE_INFINITY,
  dirtyTo: 0,
});

const grown = (bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> => {
  if (bytes.length >= size) return bytes;
  const larger = new Uint8Array(Math.max(size, 2 * bytes.length));
  larger.set(bytes);
  return larger;
};

const machineFault = (code: string, name: string): Error => Object.assign(new Error(`${code}: ${name}`), { code });

/**
 * A folder in memory that keeps what was flushed apart from what was not, and fails when told to.
 * `kill()` and `cutPower()` end this folder (every later call rejects) and answer the one that the next start finds.
 */
export class MemoryFolder implements StoreFolder {
  /** Names as programs see them now. */
  private files = new Map<string, MemoryFile>();
  /** Names as the disk has them; the same file objects. */
  private diskNames = new Map<string, MemoryFile>();
  private nameChanges: NameChange[] = [];
  private faults: { fault: FolderFault; seen: number }[] = [];
  private isOver = false;
  /** What `freeBytes` answers, undefined = unknown. */
  free: number | undefined;
  /** All bytes that fit; a write beyond it fails with ENOSPC after filling the rest. */
  capacity = Number.POSITIVE_INFINITY;
  /** Calls so far, also failed ones. */
  readonly calls: { kind: FolderCall; name: string }[] = [];

  constructor(content: Readonly<Record<string, Uint8Array>> = {}) {
    for (const [name, bytes] of Object.entries(content)) this.put(name, bytes);
  }

  /** Adds a fault; several may wait at once. */
  fail(fault: FolderFault): void {
    this.faults.push({ fault, seen: 0 });
  }

  /** No faults from now on. */
  heal(): void {
    this.faults = [];
    this.capacity = Number.POSITIVE_INFINITY;
  }

  names(): string[] {
    return [...this.files.keys()].sort();
  }

  /** Content as programs see it. */
  bytes(name: string): Uint8Array<ArrayBuffer> {
    const file = this.files.get(name);
    if (!file) throw machineFault('ENOENT', name);
    return file.live.slice(0, file.size);
  }

  /** Puts a file there, flushed. */
  put(name: string, bytes: Uint8Array): void {
    const file = freshFile(new Uint8Array(bytes));
    this.files.set(name, file);
    this.diskNames.set(name, file);
  }

  /** Takes a file away, as a disk cleaner would. */
  lose(name: string): void {
    this.files.delete(name);
    this.diskNames.delete(name);
  }

  /** Turns bits round in one byte. */
  flip(name: string, offset: number, mask = 1): void {
    const bytes = this.bytes(name);
    bytes[offset] = (bytes[offset] ?? 0) ^ mask;
    this.put(name, bytes);
  }

  /** Leaves the first `size` bytes. */
  cut(name: string, size: number): void {
    this.put(name, this.bytes(name).subarray(0, size));
  }

  /** All files as they are, for `restore` or for a new folder. */
  snapshot(): Record<string, Uint8Array<ArrayBuffer>> {
    return Object.fromEntries(this.names().map((name) => [name, this.bytes(name)]));
  }

  /** Rolls the whole folder back. */
  restore(content: Readonly<Record<string, Uint8Array>>): void {
    for (const name of this.names()) this.lose(name);
    this.nameChanges = [];
    for (const [name, bytes] of Object.entries(content)) this.put(name, bytes);
  }

  /** The process is gone, the system lives: everything written is there. */
  kill(): MemoryFolder {
    this.isOver = true;
    return new MemoryFolder(this.snapshot());
  }

  /** Current is gone: of what was not flushed, any part may have reached the disk, sector by sector. */
  cutPower(dice: Dice): MemoryFolder {
    this.isOver = true;
    const names = new Map(this.diskNames);
    for (const change of this.nameChanges) {
      if (!dice.chance(0.5)) continue;
      const file = names.get(change.name) ?? this.files.get(change.name);
      if (change.kind === 'create') names.set(change.name, this.files.get(change.name) ?? freshFile());
      else if (change.kind === 'remove') names.delete(change.name);
      else if (file) {
        names.set(change.to, file);
        names.delete(change.name);
      }
    }
    return new MemoryFolder(Object.fromEntries([...names].map(([name, file]) => [name, survivor(file, dice)])));
  }

  async list(subFolder: string): Promise<string[]> {
    await this.enter('list', subFolder);
    const prefix = subFolder === '' ? '' : `${subFolder}/`;
    return this.names()
      .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'))
      .map((name) => name.slice(prefix.length));
  }

  async size(name: string): Promise<number | undefined> {
    await this.enter('size', name);
    return this.files.get(name)?.size;
  }

  async read(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    await this.enter('read', name);
    const file = this.existing(name);
    return file.live.slice(offset, Math.min(file.size, offset + length));
  }

  async write(name: string, offset: number, chunks: readonly Uint8Array[]): Promise<void> {
    const fault = await this.take('write', name);
    const total = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const room = this.capacity - this.used() + Math.max(0, (this.files.get(name)?.size ?? 0) - offset);
    const fits = fault ? Math.floor(total * (fault.share ?? 0)) : Math.max(0, Math.min(total, room));
    if (fault === undefined || fits > 0) this.store(name, offset, chunks, fits);
    if (fault) throw machineFault(fault.code ?? 'EIO', name);
    if (fits < total) throw machineFault('ENOSPC', name);
  }

  async flush(name: string): Promise<void> {
    await this.enter('flush', name);
    this.settle(this.existing(name));
    // Both ext4 and NTFS bring earlier changes of names to the disk with a flush.
    this.nameChanges = [];
    this.diskNames = new Map(this.files);
  }

  async truncate(name: string, size: number): Promise<void> {
    await this.enter('truncate', name);
    const file = this.existing(name);
    if (size < file.size) file.live.fill(0, size, file.size);
    file.live = grown(file.live, size);
    file.dirtyFrom = Math.min(file.dirtyFrom, size, file.size);
    file.dirtyTo = Math.max(file.dirtyTo, size, file.size);
    file.size = size;
  }

  async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    await this.enter('writeWhole', name);
    if (this.used() + bytes.length > this.capacity) throw machineFault('ENOSPC', name);
    this.put(name, bytes);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.enter('rename', from);
    this.files.set(to, this.existing(from));
    this.files.delete(from);
    this.nameChanges.push({ kind: 'rename', name: from, to });
  }

  async remove(name: string): Promise<void> {
    await this.enter('remove', name);
    if (this.files.delete(name)) this.nameChanges.push({ kind: 'remove', name, to: '' });
  }

  async freeBytes(): Promise<number | undefined> {
    await this.enter('freeBytes', '');
    return this.free;
  }

  private used(): number {
    let sum = 0;
    for (const file of this.files.values()) sum += file.size;
    return sum;
  }

  private existing(name: string): MemoryFile {
    const file = this.files.get(name);
    if (!file) throw machineFault('ENOENT', name);
    return file;
  }

  private store(name: string, offset: number, chunks: readonly Uint8Array[], total: number): void {
    let file = this.files.get(name);
    if (!file) {
      file = freshFile();
      this.files.set(name, file);
      this.nameChanges.push({ kind: 'create', name, to: '' });
    }
    file.live = grown(file.live, offset + total);
    let left = total;
    let at = offset;
    for (const chunk of chunks) {
      const piece = chunk.subarray(0, left);
      file.live.set(piece, at);
      at += piece.length;
      left -= piece.length;
    }
    file.dirtyFrom = Math.min(file.dirtyFrom, offset, file.size);
    file.dirtyTo = Math.max(file.dirtyTo, at);
    file.size = Math.max(file.size, at);
  }

  private settle(file: MemoryFile): void {
    const from = Math.min(file.dirtyFrom, file.size);
    file.disk = grown(file.disk, file.size);
    file.disk.set(file.live.subarray(from, Math.min(file.size, Math.max(file.dirtyTo, from))), from);
    file.diskSize = file.size;
    file.dirtyFrom = Number.POSITIVE_INFINITY;
    file.dirtyTo = 0;
  }

  private async enter(kind: FolderCall, name: string): Promise<void> {
    const fault = await this.take(kind, name);
    if (fault) throw machineFault(fault.code ?? 'EIO', name);
  }

  /** The fault that hits this call, if one does. */
  private async take(kind: FolderCall, name: string): Promise<FolderFault | undefined> {
    await Promise.resolve();
    if (this.isOver) throw machineFault('EBADF', name);
    this.calls.push({ kind, name });
    let hit: FolderFault | undefined;
    for (const waiting of this.faults) {
      const { on, nth, stays } = waiting.fault;
      if (on !== kind && on !== 'any' && !(on === 'change' && CHANGES.includes(kind))) continue;
      waiting.seen += 1;
      if (waiting.seen === nth || (stays && waiting.seen > nth)) hit ??= waiting.fault;
    }
    return hit;
  }
}

/** What is left of a file: flushed bytes stand where nothing was written over them. */
function survivor(file: MemoryFile, dice: Dice): Uint8Array {
  if (file.dirtyTo === 0) return file.disk.subarray(0, file.diskSize);
  const size = dice.pick([file.diskSize, file.size, dice.int(Math.min(file.diskSize, file.size), file.size)]);
  const left = new Uint8Array(size);
  left.set(file.disk.subarray(0, Math.min(size, file.diskSize)));
  const everything = dice.chance(0.3);
  for (let at = file.dirtyFrom; at < Math.min(size, file.size); at = (Math.floor(at / SECTOR) + 1) * SECTOR) {
    const end = Math.min((Math.floor(at / SECTOR) + 1) * SECTOR, size, file.size);
    if (everything || dice.chance(0.6)) left.set(file.live.subarray(at, end), at);
  }
  return left;
}
