import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { findBatch, listSent } from '../../renderer/data/queries';
import { listHistory } from '../../renderer/data/store/history';
import { faultOf } from '../../renderer/workers/faultCode';
import { outcome } from '../support/batchActs';
import { emptyDesk, jobContext, openDeskStore, theDesk } from '../support/deskStore';
import { agreedBatch, cancelling, publicKey, requestFor } from '../support/packages';
import {
  expectWhole,
  failWrite,
  healStore,
  installStoreFaults,
  storeDump,
  takeCheckpoint,
} from '../support/storeFaults';
import { storeState } from '../support/storeState';

/** Packing spends numbers and nothing else. */

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

/** What keeps the numbers of packages and tells of them; everything else must not change. */
const SPENT = ['records/sent', 'records/settings', 'history', 'marks', 'journal'];

/** The same, of a working copy that was made anew: bytes differ, what they say does not. */
async function withoutNumbers(): Promise<unknown> {
  const state = await storeState();
  return Object.entries(state).filter(([place]) => !/^(?:sent|settings|history)\//.test(place));
}

/** Of packages that came to nothing the trail says that a number was spent, and nothing else. */
async function expectOnlyNumbers(batchId: string, acts: number): Promise<void> {
  const since = (await listHistory({ scope: batchId, limit: 1000 })).slice(0, -acts);
  const said = new Set(since.map((line) => line.command));
  for (const command of said) expect(['command.bundle.begun', 'command.bundle.failed']).toContain(command);
}

async function expectNumbersOnce(): Promise<void> {
  const sent = await listSent();
  const numbers = sent.map((one) => `${one.stream}/${one.sequence}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(sent.filter((one) => one.state === 'written')).toHaveLength(1);
}

describe('packing', () => {
  it('cancelled at every step leaves batch and lists as they were; a spent number never comes back', async () => {
    const batchId = await agreedBatch();
    const before = await storeDump(SPENT);
    const acts = (await listHistory({ scope: batchId, limit: 1000 })).length;
    const steps = 40;
    let done = false;
    for (let n = 1; n <= steps && !done; n += 1) {
      const { context, calls } = cancelling(n);
      const thrown = await outcome(packBatch(requestFor(batchId), publicKey, context));
      done = thrown === undefined;
      if (done) {
        expect(calls()).toBeLessThan(n);
        break;
      }
      expect(faultOf(thrown, true).code, `step ${n}`).toBe('job.cancelled');
      expect(await storeDump(SPENT), `step ${n}`).toBe(before);
      await expectOnlyNumbers(batchId, acts);
    }
    expect(done).toBe(true);
    await expectNumbersOnce();
  });

  it('on a full disk under the journal at every change leaves the batch as it was, and works afterwards', async () => {
    const batchId = await agreedBatch();
    const before = await storeDump(SPENT);
    const acts = (await listHistory({ scope: batchId, limit: 1000 })).length;
    let n = 1;
    for (; n < 60; n += 1) {
      const { data } = theDesk().disk;
      data.fail({ on: n % 2 === 0 ? 'write' : 'change', nth: Math.ceil(n / 2), code: 'ENOSPC', stays: n % 2 === 0 });
      const thrown = await outcome(packBatch(requestFor(batchId), publicKey, jobContext()));
      data.heal();
      if (thrown === undefined) break;
      expect(faultOf(thrown, false).code, `change ${n}`).toBe('host.diskFull');
      expect(await storeDump(SPENT), `change ${n}`).toBe(before);
      await expectOnlyNumbers(batchId, acts);
    }
    expect(n).toBeGreaterThan(3);
    await expectNumbersOnce();
    await expectWhole('in the end');
  });

  it('on a full disk under the working copy at every write is packed whole or not at all', async () => {
    const batchId = await agreedBatch();
    const before = await withoutNumbers();
    const acts = (await listHistory({ scope: batchId, limit: 1000 })).length;
    const restore = await takeCheckpoint();
    const seen = { healed: 0, behind: 0 };
    for (let n = 1; n < 60; n += 1) {
      const label = `write ${n}`;
      failWrite(n, n % 2 === 0);
      const thrown = await outcome(packBatch(requestFor(batchId), publicKey, jobContext()));
      const isHit = healStore() >= n;
      if (thrown === undefined) seen.healed += 1;
      else {
        seen.behind += 1;
        expect(faultOf(thrown, false).code, label).toBe('store.behind');
        await openDeskStore(theDesk().disk);
      }
      await expectWhole(label);
      const written = (await listSent()).filter((one) => one.state === 'written');
      if (written.length === 0) {
        expect(await withoutNumbers(), label).toEqual(before);
        await expectOnlyNumbers(batchId, acts);
      } else {
        await expectNumbersOnce();
        expect(
          (await findBatch(batchId))?.trace.filter((entry) => entry.act === 'packed'),
          label,
        ).toHaveLength(1);
      }
      if (!isHit) break;
      await restore();
    }
    expect(seen.healed).toBeGreaterThan(1);
    expect(seen.behind).toBeGreaterThan(1);
  });
});
