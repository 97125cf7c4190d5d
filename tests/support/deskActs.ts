import { type BatchSession, openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import type { HistoryLine } from '../../renderer/data/store/history';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { JobFault } from '../../renderer/workers/protocol';
import type { Result } from '../../shared/kernel';
import { openDeskStore, theDesk } from './deskStore';

/** A new store without a single unit. */
export async function bareDesk(): Promise<void> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await openDeskStore();
}

/** What a step of undo or redo says; a refusal is thrown as the worker throws it. */
export async function moved(step: Promise<Result<HistoryLine>>): Promise<HistoryLine> {
  const line = await step;
  if (!line.ok) throw new JobFault(line.fault, line.params);
  return line.value;
}

/** Takes the last act on the batch back, and answers the batch as the window then opens it. */
export async function undoBatch(batchId: string): Promise<BatchSession> {
  await moved(undoLast(batchId));
  return openSession(batchId);
}

export async function redoBatch(batchId: string): Promise<BatchSession> {
  await moved(redoLast(batchId));
  return openSession(batchId);
}

/** All bytes on the disk of the shell: journal, snapshots, vault, backups. */
export function shellBytes(): { where: string; bytes: Uint8Array }[] {
  const { data, profile, backups } = theDesk().disk;
  return [data, profile, backups].flatMap((folder) =>
    (folder?.names() ?? []).map((name) => ({ where: name, bytes: folder?.bytes(name) ?? new Uint8Array() })),
  );
}
