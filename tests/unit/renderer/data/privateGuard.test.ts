import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editCells, remapColumn } from '../../../../renderer/data/batches/acts';
import { importFiles } from '../../../../renderer/data/batches/importFiles';
import { newBlankBatch } from '../../../../renderer/data/batches/newBlank';
import { openSession } from '../../../../renderer/data/batches/session';
import { listHistory } from '../../../../renderer/data/store';
import { setProtected } from '../../../../renderer/data/vault';
import { asFile, emptyDesk, importOne, jobContext } from '../../../support/deskStore';
import { anIdNumber } from '../../../support/people';

const never = new AbortController().signal;
const NEEDED = { code: 'vault.passphraseNeeded' };
const OPEN_SHEET =
  '序号,村名,村民小组,户主姓名,证号,补贴面积(亩),补贴标准(元/亩),补贴金额(元)\r\n1,东坝村,一组,赵甲,330,2.00,86.37,172.74';

beforeEach(async () => {
  await emptyDesk();
  setProtected(false);
});
afterEach(() => setProtected(true));

/** Refused, and nothing of it is in the store. */
async function expectRefused(act: () => Promise<unknown>): Promise<void> {
  const before = await listHistory({ limit: 100 });
  await expect(act()).rejects.toMatchObject(NEEDED);
  expect(await listHistory({ limit: 100 })).toEqual(before);
}

describe('without a passphrase', () => {
  it('a sheet without private columns is kept; it is asked for when one of them is called private', async () => {
    const session = await openSession(await importOne(OPEN_SHEET, '东坝村.csv'));
    await expectRefused(() => remapColumn(session, '0.0', 5, 'idNumber', never));
    await remapColumn(session, '0.0', 5, null, never);
    setProtected(true);
    await remapColumn(session, '0.0', 5, 'idNumber', never);
    expect(session.sheet('0.0').layout.columns[4]?.field).toBe('idNumber');
  });

  it('no private value is imported, typed or pasted', async () => {
    const sheet = OPEN_SHEET.replace('330', anIdNumber(1));
    await expectRefused(() => importFiles({ files: [asFile(sheet, '东坝村.csv')] }, jobContext()));
    const session = await openSession(await newBlankBatch('空表'));
    await expectRefused(() => editCells(session, '0.0', [{ row: 2, column: 2, text: anIdNumber(2) }], never));
  });

  it('the example can be tried out', async () => {
    const sheet = OPEN_SHEET.replace('证号', '身份证号码').replace('330', anIdNumber(1));
    const { batchId } = await importFiles({ files: [asFile(sheet, '示例.csv')], sample: true }, jobContext());
    const session = await openSession(batchId ?? '');
    await editCells(session, '0.0', [{ row: 2, column: 4, text: '钱乙' }], never);
    await expectRefused(() => editCells(session, '0.0', [{ row: 3, column: 5, text: anIdNumber(3) }], never));
  });
});
