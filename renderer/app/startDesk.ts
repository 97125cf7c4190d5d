import { DEFAULT_SETTINGS, type Host } from '../../shared/host';
import type { StoreOpened, VaultKeys, VaultState } from '../../shared/hostStore';
import type { OnProgress, Params } from '../../shared/kernel';
import { database } from '../data/database';
import { listBatches } from '../data/queries';
import { readSettings, saveSettings } from '../data/settings';
import { setOperator } from '../data/source';
import { countHistory } from '../data/store';
import { hasOldStore, holdsOldBatches } from '../data/store/oldStore';
import { isProtected, SealBroken } from '../data/vault';
import { runJob } from '../workers/client';
import type { Session } from './session';
import { keepStoreOpened } from './shellState';
import { adoptKeys, chooseStore, tellNotices } from './vaultSession';

export type Refused = { readonly kind: 'refused'; readonly code: string; readonly params: Params };
export type Started =
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'locked'; readonly opened: StoreOpened; readonly state: VaultState }
  /** Lists of an older program are to be taken over: they are sealed under a passphrase or not at all. */
  | { readonly kind: 'unprotected'; readonly opened: StoreOpened }
  | Refused;

const refused = (code: string, params: Params = {}): Refused => ({ kind: 'refused', code, params });

/** The start in named steps: shell, store, keys, working copy. Each refusal has its own sentence and changes nothing. */
export async function startDesk(host: Host, onProgress: OnProgress): Promise<Started> {
  const opened = await host['store.open']();
  if (!opened.ok) return refused(opened.fault, opened.params);
  chooseStore(opened.value.storeId);
  keepStoreOpened(opened.value);
  if (!opened.value.vault.isOpen) return { kind: 'locked', opened: opened.value, state: opened.value.vault };
  const keys = await host['vault.keys']();
  if (!keys.ok) return refused(keys.fault, keys.params);
  return openDesk(host, opened.value, keys.value, onProgress);
}

/** What comes after the keys; also called by the lock screen of the start. */
export async function openDesk(
  host: Host,
  opened: StoreOpened,
  keys: VaultKeys,
  onProgress: OnProgress,
): Promise<Started> {
  await adoptKeys(keys);
  // A page that loads again while the look-up desk runs begins behind its lock.
  void host['window.setKiosk']({ on: false });
  if (!isProtected() && (await holdsOldBatches())) return { kind: 'unprotected', opened };
  tellNotices(opened.notices);
  const ready = await bringUp(opened, onProgress);
  if (ready) return ready;
  const [info, limits] = await Promise.all([host['app.info'](), host['settings.get']()]);
  if (!info.ok) return refused(info.fault, info.params);
  await backUpBeforeUpgrade(info.value.version, onProgress);
  const session = {
    info: info.value,
    limits: limits.ok ? limits.value : DEFAULT_SETTINGS,
  };
  return { kind: 'open', session };
}

/** Working copy and journal say the same, every small record opens; undefined when all is well. */
async function bringUp(opened: StoreOpened, onProgress: OnProgress): Promise<Refused | undefined> {
  try {
    if (!(await isUpToDate(opened))) {
      const done = await runJob('store.catchUp', { rebuild: false }, { onProgress });
      if (!done.ok) return refused(done.fault, done.params);
      tellNotices(done.value.notices);
    }
    if (await hasOldStore()) {
      const done = await runJob('store.upgrade', { rebuild: false }, { onProgress });
      if (!done.ok) return refused(done.fault, done.params);
      tellNotices(done.value.notices);
    }
    await readEverythingSmall();
    return undefined;
  } catch (error) {
    if (error instanceof SealBroken) return rebuild(onProgress);
    const name = error instanceof Error ? error.name : '';
    return refused(name === 'VersionError' ? 'app.start.newerStore' : 'app.start.store');
  }
}

/** Another version of the program than last time: what it finds is backed up before it works on it. A fault is no reason not to start. */
async function backUpBeforeUpgrade(version: string, onProgress: OnProgress): Promise<void> {
  if ((await countHistory()) === 0) return;
  const { programVersion } = await readSettings();
  if (programVersion === version) return;
  if (programVersion !== '') await runJob('store.backup', { reason: 'upgrade' }, { onProgress });
  // Below the space floor it is noted at a later start.
  await saveSettings({ programVersion: version }).catch(() => undefined);
}

async function isUpToDate({ head, storeId }: StoreOpened): Promise<boolean> {
  const db = database();
  const [mark, records, history] = await Promise.all([db.marks.get('mark'), db.records.count(), db.history.count()]);
  return (
    mark?.storeId === storeId &&
    mark.seq === head.seq &&
    mark.hash === head.hash &&
    mark.records === records &&
    mark.history === history
  );
}

async function readEverythingSmall(): Promise<void> {
  const [, settings] = await Promise.all([listBatches(), readSettings()]);
  setOperator(settings.operatorName);
}

/** A record of the working copy no longer opens: it is made anew from the journal. */
async function rebuild(onProgress: OnProgress): Promise<Refused | undefined> {
  const done = await runJob('store.catchUp', { rebuild: true }, { onProgress });
  if (!done.ok) return refused(done.fault, done.params);
  tellNotices(done.value.notices);
  try {
    await readEverythingSmall();
    return undefined;
  } catch {
    return refused('store.cannotRebuild');
  }
}
