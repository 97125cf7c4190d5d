/**
 * What the shell knows and the screens show: the vault, the backups, the room on the disk. Asked for when a screen needs it and
 * after every act that changes it; nothing here is stored.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { AppInfo } from '../../shared/host';
import type { BackupState, StoreOpened, StoreSpace, VaultState } from '../../shared/hostStore';
import { host } from '../host';

interface Watched<T> {
  refresh(): Promise<T | null>;
  put(value: T): void;
  use(): T | null;
}

/** One value of the shell: asked for at first use, and again at every refresh. */
function watch<T>(ask: () => Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>): Watched<T> {
  let value: T | null = null;
  let asked: Promise<T | null> | undefined;
  const listeners = new Set<() => void>();
  const put = (next: T): void => {
    value = next;
    for (const listener of listeners) listener();
  };
  const refresh = (): Promise<T | null> => {
    const run = ask().then((answer) => {
      if (answer.ok) put(answer.value);
      return answer.ok ? answer.value : null;
    });
    asked = run;
    return run;
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    refresh,
    put,
    use: () => {
      const shown = useSyncExternalStore(subscribe, () => value);
      useEffect(() => {
        if (asked === undefined) void refresh();
      }, []);
      return shown;
    },
  };
}

const vault = watch<VaultState>(() => host()['vault.state']());
export const refreshVault = vault.refresh;
export const putVault = vault.put;
/** null until the shell answered. */
export const useVault = vault.use;

const backups = watch<BackupState>(() => host()['backup.state']());
export const refreshBackups = backups.refresh;
export const putBackups = backups.put;
/** null until the shell answered. */
export const useBackups = backups.use;

const space = watch<StoreSpace>(() => host()['store.space']());
export const refreshSpace = space.refresh;
export const useSpace = space.use;

/** Told by the start, never asked for again: opening once more would drop what a worker is writing just now. */
const store = watch<StoreOpened>(async () => ({ ok: false }));
export const keepStoreOpened = store.put;
/** Which store this is and where it lies. */
export const useStoreOpened = store.use;

const info = watch<AppInfo>(() => host()['app.info']());
/** What this shell can do, also on the lock screen, before a session exists. */
export const useShellInfo = info.use;
