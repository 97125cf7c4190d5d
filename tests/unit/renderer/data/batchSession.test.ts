import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { editCells } from '../../../../renderer/data/batches/acts';
import { readBatch, saveBatch, traceEntry, withTrace } from '../../../../renderer/data/batches/batchStore';
import { confirmBatch } from '../../../../renderer/data/batches/confirm';
import { importFiles } from '../../../../renderer/data/batches/importFiles';
import { viewRows } from '../../../../renderer/data/batches/rowsView';
import { openSession } from '../../../../renderer/data/batches/session';
import { listHistory } from '../../../../renderer/data/store/history';
import { undoBatch } from '../../../support/deskActs';
import { asFile, emptyDesk, importOne, jobContext, theDesk } from '../../../support/deskStore';
import { anIdNumber } from '../../../support/people';
import { storeState } from '../../../support/storeState';
import { sheetData, xlsxOf } from '../../../support/xlsxBuilder';

const never = new AbortController().signal;
const HEADER = ['序号', '户主姓名', '身份证号码', '补贴面积(亩)', '补贴标准(元/亩)', '补贴金额(元)'];
const line = (n: number, amount = '172.74'): string[] => [
  String(n),
  `赵${'甲乙丙丁'[n % 4]}`,
  anIdNumber(n),
  '2.00',
  '86.37',
  amount,
];

beforeEach(emptyDesk);

const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(',')).join('\r\n');

/** One sheet of text cells. */
function sheetOf(name: string, rows: readonly (readonly string[])[]) {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return { name, xml: sheetData(rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')) };
}

describe('a workbook of several sheets', () => {
  it('keeps findings with their own sheet when another sheet was emptied', async () => {
    const book = xlsxOf([sheetOf('东坝村', [HEADER, line(1)]), sheetOf('西坝村', [HEADER, line(2), line(3, '1.00')])]);
    const session = await openSession(await importOne(book, '两村.xlsx'));
    expect(session.problems.map((item) => [item.sheetKey, item.at.row])).toEqual([['0.1', 3]]);
    const emptied = [HEADER, line(1)].flatMap((cells, at) =>
      cells.map((_cell, index) => ({ row: at + 1, column: index + 1, text: '' })),
    );
    await editCells(session, '0.0', emptied, never);
    expect(session.problems.map((item) => [item.sheetKey, item.at.row])).toEqual([['0.1', 3]]);
    expect((await viewRows(session, '0.1', 2, 3, false)).rows[0]?.tone).toBe('warn');
    expect(session.sheet('0.1').layout.sheet).toBe('西坝村');
  });
});

describe('confirming', () => {
  it('confirms nothing but what was shown: where the rows now read otherwise they are shown first', async () => {
    const session = await openSession(await importOne(csv([HEADER, line(1)]), '东坝村.csv'));
    const { summary } = session.record;
    // As after a change of the list of villages: the stored figures are those of before.
    const villages = [{ name: '原名村', count: 1, totalFen: 17274, groups: [] }];
    session.record = { ...session.record, program: '耕地地力保护补贴', summary: { ...summary, villages } };
    await expect(confirmBatch(session, never)).rejects.toMatchObject({ code: 'batch.checkedAnew' });
    expect(session.record.summary.villages.map((village) => village.name)).toEqual(['东坝村']);
    await confirmBatch(session, never);
    expect(session.record.state).toBe('confirmed');
  });
});

describe('the trail of a batch', () => {
  it('never loses a decision to a long row of small corrections', async () => {
    const id = await importOne(csv([HEADER, line(1)]), '东坝村.csv');
    let record = withTrace(await readBatch(id), traceEntry('reopened', '面积有误'));
    for (let n = 0; n < 600; n += 1) record = withTrace(record, traceEntry('packed', '', { sequence: n }));
    record = await saveBatch({ act: { name: 'batch.reopened' }, record });
    for (let n = 0; n < 40; n += 1) {
      const act = { name: 'cells.edited', params: { n, sheet: '' } };
      record = await saveBatch({ act, record: { ...record, unitRateYuan: String(n) } });
    }
    const { trace } = await readBatch(id);
    expect(trace[0]).toMatchObject({ act: 'reopened', reason: '面积有误' });
    expect(trace.at(-1)?.detail).toEqual({ sequence: 599 });
    expect(trace).toHaveLength(601);
    const acts = await listHistory({ scope: id, limit: 1000 });
    expect(acts.map((one) => one.params.n)).toEqual([...Array.from({ length: 40 }, (_, n) => 39 - n), undefined, 1]);
    expect(acts.at(-2)?.command).toBe('command.batch.reopened');
  });
});

describe('the same file twice', () => {
  it('stays out alone: the other files of the drop are taken in', async () => {
    await importOne(csv([HEADER, line(1)]), '东坝村.csv');
    const files = [asFile(csv([HEADER, line(1)]), '东坝村 (1).csv'), asFile(csv([HEADER, line(2)]), '西坝村.csv')];
    const outcome = await importFiles({ files }, jobContext());
    expect(outcome.seenBefore.map((one) => one.name)).toEqual(['东坝村 (1).csv']);
    const batchId = outcome.batchId ?? '';
    expect((await readBatch(batchId)).files.map((file) => file.name)).toEqual(['西坝村.csv']);
    const known = files.slice(0, 1);
    await importFiles({ files: known, batchId, force: true }, jobContext());
    expect((await openSession(batchId)).record.summary.counts).toMatchObject({ read: 2, imported: 2 });
  });

  const bytes = csv([HEADER, line(1)]);

  it('in one drop is read once, and said', async () => {
    const outcome = await importFiles(
      { files: [asFile(bytes, '东坝村.csv'), asFile(bytes, '东坝村 (1).csv')] },
      jobContext(),
    );
    expect(outcome.refused.map(({ name, code }) => [name, code])).toEqual([['东坝村 (1).csv', 'import.sameFile']]);
    const session = await openSession(outcome.batchId ?? '');
    expect(session.record.summary.counts).toMatchObject({ read: 1, imported: 1 });
  });

  it('in the batch that already has it is asked about', async () => {
    const batchId = await importOne(bytes, '东坝村.csv');
    const outcome = await importFiles({ files: [asFile(bytes, '东坝村.csv')], batchId }, jobContext());
    expect(outcome.seenBefore.map((one) => one.name)).toEqual(['东坝村.csv']);
    expect((await readBatch(batchId)).files).toHaveLength(1);
  });
});

describe('a session that is being opened', () => {
  it('is the same one for an act and for the rows shown beside it', async () => {
    const id = await importOne(csv([HEADER, line(1)]), '东坝村.csv');
    await openSession(await importOne(csv([HEADER, line(2)]), '西坝村.csv'));
    const [act, rows, more] = await Promise.all([openSession(id), openSession(id), openSession(id)]);
    expect(rows).toBe(act);
    expect(more).toBe(act);
  });
});

describe('an undo that did not come to its end', () => {
  it('changes nothing and can be done again', async () => {
    const id = await importOne(csv([HEADER, line(1)]), '东坝村.csv');
    await editCells(await openSession(id), '0.0', [{ row: 2, column: 6, text: '1.00' }], never);
    const before = await storeState();
    theDesk().disk.data.fail({ on: 'write', nth: 1, code: 'ENOSPC' });
    await expect(undoBatch(id)).rejects.toMatchObject({ code: 'host.diskFull' });
    expect(await storeState()).toEqual(before);
    expect((await openSession(id)).record.summary.totalFen).toBe(100);
    expect((await undoBatch(id)).record.summary.totalFen).toBe(17274);
  });
});
