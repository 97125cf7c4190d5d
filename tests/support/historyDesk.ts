import { database } from '../../renderer/data/database';
import { listBatches } from '../../renderer/data/queries';
import { readSettings } from '../../renderer/data/settings';
import { setSource } from '../../renderer/data/source';
import { catchUp } from '../../renderer/data/store/catchUp';
import { withStoreLock } from '../../renderer/data/store/lock';
import { setStorePort, storePort } from '../../renderer/data/store/port';
import { openHistory } from '../../renderer/data/store/records';
import { SealBroken } from '../../renderer/data/vault';
import type { Source } from '../../shared/kernel';
import type { CaughtUp } from '../../shared/storeJobs';
import { CrashMachine, layUnder } from './crashMachine';
import { openDeskStore, type TestDesk } from './deskStore';
import { type Dice, dice } from './dice';
import type { FakeDisk } from './fakeHost';
import { MemoryFolder } from './memoryFolder';
import { storeState } from './storeState';

/** Everything of one computer as it is: files and the working copy. */
export interface Frozen {
  readonly files: { readonly [K in keyof FakeDisk]: Record<string, Uint8Array<ArrayBuffer>> };
  readonly rows: ReadonlyMap<string, readonly unknown[]>;
}

/** Of every store that has one. */
export const PASSPHRASE = '样本镇的口令 2026';
export const START = Date.parse('2026-09-10T00:12:00Z');

/** Clock and dice of one command: whoever runs it again from the same state gets the same ids and times. */
class StepSource implements Source {
  at = START;
  private random: Dice = dice(1);
  now(): number {
    return this.at;
  }
  randomBytes(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length }, () => this.random.int(0, 255));
  }
  begin(seed: number): void {
    this.random = dice(seed);
  }
}

const foldersOf = (files: Frozen['files']) => ({
  data: new MemoryFolder(files.data),
  profile: new MemoryFolder(files.profile),
  backups: new MemoryFolder(files.backups ?? {}),
});

/** State as text, to compare. A restore names snapshots by what their seals happen to be: two runs name them otherwise. */
export async function stateText(content = false): Promise<string> {
  const state = await storeState({ content });
  if (content) return JSON.stringify(state);
  for (const row of await database()
    .history.where('[scope+state]')
    .between(['store', ''], ['store', '\uffff'])
    .toArray()) {
    const { base, seq, command } = await openHistory(row);
    if (base) state[`history/${row.id}`] = { order: row.order, state: row.state, seq, command };
  }
  return JSON.stringify(state);
}

/** A desk on a computer that can end at any moment and begin again. */
export class HistoryDesk {
  readonly machine: CrashMachine;
  /** Time and dice of the page; the shell throws others, so that a call more or less there moves nothing here. */
  private readonly page = new StepSource();
  private readonly shell = new StepSource();
  /** Called before each entry goes to the journal. */
  onCommit: (() => Promise<void>) | undefined;
  private opened: TestDesk | undefined;
  private offset = 0;

  constructor(private readonly seed: number) {
    this.machine = new CrashMachine(dice(seed));
    layUnder(database(), this.machine);
    setSource(this.page);
    this.shell.begin(seed * 1009 + 499_999);
  }

  /** An empty computer. */
  async fresh(): Promise<void> {
    await this.thaw({ files: { data: {}, profile: {}, backups: {} }, rows: new Map() });
  }

  /** Before each command: its minute and its dice. */
  beginStep(step: number): void {
    this.page.at = START + this.offset + step * 60_000;
    this.shell.at = this.page.at;
    this.page.begin(this.seed * 1009 + step);
    this.shell.begin(this.seed * 1009 + step + 500_000);
  }

  /** From the next command on the clock of the computer says something else. */
  moveClock(ms: number): void {
    this.offset += ms;
  }

  /** The folders, also when they could not be opened. */
  under: FakeDisk = { data: new MemoryFolder(), profile: new MemoryFolder(), backups: null };

  get disk(): FakeDisk {
    if (!this.opened) throw new Error('no desk is open');
    return this.opened.disk;
  }
  get host(): TestDesk['host'] {
    if (!this.opened) throw new Error('no desk is open');
    return this.opened.host;
  }
  get store(): TestDesk['store'] {
    if (!this.opened) throw new Error('no desk is open');
    return this.opened.store;
  }

  async freeze(): Promise<Frozen> {
    const rows = new Map<string, unknown[]>();
    for (const table of database().tables) rows.set(table.name, await table.toArray());
    const { data, profile, backups } = this.disk;
    return { files: { data: data.snapshot(), profile: profile.snapshot(), backups: backups?.snapshot() ?? {} }, rows };
  }

  /** The computer as it was, and the program started anew. */
  async thaw(frozen: Frozen): Promise<CaughtUp> {
    this.machine.heal();
    await this.putRows(frozen.rows);
    return this.start(foldersOf(frozen.files));
  }

  async putRows(rows: Frozen['rows']): Promise<void> {
    const db = database();
    await db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) {
        await table.clear();
        await table.bulkPut([...(rows.get(table.name) ?? [])]);
      }
    });
  }

  /**
   * The next process: over what the end left, or over the disk as it is.
   * @param rows the working copy lost its last transactions: with the current, or with a disk that lied
   */
  async restart(orderly = false, rows?: Frozen['rows']): Promise<CaughtUp> {
    const { remains } = this.machine;
    if (orderly && !remains) await this.store.close();
    const { data, profile, backups } = remains ?? this.disk;
    this.machine.heal();
    if (rows) await this.putRows(rows);
    return this.start({ data, profile, backups: backups ?? new MemoryFolder() });
  }

  /** What a start does: shell, keys, working copy, and every small record opened. */
  private async start(folders: ReturnType<typeof foldersOf>): Promise<CaughtUp> {
    const disk = this.machine.takeDisk(folders);
    this.under = disk;
    this.opened = await openDeskStore(disk, { source: this.shell, passphrase: PASSPHRASE });
    this.listenToCommits();
    let { caughtUp } = this.opened;
    try {
      await Promise.all([listBatches(), readSettings()]);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      caughtUp = await this.rebuild();
    }
    return caughtUp;
  }

  /** What the next act of the same program does first. */
  catchUp(): Promise<CaughtUp> {
    return withStoreLock(() => catchUp());
  }

  rebuild(): Promise<CaughtUp> {
    return withStoreLock(() => catchUp({ rebuild: true }));
  }

  /** As a disk cleaner leaves it. */
  async loseWorkingCopy(): Promise<void> {
    await this.putRows(new Map());
  }

  private listenToCommits(): void {
    const port = storePort();
    setStorePort({
      storeId: port.storeId,
      call: async (name, input) => {
        if (name === 'journal.commit') await this.machine.unwatched(async () => this.onCommit?.());
        return port.call(name, input);
      },
    });
  }
}
