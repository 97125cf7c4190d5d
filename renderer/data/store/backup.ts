import type { BackupInfo, BackupReason, SnapshotInfo, VaultKeys } from '../../../shared/hostStore';
import type { OnProgress } from '../../../shared/kernel';
import type { MadeBackup } from '../../../shared/storeJobs';
import { database } from '../database';
import { instantNow } from '../source';
import { catchUp } from './catchUp';
import { emptyMark } from './entryPlace';
import { unlessWritingAhead, withStoreLock } from './lock';
import { mendUnderLock } from './mend';
import { StoreFault, shell, storePort } from './port';
import { openHistory } from './records';
import { backupSource } from './restore';
import { snapshotRows, writeSnapshot } from './snapshot';
import { sweepOrphans } from './sweep';

/** Snapshots that stay beside the journal. */
const KEPT_SNAPSHOTS = 3;

/**
 * A snapshot of now. Every row is opened first: what is broken in two snapshots would be broken for good, because the journal
 * then drops its own rows. Acts wait meanwhile (some 3 s for a million rows), never while anything is compared.
 */
function takeSnapshot(
  onProgress?: OnProgress,
): Promise<{ readonly snapshot: SnapshotInfo; readonly isSound: boolean }> {
  return withStoreLock(async () => {
    const mended = await mendUnderLock(onProgress);
    const mark = (await database().marks.get('mark')) ?? emptyMark(storePort().storeId);
    const snapshot = await writeSnapshot({ seq: mark.seq, hash: mark.hash }, onProgress ? { onProgress } : {});
    return { snapshot, isSound: mended !== 'broken' && mended !== 'busy' };
  });
}

export async function makeSnapshot(onProgress?: OnProgress): Promise<SnapshotInfo> {
  return (await takeSnapshot(onProgress)).snapshot;
}

/** Opens every chunk of a backup that was just written and compares counts and digest: verified means that it can be restored. */
async function verifyBackup(name: string, onProgress: OnProgress | undefined): Promise<BackupInfo | undefined> {
  const opened = await shell('backup.open', { name });
  try {
    const keys: VaultKeys = await shell('backup.unlock', { token: opened.token, by: 'own', text: '' });
    for await (const _rows of snapshotRows(backupSource(opened, keys), onProgress)) void _rows;
    const state = await shell('backup.verified', { name, at: instantNow() });
    return state.backups.find((one) => one.name === name);
  } finally {
    await shell('backup.close', { token: opened.token });
  }
}

/**
 * Snapshot, copy into the chosen folder, read back, compare; then the journal drops what the snapshots hold. A journal in which
 * a byte went bad is set aside: the snapshot that was just written has everything, and a new one goes on from it.
 */
export async function makeBackup(reason: BackupReason, onProgress?: OnProgress): Promise<MadeBackup> {
  // What an import left behind that a kill ended need not be carried along for ever.
  await unlessWritingAhead(sweepOrphans);
  const { snapshot, isSound } = await takeSnapshot(onProgress);
  const isRenewed = isSound && (await renewBrokenJournal());
  const { folder, isReachable } = await shell('backup.state', undefined);
  let backup: BackupInfo | null = null;
  let fault = '';
  if (folder !== '' && isReachable) {
    try {
      const written = await shell('backup.write', { snapshot: snapshot.name, reason });
      backup = (await verifyBackup(written.name, onProgress)) ?? written;
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      fault = error.code;
    }
  }
  // Of what is broken here the journal and older snapshots may still hold a good copy.
  if (isSound) await thinOut();
  return { snapshot, backup, fault, isRenewed };
}

async function renewBrokenJournal(): Promise<boolean> {
  if ((await shell('store.verify', undefined)).isWhole) return false;
  return withStoreLock(async () => {
    await catchUp();
    const mark = await database().marks.get('mark');
    if (!mark) return false;
    const base = await writeSnapshot({ seq: mark.seq, hash: mark.hash }, { mustOpen: true });
    await shell('journal.rebase', { snapshot: base.name });
    return true;
  });
}

/**
 * Whether the journal went on from what a snapshot holds. A backup that was made before the data folder went back to an older
 * state bears our name and numbers, and another content.
 */
async function isOfOurChain({ seq, hash }: SnapshotInfo): Promise<boolean> {
  const head = await shell('journal.head', undefined);
  if (seq >= head.seq) return seq === head.seq && hash === head.hash;
  const [next] = await shell('journal.list', { afterSeq: seq, maxBytes: 1 });
  return next?.seq === seq + 1 && next.previous === hash;
}

/** The last few snapshots stay, and what an undo of a restore needs; entries that two of them hold lose their rows in the journal. */
async function thinOut(): Promise<void> {
  const snapshots = await shell('snapshot.list', undefined);
  const { storeId } = storePort();
  const own = snapshots.filter((one) => one.storeId === storeId);
  const ofChain: SnapshotInfo[] = [];
  for (const one of own) if (await isOfOurChain(one)) ofChain.push(one);
  const kept = new Set([...own.slice(0, KEPT_SNAPSHOTS), ...ofChain.slice(0, KEPT_SNAPSHOTS)].map((one) => one.name));
  for (const name of await namedByRestores()) kept.add(name);
  for (const one of snapshots) if (!kept.has(one.name)) await shell('snapshot.remove', { name: one.name });
  const second = ofChain[1];
  // Files are written anew: no other window may append meanwhile.
  if (second) await withStoreLock(() => shell('journal.prune', { throughSeq: second.seq }));
}

async function namedByRestores(): Promise<string[]> {
  const rows = await database().history.where('[scope+state]').between(['store', ''], ['store', '\uffff']).toArray();
  const entries = await Promise.all(rows.map(openHistory));
  return entries.flatMap(({ base }) => (base ? [base.snapshot, base.before] : []));
}
