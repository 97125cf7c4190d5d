import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { confirmBatch } from '../../renderer/data/batches/confirm';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { PayoutBlockBuilder, readVillageRows } from '../../renderer/data/batches/payoutBlocks';
import { PersonIndexBuilder } from '../../renderer/data/batches/personIndex';
import { openSession } from '../../renderer/data/batches/session';
import { BLOCK_ROWS, SheetBlockWriter } from '../../renderer/data/batches/sheetBlocks';
import { database } from '../../renderer/data/database';
import { blobLike, writeChunks } from '../../renderer/data/fileChunks';
import { findBatch, listBatches } from '../../renderer/data/queries';
import { Bulk } from '../../renderer/data/store/bulk';
import { findRecord, readTable } from '../../renderer/data/store/records';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { faultOf } from '../../renderer/workers/faultCode';
import { decodeBatch } from '../../shared/records';
import { big, expectUsable, files, second, sheet } from '../support/bigSheets';
import { moved } from '../support/deskActs';
import { asFile, emptyDesk, importOne, jobContext, openDeskStore, theDesk } from '../support/deskStore';
import { anIdNumber, aPayoutRow } from '../support/people';

/** Law 2 of the house: nothing is lost. A kill leaves nothing that anybody would see, and nothing that lies there for good. */

beforeEach(emptyDesk);

/** Rows that no record speaks of; invisible, but they would fill the disk. */
async function orphanBlocks(): Promise<number> {
  const batches = await readTable('batches', decodeBatch);
  const keys = new Set(batches.flatMap((one) => one.files.flatMap((f) => f.sheets.map((s) => `${one.id}/${s.key}`))));
  const blocks = await database().sheetBlocks.toArray();
  return blocks.filter((block) => !keys.has(`${block.batchId}/${block.sheetKey}`)).length;
}

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
    await (await writeChunks('00000000-dead', blobLike(asFile(new Uint8Array(5000), '包.zip')))).settle();
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
