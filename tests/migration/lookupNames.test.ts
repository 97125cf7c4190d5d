import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { lookUp } from '../../renderer/data/batches/confirm';
import { database } from '../../renderer/data/database';
import { batchesWithoutNames, indexNames } from '../../renderer/data/lookup/namesIndex';
import { VillageDesk } from '../../renderer/data/lookup/villageDesk';
import { listBatches } from '../../renderer/data/queries';
import { countHistory, listHistory } from '../../renderer/data/store/history';
import { isSound } from '../../renderer/data/store/soundness';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { undoLast } from '../../renderer/data/store/undo';
import { upgradeStore } from '../../renderer/data/store/upgrade';
import { type CalendarDate, parseCalendarDate } from '../../shared/kernel';
import { openDeskStore } from '../support/deskStore';
import { frozenFolder, readBack } from '../support/frozenFolder';
import { frozenDisk, loadFrozen } from '../support/frozenStore';
import { anIdNumber } from '../support/people';
import { agreeBatch } from '../support/reviewActs';
import { storeState } from '../support/storeState';

/** Lists that were confirmed before there was a look-up desk can be asked for all the same (R-V05). */

const TODAY = parseCalendarDate('2026-11-29') as CalendarDate;
const DONGBA = '190101100201';
const XIBA = '190101100202';
const context = { signal: new AbortController().signal, onProgress: () => undefined };
const clear = () => Promise.all(database().tables.map((table) => table.clear()));

const ask = async (unitCode: string, name: string, idNumber: string) =>
  (await VillageDesk.open(unitCode, TODAY)).find(name, idNumber.slice(-4));

beforeEach(clear);

describe('a data folder of version 0.2.0', () => {
  const { answers, disk: folderDisk, loadWorkingCopy, open } = frozenFolder('0.2.0');
  const agreeAll = async (): Promise<void> => {
    for (const { id, state } of await listBatches())
      if (state === 'posted' || state === 'confirmed') await agreeBatch(id);
  };

  it('[R-V05] has its names put into the index once, and what it had stays as it was', async () => {
    await loadWorkingCopy();
    await open();
    await agreeAll();
    expect((await ask(DONGBA, '赵丙改', anIdNumber(3))).outcome).toBe('miss');
    const missing = await batchesWithoutNames();
    expect(missing.length).toBeGreaterThan(0);
    const before = await storeState({ content: true });
    expect(await indexNames(context)).toBe(missing.length);
    for (const [name, value] of Object.entries(before))
      expect((await storeState({ content: true }))[name]).toEqual(value);
    expect((await readBack(answers)).batches).toEqual(answers.batches);
    const found = await ask(DONGBA, '赵丙改', anIdNumber(3));
    expect(found).toMatchObject({ outcome: 'hit', answer: { lines: [{ amountFen: 8637, postedOn: '2026-09-10' }] } });
    expect((await ask(XIBA, '孙丙', anIdNumber(6))).outcome).toBe('hit');
    // Confirmed, but not on the board.
    expect((await ask(DONGBA, '吴甲', anIdNumber(14))).outcome).toBe('miss');
    const entries = await countHistory();
    expect(await indexNames(context)).toBe(0);
    expect(await countHistory()).toBe(entries);
    expect((await listHistory({ limit: 1 }))[0]).toMatchObject({ command: 'command.lookup.indexed', state: 'fixed' });
  });

  it('[R-V05] has them still when the working copy was lost, and after a sweep', async () => {
    await loadWorkingCopy();
    const { disk } = await open();
    await agreeAll();
    await indexNames(context);
    await sweepOrphans();
    const state = await storeState();
    await clear();
    expect((await open({ ...folderDisk(), data: disk.data })).caughtUp.rebuilt).toBe(true);
    expect(await storeState()).toEqual(state);
    expect(await isSound()).toBe(true);
    expect(await batchesWithoutNames()).toEqual([]);
    expect((await ask(DONGBA, '赵丙改', anIdNumber(3))).outcome).toBe('hit');
  });

  it('[R-V05] is as before when the preparation is cancelled, and can be undone past it', async () => {
    await loadWorkingCopy();
    await open();
    const state = await storeState();
    const cancelled = AbortSignal.abort(new DOMException('cancelled', 'AbortError'));
    await expect(indexNames({ ...context, signal: cancelled })).rejects.toMatchObject({ name: 'AbortError' });
    expect(await storeState()).toEqual(state);
    await indexNames(context);
    const corrected = (await listBatches()).find(({ title }) => title === '2026 年更正');
    expect((await undoLast(corrected?.id ?? '')).ok).toBe(true);
    expect((await lookUp(anIdNumber(3))).length).toBe(1);
  });
});

describe('a store of version 0.1.0', () => {
  it('[R-V05] has its names in the index when it is taken over', async () => {
    await loadFrozen('0.1.0');
    await openDeskStore(frozenDisk('0.1.0'));
    await upgradeStore();
    expect(await batchesWithoutNames()).toEqual([]);
    for (const { id, state } of await listBatches()) if (state === 'confirmed') await agreeBatch(id);
    expect(await ask(XIBA, '赵丁甲', '190101194304040037')).toMatchObject({
      outcome: 'hit',
      answer: { lines: [{ year: 2025, amountFen: 17274, documentNumber: '样财农〔2025〕3号' }] },
    });
  });
});
