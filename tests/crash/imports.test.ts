import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editCells } from '../../renderer/data/batches/acts';
import { confirmBatch } from '../../renderer/data/batches/confirm';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { PayoutBlockBuilder, readVillageRows } from '../../renderer/data/batches/payoutBlocks';
import { PersonIndexBuilder } from '../../renderer/data/batches/personIndex';
import { viewRows } from '../../renderer/data/batches/rowsView';
import { openSession } from '../../renderer/data/batches/session';
import { BLOCK_ROWS, SheetBlockWriter } from '../../renderer/data/batches/sheetBlocks';
import { database } from '../../renderer/data/database';
import { blobLike, writeBundle } from '../../renderer/data/exchange/bundleFile';
import { findBatch, listBatches } from '../../renderer/data/queries';
import { saveSettings } from '../../renderer/data/settings';
import { Bulk } from '../../renderer/data/store/bulk';
import { findRecord, readTable } from '../../renderer/data/store/records';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { decodeBatch } from '../../shared/records';
import { moved, undoBatch } from '../support/deskActs';
import { asFile, emptyDesk, importOne, jobContext, openDeskStore, theDesk } from '../support/deskStore';
import { anIdNumber, aPayoutRow } from '../support/people';
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
  const batches = await readTable('batches', decodeBatch);
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

const outcome = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error: unknown) => error ?? new Error('rejected'),
  );

interface Import {
  readonly name: string;
  readonly rows: number;
  /** Blocks of rows that are stored afterwards. */
  readonly blocks: number;
  /** Makes what must be there first. */
  prepare(): Promise<string | undefined>;
  run(batchId: string | undefined): Promise<unknown>;
}

const imports: readonly Import[] = [
  { name: 'an import', rows: ROWS, blocks: 6, prepare: async () => undefined, run: () => importOne(big, '一.csv') },
  {
    name: 'adding a file to a batch',
    rows: ROWS + 30,
    blocks: 7,
    prepare: () => importOne(big, '一.csv'),
    run: (batchId) =>
      importFiles({ files: files(['二.csv', second]), ...(batchId === undefined ? {} : { batchId }) }, jobContext()),
  },
];

async function expectOneBatch(read: number): Promise<void> {
  const [batch, ...others] = await listBatches();
  expect(others).toEqual([]);
  await expectUsable(batch?.id ?? '', read);
}

describe('a full disk under the journal', () => {
  it.each(imports.flatMap((one) => [false, true].map((stays) => ({ ...one, stays }))))(
    'at the n-th change of $name (from then on: $stays), for all n: nothing is stored, the next import works',
    async ({ rows: read, prepare, run, stays }) => {
      const batchId = await prepare();
      const restore = await takeCheckpoint();
      const before = await storeDump();
      let refused = 0;
      for (let n = 1; ; n += 1) {
        const { disk } = theDesk();
        const label = `change ${n}`;
        const changes = changesOf(disk.data);
        disk.data.fail({ on: stays ? 'write' : 'change', nth: n, code: 'ENOSPC', share: 0.3, stays });
        const thrown = await outcome(run(batchId));
        disk.data.heal();
        if (thrown === undefined && (stays || changesOf(disk.data) - changes < n)) break;
        if (thrown === undefined) {
          await expectWhole(label);
          await restore();
          continue;
        }
        refused += 1;
        expect(faultOf(thrown, false), label).toEqual({ code: 'host.diskFull', params: {} });
        expect(await storeDump(), label).toBe(before);
        if (!stays) continue;
        await openDeskStore(disk);
        expect(await storeDump(), `${label}, restart`).toBe(before);
      }
      expect(refused).toBeGreaterThan(stays ? 1 : 2);
      await expectWhole('in the end');
      await expectOneBatch(read);
    },
  );
});

describe('a full disk under the working copy', () => {
  it.each(imports)(
    'for one write of $name, for all n: nothing is stored before the entry, everything after it',
    async ({ rows: read, prepare, run }) => {
      const batchId = await prepare();
      const restore = await takeCheckpoint();
      const before = await storeDump();
      const { seq } = await journalHead();
      const seen = { refused: 0, healed: 0 };
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n);
        const thrown = await outcome(run(batchId));
        const writes = healStore();
        if ((await journalHead()).seq === seq) {
          seen.refused += 1;
          expect(faultOf(thrown, false), label).toEqual({ code: 'host.diskFull', params: {} });
          expect(await storeDump(), label).toBe(before);
          continue;
        }
        expect(thrown, label).toBeUndefined();
        await expectWhole(label);
        await expectOneBatch(read);
        if (writes < n) break;
        seen.healed += 1;
        await restore();
      }
      expect(seen.refused).toBeGreaterThan(0);
      expect(seen.healed).toBeGreaterThan(1);
    },
  );

  it.each(imports)(
    'from the n-th write of $name on: nothing or all of it, which the next act or start brings',
    async ({ rows: read, blocks, prepare, run }) => {
      const batchId = await prepare();
      const restore = await takeCheckpoint();
      const before = await storeDump();
      const stateBefore = await storeState();
      const { seq } = await journalHead();
      const seen = { refused: 0, behind: 0 };
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n, true);
        const thrown = await outcome(run(batchId));
        if (healStore() < n) break;
        if ((await journalHead()).seq === seq) {
          seen.refused += 1;
          expect(faultOf(thrown, false), label).toEqual({ code: 'host.diskFull', params: {} });
          expect(await storeDump(), label).toBe(before);
          continue;
        }
        seen.behind += 1;
        expect(faultOf(thrown, false).code, label).toBe('store.behind');
        expect(await storeState(), label).toEqual(stateBefore);
        // Another window may bring the working copy up at any moment: rows that count are never cleared away.
        expect(await database().sheetBlocks.count(), label).toBe(blocks);
        if (n % 2 === 0) await saveSettings({ supervisionTelephone: `0000-${n}` });
        else await openDeskStore(theDesk().disk);
        await expectWhole(label);
        await expectOneBatch(read);
        await restore();
      }
      expect(seen.refused).toBeGreaterThan(0);
      expect(seen.behind).toBeGreaterThan(1);
    },
  );
});

/** Rows on their way when the program was killed: no entry names them. */
async function writeAhead(batchId: string, sheetKey: string, cells: readonly (readonly string[])[]): Promise<void> {
  const bulk = await Bulk.begin();
  const writer = new SheetBlockWriter(bulk, batchId, sheetKey);
  await writer.add({ firstRow: 1, rows: cells });
  await writer.finish();
  await bulk.settle();
}

async function restart(): Promise<void> {
  await openDeskStore(theDesk().disk);
  await sweepOrphans();
}

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
      await writeAhead(id, key, cells);
    }
    expect(await orphanBlocks()).toBe(6);
    await expectUsable(batchId, 30);
    const record = await findRecord('batches', batchId);
    await restart();
    expect(await orphanBlocks()).toBe(0);
    expect(await findRecord('batches', batchId)).toEqual(record);
    await expectUsable(batchId, 30);
    const added = await importFiles({ files: files(['三.csv', sheet(8000, 20)]), batchId }, jobContext());
    expect(added.refused).toEqual([]);
    await expectUsable(batchId, 50);
  });

  it('a shorter sheet under the same number is not lengthened by what was left behind', async () => {
    const batchId = await importOne(second, '二.csv');
    const long = Array.from({ length: BLOCK_ROWS * 3 }, () => ['x']);
    await writeAhead(batchId, '1.0', long);
    await importFiles({ files: files(['三.csv', sheet(8000, 20)]), batchId }, jobContext());
    await expectUsable(batchId, 50);
    await restart();
    expect((await database().sheetBlocks.where('batchId').equals(batchId).toArray()).length).toBe(2);
    await expectUsable(batchId, 50);
  });

  it('what can still be done again or undone keeps its rows', async () => {
    const batchId = await importOne(second, '二.csv');
    await importFiles({ files: files(['三.csv', sheet(8000, 20)]), batchId }, jobContext());
    await moved(undoLast(batchId));
    await restart();
    await expectUsable(batchId, 30);
    await moved(undoLast(batchId));
    await restart();
    expect(await listBatches()).toEqual([]);
    await moved(redoLast(batchId));
    await moved(redoLast(batchId));
    await expectUsable(batchId, 50);
  });

  it('of a confirmation leaves rows that no version speaks of; they are gone after the next start, the others stay', async () => {
    const batchId = await importOne(second, '二.csv');
    const session = await openSession(batchId);
    session.record = { ...session.record, program: '耕地地力保护补贴' };
    await confirmBatch(session, new AbortController().signal);
    await moved(undoLast(batchId));
    const counts = async (): Promise<number[]> =>
      Promise.all([database().payoutBlocks.count(), database().personIndex.count()]);
    const kept = await counts();
    const builder = new PayoutBlockBuilder(batchId, 2, ['西坝村'], await PersonIndexBuilder.create());
    for (let n = 0; n < BLOCK_ROWS + 5; n += 1) builder.add(aPayoutRow({ row: n, village: '西坝村' }));
    const bulk = await Bulk.begin();
    await builder.finish(bulk);
    await bulk.settle();
    expect((await counts())[0]).toBe((kept[0] ?? 0) + 2);
    await restart();
    expect(await counts()).toEqual(kept);
    await moved(redoLast(batchId));
    const batch = await findBatch(batchId);
    expect(batch && (await readVillageRows(batch, '西坝村'))).toHaveLength(30);
  });

  it('of a package that is being received leaves no bytes after the next start', async () => {
    await (await writeBundle('00000000-dead', blobLike(asFile(new Uint8Array(5000), '包.zip')))).settle();
    expect(await database().bundleChunks.count()).toBe(1);
    await restart();
    expect(await database().bundleChunks.count()).toBe(0);
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
