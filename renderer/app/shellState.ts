/**
 * What the shell knows and the screens show: the vault, the backups, the room on the disk. Asked for when a screen needs it and
 * after every act that changes it; nothing here is stored.
 */
import { useEffect } from 'react';
import type { AppInfo, HostSettings } from '../../shared/host';
import type { BackupState, StoreOpened, StoreSpace, VaultState } from '../../shared/hostStore';
import { host } from '../host';
import { watched } from '../ui/watched';

interface Asked<T> {
  refresh(): Promise<T | null>;
  put(value: T): void;
  /** null until the shell answered. */
  use(): T | null;
}

/** One value of the shell: asked for at first use, and again at every refresh. */
function asked<T>(ask: () => Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>): Asked<T> {
  const value = watched<T | null>(null);
  let wasAsked = false;
  const refresh = async (): Promise<T | null> => {
    wasAsked = true;
    const answer = await ask();
    if (answer.ok) value.set(answer.value);
    return answer.ok ? answer.value : null;
  };
  return {
    refresh,
    put: value.set,
    use: () => {
      useEffect(() => {
        if (!wasAsked) void refresh();
      }, []);
      return value.use();
    },
  };
}

const vault = asked<VaultState>(() => host()['vault.state']());
export const refreshVault = vault.refresh;
export const putVault = vault.put;
export const useVault = vault.use;

const backups = asked<BackupState>(() => host()['backup.state']());
export const refreshBackups = backups.refresh;
export const putBackups = backups.put;
export const useBackups = backups.use;

const space = asked<StoreSpace>(() => host()['store.space']());
export const refreshSpace = space.refresh;
export const useSpace = space.use;

const LOOK_AT_SPACE_MS = 60_000;

/** The room while it is below the floor, where nothing is written any more; looked at every minute. */
export function useLowSpace(): StoreSpace | null {
  const now = space.use();
  useEffect(() => {
    const timer = setInterval(() => void refreshSpace(), LOOK_AT_SPACE_MS);
    return () => clearInterval(timer);
  }, []);
  return now?.isLow ? now : null;
}

const settings = asked<HostSettings>(() => host()['settings.get']());
export const putShellSettings = settings.put;
export const useShellSettings = settings.use;

/** Told by the start, never asked for again: opening once more would drop what a worker is writing just now. */
const store = asked<StoreOpened>(async () => ({ ok: false }));
export const keepStoreOpened = store.put;
/** Which store this is and where it lies. */
export const useStoreOpened = store.use;

const info = asked<AppInfo>(() => host()['app.info']());
/** What this shell can do, also on the lock screen, before a session exists. */
export const useShellInfo = info.use;
