import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { editCells } from '../../renderer/data/batches/acts';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { openSession } from '../../renderer/data/batches/session';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { big, expectUsable, files, ROWS, second, sheet } from '../support/bigSheets';
import { moved, undoBatch } from '../support/deskActs';
import { emptyDesk, importOne, jobContext } from '../support/deskStore';
import { anIdNumber } from '../support/people';
import { storeDump } from '../support/storeFaults';

/** Law 2 of the house: nothing is lost. After a cancel the store is as before, and doing it again succeeds. */

beforeEach(emptyDesk);

const cancelledAt = (n: number) => {
  const controller = new AbortController();
  let calls = 0;
  const context = jobContext({
    signal: controller.signal,
    onProgress: () => {
      calls += 1;
      if (calls === n) controller.abort(new DOMException('cancelled', 'AbortError'));
    },
  });
  return { context, controller, calls: () => calls };
};

describe('cancel', () => {
  it('at every step of an import leaves the store as it was, and the next import works', async () => {
    const plain = cancelledAt(0);
    await importFiles({ files: files(['一.csv', big], ['二.csv', second]) }, plain.context);
    const steps = plain.calls();
    expect(steps).toBeGreaterThan(1);
    await emptyDesk();
    const before = await storeDump();
    for (let n = 1; n <= steps; n += 1) {
      const { context, controller } = cancelledAt(n);
      const run = importFiles({ files: files(['一.csv', big], ['二.csv', second]) }, context);
      const thrown = await run.then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(faultOf(thrown, controller.signal.aborted).code, `step ${n}`).toBe('job.cancelled');
      expect(await storeDump(), `step ${n}`).toBe(before);
    }
    await expectUsable(await importOne(big, '一.csv'), ROWS);
  });

  it('at any moment of adding files to a batch leaves the batch as it was', async () => {
    const batchId = await importOne(big, '一.csv');
    const before = await storeDump();
    let finished = false;
    // A later and later moment, counted in turns of the event loop, until the cancel comes too late.
    for (let turns = 0; turns < 400 && !finished; turns = turns < 40 ? turns + 1 : Math.ceil(turns * 1.3)) {
      const controller = new AbortController();
      const context = jobContext({ signal: controller.signal });
      const run = importFiles({ files: files(['二.csv', second]), batchId }, context);
      void (async () => {
        for (let i = 0; i < turns; i += 1) await new Promise((resolve) => setImmediate(resolve));
        controller.abort(new DOMException('cancelled', 'AbortError'));
      })();
      const thrown = await run.then(
        () => undefined,
        (error: unknown) => error,
      );
      finished = thrown === undefined;
      if (!finished) {
        expect(faultOf(thrown, true).code, `turn ${turns}`).toBe('job.cancelled');
        expect(await storeDump(), `turn ${turns}`).toBe(before);
      }
    }
    expect(finished).toBe(true);
    await expectUsable(batchId, ROWS + 30);
  });
});

describe('a batch that grew', () => {
  it('keeps the village that was chosen for a new file, also after an undo', async () => {
    const batchId = await importOne(second, '二.csv');
    await editCells(
      await openSession(batchId),
      '0.0',
      [{ row: 2, column: 8, text: '1.00' }],
      new AbortController().signal,
    );
    const blank = sheet(9000, 3, '');
    const choices = { '三.csv': { village: '东坝村' } };
    await importFiles({ files: files(['三.csv', blank]), batchId, choices }, jobContext());
    let session = await openSession(batchId);
    const placed = (): [string, number][] =>
      session.record.summary.villages.map((village): [string, number] => [village.name, village.count]);
    expect(placed()).toEqual([
      ['西坝村', 30],
      ['东坝村', 3],
    ]);
    // Undone: the file with its village is gone; done again, and the typed cell taken back: it stands where it stood.
    session = await undoBatch(batchId);
    expect(placed()).toEqual([['西坝村', 30]]);
    await moved(redoLast(batchId));
    await moved(undoLast(batchId));
    await moved(undoLast(batchId));
    await moved(redoLast(batchId));
    await moved(redoLast(batchId));
    session = await openSession(batchId);
    expect(placed()).toEqual([
      ['西坝村', 30],
      ['东坝村', 3],
    ]);
    expect(session.record.files[1]?.sheets[0]?.village).toBe('东坝村');
    await session.recheck();
    expect(placed()).toHaveLength(2);
  });
});

describe('a machine fault in words', () => {
  it('a transaction that the disk ended is no cancel, however deep the cause lies', () => {
    const disk = new DOMException('full', 'QuotaExceededError');
    const aborted = Object.assign(new Error('Transaction aborted'), { name: 'AbortError', inner: disk });
    const bulk = Object.assign(new Error('bulk'), { name: 'BulkError', failures: [aborted] });
    for (const error of [disk, aborted, bulk, new Error('x', { cause: bulk })])
      for (const isCancelled of [false, true]) expect(faultOf(error, isCancelled).code).toBe('host.diskFull');
    const other = Object.assign(new Error('closed'), { name: 'AbortError' });
    expect(faultOf(other, false).code).toBe('store.notWritten');
    expect(faultOf(other, true).code).toBe('job.cancelled');
  });

  it('has a sentence for every code, and tells no row of anybody', () => {
    const spoilt = `[{"payee":"赵光","idNumber":"${anIdNumber(1)}"`;
    const thrown = (() => {
      try {
        return JSON.parse(spoilt) as unknown;
      } catch (error) {
        return error;
      }
    })();
    const said = JSON.stringify(faultOf(thrown, false));
    expect(said).not.toMatch(/\d{6}|赵光/);
    for (const code of [
      'host.diskFull',
      'host.fileLocked',
      'store.sealBroken',
      'store.notWritten',
      'store.behind',
      'batch.incomplete',
      'job.failed',
    ])
      expect(text[code]).toMatch(/[\u4e00-\u9fff].*。/);
  });
});
