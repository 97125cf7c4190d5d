import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookUp } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { listBatches, listReceived } from '../../renderer/data/queries';
import { saveSettings } from '../../renderer/data/settings';
import { holdsOldBatches } from '../../renderer/data/store/oldStore';
import { setStorePort, storePort } from '../../renderer/data/store/port';
import { findRecord } from '../../renderer/data/store/records';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { upgradeStore } from '../../renderer/data/store/upgrade';
import { listUnits } from '../../renderer/data/units';
import { emptyDesk, importOne, openDeskStore, theDesk } from '../support/deskStore';
import { type FakeDisk, newFakeDisk } from '../support/fakeHost';
import {
  frozenAnswers,
  frozenDisk,
  frozenDump,
  frozenState,
  loadFrozen,
  openFrozen,
  RELEASES,
  type Release,
} from '../support/frozenStore';
import { anIdNumber } from '../support/people';
import { failWrite, healStore, installStoreFaults } from '../support/storeFaults';
import { storeState } from '../support/storeState';

/** Interrupted anywhere, the old store is whole and the next start takes it over; nothing is ever lost or taken twice. */

beforeAll(installStoreFaults);
beforeEach(healStore);

const clearWorkingCopy = () => Promise.all(database().tables.map((table) => table.clear()));

describe.each(RELEASES)('taking over a store of version %s', (release: Release) => {
  const expected = frozenAnswers(release);
  const named = (title: string): string => expected.batches.find((one) => one.title === title)?.id ?? '';
  /** More of the same rows: the faults need some of each kind, not many. */
  const long = named('2026 年耕地地力保护补贴');
  let old = '';
  let whole: Record<string, unknown> = {};

  async function firstStart(): Promise<FakeDisk> {
    await clearWorkingCopy();
    await loadFrozen(release, long);
    const disk = frozenDisk(release);
    await openDeskStore(disk);
    return disk;
  }

  /** Everything but the trail, which names the store, and digests of persons, which name the key; people are looked up instead. */
  async function stateNow(): Promise<Record<string, unknown>> {
    const state = await storeState();
    return Object.fromEntries(Object.entries(state).filter(([place]) => !/^(history|index)\//.test(place)));
  }

  beforeAll(async () => {
    await firstStart();
    old = (await frozenState(release)) ?? '';
    await upgradeStore();
    whole = await stateNow();
  });

  async function entries(): Promise<number> {
    const head = await theDesk().host['journal.head']();
    return head.ok ? head.value.seq : -1;
  }

  /** What a start after the interruption does: the old store was whole until an entry named the new state. */
  async function expectCompleted(disk: FakeDisk, where: string): Promise<void> {
    expect(await frozenState(release), where).toBe(old);
    await openDeskStore(disk);
    await upgradeStore();
    expect(await frozenState(release), where).toBeUndefined();
    expect(await stateNow(), where).toEqual(whole);
    expect(await entries(), where).toBe(1);
    expect(
      (await lookUp(anIdNumber(3))).map((hit) => hit.payee),
      where,
    ).toEqual(['赵丁甲']);
  }

  /** Interrupts one step later each time, until nothing is left to interrupt. Answers how many interruptions there were. */
  async function atEvery(interrupt: (step: number, disk: FakeDisk) => () => void): Promise<number> {
    for (let step = 1; ; step += 1) {
      const disk = await firstStart();
      const heal = interrupt(step, disk);
      const failed = await upgradeStore().then(
        () => false,
        () => true,
      );
      heal();
      if (!failed) {
        expect(await stateNow()).toEqual(whole);
        return step - 1;
      }
      await expectCompleted(disk, `step ${step}`);
    }
  }

  it('interrupted at every write of the working copy', async () => {
    const steps = await atEvery((step) => {
      failWrite(step, step % 2 === 0);
      return healStore;
    });
    expect(steps).toBeGreaterThan(10);
  }, 400_000);

  it.each(['before', 'after'] as const)('ended %s every call of the shell', async (when) => {
    const called = new Set<string>();
    const steps = await atEvery((step) => {
      const { storeId, call } = storePort();
      let calls = 0;
      setStorePort({
        storeId,
        call: async (name, input) => {
          calls += 1;
          called.add(name);
          // Nothing is answered any more: the program is gone.
          if (when === 'before' && calls >= step) throw new Error('gone');
          const answer = await call(name, input);
          if (calls >= step) throw new Error('gone');
          return answer;
        },
      });
      return () => undefined;
    });
    expect(steps).toBeGreaterThan(4);
    for (const name of ['snapshot.begin', 'snapshot.append', 'snapshot.finish', 'journal.commit'])
      expect([...called]).toContain(name);
  });

  it('on a disk that refuses every change of the data folder in turn', async () => {
    const steps = await atEvery((step, disk) => {
      disk.data.fail({ on: 'change', nth: step, code: 'ENOSPC', share: 0.5, stays: true });
      return () => disk.data.heal();
    });
    expect(steps).toBeGreaterThan(4);
  });

  it('with a wrong key changes nothing, and goes on when the right one is back', async () => {
    await clearWorkingCopy();
    await loadFrozen(release, long);
    const disk = newFakeDisk();
    await openDeskStore(disk);
    expect(await holdsOldBatches()).toBe(true);
    await expect(upgradeStore()).rejects.toMatchObject({ name: 'SealBroken' });
    expect(await entries()).toBe(0);
    disk.profile.put('data.key', frozenDisk(release).profile.bytes('data.key'));
    await expectCompleted(disk, 'with the key');
  });

  it('a damaged block concerns its batch only, which says so', async () => {
    const disk = await firstStart();
    const damaged = named('2026 年补发');
    const db = await openFrozen(release);
    for (const table of ['sheetBlocks', 'payoutBlocks']) {
      const row = await db.table(table).where('batchId').equals(damaged).first();
      row.body[row.body.length - 1] ^= 1;
      await db.table(table).put(row);
    }
    const choices = await db.table('batchParts').get([named('2026 年待确认'), 'choices']);
    choices.body[40] ^= 1;
    await db.table('batchParts').put(choices);
    db.close();
    const { notices } = await upgradeStore();
    expect(notices).toEqual([
      { code: 'store.notice.upgraded', params: {} },
      { code: 'store.notice.upgradedDamaged', params: { title: '2026 年补发' } },
      { code: 'store.notice.upgradedDamaged', params: { title: '2026 年待确认' } },
    ]);
    await expect(openSession(damaged).then((session) => session.block('0.0', 0))).rejects.toThrow();
    await expect(openSession(named('2026 年待确认'))).rejects.toMatchObject({ code: 'batch.damaged' });
    expect((await openSession(named('2026 年草稿'))).record.title).toBe('2026 年草稿');
    // The start that follows finds nothing to mend.
    expect((await openDeskStore(disk)).caughtUp).toEqual({ replayed: 0, rebuilt: false, notices: [] });
  });

  it('keeps a batch whose record does not read, with its rows, though nobody sees it', async () => {
    await firstStart();
    const id = named('2026 年补发');
    const db = await openFrozen(release);
    await db.table('batches').update(id, { state: 'unheard of' });
    db.close();
    await upgradeStore();
    await sweepOrphans();
    expect((await listBatches()).map((one) => one.id)).not.toContain(id);
    expect((await findRecord('batches', id))?.value.state).toBe('unheard of');
    const { sheetBlocks, payoutBlocks } = database();
    for (const [table, name] of [
      [sheetBlocks, 'sheetBlocks'],
      [payoutBlocks, 'payoutBlocks'],
    ] as const) {
      const rows = frozenDump(release).tables[name] ?? [];
      expect(await table.where('batchId').equals(id).count()).toBe(rows.filter((row) => row.batchId === id).length);
    }
  });

  describe('into a store that has entries of its own', () => {
    const CSV = `序号,村名,户主姓名,身份证号码,补贴金额\r\n1,东坝村,赵新,${anIdNumber(3)},10.00\r\n`;

    it('adds what it does not have, as one entry, and leaves its own as it was', async () => {
      await emptyDesk();
      const { disk } = theDesk();
      const own = await importOne(CSV, '新.csv');
      await saveSettings({ operatorName: '新办事员' });
      const before = await storeState();
      const units = await listUnits();
      await loadFrozen(release, long);
      disk.profile.put('data.key', frozenDisk(release).profile.bytes('data.key'));
      await openDeskStore(disk);
      const { notices } = await upgradeStore();
      expect(notices.map((one) => one.code)).toEqual(['store.notice.upgraded']);
      expect(await frozenState(release)).toBeUndefined();
      const after = await storeState();
      for (const [place, value] of Object.entries(before)) expect(after[place], place).toEqual(value);
      for (const place of Object.keys(whole).filter((one) => /^(sheet|payout|bundle|choices|received)\//.test(one)))
        expect(after[place], place).toEqual(whole[place]);
      expect(await listUnits()).toEqual(units);
      const titles = [...(await listBatches()), ...(await listBatches({ deleted: true }))].map((one) => one.id);
      expect(new Set(titles)).toEqual(
        new Set([own, ...expected.batches.map((one) => one.id).filter((id) => id !== long)]),
      );
      expect((await lookUp(anIdNumber(3))).map((hit) => hit.year)).toEqual([2025]);
      expect(await listReceived()).toHaveLength(expected.received.length);
      await clearWorkingCopy();
      await openDeskStore(disk);
      expect(await storeState()).toEqual(after);
    });

    it('an old store that it has taken over already is not taken twice', async () => {
      const disk = await firstStart();
      await upgradeStore();
      const state = await storeState();
      // A computer that goes back to an old image with each start.
      await loadFrozen(release, long);
      await openDeskStore(disk);
      await upgradeStore();
      expect(await frozenState(release)).toBeUndefined();
      expect(await storeState()).toEqual(state);
    });

    it('interrupted at every call of the shell, its own data stay and the old ones come with the next start', async () => {
      for (let step = 1; ; step += 1) {
        await emptyDesk();
        const { disk } = theDesk();
        await importOne(CSV, '新.csv');
        const before = await storeState();
        await loadFrozen(release, long);
        disk.profile.put('data.key', frozenDisk(release).profile.bytes('data.key'));
        await openDeskStore(disk);
        const { storeId, call } = storePort();
        let calls = 0;
        setStorePort({
          storeId,
          call: async (name, input) => {
            calls += 1;
            if (calls >= step) throw new Error('gone');
            return call(name, input);
          },
        });
        const failed = await upgradeStore().then(
          () => false,
          () => true,
        );
        if (!failed) {
          expect(step).toBeGreaterThan(3);
          return;
        }
        expect(await frozenState(release), `step ${step}`).toBe(old);
        await openDeskStore(disk);
        expect(await storeState(), `step ${step}`).toEqual(before);
        await upgradeStore();
        const titles = (await listBatches()).length + (await listBatches({ deleted: true })).length;
        expect(titles, `step ${step}`).toBe(expected.batches.length);
      }
    });
  });

  it('knows every table of the frozen store', () => {
    expect(Object.keys(frozenDump(release).tables).sort()).toEqual(Object.keys(expected.counts).sort());
  });
});
