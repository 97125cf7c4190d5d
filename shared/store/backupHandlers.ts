/** The calls about backups: into the chosen folder, to any place, and back from either. */
import type { HostHandlers, HostResult } from '../host';
import type { BackupReason, OpenedBackup, SnapshotInfo, VaultKeys } from '../hostStore';
import { fault, ok, toHex } from '../kernel';
import type { OpenBackup, ShellStore, StoreParts } from './shellStore';
import type { SourceFile } from './storeShell';
import { describeVault } from './vault';

type BackupCall = Extract<keyof HostHandlers, `backup.${string}`>;

export function backupHandlers(store: ShellStore): Pick<HostHandlers, BackupCall> {
  return {
    'backup.state': () =>
      onBackups(store, async ({ backups }) => ok(await backups.state(await store.shell.backupPlace()))),
    'backup.chooseFolder': async () => {
      const chosen = await store.shell.chooseBackupPlace();
      if (!chosen.ok) return chosen;
      return await onBackups(store, async ({ backups }) => ok(await backups.state(await store.shell.backupPlace())));
    },
    'backup.write': ({ snapshot, reason }) =>
      onBackups(store, async ({ backups, vault }) => {
        const place = await store.shell.backupPlace();
        const vaultBytes = await vault.backupBytes();
        return vaultBytes.ok
          ? await backups.write(place, { snapshot, reason, vaultBytes: vaultBytes.value })
          : vaultBytes;
      }),
    'backup.verified': ({ name, at }) =>
      onBackups(store, async ({ backups }) => await backups.verified(await store.shell.backupPlace(), name, at)),
    'backup.saveAs': ({ snapshot }) => saveAs(store, snapshot),
    'backup.open': (input) => open(store, input.name),
    'backup.close': async ({ token }) => {
      const backup = store.openBackups.get(token);
      store.openBackups.delete(token);
      await backup?.close();
      return ok(null);
    },
    'backup.unlock': ({ token, by, text }) =>
      onOpenBackup(store, token, async (backup, { vault }) => {
        const opened = await vault.openForeign(backup.reader.vaultBytes, { by, text });
        if (!opened.ok) return opened;
        backup.vault = opened.value;
        return ok(opened.value.keys);
      }),
    'backup.read': ({ token, chunk }) =>
      onOpenBackup(store, token, async ({ reader }) =>
        chunk < reader.snapshot.chunks ? await reader.readChunk(chunk) : fault('host.notFound', { name: reader.name }),
      ),
    'backup.summary': ({ token }) => onOpenBackup(store, token, async ({ reader }) => ok(reader.summary)),
    'backup.adopt': ({ token }) => onOpenBackup(store, token, (backup, parts) => adopt(store, backup, parts)),
  };
}

/** Snapshots and backups take turns: none is removed while it is copied. */
async function onBackups<T>(
  store: ShellStore,
  act: (parts: StoreParts) => Promise<HostResult<T>>,
): Promise<HostResult<T>> {
  const parts = await store.opened();
  return parts.ok ? await store.copyTurns.run(() => act(parts.value)) : parts;
}

async function onOpenBackup<T>(
  store: ShellStore,
  token: string,
  act: (backup: OpenBackup, parts: StoreParts) => Promise<HostResult<T>>,
): Promise<HostResult<T>> {
  const backup = store.openBackups.get(token);
  const parts = await store.opened();
  if (!parts.ok) return parts;
  return backup === undefined ? fault('host.badToken') : await act(backup, parts.value);
}

const BY_HAND: BackupReason = 'manual';

async function saveAs(store: ShellStore, snapshot: string) {
  const parts = await store.opened();
  if (!parts.ok) return parts;
  const info = await parts.value.snapshots.info(snapshot);
  if (!info.ok) return info;
  const target = await store.shell.chooseTarget(parts.value.backups.proposeName(info.value.seq));
  if (!target.ok) return target;
  const { folder, name, finish, abort } = target.value;
  let isWritten = false;
  try {
    const written = await onBackups(store, async ({ backups, vault }) => {
      const vaultBytes = await vault.backupBytes();
      if (!vaultBytes.ok) return vaultBytes;
      return await backups.writeTo(folder, name, { snapshot, reason: BY_HAND, vaultBytes: vaultBytes.value });
    });
    isWritten = written.ok;
    return written.ok ? await finish() : written;
  } finally {
    if (!isWritten) await abort();
  }
}

async function open(store: ShellStore, name: string | undefined): Promise<HostResult<OpenedBackup>> {
  const parts = await store.opened();
  if (!parts.ok) return parts;
  const source = await sourceOf(store, name);
  if (!source.ok) return source;
  const { folder, name: file, close } = source.value;
  const reader = await parts.value.backups.open(folder, file).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  if (!reader.ok) {
    await close();
    return reader;
  }
  const vault = await describeVault(reader.value.vaultBytes);
  if (!vault.ok) {
    await close();
    return vault;
  }
  const token = toHex(store.shell.source.randomBytes(16));
  store.openBackups.set(token, { reader: reader.value, vault: undefined, close });
  const { snapshot } = reader.value;
  const isOwn = snapshot.storeId === parts.value.storeId && vault.value.storeId === parts.value.storeId;
  return ok({ token, name: file, snapshot, protection: vault.value.protection, isOwn });
}

async function sourceOf(store: ShellStore, name: string | undefined): Promise<HostResult<SourceFile>> {
  if (name === undefined) return await store.shell.chooseSource();
  const place = await store.shell.backupPlace();
  if (place?.folder === undefined) return fault('host.backupMissing');
  // A name with a slash would be a file in a sub-folder, where no backup of ours lies.
  if (name.includes('/')) return fault('host.notFound', { name });
  return ok({ folder: place.folder, name, close: async () => undefined });
}

/** The snapshot first: without room for it the vault stays as it was. */
async function adopt(
  store: ShellStore,
  { reader, vault: foreign }: OpenBackup,
  { backups, snapshots, vault }: StoreParts,
): Promise<HostResult<{ readonly snapshot: SnapshotInfo; readonly keys: VaultKeys }>> {
  if (foreign === undefined) return fault('host.locked');
  const room = await store.needRoom('entry');
  if (!room.ok) return room;
  return await store.copyTurns.run(async () => {
    const snapshot = await backups.adoptSnapshot(reader);
    if (!snapshot.ok) return snapshot;
    let keys: HostResult<VaultKeys> | undefined;
    try {
      keys = await vault.adopt(foreign);
      return keys.ok ? ok({ snapshot: snapshot.value, keys: keys.value }) : keys;
    } finally {
      if (keys?.ok !== true) await snapshots.remove(snapshot.value.name).catch(() => undefined);
    }
  });
}
