import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BatchSession, openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { saveSettings } from '../../renderer/data/settings';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { acts, batchAt, expectSessionAsStored, never, outcome } from '../support/batchActs';
import { emptyDesk, openDeskStore, theDesk } from '../support/deskStore';
import {
  changesOf,
  expectWhole,
  failWrite,
  healStore,
  installStoreFaults,
  journalHead,
  storeDump,
  takeCheckpoint,
} from '../support/storeFaults';
import { storeState } from '../support/storeState';

/** Every act on a batch is one entry of the journal and one transaction: after a full disk all of it is there, or nothing. */

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

describe('a full disk under the journal', () => {
  it.each(acts)('at every change of $name: nothing changes, doing it again succeeds', async ({ stage, run }) => {
    const id = await batchAt(stage);
    const restore = await takeCheckpoint();
    let session = await BatchSession.open(id);
    const before = await storeDump();
    let n = 1;
    let refused = 0;
    for (; ; n += 1) {
      const { disk } = theDesk();
      const label = `change ${n}`;
      const changes = changesOf(disk.data);
      disk.data.fail({ on: 'change', nth: n, code: 'ENOSPC' });
      const thrown = await outcome(run(session, never));
      disk.data.heal();
      if (thrown === undefined && changesOf(disk.data) - changes < n) break;
      if (thrown === undefined) {
        // What failed was housekeeping that the act does not need.
        await expectWhole(label);
        await restore();
        session = await BatchSession.open(id);
        continue;
      }
      refused += 1;
      expect(faultOf(thrown, false).code, label).toBe('host.diskFull');
      expect(await storeDump(), label).toBe(before);
      await expectSessionAsStored(session);
    }
    expect(refused).toBeGreaterThan(1);
    expect(await storeDump()).not.toBe(before);
    await expectWhole('in the end');
  });

  it.each(acts)('that stays full from the n-th write of $name on: as before, and after a restart', async (act) => {
    const session = await openSession(await batchAt(act.stage));
    const before = await storeDump();
    let n = 1;
    for (; ; n += 1) {
      const { disk } = theDesk();
      disk.data.fail({ on: 'write', nth: n, code: 'ENOSPC', share: 0.5, stays: true });
      const thrown = await outcome(act.run(session, never));
      disk.data.heal();
      if (thrown === undefined) break;
      expect(faultOf(thrown, false).code, `write ${n}`).toBe('host.diskFull');
      expect(await storeDump(), `write ${n}`).toBe(before);
      await openDeskStore(disk);
      expect(await storeDump(), `write ${n}, restart`).toBe(before);
      await expectSessionAsStored(session);
    }
    expect(n).toBeGreaterThan(1);
    await expectWhole('in the end');
  });
});

describe('a full disk under the working copy', () => {
  it.each(acts)(
    'at every write of $name: before the entry nothing changes, after it the act is healed at once',
    async ({ stage, run }) => {
      const id = await batchAt(stage);
      const restore = await takeCheckpoint();
      let session = await BatchSession.open(id);
      const before = await storeDump();
      const { seq } = await journalHead();
      let healed = 0;
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n);
        const thrown = await outcome(run(session, never));
        const writes = healStore();
        if ((await journalHead()).seq === seq) {
          expect(faultOf(thrown, false).code, label).toBe('host.diskFull');
          expect(await storeDump(), label).toBe(before);
          await expectSessionAsStored(session);
          continue;
        }
        expect(thrown, label).toBeUndefined();
        expect((await journalHead()).seq, label).toBe(seq + 1);
        await expectWhole(label);
        if (writes < n) break;
        healed += 1;
        await restore();
        session = await BatchSession.open(id);
      }
      expect(healed).toBeGreaterThan(1);
      expect(await storeDump()).not.toBe(before);
    },
  );

  it.each(acts)(
    'that stays full from the n-th write of $name on: all of the act or nothing, the next act or start brings it',
    async ({ stage, run }) => {
      const id = await batchAt(stage);
      const restore = await takeCheckpoint();
      let session = await BatchSession.open(id);
      const before = await storeDump();
      const stateBefore = await storeState();
      const { seq } = await journalHead();
      let behind = 0;
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n, true);
        const thrown = await outcome(run(session, never));
        const isHit = healStore() >= n;
        if (!isHit) break;
        if ((await journalHead()).seq === seq) {
          expect(faultOf(thrown, false).code, label).toBe('host.diskFull');
          expect(await storeDump(), label).toBe(before);
          await expectSessionAsStored(session);
          continue;
        }
        behind += 1;
        expect(faultOf(thrown, false).code, label).toBe('store.behind');
        expect((await journalHead()).seq, label).toBe(seq + 1);
        expect(await storeState(), label).toEqual(stateBefore);
        if (n % 2 === 0) await saveSettings({ supervisionTelephone: `0000-${n}` });
        else await openDeskStore(theDesk().disk);
        const history = await database().history.orderBy('order').keys();
        expect(history, label).toContain(seq + 1);
        await expectWhole(label);
        await restore();
        session = await BatchSession.open(id);
      }
      expect(behind).toBeGreaterThan(1);
      expect(text['store.behind']).toMatch(/[\u4e00-\u9fff].*。/);
    },
  );
});
