import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../../renderer/data/database';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { listBatches, listSent } from '../../renderer/data/queries';
import { readSettings } from '../../renderer/data/settings';
import { makeBackup } from '../../renderer/data/store/backup';
import { shell } from '../../renderer/data/store/port';
import { RECORD_TABLES } from '../../renderer/data/store/records';
import { restoreSnapshot } from '../../renderer/data/store/restore';
import { isSound } from '../../renderer/data/store/soundness';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { setVaultKeys } from '../../renderer/data/vault';
import { COUNTY, jobContext, openDeskStore, postingOptions, type TestDesk, theDesk } from './deskStore';
import { batchTitles, clearWorkingCopy, countRows, type FrozenFolder, readBack, toldIn } from './frozenFolder';
import { agreeBatch } from './reviewActs';
import { storeState } from './storeState';

/** Version of `store.json` that today's program writes. */
const TODAY = 3;

/** Something that only this version does. */
export interface TodaysWork {
  /** @returns undo scope of the act */
  act(): Promise<string>;
  /** What of it can be read. */
  seen(): Promise<readonly string[]>;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What must be done before the confirmed batch can be packed. */
  beforePacking?(): Promise<void>;
}

export const idOf = async (title: string): Promise<string> =>
  [...(await batchTitles())].find(([, known]) => known === title)?.[0] ?? '';

/** A computer on which nothing was yet, with one backup to pick. */
async function restored(folder: FrozenFolder, backups: TestDesk['disk']['backups'], name: string): Promise<void> {
  await clearWorkingCopy();
  await openDeskStore(undefined, { pickedBackup: { folder: backups ?? folder.disk().backups, name } });
  const { token } = await shell('backup.open', {});
  await shell('backup.unlock', { token, by: 'passphrase', text: folder.answers.passphrase });
  const { snapshot, keys } = await shell('backup.adopt', { token });
  setVaultKeys(keys);
  await restoreSnapshot(snapshot);
  await shell('backup.close', { token });
}

const versionIn = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes)) as { version: number };

/**
 * What holds for the data folder of every release: today's program goes on in it, and everything of it is there.
 * @param everything compares all that was put in
 */
export function folderCases(folder: FrozenFolder, everything: () => Promise<void>, work: TodaysWork): void {
  const { release, answers } = folder;
  const told = toldIn(answers);
  const isTold = async () => expect(await readBack(answers)).toEqual(told);
  const expectEverything = async (): Promise<void> => {
    await isTold();
    expect(await readSettings()).toMatchObject(answers.settings);
    await everything();
  };
  const expectBatches = async () => expect((await readBack(answers)).batches).toEqual(told.batches);

  beforeEach(clearWorkingCopy);

  describe(`a data folder of version ${release}`, () => {
    it('has rows in every table of that version', async () => {
      await folder.loadWorkingCopy();
      const counts = await countRows();
      expect(RECORD_TABLES).toEqual(expect.arrayContaining([...folder.tables]));
      const tables = [...folder.tables, ...database().tables.map(({ name }) => name)];
      expect(Object.keys(counts).sort()).toEqual(tables.sort());
      for (const [table, rows] of Object.entries(counts)) expect(rows, table).toBeGreaterThan(0);
    });

    it('opens with its passphrase and says what was put in, with the working copy of that program', async () => {
      const desk = await folder.sameComputer();
      expect(desk.storeId).toBe(answers.storeId);
      expect(desk.caughtUp).toEqual({ replayed: 0, rebuilt: false, notices: [] });
      await expectEverything();
      expect(await isSound()).toBe(true);
    });

    it('does not open with another passphrase', async () => {
      await expect(openDeskStore(folder.disk(), { passphrase: '不是这句' })).rejects.toMatchObject({
        code: 'host.wrongPassphrase',
      });
    });

    it('says the same where the working copy is gone: it is made from the snapshot and the journal', async () => {
      await folder.sameComputer();
      const state = await storeState();
      await clearWorkingCopy();
      const desk = await folder.open();
      expect(desk.caughtUp.rebuilt).toBe(true);
      await expectEverything();
      expect(await storeState()).toEqual(state);
      expect(await isSound()).toBe(true);
    });

    it('has a whole journal, and opened twice it is as opened once; a sweep finds nothing', async () => {
      const { disk, store } = await folder.sameComputer();
      expect(await shell('store.verify', undefined)).toMatchObject({ isWhole: true });
      const state = await storeState();
      const counts = await countRows();
      await sweepOrphans();
      expect(await countRows()).toEqual(counts);
      await store.close();
      const files = disk.data.snapshot();
      const again = await folder.open({ ...folder.disk(), data: disk.data });
      expect(again.caughtUp).toEqual({ replayed: 0, rebuilt: false, notices: [] });
      expect(await storeState()).toEqual(state);
      await again.store.close();
      expect(disk.data.snapshot()).toEqual(files);
    });

    it(`is marked as one that ${release} does not open, with nothing else in its files changed`, async () => {
      const before = folder.disk().data.snapshot();
      const { disk, store } = await folder.sameComputer();
      await store.close();
      const after = disk.data.snapshot();
      const { storeId } = answers;
      expect(versionIn(before['store.json'])).toMatchObject({ version: folder.opens.storeFile, storeId });
      expect(versionIn(after['store.json'])).toEqual({ ...versionIn(before['store.json']), version: TODAY });
      expect(TODAY).toBeGreaterThan(folder.opens.storeFile);
      for (const [name, bytes] of Object.entries(before))
        if (!/^(?:store|journal\/clean|vault)\.json$/.test(name)) expect(after[name], name).toEqual(bytes);
    });

    it('on a full disk is refused until there is room, untouched', async () => {
      const disk = folder.disk();
      const before = disk.data.snapshot();
      disk.data.fail({ on: 'change', nth: 1, code: 'ENOSPC', share: 0, stays: true });
      await expect(folder.open(disk)).rejects.toMatchObject({ code: 'host.diskFull' });
      expect(disk.data.snapshot()['store.json']).toEqual(before['store.json']);
      disk.data.heal();
      await folder.open(disk);
      await expectEverything();
    });
  });

  describe(`work of this version in a data folder of version ${release}`, () => {
    it('is added, undone, done again, and there after the working copy was lost', async () => {
      const { disk } = await folder.sameComputer();
      expect(await work.seen()).toEqual(work.before);
      const scope = await work.act();
      expect(await work.seen()).toEqual(work.after);
      expect((await undoLast(scope)).ok).toBe(true);
      expect(await work.seen()).toEqual(work.before);
      await expectBatches();
      expect((await redoLast(scope)).ok).toBe(true);
      await clearWorkingCopy();
      await folder.open({ ...folder.disk(), data: disk.data, profile: disk.profile });
      expect(await work.seen()).toEqual(work.after);
      await expectBatches();
    });

    it('packs on in the stream of that version, signed with the same key', async () => {
      const { host } = await folder.sameComputer();
      const key = await host['sign.publicKey']();
      if (!key.ok) throw new Error(key.fault);
      const sign = async (bytes: Uint8Array) => {
        const signed = await host['sign.sign']({ bytes: new Uint8Array(bytes) });
        if (!signed.ok) throw new Error(signed.fault);
        return signed.value;
      };
      const batchId = await idOf('2026 年更正');
      const request = { batchId, options: postingOptions(), recipientUnit: COUNTY, publicContacts: ['0000-1234567'] };
      await agreeBatch(batchId);
      await work.beforePacking?.();
      const [before] = await listSent();
      const { sent } = await packBatch(request, key.value, jobContext({ sign }));
      const counted = { sequence: told.sent.length + 1, rowCount: 2, totalFen: 15000 };
      expect(sent).toMatchObject({ stream: before?.stream, state: 'written', ...counted });
    });

    it('goes into a backup that brings all of it back on an empty computer', async () => {
      const { disk } = await folder.sameComputer();
      await work.act();
      const state = await storeState({ content: true });
      const made = await makeBackup('upgrade');
      expect(made).toMatchObject({ fault: '', isRenewed: false });
      await restored(folder, disk.backups, made.backup?.name ?? '');
      const { 'settings/streamId': _stream, ...whole } = state;
      expect(await storeState({ content: true })).toEqual(whole);
      expect(await work.seen()).toEqual(work.after);
      await expectBatches();
      expect((await undoLast('store')).ok).toBe(true);
      expect(await listBatches()).toEqual([]);
    });
  });

  describe(`a backup that ${release} made`, () => {
    it('is restored on an empty computer, and undone', async () => {
      await restored(folder, folder.disk().backups, 'backup.gkb');
      const held = told.batches.filter(({ title }) => answers.backup.includes(title));
      expect(held).toHaveLength(answers.backup.length);
      expect((await readBack(answers)).batches).toEqual(held);
      expect(await isSound()).toBe(true);
      expect((await undoLast('store')).ok).toBe(true);
      expect(await listBatches()).toEqual([]);
      expect(theDesk().storeId).not.toBe(answers.storeId);
    });
  });
}
