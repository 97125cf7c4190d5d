/**
 * The store as a shell runs it: journal, snapshots, vault and backups over the folders of that shell. Journal calls run one
 * after the other, and so do those of snapshots and backups; the vault has an order of its own.
 */
import type { HostFault, HostResult } from '../host';
import type { StoreNotice, StoreOpened, StoreSpace } from '../hostStore';
import { fault, ok } from '../kernel';
import { type BackupReader, Backups } from './backups';
import { Journal } from './journal';
import { setStoreAside } from './setAside';
import { Snapshots } from './snapshots';
import { identifyStore, takeOver } from './storeIdentity';
import type { StorePlaces, StoreShell } from './storeShell';
import { Turns } from './turns';
import { type ForeignVault, Vault } from './vault';

/** A backup that the page looks into. */
export interface OpenBackup {
  readonly reader: BackupReader;
  /** Set once it was unlocked. */
  vault: ForeignVault | undefined;
  close(): Promise<void>;
}

/** One open store. */
export interface StoreParts {
  readonly places: StorePlaces;
  readonly storeId: string;
  readonly journal: Journal;
  readonly snapshots: Snapshots;
  readonly vault: Vault;
  readonly backups: Backups;
}

const MIB = 1024 * 1024;

export class ShellStore {
  readonly journalTurns = new Turns();
  /** Snapshots and backups. */
  readonly copyTurns = new Turns();
  private readonly openTurns = new Turns();
  /** What the page has begun and not finished. */
  readonly bulks = new Set<string>();
  readonly unfinishedSnapshots = new Set<string>();
  readonly openBackups = new Map<string, OpenBackup>();
  private parts: StoreParts | undefined;
  /** What the last opening answered, while it failed. */
  private refusal: HostFault | undefined;
  private answer: { readonly isNew: boolean; readonly notices: readonly StoreNotice[] } | undefined;

  constructor(readonly shell: StoreShell) {}

  /** `store.open`: what an earlier page of this run left half done is dropped; the vault stays as open as it was. */
  open(): Promise<HostResult<StoreOpened>> {
    return this.openTurns.run(async () => {
      const parts = this.parts === undefined ? await this.openParts() : await this.reopen(this.parts);
      this.refusal = parts.ok ? undefined : parts.fault;
      if (!parts.ok) return parts;
      const { journal, snapshots, vault, places, storeId } = parts.value;
      const listed = await this.copyTurns.run(() => snapshots.list());
      if (!listed.ok) return listed;
      const head = await journal.head();
      if (!head.ok) return head;
      return ok({
        storeId,
        isNew: this.answer?.isNew ?? false,
        head: head.value,
        snapshots: listed.value,
        notices: [...(this.answer?.notices ?? []), ...snapshots.notices, ...vault.notices()],
        vault: await vault.state(),
        place: places.place,
      });
    });
  }

  /** The open store; opened now where no page has asked for it yet. */
  async opened(): Promise<HostResult<StoreParts>> {
    if (this.parts === undefined) {
      const answer = await this.open();
      if (!answer.ok) return answer;
    }
    return this.parts === undefined ? fault('host.unavailable') : ok(this.parts);
  }

  async space(): Promise<HostResult<StoreSpace>> {
    const parts = await this.opened();
    if (!parts.ok) return parts;
    const floorBytes = this.shell.floorBytes();
    const freeBytes = (await parts.value.places.data.freeBytes().catch(() => undefined)) ?? null;
    return ok({ freeBytes, floorBytes, isLow: freeBytes !== null && freeBytes < floorBytes });
  }

  /**
   * `host.spaceLow` {free, floor} in MiB: it may not be written now.
   * @param what a snapshot may use three quarters of the reserve: without one there is no backup to take elsewhere, and after
   *   one the journal can be pruned, which is how room comes back.
   */
  async needRoom(what: 'entry' | 'snapshot'): Promise<HostResult<null>> {
    const space = await this.space();
    if (!space.ok) return space;
    const { freeBytes } = space.value;
    const floorBytes = space.value.floorBytes / (what === 'snapshot' ? 4 : 1);
    if (freeBytes === null || freeBytes >= floorBytes) return ok(null);
    return fault('host.spaceLow', { free: Math.floor(freeBytes / MIB), floor: Math.round(floorBytes / MIB) });
  }

  /** After an opening that cannot succeed any more: the next one makes an empty store. */
  startOver(): Promise<HostResult<null>> {
    return this.openTurns.run(async () => {
      const { refusal } = this;
      if (this.parts !== undefined || refusal === undefined) return fault('host.unavailable');
      if (refusal === 'host.notFound') return await this.shell.forgetPlace();
      if (refusal !== 'host.keyDamaged' && refusal !== 'host.storeDamaged') return fault('host.unavailable');
      const places = await this.shell.places();
      if (!places.ok) return places;
      await setStoreAside(places.value.data, places.value.copies);
      this.refusal = undefined;
      return ok(null);
    });
  }

  /** When the page is gone: what it left half done goes. */
  release(): Promise<void> {
    return this.openTurns.run(async () => {
      if (this.parts !== undefined) await this.dropUnfinished(this.parts);
    });
  }

  /** Orderly end: the next start need not read the last segment again. */
  close(): Promise<void> {
    return this.openTurns.run(async () => {
      const { parts } = this;
      if (parts === undefined) return;
      await this.dropUnfinished(parts);
      this.parts = undefined;
      await this.journalTurns.run(() => parts.journal.close());
    });
  }

  /** A lock ended the jobs of the page; a backup that it looks into stays open. */
  dropJobs(): Promise<void> {
    return this.openTurns.run(async () => {
      if (this.parts !== undefined) await this.dropWritten(this.parts);
    });
  }

  private async dropUnfinished(parts: StoreParts): Promise<void> {
    const backups = [...this.openBackups.values()];
    this.openBackups.clear();
    await this.dropWritten(parts);
    for (const backup of backups) await backup.close().catch(() => undefined);
  }

  private async dropWritten({ journal, snapshots }: StoreParts): Promise<void> {
    const [bulks, tokens] = [[...this.bulks], [...this.unfinishedSnapshots]];
    this.bulks.clear();
    this.unfinishedSnapshots.clear();
    // A failure here costs some room until the next prune, and nothing else.
    for (const bulk of bulks) await this.journalTurns.run(() => journal.drop({ bulk })).catch(() => undefined);
    for (const token of tokens) await this.copyTurns.run(() => snapshots.abort(token)).catch(() => undefined);
  }

  private async openParts(): Promise<HostResult<StoreParts>> {
    const found = await this.shell.places();
    if (!found.ok) return found;
    const { source, keyring, legacy } = this.shell;
    const places = found.value;
    const { data, copies } = places;
    const identity = await identifyStore(data, copies, source);
    if (!identity.ok) return identity;
    const { storeId, older } = identity.value;
    const journal = await Journal.open(data, { storeId, source });
    if (!journal.ok) return journal;
    const head = await journal.value.head();
    if (!head.ok) return head;
    const snapshots = new Snapshots(data, { storeId, source });
    const listed = await snapshots.list();
    if (!listed.ok) return listed;
    const vault = await Vault.open([data, ...copies], {
      storeId,
      isNew: head.value.seq === 0 && listed.value.length === 0,
      source,
      ...(keyring === undefined ? {} : { keyring }),
      ...(legacy === undefined ? {} : { legacy }),
    });
    if (!vault.ok) {
      await journal.value.close();
      return vault;
    }
    if (older) await takeOver(data, older);
    await this.shell.remember(storeId);
    const backups = new Backups(data, snapshots, { storeId, source, title: this.shell.backupTitle });
    this.answer = { isNew: identity.value.isNew, notices: [...places.notices, ...journal.value.notices] };
    this.parts = { places, storeId, journal: journal.value, snapshots, vault: vault.value, backups };
    return ok(this.parts);
  }

  /** A page that loads again gets a journal that looks at its files again: after a failed flush that is the way on. */
  private async reopen(parts: StoreParts): Promise<HostResult<StoreParts>> {
    await this.dropUnfinished(parts);
    return await this.journalTurns.run(async () => {
      await parts.journal.close();
      const journal = await Journal.open(parts.places.data, { storeId: parts.storeId, source: this.shell.source });
      if (!journal.ok) return journal;
      this.answer = { isNew: false, notices: journal.value.notices };
      this.parts = { ...parts, journal: journal.value };
      return ok(this.parts);
    });
  }
}
