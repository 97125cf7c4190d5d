import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { editCells } from '../../../../../renderer/data/batches/acts';
import { importFiles } from '../../../../../renderer/data/batches/importFiles';
import { openSession } from '../../../../../renderer/data/batches/session';
import { database } from '../../../../../renderer/data/database';
import { writeChunks } from '../../../../../renderer/data/fileChunks';
import { makeBackup } from '../../../../../renderer/data/store/backup';
import { catchUp } from '../../../../../renderer/data/store/catchUp';
import { commit } from '../../../../../renderer/data/store/commit';
import { withStoreLock } from '../../../../../renderer/data/store/lock';
import { type StorePort, setStorePort, shell, storePort } from '../../../../../renderer/data/store/port';
import { restoreSnapshot } from '../../../../../renderer/data/store/restore';
import { sweepOrphans } from '../../../../../renderer/data/store/sweep';
import { redoLast, undoLast } from '../../../../../renderer/data/store/undo';
import { setVaultKeys } from '../../../../../renderer/data/vault';
import type { ReceivedBundle } from '../../../../../shared/records';
import { asFile, emptyDesk, importOne, jobContext, openDeskStore, theDesk } from '../../../../support/deskStore';
import { newFakeDisk } from '../../../../support/fakeHost';
import { anIdNumber } from '../../../../support/people';
import { storeState } from '../../../../support/storeState';

const never = new AbortController().signal;
const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元)';
const line = (n: number): string => `${n},东坝村,一组,赵甲${n},${anIdNumber(n)},2.00,86.37,172.74`;
const sheet = (rows: number, from = 1): string =>
  [HEADER, ...Array.from({ length: rows }, (_, n) => line(n + from))].join('\r\n');

async function loseWorkingCopy(): Promise<void> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await openDeskStore(theDesk().disk);
}

async function restore(name: string): Promise<void> {
  const { token } = await shell('backup.open', { name });
  await shell('backup.unlock', { token, by: 'own', text: '' });
  const { snapshot } = await shell('backup.adopt', { token });
  await restoreSnapshot(snapshot);
  await shell('backup.close', { token });
}

async function backUp(): Promise<string> {
  const { backup } = await makeBackup('manual');
  if (!backup) throw new Error('no backup');
  return backup.name;
}

const BUNDLE: ReceivedBundle = {
  id: '',
  tagManifestSha256: '',
  fileName: '',
  senderUnit: '',
  senderName: '',
  title: '',
  stream: '',
  sequence: 0,
  state: 'staged',
  receivedAt: '2026-09-10T00:00:00Z',
  decidedAt: '',
  items: [],
  problemCodes: [],
};

beforeEach(emptyDesk);

describe('an import of which one file stays out', () => {
  it('can be made anew from the journal after rows were typed below its last one', async () => {
    await importOne(sheet(900), '东坝村.csv');
    const files = [asFile(sheet(900), '又来.csv'), asFile(sheet(5, 2000), '西坝村.csv')];
    const outcome = await importFiles({ files }, jobContext());
    expect(outcome.seenBefore).toHaveLength(1);
    const session = await openSession(outcome.batchId ?? '');
    const key = session.record.files[0]?.sheets[0]?.key ?? '';
    await editCells(session, key, [{ row: 450, column: 4, text: '钱乙' }], never);
    const before = await storeState();
    await loseWorkingCopy();
    expect(await storeState()).toEqual(before);
  });
});

describe('rows that are being written ahead', () => {
  it('are all there when the working copy was made anew before their entry came', async () => {
    const bytes = new Uint8Array((1 << 20) + 10).fill(7);
    const bulk = await writeChunks('bundle-1', { size: bytes.length, slice: async (a, b) => bytes.slice(a, b) });
    await withStoreLock(() => catchUp({ rebuild: true }));
    const value = { id: 'bundle-1', title: '一' };
    await commit({
      name: 'bundle.received',
      scope: 'received/bundle-1',
      bulk,
      plan: () => ({ records: [{ table: 'received', key: 'bundle-1', value }] }),
    });
    expect(await database().bundleChunks.count()).toBe(2);
    const before = await storeState();
    await loseWorkingCopy();
    expect(await storeState()).toEqual(before);
  });
});

describe('a restore', () => {
  it('shows what was restored, also where a counter happens to be the same', async () => {
    const id = await importOne(sheet(3), '东坝村.csv');
    const first = await backUp();
    await editCells(await openSession(id), '0.0', [{ row: 2, column: 4, text: '钱乙' }], never);
    const second = await backUp();
    await restore(first);
    await editCells(await openSession(id), '0.0', [{ row: 2, column: 4, text: '孙丙' }], never);
    await restore(second);
    const session = await openSession(id);
    expect((await session.block('0.0', 0))[1]?.[3]).toBe('钱乙');
  });
});

describe('the bytes of a package', () => {
  it('that was refused after all do not stay when the journal brought them back', async () => {
    const bytes = new Uint8Array(10).fill(7);
    const keep = async (id: string, state: ReceivedBundle['state']): Promise<void> => {
      const bulk = await writeChunks(id, { size: bytes.length, slice: async (a, b) => bytes.slice(a, b) });
      const value: ReceivedBundle = { ...BUNDLE, id, state };
      const plan = () => ({ records: [{ table: 'received', key: id, value } as const] });
      await commit({ name: 'bundle.received', scope: `received/${id}`, bulk, plan });
    };
    await keep('bundle-1', 'refused');
    await keep('bundle-2', 'staged');
    await sweepOrphans();
    expect((await database().bundleChunks.toArray()).map(({ bundleId }) => bundleId)).toEqual(['bundle-2']);
  });
});

describe('the key that signs packages', () => {
  const signing = async (): Promise<string> => (await shell('vault.signingKey', { id: null })).id;

  it('goes with the data: to another computer by a restore, and back by its undo', async () => {
    await shell('vault.protect', { passphrase: '东坝河边的老柳树' });
    setVaultKeys(await shell('vault.keys', undefined));
    await importOne(sheet(3), '东坝村.csv');
    const old = await signing();
    const name = await backUp();
    const { backups } = theDesk().disk;
    await Promise.all(database().tables.map((table) => table.clear()));
    await openDeskStore({ ...newFakeDisk(), backups });
    const own = await signing();
    const { token } = await shell('backup.open', { name });
    await shell('backup.unlock', { token, by: 'passphrase', text: '东坝河边的老柳树' });
    const { snapshot, keys } = await shell('backup.adopt', { token });
    setVaultKeys(keys);
    await restoreSnapshot(snapshot);
    expect(await signing()).toBe(old);
    expect(await undoLast('store')).toMatchObject({ ok: true });
    expect(await signing()).toBe(own);
    expect(await redoLast('store')).toMatchObject({ ok: true });
    expect(await signing()).toBe(old);
  });
});

describe('a backup of an end of the journal that was lost', () => {
  it('counts for nothing when the journal drops its rows', async () => {
    const { disk } = theDesk();
    const start = disk.data.snapshot();
    for (let n = 0; n < 6; n += 1) await importOne(sheet(2, 3000 + 10 * n), `原来${n}.csv`);
    const lost = [await backUp()];
    await importOne(sheet(2, 3900), '原来的.csv');
    lost.push(await backUp());
    // The data folder is that of yesterday again, and so is the working copy.
    for (const name of disk.data.names()) disk.data.lose(name);
    for (const [name, bytes] of Object.entries(start)) await disk.data.writeWhole(name, bytes);
    await loseWorkingCopy();
    for (const name of lost) {
      const { token } = await shell('backup.open', { name });
      await shell('backup.unlock', { token, by: 'own', text: '' });
      await shell('backup.adopt', { token });
    }
    const dropped: unknown[] = [];
    const { storeId, call } = storePort();
    const watched: StorePort['call'] = (name, input) => {
      if (name === 'journal.prune') dropped.push(input);
      return call(name, input);
    };
    setStorePort({ storeId, call: watched });
    await importOne(sheet(5), '东坝村.csv');
    const first = await makeBackup('daily');
    await importOne(sheet(5, 50), '西坝村.csv');
    const second = await makeBackup('daily');
    expect(second.snapshot.seq).toBeGreaterThan(first.snapshot.seq);
    // Two snapshots of this journal hold what it drops.
    expect(dropped).toEqual([{ throughSeq: first.snapshot.seq }]);
  });
});
