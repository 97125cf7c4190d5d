import { createSha256 } from '../../formats/crypto';
import type { BackupInfo, BackupReason, BackupState, SnapshotInfo } from '../../hostStore';
import { beijingDay, fault, formatInstant, ok, type Result, type Source } from '../../kernel';
import { type ByteWindow, fileWindow, stepsOf } from '../byteWindow';
import type { StoreFolder } from '../folder';
import type { Snapshots } from '../snapshots';
import { type BackupFault, type BackupReader, encodeBackupHeader, openBackup } from './backupFile';
import { type BackupRegister, readRegister, writeRegister } from './register';
import { planRetention } from './retention';

export interface BackupsOptions {
  readonly storeId: string;
  readonly source: Source;
  /** First part of the names, from the shell's wording. */
  readonly title: string;
}

/** The folder that a person chose: its name for showing; no `folder` while it is not there. */
export interface BackupTarget {
  readonly name: string;
  readonly folder: StoreFolder | undefined;
}

export interface BackupInput {
  readonly snapshot: string;
  readonly reason: BackupReason;
  /** vault.json, wrapped. */
  readonly vaultBytes: Uint8Array;
}

const EXTENSION = '.gkb';

/**
 * Backup files in a folder that may be away. The chosen folder comes with each call, because a stick comes and goes. What the
 * machine throws is thrown on.
 */
export class Backups {
  constructor(
    private readonly data: StoreFolder,
    private readonly snapshots: Snapshots,
    private readonly options: BackupsOptions,
  ) {}

  /** `target` undefined: none is chosen. */
  async state(target: BackupTarget | undefined): Promise<BackupState> {
    const register = await readRegister(this.data);
    if (!target) return { folder: '', isReachable: false, backups: [], missingSince: '' };
    const readers = target.folder && (await this.readers(target.folder).catch(() => undefined));
    const now = formatInstant(this.options.source.now());
    const missingSince = readers ? '' : register.missingSince || now;
    // Without room for this line the reminder begins a day later; nothing else depends on it.
    if (missingSince !== register.missingSince)
      await writeRegister(this.data, { ...register, missingSince }).catch(() => undefined);
    const backups = (readers ?? []).map((reader) => infoOf(reader, register));
    return { folder: target.name, isReachable: readers !== undefined, backups, missingSince };
  }

  /** Copied, flushed, read back, named; then old ones of this store are thinned out. */
  async write(target: BackupTarget | undefined, input: BackupInput): Promise<Result<BackupInfo, BackupFault>> {
    const folder = target?.folder;
    if (!folder) return fault('host.backupMissing');
    for (const name of await folder.list('')) {
      if (name.startsWith(this.options.title) && name.endsWith(`${EXTENSION}.part`)) await folder.remove(name);
    }
    const info = await this.snapshots.info(input.snapshot);
    if (!info.ok) return asBackupFault(info);
    const name = await this.freeName(folder, info.value.seq);
    const written = await this.writeTo(folder, name, input);
    if (written.ok) await this.thinOut(folder, name);
    return written;
  }

  /** One backup file under a name that a person chose (`save as`). */
  async writeTo(folder: StoreFolder, name: string, input: BackupInput): Promise<Result<BackupInfo, BackupFault>> {
    const snapshot = await this.snapshots.window(input.snapshot);
    if (!snapshot.ok) return asBackupFault(snapshot);
    const part = `${name}.part`;
    try {
      const digest = await this.copy(folder, part, snapshot.value, input);
      await folder.flush(part);
      const size = (await folder.size(part)) ?? 0;
      const reader = await openBackup(folder, part);
      if (!reader.ok || (await digestOf(fileWindow(folder, part, size))) !== digest) {
        await folder.remove(part);
        return fault('host.backupDamaged', { name });
      }
      await folder.rename(part, name);
      await folder.flush(name);
      return ok(infoOf({ ...reader.value, name }, { missingSince: '', verified: {} }));
    } catch (error) {
      await folder.remove(part).catch(() => undefined);
      throw error;
    }
  }

  /** A name for a new backup: title, Beijing time, last entry. */
  proposeName(seq: number): string {
    const now = this.options.source.now();
    const clock = formatInstant(now + 8 * 3_600_000);
    const time = clock.slice(11, 16).replace(':', '');
    return `${this.options.title}-${beijingDay(now).replaceAll('-', '')}-${time}-${seq}${EXTENSION}`;
  }

  /** The page has opened every chunk and compared it. */
  async verified(
    target: BackupTarget | undefined,
    name: string,
    at: string,
  ): Promise<Result<BackupState, BackupFault>> {
    if (!target?.folder) return fault('host.backupMissing');
    const reader = await openBackup(target.folder, name);
    if (!reader.ok) return reader;
    const register = await readRegister(this.data);
    const there = new Set(await target.folder.list(''));
    const left = Object.entries(register.verified).filter(([known]) => there.has(known));
    const verified = { ...Object.fromEntries(left), [name]: { at, digest: reader.value.snapshot.digest } };
    await writeRegister(this.data, { ...register, verified });
    return ok(await this.state(target));
  }

  /** `host.backupDamaged`, `host.backupForeign`, `host.storeNewer`, `host.notFound`. */
  open(folder: StoreFolder, name: string): Promise<Result<BackupReader, BackupFault>> {
    return openBackup(folder, name);
  }

  /** The snapshot inside becomes one of the data folder's, once it is whole. */
  async adoptSnapshot(reader: BackupReader): Promise<Result<SnapshotInfo, BackupFault>> {
    const adopted = await this.snapshots.adopt(reader.snapshotWindow);
    if (adopted.ok) return adopted;
    return adopted.fault === 'host.storeNewer'
      ? asBackupFault(adopted)
      : fault('host.backupDamaged', { name: reader.name });
  }

  private async copy(
    folder: StoreFolder,
    part: string,
    snapshot: ByteWindow,
    { reason, vaultBytes }: BackupInput,
  ): Promise<string> {
    const createdAtMs = this.options.source.now();
    const header = encodeBackupHeader({ reason, vaultBytes, snapshotBytes: snapshot.size, createdAtMs });
    const hash = await createSha256();
    hash.update(header);
    hash.update(vaultBytes);
    await folder.remove(part);
    await folder.write(part, 0, [header, vaultBytes]);
    let size = header.length + vaultBytes.length;
    for await (const step of stepsOf(snapshot, 0, snapshot.size)) {
      hash.update(step);
      await folder.write(part, size, [step]);
      size += step.length;
    }
    return hash.digestHex();
  }

  /** Newest first. Files that are no readable backups are left out. */
  private async readers(folder: StoreFolder): Promise<BackupReader[]> {
    const found: BackupReader[] = [];
    for (const name of await folder.list('')) {
      if (!name.endsWith(EXTENSION)) continue;
      const reader = await openBackup(folder, name).catch(() => undefined);
      if (reader?.ok) found.push(reader.value);
    }
    return found.sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
  }

  private async freeName(folder: StoreFolder, seq: number): Promise<string> {
    const wanted = this.proposeName(seq);
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? wanted : `${wanted.slice(0, -EXTENSION.length)}-${count}${EXTENSION}`;
      if ((await folder.size(name)) === undefined) return name;
    }
  }

  /** What cannot be removed today is tried again with the next backup. */
  private async thinOut(folder: StoreFolder, written: string): Promise<void> {
    try {
      const register = await readRegister(this.data);
      const own = (await this.readers(folder)).filter(({ snapshot }) => snapshot.storeId === this.options.storeId);
      const dated = own.map((reader) => ({ ...infoOf(reader, register), createdAt: reader.createdAt }));
      const today = beijingDay(this.options.source.now());
      for (const name of planRetention(dated, today)) if (name !== written) await folder.remove(name);
    } catch {
      // The backup itself is written and read back.
    }
  }
}

function infoOf(reader: BackupReader, register: BackupRegister): BackupInfo {
  const { name, reason, snapshot, bytes } = reader;
  const known = register.verified[name];
  return { name, reason, snapshot, bytes, verifiedAt: known?.digest === snapshot.digest ? known.at : '' };
}

const asBackupFault = (failed: {
  readonly fault: string;
  readonly params: Readonly<Record<string, string | number>>;
}): Result<never, BackupFault> => {
  const known = (['host.storeNewer', 'host.notFound'] as const).find((code) => code === failed.fault);
  return fault(known ?? 'host.storeDamaged', failed.params);
};

async function digestOf(window: ByteWindow): Promise<string> {
  const hash = await createSha256();
  for await (const step of stepsOf(window, 0, window.size)) hash.update(step);
  return hash.digestHex();
}
