import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { lookUp } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import { acceptBundle } from '../../renderer/data/exchange/receive';
import { listBatches, listReceived } from '../../renderer/data/queries';
import { readSettings } from '../../renderer/data/settings';
import { listBin } from '../../renderer/data/store/bin';
import { commit } from '../../renderer/data/store/commit';
import { readPage, writeLines } from '../../renderer/data/store/pages';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { decodeDisclosure } from '../../shared/records';
import { jobContext } from '../support/deskStore';
import { aDisclosure } from '../support/disclosures';
import { frozenFolder, readBack, toldIn } from '../support/frozenFolder';
import { folderCases, idOf, type TodaysWork } from '../support/frozenFolderCases';
import { anIdNumber } from '../support/people';
import { storeState } from '../support/storeState';

/** A data folder that 0.2.0 wrote: today's program goes on in it, and everything of it is there. */

const folder = frozenFolder('0.2.0');
const { answers, sameComputer } = folder;
const expected = toldIn(answers);
const PAGE = '190101100201/2026';

const aPosting: TodaysWork = {
  act: async () => {
    await commit({
      name: 'disclosure.saved',
      scope: 'disclosures/d1',
      plan: async () => ({
        records: await writeLines('disclosures', [{ page: PAGE, id: 'd1', line: aDisclosure({ place: '村委会' }) }]),
      }),
    });
    return 'disclosures/d1';
  },
  seen: async () => [...(await readPage('disclosures', PAGE, decodeDisclosure)).values()].map((line) => line.place),
  before: [],
  after: ['村委会'],
};

folderCases(folder, async () => undefined, aPosting);

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
    expect((await readBack(answers)).batches).toEqual(expected.batches);
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
