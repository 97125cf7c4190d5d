import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { editCells } from '../../../../renderer/data/batches/acts';
import { readBatch } from '../../../../renderer/data/batches/batchStore';
import { confirmBatch, markPosted } from '../../../../renderer/data/batches/confirm';
import { BatchSession, openSession } from '../../../../renderer/data/batches/session';
import { packBatch } from '../../../../renderer/data/exchange/packBatch';
import { ed25519PublicKey, ed25519Sign } from '../../../../shared/formats/crypto';
import { COUNTY, emptyDesk, importOne, jobContext, postingOptions, SIGNING_SEED } from '../../../support/deskStore';
import { anIdNumber } from '../../../support/people';
import { agreeBatch } from '../../../support/reviewActs';

const never = new AbortController().signal;
const SHEET = [
  '2026年耕地地力保护补贴发放表',
  '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元)',
  `1,东坝村,一组,赵甲,${anIdNumber(1)},2.00,86.37,172.74`,
  `2,西坝村,一组,钱乙,${anIdNumber(2)},2.00,86.37,172.74`,
].join('\r\n');

async function confirmed(): Promise<string> {
  const id = await importOne(SHEET, '发放表.csv');
  await confirmBatch(await openSession(id), never);
  return id;
}

const FACTS = { postedOn: '2026-09-10', postingTo: '', telephone: '0000-1234567', reviewer: '', reviewedOn: '' };

beforeEach(emptyDesk);

describe('one batch in two hands', () => {
  it('keeps what was decided while a package was being made', async () => {
    const id = await agreeBatch(await confirmed());
    const request = { batchId: id, options: postingOptions(), recipientUnit: COUNTY, publicContacts: ['0000-1234567'] };
    let posted = false;
    const sign = async (bytes: Uint8Array): Promise<Uint8Array> => {
      if (!posted) await markPosted(id, FACTS);
      posted = true;
      return ed25519Sign(bytes, SIGNING_SEED);
    };
    await packBatch(request, ed25519PublicKey(SIGNING_SEED), jobContext({ sign }));
    const stored = await readBatch(id);
    expect(stored.state).toBe('posted');
    expect(stored.trace.map((entry) => entry.act)).toEqual(['confirmed', 'posted', 'packed']);
  });

  it('refuses to write over what another window stored meanwhile', async () => {
    const id = await importOne(SHEET, '发放表.csv');
    const here = await BatchSession.open(id);
    const there = await BatchSession.open(id);
    await editCells(there, '0.0', [{ row: 3, column: 4, text: '赵改' }], never);
    const late = editCells(here, '0.0', [{ row: 4, column: 4, text: '钱改' }], never);
    await expect(late).rejects.toMatchObject({ code: 'batch.changedElsewhere' });
    const stored = await BatchSession.open(id);
    expect((await stored.block('0.0', 0)).map((row) => row[3])).toEqual([undefined, '户主姓名', '赵改', '钱乙']);
  });
});
