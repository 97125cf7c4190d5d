import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { decide, editCells, setHead } from '../../../../../renderer/data/batches/acts';
import { confirmBatch, lookUp, removeBatch } from '../../../../../renderer/data/batches/confirm';
import { openSession } from '../../../../../renderer/data/batches/session';
import { database } from '../../../../../renderer/data/database';
import { listBatches } from '../../../../../renderer/data/queries';
import { readSettings, saveSettings } from '../../../../../renderer/data/settings';
import { makeSnapshot } from '../../../../../renderer/data/store/backup';
import { listHistory } from '../../../../../renderer/data/store/history';
import { redoLast, undoLast, undoState } from '../../../../../renderer/data/store/undo';
import { listUnits, removeUnit } from '../../../../../renderer/data/units';
import { emptyDesk, importOne, openDeskStore, theDesk } from '../../../../support/deskStore';
import { anIdNumber } from '../../../../support/people';
import { storeState } from '../../../../support/storeState';

const never = new AbortController().signal;
const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元)';
const line = (n: number): string => `${n},东坝村,一组,赵甲${n},${anIdNumber(n)},2.00,86.37,172.74`;
const sheet = (rows: number): string => [HEADER, ...Array.from({ length: rows }, (_, n) => line(n + 1))].join('\r\n');

/** A little of everything: units, a draft with edits, a confirmed batch, a removed one, settings. */
async function someWork(): Promise<{ confirmed: string; draft: string }> {
  const draft = await importOne(sheet(900), '东坝村.csv');
  const session = await openSession(draft);
  await editCells(session, '0.0', [{ row: 3, column: 4, text: '钱乙' }], never);
  await editCells(session, '0.0', [{ row: 1200, column: 4, text: '孙丙' }], never);
  await decide(session, { kind: 'confirm', code: 'name_missing', rows: [{ sheetKey: '0.0', row: 3 }] }, never);
  const confirmed = await importOne(sheet(500).replaceAll('赵', '李'), '西坝村.csv');
  const other = await openSession(confirmed);
  const { title } = other.record;
  await setHead(
    other,
    {
      title,
      program: '耕地地力保护补贴',
      year: 2026,
      period: '2026',
      unitRateYuan: '86.37',
      documentNumber: '',
      allocatedFen: {},
    },
    never,
  );
  await confirmBatch(await openSession(confirmed), never);
  const gone = await importOne(`${HEADER}\r\n${line(7)}`, '误入.csv');
  await removeBatch(gone, true);
  await saveSettings({ supervisionTelephone: '0000-1234567' });
  return { confirmed, draft };
}

async function loseWorkingCopy(): Promise<void> {
  await Promise.all(database().tables.map((table) => table.clear()));
}

beforeEach(emptyDesk);

describe('a lost working copy', () => {
  it('is made anew from the journal alone: every record, row, entry and look-up', async () => {
    const { confirmed } = await someWork();
    const before = await storeState();
    await loseWorkingCopy();
    const { caughtUp } = await openDeskStore(theDesk().disk);
    expect(caughtUp.rebuilt).toBe(true);
    expect(caughtUp.notices.map((one) => one.code)).toEqual(['store.notice.rebuilt']);
    expect(await storeState()).toEqual(before);
    expect((await lookUp(anIdNumber(1))).map((hit) => hit.batchId)).toEqual([confirmed]);
  });

  it('is made anew from a snapshot and what came after it', async () => {
    await someWork();
    await makeSnapshot();
    await importOne(sheet(450).replaceAll('赵', '周'), '后来.csv');
    const before = await storeState();
    await loseWorkingCopy();
    await openDeskStore(theDesk().disk);
    expect(await storeState()).toEqual(before);
  });

  it('that is older than the journal takes in what it does not have', async () => {
    await someWork();
    const older = new Map<string, unknown[]>();
    for (const table of database().tables) older.set(table.name, await table.toArray());
    await importOne(sheet(450).replaceAll('赵', '周'), '后来.csv');
    const [unit] = (await listUnits()).filter((one) => one.level === 'village');
    await removeUnit(unit?.id ?? '');
    const before = await storeState();
    for (const table of database().tables) {
      await table.clear();
      await table.bulkPut(older.get(table.name) ?? []);
    }
    const { caughtUp } = await openDeskStore(theDesk().disk);
    expect(caughtUp).toMatchObject({ rebuilt: false, replayed: 2 });
    expect(await storeState()).toEqual(before);
  });

  it('with one record missing, or one that no longer opens, is noticed and made anew', async () => {
    await someWork();
    const before = await storeState();
    const [first] = await database().records.toArray();
    if (!first) throw new Error('no record');
    await database().records.delete([first.table, first.key]);
    expect((await openDeskStore(theDesk().disk)).caughtUp.rebuilt).toBe(true);
    expect(await storeState()).toEqual(before);
  });
});

describe('a lost or older journal', () => {
  it('goes on from the working copy, which knows more: nothing acknowledged is lost', async () => {
    await someWork();
    const before = await storeState();
    const { disk } = theDesk();
    for (const name of disk.data.names()) if (name.startsWith('journal')) disk.data.lose(name);
    const { caughtUp } = await openDeskStore(disk);
    expect(caughtUp.notices.map((one) => one.code)).toEqual(['store.notice.journalRenewed']);
    expect(await storeState()).toEqual(before);
    await saveSettings({ supervisionTelephone: '0000-7654321' });
    const after = await storeState();
    await loseWorkingCopy();
    await openDeskStore(disk);
    expect(await storeState()).toEqual(after);
  });
});

describe('undo', () => {
  it('goes back over everything to the first act and forward again, also after a restart', async () => {
    const states = [await storeState({ content: true })];
    const { draft } = await someWork();
    const after = await storeState({ content: true });
    let steps = 0;
    while ((await undoState()).undo) {
      const undone = await undoLast();
      expect(undone).toMatchObject({ ok: true });
      steps += 1;
      if (steps === 3) await openDeskStore(theDesk().disk);
      if (steps > 50) throw new Error('no end');
      if ((await listBatches()).length === 0 && (await listUnits()).length === 3) {
        const { supervisionTelephone } = await readSettings();
        if (supervisionTelephone === '') break;
      }
    }
    expect(await storeState({ content: true })).toEqual(states[0]);
    await openDeskStore(theDesk().disk);
    for (let n = 0; n < steps; n += 1) expect(await redoLast()).toMatchObject({ ok: true });
    expect(await storeState({ content: true })).toEqual(after);
    expect((await undoState(draft)).undo?.command).toBe('command.decided.confirm');
  });

  it('of one batch leaves the others as they are', async () => {
    const { draft } = await someWork();
    const others = (await listBatches()).filter((batch) => batch.id !== draft);
    await undoLast(draft);
    await undoLast(draft);
    await undoLast(draft);
    const { record } = await openSession(draft);
    expect(record.summary.counts).toMatchObject({ read: 900, imported: 900 });
    expect((await listBatches()).filter((batch) => batch.id !== draft)).toEqual(others);
    expect((await undoState(draft)).undo?.command).toBe('command.batch.imported');
  });

  it('can no longer be done again once something else was done', async () => {
    const { draft } = await someWork();
    await undoLast(draft);
    await editCells(await openSession(draft), '0.0', [{ row: 4, column: 4, text: '吴丁' }], never);
    expect((await undoState(draft)).redo).toBeNull();
    expect((await listHistory({ scope: draft, limit: 10 })).map((one) => one.state)).toContain('dropped');
  });
});
