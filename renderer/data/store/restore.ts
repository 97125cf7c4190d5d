import { createBlockCipher } from '../../../shared/formats/crypto';
import type { OpenedBackup, SnapshotInfo, VaultKeys } from '../../../shared/hostStore';
import type { OnProgress } from '../../../shared/kernel';
import type { Row } from '../../../shared/store/changes';
import type { BackupContents } from '../../../shared/storeJobs';
import { database } from '../database';
import { unseal } from '../vault';
import { catchUp } from './catchUp';
import { emptyMark } from './entryPlace';
import { withStoreLock } from './lock';
import { mendUnderLock } from './mend';
import type { PackedRow } from './packedRows';
import { StoreFault, shell, storePort } from './port';
import { forgetOpened } from './records';
import { readSummary, type SnapshotSource, snapshotRows, writeSnapshot } from './snapshot';
import { type MadeEntry, nextEntry, writeEntry } from './writeEntry';

/**
 * Goes over to the state of a snapshot that lies beside the journal: what there is now is written down first, one entry names
 * both, and the working copy is made from it. A kill before the entry changes nothing, one after it is finished at the next
 * start. The caller holds the store lock.
 */
export async function goToSnapshot(
  snapshot: string,
  made: Omit<MadeEntry, 'records' | 'sheets' | 'base'>,
  onProgress?: OnProgress,
): Promise<void> {
  const { storeId } = storePort();
  const mark = (await database().marks.get('mark')) ?? emptyMark(storeId);
  const before = await writeSnapshot({ seq: mark.seq, hash: mark.hash }, onProgress ? { onProgress } : {});
  const base = { snapshot, before: before.name };
  await writeEntry(mark, nextEntry(mark, { ...made, records: [], sheets: [], base }));
  forgetOpened();
  try {
    await catchUp(onProgress ? { onProgress } : {});
  } catch {
    // The entry counts: the next start finishes what could not be shown now.
    throw new StoreFault('store.behind');
  }
}

/** A backup as a source of rows, with the keys of its own vault. */
export function backupSource(backup: OpenedBackup, keys: VaultKeys): SnapshotSource {
  const { token, snapshot } = backup;
  const ciphers = new Map(keys.keys.map(({ id, key }) => [id, createBlockCipher(key)]));
  return {
    info: snapshot,
    chunk: (chunk) => shell('backup.read', { token, chunk }),
    summary: () => shell('backup.summary', { token }),
    open: (place, sealed) => unseal(place, sealed, ciphers),
  };
}

const SHOWN_TABLES = ['units', 'batches', 'received', 'sent', 'pins', 'settings'] as const;

interface Census {
  readonly records: Map<string, string>;
  payoutRows: number;
}

async function census(
  rows: AsyncIterable<PackedRow[]>,
  open: (place: string, sealed: Uint8Array) => Promise<Uint8Array>,
): Promise<Census> {
  const found: Census = { records: new Map(), payoutRows: 0 };
  for await (const run of rows)
    for (const { table, row } of run) {
      if (table === 'payoutBlocks') found.payoutRows += Number(row.rowCount);
      if (table !== 'records' || !SHOWN_TABLES.includes(row.table as never)) continue;
      const place = `records/${row.table}/${row.key}/${row.rev}`;
      const value = JSON.parse(new TextDecoder().decode(await open(place, row.body))) as Row;
      const { revision: _r, updatedAt: _at, updatedBy: _by, ...content } = value;
      found.records.set(`${row.table}\u0000${row.key}`, JSON.stringify(content));
    }
  return found;
}

async function* ownRows(): AsyncGenerator<PackedRow[]> {
  const db = database();
  for (const row of await db.records.toArray()) yield [{ table: 'records', row: { ...row } }];
  const blocks = db.payoutBlocks.toCollection();
  let payoutRows = 0;
  await blocks.each((block) => {
    payoutRows += block.rowCount;
  });
  yield [{ table: 'payoutBlocks', row: { rowCount: payoutRows, body: new Uint8Array() } }];
}

/** Opens every chunk of a backup: what it holds, what would change. @throws StoreFault `host.backupDamaged`, SealBroken */
export async function inspectBackup(
  backup: OpenedBackup,
  keys: VaultKeys,
  onProgress?: OnProgress,
): Promise<BackupContents> {
  const source = backupSource(backup, keys);
  const { unitName } = await readSummary(source);
  const then = await census(snapshotRows(source, onProgress), source.open ?? unseal);
  const now = await census(ownRows(), unseal);
  const kinds = SHOWN_TABLES.map((table) => {
    const own = [...now.records].filter(([place]) => place.startsWith(`${table}\u0000`));
    const held = [...then.records].filter(([place]) => place.startsWith(`${table}\u0000`));
    return {
      kind: `record.${table}`,
      now: own.length,
      kept: held.length,
      added: held.filter(([place]) => !now.records.has(place)).length,
      gone: own.filter(([place]) => !then.records.has(place)).length,
      changed: held.filter(([place, value]) => (now.records.get(place) ?? value) !== value).length,
    };
  });
  return {
    at: backup.snapshot.createdAt,
    unitName,
    isOwn: backup.isOwn,
    kinds,
    payoutRows: { now: now.payoutRows, kept: then.payoutRows },
  };
}

/** All or nothing; undone like any other act (scope `store`). `snapshot` was taken over by `backup.adopt`, its keys are in the vault. */
export async function restoreSnapshot(snapshot: SnapshotInfo, onProgress?: OnProgress): Promise<void> {
  await withStoreLock(async () => {
    // What there is now is written down for an undo: as it should be, not with a broken row in it.
    await mendUnderLock(onProgress);
    await goToSnapshot(
      snapshot.name,
      { command: 'restored', params: { at: snapshot.createdAt }, scope: 'store', kind: 'act' },
      onProgress,
    );
  });
}
