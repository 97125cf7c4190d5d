import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { viewRows } from '../../../../renderer/data/batches/rowsView';
import { BatchSession } from '../../../../renderer/data/batches/session';
import { database } from '../../../../renderer/data/database';
import { SealBroken } from '../../../../renderer/data/vault';
import { mendAfter } from '../../../../renderer/workers/mending';
import { JobFault } from '../../../../renderer/workers/protocol';
import { text } from '../../../../resources';
import { emptyDesk, importOne, theDesk } from '../../../support/deskStore';

const SHEET = '序号,村名,户主姓名,补贴面积(亩),补贴标准(元/亩),补贴金额(元)\r\n1,东坝村,赵甲,2.00,86.37,172.74';

const rowsOf = async (id: string) => (await viewRows(await BatchSession.open(id), '0.0', 0, 10, false)).rows;

beforeEach(emptyDesk);

describe('an act that meets a broken row', () => {
  it.each([
    ['a changed byte', async (): Promise<void> => void (await changeByte())],
    ['a missing row', () => database().sheetBlocks.clear()],
  ])('(%s) says that it was mended, and done again it succeeds', async (_name, spoil) => {
    const id = await importOne(SHEET, '东坝村.csv');
    const before = await rowsOf(id);
    await spoil();
    const thrown = await rowsOf(id).catch((error: unknown) => error);
    expect(await mendAfter(thrown, false)).toEqual({ code: 'store.mended', params: {} });
    expect(text['store.mended']).toMatch(/再做一次/);
    expect(await rowsOf(id)).toEqual(before);
  });

  it('is told what it met when nothing could be mended', async () => {
    const id = await importOne(SHEET, '东坝村.csv');
    await changeByte();
    theDesk().disk.data.flip('journal/00000001.gkj', 400);
    const thrown = await rowsOf(id).catch((error: unknown) => error);
    expect((await mendAfter(thrown, false)).code).toBe('store.sealBroken');
  });

  it('leaves everything alone when the working copy is sound, or something else was wrong', async () => {
    await importOne(SHEET, '东坝村.csv');
    const before = await database().marks.toArray();
    expect((await mendAfter(new SealBroken('elsewhere'), false)).code).toBe('store.sealBroken');
    expect((await mendAfter(new JobFault('batch.missing'), false)).code).toBe('batch.missing');
    expect(await database().marks.toArray()).toEqual(before);
  });
});

async function changeByte(): Promise<void> {
  const row = await database().sheetBlocks.toCollection().first();
  if (!row) throw new Error('no row');
  const body = row.body.slice();
  body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
  await database().sheetBlocks.put({ ...row, body });
}
