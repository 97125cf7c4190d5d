import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSession } from '../../../../../renderer/data/batches/session';
import { database } from '../../../../../renderer/data/database';
import { saveSettings } from '../../../../../renderer/data/settings';
import { makeBackup, makeSnapshot } from '../../../../../renderer/data/store/backup';
import { mendWorkingCopy } from '../../../../../renderer/data/store/mend';
import { emptyDesk, importOne, openDeskStore, theDesk } from '../../../../support/deskStore';
import { anIdNumber } from '../../../../support/people';
import { storeState } from '../../../../support/storeState';

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元)';
const line = (n: number): string => `${n},东坝村,一组,赵甲${n},${anIdNumber(n)},2.00,86.37,172.74`;
const SHEET = [HEADER, ...Array.from({ length: 500 }, (_, n) => line(n + 1))].join('\r\n');

async function loseWorkingCopy(): Promise<void> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await openDeskStore(theDesk().disk);
}

async function flipByte(table: 'sheetBlocks' | 'history' | 'derived'): Promise<void> {
  const rows = database().table<{ body: Uint8Array }, unknown>(table);
  const row = await rows.toCollection().last();
  if (!row) throw new Error('no row');
  const body = row.body.slice();
  body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
  await rows.put({ ...row, body });
}

beforeEach(emptyDesk);

describe('a working copy made from a snapshot that has everything', () => {
  it('takes the next act', async () => {
    await importOne(SHEET, '东坝村.csv');
    await makeSnapshot();
    await loseWorkingCopy();
    await saveSettings({ supervisionTelephone: '0000-7654321' });
    const after = await storeState();
    await loseWorkingCopy();
    expect(await storeState()).toEqual(after);
  });
});

describe('a broken row of the working copy', () => {
  const breaks: readonly [string, () => Promise<unknown>][] = [
    ['with a changed byte', () => flipByte('sheetBlocks')],
    ['with a changed byte in the trail', () => flipByte('history')],
    ['that is gone', () => database().sheetBlocks.toCollection().delete()],
  ];

  it.each(breaks)('%s is made anew before backups make it last for good', async (_name, spoil) => {
    await importOne(SHEET, '东坝村.csv');
    const before = await storeState();
    await spoil();
    for (let n = 0; n < 3; n += 1) await makeBackup('daily');
    expect(await storeState()).toEqual(before);
    await loseWorkingCopy();
    expect(await storeState()).toEqual(before);
  });

  it('is made anew on request, and nothing is done where nothing is wrong', async () => {
    await importOne(SHEET, '东坝村.csv');
    const before = await storeState();
    expect(await mendWorkingCopy()).toBe('sound');
    await flipByte('sheetBlocks');
    expect(await mendWorkingCopy()).toBe('mended');
    expect(await storeState()).toEqual(before);
  });

  it('stays as it is when the journal does not read well either: no good row of it is given away', async () => {
    await importOne(SHEET, '东坝村.csv');
    const before = await database().records.toArray();
    await flipByte('sheetBlocks');
    const { data } = theDesk().disk;
    data.flip('journal/00000001.gkj', 400);
    expect(await mendWorkingCopy()).toBe('broken');
    await expect(openDeskStore(theDesk().disk).then(() => mendWorkingCopy())).resolves.toBe('broken');
    expect((await makeBackup('daily')).isRenewed).toBe(false);
    expect(await database().records.toArray()).toEqual(before);
  });

  it('of findings is found again', async () => {
    const id = await importOne(SHEET.replace(',172.74', ',1.00'), '东坝村.csv');
    const { problems } = await openSession(id);
    expect(problems.length).toBeGreaterThan(0);
    for (const row of await database().derived.toArray())
      await database().derived.put({ ...row, body: new Uint8Array(row.body.length) });
    await saveSettings({ supervisionTelephone: '0000-1' });
    const other = await importOne(`${HEADER}\r\n${line(900)}`, '另一批.csv');
    await openSession(other);
    expect((await openSession(id)).problems).toEqual(problems);
  });
});
