import { useEffect } from 'react';
import { beijingDay } from '../../shared/kernel';
import { countHistory } from '../data/store';
import { host } from '../host';
import { isWorking, runJob } from '../workers/client';
import { refreshBackups } from './shellState';
import { tellNotices, useLocked } from './vaultSession';

/** After the start the machine belongs to the person first. */
const FIRST_LOOK_MS = 15_000;
/** A program that stays open over night makes the backup of the new day too. */
const LOOK_MS = 10 * 60_000;

/** Whether a backup is due: one for every day of use on which something changed. */
async function isDue(): Promise<boolean> {
  if ((await countHistory()) === 0) return false;
  const [snapshots, head, state] = await Promise.all([
    host()['snapshot.list'](),
    host()['journal.head'](),
    host()['backup.state'](),
  ]);
  if (!snapshots.ok || !head.ok || !state.ok) return false;
  const today = beijingDay(Date.now());
  const isOfToday = (createdAt: string | undefined): boolean =>
    createdAt !== undefined && beijingDay(Date.parse(createdAt)) === today;
  const newest = snapshots.value[0];
  const copied = state.value.backups[0]?.snapshot;
  const wantsCopy = state.value.folder !== '' && state.value.isReachable;
  const isDone = isOfToday(newest?.createdAt) && (!wantsCopy || isOfToday(copied?.createdAt));
  // A week without work needs no week of backups.
  const isUnchanged = newest?.seq === head.value.seq && (!wantsCopy || copied?.seq === head.value.seq);
  return !isDone && !isUnchanged;
}

/** The backup that nobody has to think of. */
export function useDailyBackup(): void {
  const locked = useLocked();
  useEffect(() => {
    if (locked) return;
    let live = true;
    const look = async (): Promise<void> => {
      if (isWorking()) return;
      if (!(await isDue()) || !live) return;
      const made = await runJob('store.backup', { reason: 'daily' });
      if (made.ok && made.value.isRenewed) tellNotices([{ code: 'store.notice.journalBroken', params: {} }]);
      void refreshBackups();
    };
    const first = setTimeout(() => void look(), FIRST_LOOK_MS);
    const again = setInterval(() => void look(), LOOK_MS);
    return () => {
      live = false;
      clearTimeout(first);
      clearInterval(again);
    };
  }, [locked]);
}
