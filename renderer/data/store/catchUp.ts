import type { JournalEntry, SnapshotInfo, StoreHead } from '../../../shared/hostStore';
import type { OnProgress } from '../../../shared/kernel';
import { decodeEntry, type Entry } from '../../../shared/store/changes';
import type { CaughtUp } from '../../../shared/storeJobs';
import { database, type StoreMark } from '../database';
import { SealBroken, unseal, unsealJson } from '../vault';
import { partPlace } from './bulk';
import { newCopyStamp } from './copyStamp';
import { emptyMark, entryPlace } from './entryPlace';
import { type PackedRow, putRows, unpackRows } from './packedRows';
import { applyWrites, planWrites } from './plan';
import { StoreFault, shell, storePort } from './port';
import { forgetOpened } from './records';
import { loadSnapshot, readSummary, snapshotBeside, writeSnapshot } from './snapshot';

/** Payload bytes of entries that are read at once. */
const LIST_BYTES = 4 << 20;

class Unfit extends Error {
  override readonly name = 'Unfit';
}

/**
 * Brings the working copy up to the journal: replays what is missing, makes it anew when it is empty, older than the journal's
 * chain or does not fit, and lets the journal go on from the working copy when that is the one that knows more.
 * The caller holds the store lock. Killed at any moment, the next call starts from what it finds.
 */
export async function catchUp(
  options: { readonly rebuild?: boolean; readonly onProgress?: OnProgress } = {},
): Promise<CaughtUp> {
  const { storeId } = storePort();
  const head = await shell('journal.head', undefined);
  const mark = await database().marks.get('mark');
  const isOurs = mark !== undefined && mark.storeId === storeId && !options.rebuild;
  if (!isOurs) {
    const isFresh = head.seq === 0 && mark === undefined;
    if (!isFresh) return rebuild(head, options.onProgress);
    await clearWorkingCopy();
    await database().marks.put(emptyMark(storeId));
    return { replayed: 0, rebuilt: false, notices: [] };
  }
  if (!(await isComplete(mark))) return rebuild(head, options.onProgress);
  if (mark.seq === head.seq && mark.hash === head.hash) return { replayed: 0, rebuilt: false, notices: [] };
  // Also another entry of the same number: the journal's files are set aside, so neither side is lost.
  if (mark.seq >= head.seq) return journalGoesOn(mark);
  try {
    const replayed = await replay(mark, head, options.onProgress);
    return { replayed, rebuilt: false, notices: [] };
  } catch (error) {
    if (!(error instanceof Unfit) && !(error instanceof SealBroken)) throw error;
    return rebuild(head, options.onProgress);
  }
}

/** Rows may be missing one by one: an engine that repairs its files drops what it cannot read. */
async function isComplete(mark: StoreMark): Promise<boolean> {
  const db = database();
  const [records, history] = await Promise.all([db.records.count(), db.history.count()]);
  return records === mark.records && history === mark.history;
}

/** The journal lost its end, or all of it: the working copy has acknowledged entries that only it knows. */
async function journalGoesOn(mark: StoreMark): Promise<CaughtUp> {
  const snapshot = await writeSnapshot({ seq: mark.seq, hash: mark.hash }, { mustOpen: true });
  await shell('journal.rebase', { snapshot: snapshot.name });
  return { replayed: 0, rebuilt: false, notices: [{ code: 'store.notice.journalRenewed', params: {} }] };
}

/** Applies the entries after the mark. @throws Unfit when the working copy is not what the next entry was made from. */
async function replay(mark: StoreMark, head: StoreHead, onProgress: OnProgress | undefined): Promise<number> {
  let at = mark;
  while (at.seq < head.seq) {
    const entries = await shell('journal.list', { afterSeq: at.seq, maxBytes: LIST_BYTES });
    if (entries.length === 0) throw new Unfit('the journal ends early');
    for (const entry of entries) {
      at = await applyStored(entry, at);
      onProgress?.({ stage: 'replay', done: at.seq - mark.seq, total: head.seq - mark.seq });
    }
  }
  return at.seq - mark.seq;
}

async function openEntry(stored: JournalEntry): Promise<Entry> {
  const place = entryPlace(storePort().storeId, stored.seq, stored.previous);
  const entry = decodeEntry(await unsealJson(place, stored.payload));
  if (!entry.ok) throw new StoreFault('host.storeNewer');
  return entry.value;
}

/** Rows that were written ahead of an entry; the next part is read and opened while one is stored. */
async function putParts({ seq, bulk, parts }: JournalEntry): Promise<void> {
  const { storeId } = storePort();
  const db = database();
  const open = async (part: number): Promise<PackedRow[]> => {
    const bytes = await shell('journal.readPart', { seq, part });
    return unpackRows(await unseal(partPlace(storeId, bulk, part), bytes));
  };
  let next = parts > 0 ? open(0) : undefined;
  for (let part = 0; part < parts; part += 1) {
    const rows = (await next) ?? [];
    next = part + 1 < parts ? open(part + 1) : undefined;
    // Whoever waits for it hears of its fault; storing this part may fail first.
    next?.catch(() => undefined);
    await db.transaction('rw', [db.sheetBlocks, db.payoutBlocks, db.personIndex, db.bundleChunks], () =>
      putRows(db, rows),
    );
  }
}

async function applyStored(stored: JournalEntry, mark: StoreMark): Promise<StoreMark> {
  const { storeId } = storePort();
  if (stored.seq !== mark.seq + 1 || stored.previous !== mark.hash) throw new Unfit('another chain');
  const entry = await openEntry(stored);
  let from = mark;
  if (entry.base) {
    // A restore: everything but the trail is that of the snapshot.
    await loadSnapshot(entry.base.snapshot, { keepHistory: true });
    const { records, history } = database();
    // What was sent since the backup is not known there: its packages begin a new stream (bundle.md § 10).
    if (!entry.base.keepsStream) {
      await records.delete(['settings', 'streamId']);
      await signAsThen(entry.base.snapshot);
    }
    from = { ...mark, records: await records.count(), history: await history.count() };
  }
  if (stored.isPruned) throw new Unfit('its rows are in a snapshot only');
  await putParts(stored);
  const writes = await planWrites(entry, { storeId, hash: stored.hash, mark: from });
  if (!writes.ok) throw new Unfit(JSON.stringify(writes.params));
  await applyWrites(database(), writes.value, undefined);
  return writes.value.mark;
}

/**
 * A county that trusts the unit goes on trusting it: the key of its packages goes with the data, to another computer and back
 * by an undo. A backup made before any passphrase has none; then ours stays.
 */
async function signAsThen(snapshot: string): Promise<void> {
  const { signingKey } = await readSummary(await snapshotBeside(snapshot));
  if (signingKey !== '') await storePort().call('vault.signingKey', { id: signingKey });
}

export async function clearWorkingCopy(): Promise<void> {
  forgetOpened();
  const db = database();
  await db.transaction('rw', db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
    await db.copies.put(newCopyStamp());
  });
}

/** Empties the working copy and makes it anew from the newest snapshot that reads well, then the journal. */
async function rebuild(head: StoreHead, onProgress: OnProgress | undefined): Promise<CaughtUp> {
  forgetOpened();
  const snapshots = await shell('snapshot.list', undefined);
  const candidates: (SnapshotInfo | undefined)[] = [
    // One with the number of the head and another hash belongs to an end of the journal that was lost since.
    ...snapshots.filter(
      (one) =>
        one.storeId === storePort().storeId && (one.seq < head.seq || (one.seq === head.seq && one.hash === head.hash)),
    ),
    undefined,
  ];
  await mustBeReadable(candidates, head);
  let failure: unknown;
  for (const snapshot of candidates) {
    try {
      const mark = await startFrom(snapshot, onProgress);
      const replayed = await replay(mark, head, onProgress);
      // With no entry after the snapshot nothing else has said how far this copy has come.
      if (replayed === 0) await database().marks.put(mark);
      return { replayed, rebuilt: true, notices: [{ code: 'store.notice.rebuilt', params: {} }] };
    } catch (error) {
      if (!(error instanceof Unfit) && !(error instanceof SealBroken) && !(error instanceof StoreFault)) throw error;
      failure = error;
    }
  }
  throw failure instanceof StoreFault ? failure : new StoreFault('store.cannotRebuild');
}

/**
 * Before a working copy is given up: from one of the snapshots on every entry is there and opens under our keys.
 * @throws StoreFault `store.cannotRebuild`, and nothing was touched
 */
async function mustBeReadable(candidates: readonly (SnapshotInfo | undefined)[], head: StoreHead): Promise<void> {
  const { storeId } = storePort();
  const mark = await database().marks.get('mark');
  if (mark?.storeId !== storeId) return;
  for (const from of candidates) if (await opensFrom(from ?? emptyMark(storeId), head)) return;
  throw new StoreFault('store.cannotRebuild');
}

async function opensFrom(start: StoreHead, head: StoreHead): Promise<boolean> {
  let at = { seq: start.seq, hash: start.hash };
  try {
    while (at.seq < head.seq) {
      const entries = await shell('journal.list', { afterSeq: at.seq, maxBytes: LIST_BYTES });
      if (entries.length === 0) return false;
      for (const entry of entries) {
        if (entry.seq !== at.seq + 1 || entry.previous !== at.hash || entry.isPruned) return false;
        await openEntry(entry);
        at = { seq: entry.seq, hash: entry.hash };
      }
    }
    return at.hash === head.hash;
  } catch (error) {
    if (error instanceof SealBroken || error instanceof StoreFault) return false;
    throw error;
  }
}

async function startFrom(snapshot: SnapshotInfo | undefined, onProgress: OnProgress | undefined): Promise<StoreMark> {
  const db = database();
  const { storeId } = storePort();
  if (!snapshot) {
    await clearWorkingCopy();
    return emptyMark(storeId);
  }
  await loadSnapshot(snapshot.name, onProgress ? { onProgress } : {});
  return {
    key: 'mark',
    storeId,
    seq: snapshot.seq,
    hash: snapshot.hash,
    records: await db.records.count(),
    history: await db.history.count(),
  };
}
