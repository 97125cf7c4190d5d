import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editCells } from '../../renderer/data/batches/acts';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { viewRows } from '../../renderer/data/batches/rowsView';
import { openSession } from '../../renderer/data/batches/session';
import { BLOCK_ROWS, removeOrphanBlocks, SheetBlockWriter } from '../../renderer/data/batches/sheetBlocks';
import { database } from '../../renderer/data/database';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { asFile, emptyDesk, importOne, jobContext } from '../support/deskStore';
import { anIdNumber } from '../support/people';
import { failWrite, healStore, installStoreFaults, storeDump } from '../support/storeFaults';

/** Law 2 of the house: nothing is lost. After every fault the store is as before, and doing it again succeeds. */

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const rows = (from: number, count: number, village: string): string[] =>
  Array.from({ length: count }, (_, at) => {
    const n = from + at;
    const name = `赵${String.fromCharCode(0x4e00 + (n % 900))}${String.fromCharCode(0x5000 + (n % 700))}`;
    return `${n},${village},${1 + (n % 5)}组,${name},${anIdNumber(n)},2.00,86.37,172.74,,`;
  });
const sheet = (from: number, count: number, village = '东坝村'): string =>
  `${[HEADER, ...rows(from, count, village)].join('\r\n')}\r\n`;

const ROWS = 2300;
const big = sheet(1, ROWS);
const second = sheet(5000, 30, '西坝村');

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

const files = (...list: [string, string][]) => list.map(([name, content]) => asFile(content, name));

/** Rows that no record speaks of; invisible, but they would fill the disk. */
async function orphanBlocks(): Promise<number> {
  const batches = await database().batches.toArray();
  const keys = new Set(batches.flatMap((one) => one.files.flatMap((f) => f.sheets.map((s) => `${one.id}/${s.key}`))));
  const blocks = await database().sheetBlocks.toArray();
  return blocks.filter((block) => !keys.has(`${block.batchId}/${block.sheetKey}`)).length;
}

async function expectUsable(batchId: string, read: number): Promise<void> {
  const session = await openSession(batchId);
  expect(session.record.summary.counts.read).toBe(read);
  for (const one of session.record.files.flatMap((file) => file.sheets)) {
    const { rows: last } = await viewRows(session, one.key, one.rowCount - 1, one.rowCount, false);
    expect(last).toHaveLength(1);
  }
  await session.recheck();
  expect(session.record.summary.counts.read).toBe(read);
}

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
    const session = await openSession(batchId);
    const placed = (): [string, number][] =>
      session.record.summary.villages.map((village): [string, number] => [village.name, village.count]);
    expect(placed()).toEqual([
      ['西坝村', 30],
      ['东坝村', 3],
    ]);
    await session.undo();
    expect(placed()).toEqual([
      ['西坝村', 30],
      ['东坝村', 3],
    ]);
    expect(session.record.files[1]?.sheets[0]?.village).toBe('东坝村');
  });
});

describe('a full disk', () => {
  it.each([
    ['for one write', false],
    ['from then on', true],
  ])('at the n-th write of an import, %s, for all n: nothing is stored, the next import works', async (_, stays) => {
    failWrite(Number.POSITIVE_INFINITY);
    await importOne(big, '一.csv');
    const writes = healStore();
    expect(writes).toBeGreaterThan(2);
    await emptyDesk();
    const before = await storeDump();
    for (let n = 1; n <= writes; n += 1) {
      failWrite(n, stays);
      const thrown = await importOne(big, '一.csv').then(
        () => undefined,
        (error: unknown) => error,
      );
      healStore();
      expect(faultOf(thrown, false), `write ${n}`).toEqual({ code: 'host.diskFull', params: {} });
      expect(await storeDump(), `write ${n}`).toBe(before);
    }
    await expectUsable(await importOne(big, '一.csv'), ROWS);
  });

  it('while a file is added to a batch, at every write: the batch stays as it was', async () => {
    const batchId = await importOne(big, '一.csv');
    const before = await storeDump();
    const add = () => importFiles({ files: files(['二.csv', second]), batchId }, jobContext());
    let n = 1;
    for (; n < 30; n += 1) {
      failWrite(n);
      const thrown = await add().then(
        () => undefined,
        (error: unknown) => error,
      );
      const writes = healStore();
      if (thrown === undefined) {
        expect(writes).toBeLessThan(n);
        break;
      }
      expect(faultOf(thrown, false).code, `write ${n}`).toBe('host.diskFull');
      expect(await storeDump(), `write ${n}`).toBe(before);
    }
    expect(n).toBeGreaterThan(2);
    await expectUsable(batchId, ROWS + 30);
  });
});

describe('a kill in the middle', () => {
  it('leaves blocks that no batch speaks of; they are invisible and gone after the next start', async () => {
    const batchId = await importOne(second, '二.csv');
    const cells = Array.from({ length: BLOCK_ROWS * 2 }, (_, n) => [String(n), anIdNumber(n)]);
    // Of an import that never wrote its record, and of a file that was being added to a batch.
    for (const [id, key] of [
      ['00000000-dead', '0.0'],
      [batchId, '1.0'],
      [batchId, '1.1'],
    ] as const) {
      const writer = new SheetBlockWriter(id, key);
      await writer.add({ firstRow: 1, rows: cells });
      await writer.finish();
    }
    expect(await orphanBlocks()).toBe(6);
    await expectUsable(batchId, 30);
    const record = await database().batches.get(batchId);
    await removeOrphanBlocks();
    expect(await orphanBlocks()).toBe(0);
    expect(await database().batches.get(batchId)).toEqual(record);
    await expectUsable(batchId, 30);
    const added = await importFiles({ files: files(['三.csv', sheet(8000, 20)]), batchId }, jobContext());
    expect(added.refused).toEqual([]);
    await expectUsable(batchId, 50);
  });

  it('a shorter sheet under the same number is not lengthened by what was left behind', async () => {
    const batchId = await importOne(second, '二.csv');
    const writer = new SheetBlockWriter(batchId, '1.0');
    await writer.add({ firstRow: 1, rows: Array.from({ length: BLOCK_ROWS * 3 }, () => ['x']) });
    await writer.finish();
    await importFiles({ files: files(['三.csv', sheet(8000, 20)]), batchId }, jobContext());
    await expectUsable(batchId, 50);
    await removeOrphanBlocks();
    expect((await database().sheetBlocks.where('batchId').equals(batchId).toArray()).length).toBe(2);
    await expectUsable(batchId, 50);
  });

  it('rows that are missing are told as missing, and other batches stay usable', async () => {
    const broken = await importOne(big, '一.csv');
    const whole = await importOne(second, '二.csv');
    await database().sheetBlocks.delete([broken, '0.0', 1]);
    const session = await openSession(broken);
    const thrown = await session.recheck().catch((error: unknown) => error);
    expect(faultOf(thrown, false).code).toBe('batch.incomplete');
    await expectUsable(whole, 30);
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
    expect(faultOf(other, false).code).toBe('job.failed');
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
    for (const code of ['host.diskFull', 'host.fileLocked', 'store.sealBroken', 'batch.incomplete', 'job.failed'])
      expect(text[code]).toMatch(/[\u4e00-\u9fff].*。/);
  });
});
