/**
 * Files that stay open between calls, so that a commit need not pay for opening its segment again. A file is closed when
 * others were used more lately, when something failed on it, or when its name is to change; never under a call that uses it.
 */
import { constants } from 'node:fs';
import type { FileHandle, FileSystem } from './fileSystem';

const OWNER_ONLY = 0o600;
/** `make`: like `change`, but a missing file is made (its folder is not). */
export type Access = 'read' | 'change' | 'make';
const FLAGS: Readonly<Record<Access, number>> = {
  read: constants.O_RDONLY,
  change: constants.O_RDWR,
  make: constants.O_RDWR | constants.O_CREAT,
};

interface Held {
  readonly opening: Promise<FileHandle>;
  readonly isWritable: boolean;
  users: number;
  isLeaving: boolean;
}

export class HeldFiles {
  /** By path, in the order of last use. */
  private readonly held = new Map<string, Held>();

  /** @param keptOpen files kept open while nobody uses them. */
  constructor(
    private readonly fs: FileSystem,
    private readonly keptOpen: number,
  ) {}

  async use<T>(file: string, access: Access, act: (handle: FileHandle) => Promise<T>): Promise<T> {
    const known = this.held.get(file);
    if (known !== undefined && access !== 'read' && !known.isWritable) await this.release(file);
    const held = this.held.get(file) ?? this.open(file, access);
    this.held.delete(file);
    this.held.set(file, held);
    held.users += 1;
    let failed = true;
    try {
      const result = await act(await held.opening);
      failed = false;
      return result;
    } finally {
      held.users -= 1;
      // A handle on which something failed (a pulled stick, a lost share) is not asked again.
      if (failed && this.held.get(file) === held) await this.release(file);
      else if (held.isLeaving && held.users === 0) await close(held);
      await this.closeSurplus();
    }
  }

  /** Windows neither renames nor removes a file that is held. */
  async release(file: string): Promise<void> {
    const held = this.held.get(file);
    if (held === undefined) return;
    this.held.delete(file);
    held.isLeaving = true;
    if (held.users === 0) await close(held);
  }

  async releaseAll(): Promise<void> {
    for (const file of [...this.held.keys()]) await this.release(file);
  }

  private open(file: string, access: Access): Held {
    const opening = this.fs.open(file, FLAGS[access], OWNER_ONLY);
    return { opening, isWritable: access !== 'read', users: 0, isLeaving: false };
  }

  private async closeSurplus(): Promise<void> {
    const idle = [...this.held].filter(([, { users }]) => users === 0);
    for (const [file] of idle.slice(0, Math.max(0, idle.length - this.keptOpen))) await this.release(file);
  }
}

/** What counts was flushed before; what closing says about it helps nobody. */
async function close(held: Held): Promise<void> {
  await held.opening.then((handle) => handle.close()).catch(() => undefined);
}
