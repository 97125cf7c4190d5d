import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { lookUp } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { acceptBundle } from '../../renderer/data/exchange/receive';
import { listBatches, listReceived, listSent } from '../../renderer/data/queries';
import { readSettings } from '../../renderer/data/settings';
import { makeBackup } from '../../renderer/data/store/backup';
import { listBin } from '../../renderer/data/store/bin';
import { commit } from '../../renderer/data/store/commit';
import { readPage, writeLines } from '../../renderer/data/store/pages';
import { shell } from '../../renderer/data/store/port';
import { RECORD_TABLES } from '../../renderer/data/store/records';
import { restoreSnapshot } from '../../renderer/data/store/restore';
import { isSound } from '../../renderer/data/store/soundness';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { setVaultKeys } from '../../renderer/data/vault';
import { decodeDisclosure } from '../../shared/records';
import { COUNTY, jobContext, openDeskStore, postingOptions, type TestDesk, theDesk } from '../support/deskStore';
import { aDisclosure } from '../support/disclosures';
import { countRows, folderAnswers, folderDisk, loadWorkingCopy, readBack } from '../support/frozenFolder';
import { anIdNumber } from '../support/people';
import { agreeBatch } from '../support/reviewActs';
import { storeState } from '../support/storeState';

/** A data folder that 0.2.0 wrote: today's program goes on in it, and everything of it is there. */

const { passphrase, storeId, settings, backup, ...expected } = folderAnswers;
const PAGE = '190101100201/2026';

const clear = () => Promise.all(database().tables.map((table) => table.clear()));
const openFolder = (disk = folderDisk()): Promise<TestDesk> => openDeskStore(disk, { passphrase });
/** The computer that 0.2.0 ran on: its files and its working copy. */
async function sameComputer(): Promise<TestDesk> {
  await loadWorkingCopy();
  return openFolder();
}

async function expectEverything(): Promise<void> {
  expect(await readBack()).toEqual(expected);
  expect(await readSettings()).toMatchObject(settings);
}

const idOf = async (title: string): Promise<string> =>
  [...(await listBatches()), ...(await listBatches({ deleted: true }))].find((one) => one.title === title)?.id ?? '';

const postDisclosure = (): Promise<number> =>
  commit({
    name: 'disclosure.saved',
    scope: 'disclosures/d1',
    plan: async () => ({
      records: await writeLines('disclosures', [{ page: PAGE, id: 'd1', line: aDisclosure({ place: '村委会' }) }]),
    }),
  });
const disclosures = async (): Promise<string[]> =>
  [...(await readPage('disclosures', PAGE, decodeDisclosure)).values()].map((line) => line.place);

async function restore(open: Promise<{ readonly token: string }>): Promise<void> {
  const { token } = await open;
  await shell('backup.unlock', { token, by: 'passphrase', text: passphrase });
  const { snapshot, keys } = await shell('backup.adopt', { token });
  setVaultKeys(keys);
  await restoreSnapshot(snapshot);
  await shell('backup.close', { token });
}

beforeEach(clear);

describe('a data folder of version 0.2.0', () => {
  it('has rows in every table of that version', async () => {
    await loadWorkingCopy();
    const counts = await countRows();
    for (const table of ['units', 'batches', 'choices', 'layouts', 'settings', 'pins', 'received', 'sent', 'sentItems'])
      expect(RECORD_TABLES).toContain(table);
    for (const [table, rows] of Object.entries(counts)) expect(rows, table).toBeGreaterThan(0);
    expect(Object.keys(counts).length).toBe(9 + database().tables.length);
  });

  it('opens with its passphrase and says what was put in, with the working copy of that program', async () => {
    const desk = await sameComputer();
    expect(desk.storeId).toBe(storeId);
    expect(desk.caughtUp).toEqual({ replayed: 0, rebuilt: false, notices: [] });
    await expectEverything();
    expect(await isSound()).toBe(true);
  });

  it('does not open with another passphrase', async () => {
    await expect(openDeskStore(folderDisk(), { passphrase: '不是这句' })).rejects.toMatchObject({
      code: 'host.wrongPassphrase',
    });
  });

  it('says the same where the working copy is gone: it is made from the snapshot and the journal', async () => {
    await sameComputer();
    const state = await storeState();
    await clear();
    const desk = await openFolder();
    expect(desk.caughtUp.rebuilt).toBe(true);
    await expectEverything();
    expect(await storeState()).toEqual(state);
    expect(await isSound()).toBe(true);
  });

  it('has a whole journal, and opened twice it is as opened once', async () => {
    const { disk, store } = await sameComputer();
    expect(await shell('store.verify', undefined)).toMatchObject({ isWhole: true });
    await sweepOrphans();
    const state = await storeState();
    await store.close();
    const files = disk.data.snapshot();
    const again = await openFolder({ ...folderDisk(), data: disk.data });
    expect(again.caughtUp).toEqual({ replayed: 0, rebuilt: false, notices: [] });
    expect(await storeState()).toEqual(state);
    await again.store.close();
    expect(disk.data.snapshot()).toEqual(files);
  });

  it('is marked as one of this version, with nothing else in its files changed', async () => {
    const before = folderDisk().data.snapshot();
    const { disk, store } = await sameComputer();
    await store.close();
    const after = disk.data.snapshot();
    const marked = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes));
    // 0.2.0 refuses every version but 1, and would otherwise clear attachments away as nobody's.
    expect(marked(before['store.json'])).toMatchObject({ version: 1, storeId });
    expect(marked(after['store.json'])).toEqual({ ...marked(before['store.json']), version: 2 });
    for (const [name, bytes] of Object.entries(before))
      if (!/^(?:store|journal\/clean|vault)\.json$/.test(name)) expect(after[name], name).toEqual(bytes);
  });

  it('on a full disk is refused until there is room, untouched', async () => {
    const disk = folderDisk();
    const before = disk.data.snapshot();
    disk.data.fail({ on: 'change', nth: 1, code: 'ENOSPC', share: 0, stays: true });
    await expect(openFolder(disk)).rejects.toMatchObject({ code: 'host.diskFull' });
    expect(disk.data.snapshot()['store.json']).toEqual(before['store.json']);
    disk.data.heal();
    await openFolder(disk);
    await expectEverything();
  });
});

describe('acts of version 0.2.0', () => {
  it('are all undone back to the package that was sent, and done again', async () => {
    await sameComputer();
    const state = await storeState({ content: true });
    const sentAt = expected.history.findIndex(([command]) => command === 'bundle.written');
    const done = expected.history.slice(sentAt).filter(([, what]) => what === 'done').length;
    for (let step = 0; step < done; step += 1) expect((await undoLast()).ok, `undo ${step}`).toBe(true);
    // The number of a package is spent: as in 0.2.0, its batch stays as it was sent.
    expect(await undoLast()).toMatchObject({ fault: 'store.changedSince' });
    expect((await listBatches()).map((one) => one.title)).toEqual(['2026 年耕地补贴']);
    expect((await listReceived()).map((one) => one.state)).toEqual(['refused']);
    for (let step = 0; step < done; step += 1) expect((await redoLast()).ok, `redo ${step}`).toBe(true);
    expect(await storeState({ content: true })).toEqual(state);
    expect((await readBack()).batches).toEqual(expected.batches);
  });

  it('that were undone then are done again now', async () => {
    await sameComputer();
    expect((await redoLast('settings')).ok).toBe(true);
    expect((await readSettings()).requireSignature).toBe(false);
    const draft = await idOf('2026 年草稿');
    expect((await redoLast(draft)).ok).toBe(true);
    expect((await (await openSession(draft)).block('0.0', 0)).map((row) => row[3])).toEqual([
      '户主姓名',
      '李甲改',
      '写错了',
    ]);
  });

  it('are undone one record at a time: a correction, the bin, a removed unit, an accepted package', async () => {
    await sameComputer();
    const corrected = await idOf('2026 年更正');
    expect((await lookUp(anIdNumber(14))).map((hit) => hit.amountFen)).toEqual([9000]);
    for (let step = 0; step < 3; step += 1) expect((await undoLast(corrected)).ok).toBe(true);
    expect((await lookUp(anIdNumber(14))).map((hit) => hit.amountFen)).toEqual([3000]);
    expect((await listBin()).map((one) => one.title).sort()).toEqual(['2026 年重复', '南坝村']);
    expect((await undoLast(await idOf('2026 年重复'))).ok).toBe(true);
    expect((await undoLast('units')).ok).toBe(true);
    expect(await listBin()).toEqual([]);
    const accepted = (await listReceived()).find((one) => one.state === 'accepted')?.id ?? '';
    expect((await undoLast(`received/${accepted}`)).ok).toBe(true);
    expect((await acceptBundle(accepted, jobContext())).state).toBe('accepted');
  });
});

describe('work of this version in a data folder of version 0.2.0', () => {
  it('is added, undone, done again, and there after the working copy was lost', async () => {
    const { disk } = await sameComputer();
    await postDisclosure();
    expect(await disclosures()).toEqual(['村委会']);
    expect((await undoLast('disclosures/d1')).ok).toBe(true);
    expect(await disclosures()).toEqual([]);
    await expectBatches();
    expect((await redoLast('disclosures/d1')).ok).toBe(true);
    await clear();
    await openFolder({ ...folderDisk(), data: disk.data, profile: disk.profile });
    expect(await disclosures()).toEqual(['村委会']);
    await expectBatches();
  });

  it('packs on in the stream of that version, signed with the same key', async () => {
    const { host } = await sameComputer();
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
    const { sent } = await packBatch(request, key.value, jobContext({ sign }));
    const [before] = (await listSent()).filter((one) => one.id !== sent.id);
    expect(sent).toMatchObject({ stream: before?.stream, sequence: 2, state: 'written', rowCount: 2, totalFen: 15000 });
  });

  it('goes into a backup that brings all of it back on an empty computer', async () => {
    const { disk } = await sameComputer();
    await postDisclosure();
    const state = await storeState({ content: true });
    const made = await makeBackup('upgrade');
    expect(made).toMatchObject({ fault: '', isRenewed: false });
    await clear();
    const name = made.backup?.name ?? '';
    await openDeskStore(undefined, { pickedBackup: { folder: disk.backups ?? folderDisk().backups, name } });
    await restore(shell('backup.open', {}));
    const { 'settings/streamId': _stream, ...whole } = state;
    expect(await storeState({ content: true })).toEqual(whole);
    await expectBatches();
    expect((await undoLast('store')).ok).toBe(true);
    expect(await listBatches()).toEqual([]);
  });

  const expectBatches = async () => expect((await readBack()).batches).toEqual(expected.batches);
});

describe('a backup that 0.2.0 made', () => {
  it('is restored on an empty computer, and undone', async () => {
    await openDeskStore(undefined, { pickedBackup: { folder: folderDisk().backups, name: 'backup.gkb' } });
    await restore(shell('backup.open', {}));
    expect((await readBack()).batches).toEqual(expected.batches.filter(({ title }) => backup.includes(title)));
    expect(await isSound()).toBe(true);
    expect((await undoLast('store')).ok).toBe(true);
    expect(await listBatches()).toEqual([]);
    expect(theDesk().storeId).not.toBe(storeId);
  });
});
