/** Answers every call of `storeCalls`, and the two of signing, from one `ShellStore`: the same in every shell. */
import type { HostHandlers, HostResult } from '../host';
import type { storeCalls } from '../hostStore';
import { ok } from '../kernel';
import { backupHandlers } from './backupHandlers';
import type { Journal } from './journal';
import type { ShellStore } from './shellStore';
import type { Snapshots } from './snapshots';
import type { Vault } from './vault';

export type StoreHandlers = Pick<HostHandlers, keyof typeof storeCalls | 'sign.publicKey' | 'sign.sign'>;

export function storeHandlers(store: ShellStore): StoreHandlers {
  return {
    'store.open': () => store.open(),
    'store.space': () => store.space(),
    'store.verify': () => onJournal(store, (journal) => journal.verify()),
    'store.moveFolder': () => moveFolder(store),
    'store.startOver': () => store.startOver(),
    ...journalHandlers(store),
    ...snapshotHandlers(store),
    ...vaultHandlers(store),
    ...backupHandlers(store),
  };
}

/** The journal is asked for inside its turn: a page that loads again may have got another one meanwhile. */
function onJournal<T>(store: ShellStore, act: (journal: Journal) => Promise<HostResult<T>>): Promise<HostResult<T>> {
  return opened(store, ({ journalTurns }) =>
    journalTurns.run(async () => {
      const parts = await store.opened();
      return parts.ok ? await act(parts.value.journal) : parts;
    }),
  );
}

function onSnapshots<T>(store: ShellStore, act: (snapshots: Snapshots) => Promise<HostResult<T>>) {
  return opened(store, ({ copyTurns }) =>
    copyTurns.run(async () => {
      const parts = await store.opened();
      return parts.ok ? await act(parts.value.snapshots) : parts;
    }),
  );
}

/** Opens before a turn is taken: opening takes turns of its own. */
async function opened<T>(
  store: ShellStore,
  act: (store: ShellStore) => Promise<HostResult<T>>,
): Promise<HostResult<T>> {
  const parts = await store.opened();
  return parts.ok ? await act(store) : parts;
}

async function withRoom<T>(
  store: ShellStore,
  what: 'entry' | 'snapshot',
  act: () => Promise<HostResult<T>>,
): Promise<HostResult<T>> {
  const room = await store.needRoom(what);
  return room.ok ? await act() : room;
}

const journalHandlers = (store: ShellStore) =>
  ({
    'journal.head': () => onJournal(store, (journal) => journal.head()),
    'journal.begin': () =>
      onJournal(store, async (journal) => {
        const begun = await journal.begin();
        if (begun.ok) store.bulks.add(begun.value.bulk);
        return begun;
      }),
    'journal.part': (input) => withRoom(store, 'entry', () => onJournal(store, (journal) => journal.part(input))),
    'journal.drop': (input) => {
      store.bulks.delete(input.bulk);
      return onJournal(store, (journal) => journal.drop(input));
    },
    'journal.commit': async (input) => {
      const done = await withRoom(store, 'entry', () => onJournal(store, (journal) => journal.commit(input)));
      if (done.ok && input.bulk !== undefined) store.bulks.delete(input.bulk);
      return done;
    },
    'journal.list': (input) => onJournal(store, (journal) => journal.list(input)),
    'journal.readPart': (input) => onJournal(store, (journal) => journal.readPart(input)),
    'journal.prune': ({ throughSeq }) => onJournal(store, (journal) => journal.prune(throughSeq)),
    'journal.rebase': async ({ snapshot }) => {
      const base = await onSnapshots(store, async (snapshots) => await snapshots.info(snapshot));
      if (!base.ok) return base;
      const { seq, hash } = base.value;
      return await onJournal(store, (journal) => journal.rebase({ seq, hash }));
    },
  }) satisfies Partial<StoreHandlers>;

const snapshotHandlers = (store: ShellStore) =>
  ({
    'snapshot.list': () => onSnapshots(store, (snapshots) => snapshots.list()),
    'snapshot.begin': (head) =>
      withRoom(store, 'snapshot', () =>
        onSnapshots(store, async (snapshots) => {
          const begun = await snapshots.begin(head);
          if (begun.ok) store.unfinishedSnapshots.add(begun.value.token);
          return begun;
        }),
      ),
    'snapshot.append': ({ token, bytes }) =>
      withRoom(store, 'snapshot', () => onSnapshots(store, (snapshots) => snapshots.append(token, bytes))),
    'snapshot.finish': ({ token, summary }) =>
      onSnapshots(store, (snapshots) => {
        store.unfinishedSnapshots.delete(token);
        return snapshots.finish(token, summary);
      }),
    'snapshot.abort': ({ token }) =>
      onSnapshots(store, (snapshots) => {
        store.unfinishedSnapshots.delete(token);
        return snapshots.abort(token);
      }),
    'snapshot.read': ({ name, chunk }) => onSnapshots(store, (snapshots) => snapshots.read(name, chunk)),
    'snapshot.summary': ({ name }) => onSnapshots(store, (snapshots) => snapshots.summary(name)),
    'snapshot.remove': ({ name }) => onSnapshots(store, (snapshots) => snapshots.remove(name)),
  }) satisfies Partial<StoreHandlers>;

async function onVault<T>(store: ShellStore, act: (vault: Vault) => Promise<HostResult<T>>): Promise<HostResult<T>> {
  const parts = await store.opened();
  return parts.ok ? await act(parts.value.vault) : parts;
}

const vaultHandlers = (store: ShellStore) =>
  ({
    'vault.state': () => onVault(store, async (vault) => ok(await vault.state())),
    'vault.keys': () => onVault(store, (vault) => vault.keys()),
    'vault.unlock': (input) => onVault(store, (vault) => vault.unlock(input)),
    'vault.protect': ({ passphrase }) => onVault(store, (vault) => vault.protect(passphrase)),
    'vault.changePassphrase': (input) => onVault(store, (vault) => vault.changePassphrase(input)),
    'vault.newRecovery': ({ passphrase }) => onVault(store, (vault) => vault.newRecovery(passphrase)),
    'vault.setQuick': ({ digits }) => onVault(store, (vault) => vault.setQuick(digits)),
    'vault.setKeyring': ({ on }) => onVault(store, (vault) => vault.setKeyring(on)),
    'vault.lock': () =>
      onVault(store, async (vault) => {
        const state = await vault.lock();
        if (!state.isOpen) await store.dropJobs();
        return ok(state);
      }),
    'vault.signingKey': ({ id }) => onVault(store, (vault) => vault.signingKey(id)),
    'sign.publicKey': () => onVault(store, (vault) => vault.publicKey()),
    'sign.sign': ({ bytes }) => onVault(store, (vault) => vault.sign(bytes)),
  }) satisfies Partial<StoreHandlers>;

/** Nothing else is written while the copy is made; what comes after it is copied at the next start. */
async function moveFolder(store: ShellStore): Promise<HostResult<{ readonly place: string }>> {
  const parts = await store.opened();
  if (!parts.ok) return parts;
  const move = await store.shell.chooseNewFolder();
  if (!move.ok) return move;
  const done = await store.journalTurns.run(() => store.copyTurns.run(() => move.value.run()));
  return done.ok ? ok({ place: move.value.place }) : done;
}
