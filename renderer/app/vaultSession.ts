/**
 * Keys of this window: who has them, when they are taken away, and when a passphrase is asked for. The one place that gives
 * keys to the page and to its workers.
 */
import type { Host, HostCallName, HostResult } from '../../shared/host';
import type { StoreNotice, VaultKeys } from '../../shared/hostStore';
import { setStorePort } from '../data/store/port';
import { forgetOpened } from '../data/store/records';
import { isProtected, setProtected, setVaultKeys } from '../data/vault';
import { host } from '../host';
import { watched } from '../ui/watched';
import { endWorkers, runJob, setUpWorkers } from '../workers/client';

const locked = watched(false);
const ownKey = watched<Uint8Array>(new Uint8Array());
const notices = watched<readonly StoreNotice[]>([]);
const asking = watched<((done: boolean) => void) | null>(null);
let storeId = '';

const callHost = (name: HostCallName, input: unknown): Promise<HostResult<unknown>> => {
  const call = host()[name] as (given?: unknown) => Promise<HostResult<unknown>>;
  return call(input);
};

/** Names the store that this window works on; before the first key is adopted. */
export function chooseStore(id: string): void {
  storeId = id;
  setStorePort({ storeId: id, call: (name, input) => callHost(name, input) as never });
}

/** Page and workers get the keys: after an unlock, a first passphrase, a restore. */
export async function adoptKeys(keys: VaultKeys): Promise<void> {
  const [state, publicKey] = await Promise.all([host()['vault.state'](), host()['sign.publicKey']()]);
  const isGuarded = state.ok && state.value.protection === 'passphrase';
  setVaultKeys(keys);
  setProtected(isGuarded);
  ownKey.set(publicKey.ok ? publicKey.value : new Uint8Array());
  setUpWorkers({
    storeId,
    keys,
    isProtected: isGuarded,
    publicKey: ownKey.get(),
    sign: (bytes) => sign(host(), bytes),
    callStore: callHost,
    askForPassphrase,
  });
  // What a job had written down when the lock ended it shows at once: nobody does it a second time.
  if (locked.get()) {
    const done = await runJob('store.catchUp', { rebuild: false });
    if (done.ok) tellNotices(done.value.notices);
  }
  locked.set(false);
}

/** After a restore, or an undo of one: another key may sign now. */
export async function adoptKeysAgain(): Promise<void> {
  const keys = await host()['vault.keys']();
  if (keys.ok) await adoptKeys(keys.value);
}

/** The public key of this installation, as packages are signed now; empty while there is none. */
export const useOwnKey = ownKey.use;

async function sign(shell: Host, bytes: Uint8Array): Promise<Uint8Array | null> {
  const signature = await shell['sign.sign']({ bytes: new Uint8Array(bytes) });
  return signature.ok ? signature.value : null;
}

/**
 * Takes the keys away from page, workers and shell, and shows the lock screen. What is typed into forms stays behind it. Jobs
 * that run are ended: they answer `host.locked`. Where the shell could not lock, this window is locked all the same.
 * @param kept the worker of the look-up desk, which goes on with the keys it has
 * @returns false: there is no passphrase, nothing was locked.
 */
export async function lockDesk(kept?: 'lookup'): Promise<boolean> {
  const state = await host()['vault.lock']();
  if (state.ok ? state.value.protection === 'none' : !isProtected()) return false;
  locked.set(true);
  endWorkers(kept);
  setVaultKeys(null);
  forgetOpened();
  return true;
}

export const useLocked = locked.use;

/** Waits for a person to set the first passphrase; false when they would rather not: nothing private is stored then. */
export function askForPassphrase(): Promise<boolean> {
  asking.get()?.(false);
  return new Promise((resolve) => asking.set(resolve));
}

export const usePassphraseAsk = (): boolean => asking.use() !== null;

export function answerPassphraseAsk(done: boolean): void {
  const answer = asking.get();
  asking.set(null);
  answer?.(done);
}

/** What the start mended or noticed, one calm sentence each. */
export const useStoreNotices = notices.use;
export const dismissNotices = (): void => notices.set([]);
export const tellNotices = (found: readonly StoreNotice[]): void => notices.set([...notices.get(), ...found]);
