import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { setHead } from '../../renderer/data/batches/acts';
import { lookUp } from '../../renderer/data/batches/confirm';
import { viewRows } from '../../renderer/data/batches/rowsView';
import { BatchSession, openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { planPostings } from '../../renderer/data/postings';
import { forgetOpened, listTable } from '../../renderer/data/store/records';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { setVaultKeys } from '../../renderer/data/vault';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { acts, batchAt, expectSessionAsStored, HEADER, headOf, never, outcome, rowOf } from '../support/batchActs';
import { moved } from '../support/deskActs';
import { emptyDesk, importOne, postingOptions, theDesk } from '../support/deskStore';
import { anIdNumber } from '../support/people';
import { storeDump } from '../support/storeFaults';

/** Every act on a batch is one step: cancelled, undone or refused, store and open session say what they said before. */

beforeEach(emptyDesk);

describe('cancel', () => {
  it.each(acts.filter((act) => !act.short))(
    'at one moment after the other of $name: nothing changes, doing it again succeeds',
    async ({ stage, run }) => {
      const session = await openSession(await batchAt(stage));
      const before = await storeDump();
      let thrown: unknown;
      let cancelled = 0;
      for (let turns = 0; turns < 2000; turns = turns < 12 ? turns + 1 : Math.ceil(turns * 1.4)) {
        const controller = new AbortController();
        const running = outcome(run(session, controller.signal));
        void (async () => {
          for (let i = 0; i < turns; i += 1) await new Promise((resolve) => setImmediate(resolve));
          controller.abort(new DOMException('cancelled', 'AbortError'));
        })();
        thrown = await running;
        if (thrown === undefined) break;
        cancelled += 1;
        expect(faultOf(thrown, true).code, `turn ${turns}`).toBe('job.cancelled');
        expect(await storeDump(), `turn ${turns}`).toBe(before);
        await expectSessionAsStored(session);
      }
      expect(thrown).toBeUndefined();
      expect(cancelled).toBeGreaterThan(0);
      expect(await storeDump()).not.toBe(before);
    },
  );
});

describe('undo', () => {
  const undoable = acts.filter((act) => act.stage === 'checked' && !act.short && act.name !== 'confirming');

  it.each(undoable.filter((act) => act.name !== 'program and year'))(
    'of $name gives back what was there, redo what was done',
    async ({ run }) => {
      const id = await batchAt('checked');
      const look = async (): Promise<unknown> => {
        const session = await BatchSession.open(id);
        const { rows } = await viewRows(session, '0.0', 0, 3000, false);
        const remembered = (await listTable('layouts')).map(({ key, value }) => ({ key, value }));
        const { files, summary, state } = session.record;
        return { files, summary, state, choices: session.choices, problems: session.problems, rows, remembered };
      };
      const before = await look();
      await run(await openSession(id), never);
      const after = await look();
      expect(after).not.toEqual(before);
      await moved(undoLast(id));
      expect(await look()).toEqual(before);
      await moved(redoLast(id));
      expect(await look()).toEqual(after);
    },
  );
});

describe('a confirmed batch', () => {
  it('changes its program, year, rate or document number only by a correction', async () => {
    const session = await openSession(await batchAt('confirmed'));
    const before = await storeDump();
    for (const change of [
      { program: '高龄津贴' },
      { year: 2025 },
      { unitRateYuan: '1.00' },
      { documentNumber: '另一号' },
    ]) {
      const thrown = await outcome(setHead(session, { ...headOf(session), ...change }, never));
      expect(faultOf(thrown, false).code).toBe('batch.isConfirmed');
      expect(await storeDump()).toBe(before);
    }
  });
});

describe('a lost or wrong key', () => {
  it('is told in a calm sentence, nothing is changed, and the right key opens everything again', async () => {
    const id = await batchAt('confirmed');
    const before = await storeDump();
    const keys = await theDesk().host['vault.keys']();
    if (!keys.ok) throw new Error(keys.fault);
    const { current } = keys.value;
    const key = new Uint8Array(32).fill(99);
    const tries: (() => Promise<unknown>)[] = [
      () => BatchSession.open(id),
      () => planPostings(id, postingOptions(), never),
    ];
    // A wrong key under the right name, and a key of another store.
    for (const id of [current, '00000000']) {
      setVaultKeys({ current: id, keys: [{ id, key }] });
      forgetOpened();
      for (const attempt of tries)
        expect(faultOf(await outcome(attempt()), false)).toEqual({ code: 'store.sealBroken', params: {} });
      expect(text['store.sealBroken']).toMatch(/没有改动/);
      expect(await lookUp(anIdNumber(1))).toEqual([]);
      expect(await storeDump()).toBe(before);
    }
    setVaultKeys(keys.value);
    expect((await planPostings(id, postingOptions(), never)).villages).toHaveLength(2);
  });

  it('one changed byte of a block is the same, and only that batch is concerned', async () => {
    const broken = await batchAt('confirmed');
    const block = await database().payoutBlocks.where('batchId').equals(broken).first();
    if (!block) throw new Error('no block');
    const body = block.body.slice();
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
    await database().payoutBlocks.put({ ...block, body });
    const thrown = await outcome(planPostings(broken, postingOptions(), never));
    expect(faultOf(thrown, false).code).toBe('store.sealBroken');
    const other = await openSession(await importOne(`${HEADER}\r\n${rowOf(3000)}\r\n`, '另一批.csv'));
    expect(other.record.summary.counts.imported).toBe(1);
  });
});
