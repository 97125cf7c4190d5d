import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  decide,
  editCells,
  pointOutHeader,
  remapColumn,
  setHead,
  takeSuggestions,
} from '../../../../renderer/data/batches/acts';
import { confirmBatch, lookUp, markPosted, reopenBatch } from '../../../../renderer/data/batches/confirm';
import { renderCorrections } from '../../../../renderer/data/batches/corrections';
import {
  compareBatch,
  type Suggestion,
  shownSuggestion,
  suggestionsFor,
} from '../../../../renderer/data/batches/earlier';
import { importFiles } from '../../../../renderer/data/batches/importFiles';
import { newBlankBatch } from '../../../../renderer/data/batches/newBlank';
import { readVillageRows } from '../../../../renderer/data/batches/payoutBlocks';
import { viewRows } from '../../../../renderer/data/batches/rowsView';
import { openSession } from '../../../../renderer/data/batches/session';
import { database } from '../../../../renderer/data/database';
import { listHistory } from '../../../../renderer/data/store/history';
import { listTable } from '../../../../renderer/data/store/records';
import { undoState } from '../../../../renderer/data/store/undo';
import type { JobContext } from '../../../../renderer/workers/protocol';
import { bareDesk, redoBatch, shellBytes, undoBatch } from '../../../support/deskActs';
import { anIdNumber } from '../../../support/people';

const never = new AbortController().signal;
const context = (signal: AbortSignal = never): JobContext => ({
  signal,
  onProgress: () => undefined,
  sign: () => Promise.reject(new Error('no signature here')),
});

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const line = (n: number, over: Partial<Record<'village' | 'id' | 'amount' | 'name', string>> = {}): string =>
  [
    n,
    over.village ?? '东坝村',
    '一组',
    over.name ?? `赵${'甲乙丙丁戊己庚辛'[n % 8]}${'金木水火土'[n % 5]}`,
    over.id ?? anIdNumber(n),
    '2.00',
    '86.37',
    over.amount ?? '172.74',
    '',
    '',
  ].join(',');
const sheet = (lines: readonly string[], name = '东坝村.csv'): File =>
  new File([`${[HEADER, ...lines].join('\r\n')}\r\n`], name);

async function imported(lines: readonly string[]): Promise<string> {
  const outcome = await importFiles({ files: [sheet(lines)] }, context());
  if (!outcome.batchId) throw new Error(JSON.stringify(outcome));
  return outcome.batchId;
}

beforeEach(bareDesk);

describe('a batch from file to confirmed rows', () => {
  it('is read, checked, stored and shown with private cells masked', async () => {
    const id = await imported([line(1), line(2), line(3, { amount: '100.00' })]);
    const session = await openSession(id);
    expect(session.record.summary.counts).toMatchObject({ read: 3, imported: 3, warned: 1 });
    expect(session.record.summary.totalFen).toBe(17274 * 2 + 10000);
    const { rows } = await viewRows(session, '0.0', 0, 10, false);
    expect(rows.map((row) => row.tone)).toEqual(['skip', 'plain', 'plain', 'warn']);
    expect(rows[1]?.cells[4]).not.toBe(anIdNumber(1));
    expect(rows[1]?.cells[3]).toBe('赵乙木');
    expect((await viewRows(session, '0.0', 0, 10, true)).rows.map((row) => row.row)).toEqual([4]);
  });

  it('keeps what is stored unreadable without the key', async () => {
    await imported([line(1), line(2)]);
    const bodies = [
      ...(await database().sheetBlocks.toArray()),
      ...(await database().records.toArray()),
      ...(await database().history.toArray()),
      ...(await database().derived.toArray()).filter((part) => !part.part.startsWith('marks/')),
    ].map((row) => row.body);
    const stored = [...bodies, ...shellBytes().map((file) => file.bytes)];
    for (const bytes of stored) expect(new TextDecoder('latin1').decode(bytes)).not.toContain(anIdNumber(1));
  });

  it('corrects a cell, checks again at once, and takes both back with undo', async () => {
    const id = await imported([line(1), line(2, { id: '190101199001011234' })]);
    const session = await openSession(id);
    expect(session.record.summary.counts.rejected).toBe(1);
    await editCells(session, '0.0', [{ row: 3, column: 5, text: anIdNumber(2) }], never);
    expect(session.record.summary.counts).toMatchObject({ rejected: 0, imported: 2 });
    expect(session.record.state).toBe('checked');
    expect((await undoBatch(id)).record.summary.counts.rejected).toBe(1);
    expect((await redoBatch(id)).record.summary.counts.rejected).toBe(0);
    expect((await openSession(id)).record.summary.counts.imported).toBe(2);
  });

  it('does not take a masked value that comes back from the grid for a correction', async () => {
    const id = await imported([line(1), line(2)]);
    const session = await openSession(id);
    const { rows } = await viewRows(session, '0.0', 1, 2, false);
    await editCells(session, '0.0', [{ row: 2, column: 5, text: rows[0]?.cells[4] ?? '' }], never);
    expect(session.record.summary.counts.rejected).toBe(0);
    expect(await listHistory({ scope: id, limit: 10 })).toHaveLength(1);
    expect((await undoState(id)).undo?.command).toBe('command.batch.imported');
  });

  it('takes all rows in without their damaged ID number by one act, and marks the count of people', async () => {
    const damaged = [1, 2, 3, 4].map((n) => line(n, { id: '1.90101E+17' }));
    const session = await openSession(await imported(damaged));
    expect(session.record.summary.counts).toMatchObject({ rejected: 4, imported: 0 });
    await decide(session, { kind: 'acceptWithoutId', code: 'id_scientific', rows: 'all' }, never);
    expect(session.record.summary.counts).toMatchObject({ rejected: 0, imported: 4 });
    expect(session.record.summary.peopleComplete).toBe(false);
    expect((await undoBatch(session.record.id)).record.summary.counts.rejected).toBe(4);
  });

  it('remembers a corrected column for sheets with the same header', async () => {
    const session = await openSession(await imported([line(1), line(2)]));
    await remapColumn(session, '0.0', 10, 'phone', never);
    expect(session.sheet('0.0').layout.columns[9]?.field).toBe('phone');
    const other = await openSession(await imported([line(3), line(4)]));
    expect(other.sheet('0.0').layout.columns[9]?.field).toBe('phone');
  });

  it('refuses a change that would leave the sheet unreadable, and keeps everything as it was', async () => {
    const session = await openSession(await imported([line(1), line(2)]));
    await expect(remapColumn(session, '0.0', 8, null, never)).rejects.toMatchObject({ code: 'column_not_found' });
    expect((await openSession(session.record.id)).record.summary.counts.imported).toBe(2);
  });

  it('is confirmed, posted [R-V04], looked up by person, and reopened only with a reason', async () => {
    const id = await imported([line(1), line(2, { village: '西坝村' })]);
    const session = await openSession(id);
    session.record = { ...session.record, program: '耕地地力保护补贴' };
    await confirmBatch(session, never);
    expect((await readVillageRows(session.record, '西坝村')).map((row) => row.idNumber)).toEqual([anIdNumber(2)]);
    await expect(editCells(session, '0.0', [{ row: 2, column: 8, text: '1.00' }], never)).rejects.toMatchObject({
      code: 'batch.isConfirmed',
    });
    const posted = await markPosted(id, {
      postedOn: '2026-09-10',
      postingTo: '',
      telephone: '',
      reviewer: '',
      reviewedOn: '',
    });
    expect(posted.record.posting?.earliestTakeDown).toBe('2026-09-26');
    const longer = { postedOn: '2026-09-10', postingTo: '2026-10-10', telephone: '', reviewer: '', reviewedOn: '' };
    expect((await markPosted(id, longer)).record.posting?.earliestTakeDown).toBe('2026-10-11');
    await markPosted(id, { ...longer, postingTo: '' });
    expect(await lookUp(anIdNumber(2))).toMatchObject([
      { village: '西坝村', amountFen: 17274, postedOn: '2026-09-10' },
    ]);
    expect(await lookUp(anIdNumber(77))).toEqual([]);
    await expect(reopenBatch(id, ' ')).rejects.toMatchObject({ code: 'batch.noReason' });
    const reopened = await reopenBatch(id, '面积登记有误');
    expect(reopened.record.state).toBe('checked');
    expect(reopened.record.trace.at(-1)).toMatchObject({ act: 'reopened', reason: '面积登记有误' });
  });

  it('is a draft again when it is reopened with warnings that nobody has looked at', async () => {
    const session = await openSession(await imported([line(1), line(2, { amount: '100.00' })]));
    session.record = { ...session.record, program: '耕地地力保护补贴' };
    await confirmBatch(session, never);
    expect((await reopenBatch(session.record.id, '核对金额')).record.state).toBe('draft');
  });

  it('takes the month of a monthly sheet for its period, so that two months are not the same payment', async () => {
    const monthly = async (month: number): Promise<string> => {
      const title = `样本镇2026年${month}月农村最低生活保障资金发放表${','.repeat(9)}`;
      const file = new File([`${[title, HEADER, line(1), line(2)].join('\r\n')}\r\n`], `${month}.csv`);
      return (await importFiles({ files: [file] }, context())).batchId ?? '';
    };
    const june = await openSession(await monthly(6));
    expect(june.record).toMatchObject({ period: '2026-06', year: 2026, title: '2026年6月农村最低生活保障' });
    await confirmBatch(june, never);
    const july = await openSession(await monthly(7));
    expect(july.record.period).toBe('2026-07');
    expect(july.problems.filter((item) => item.code === 'dup_earlier')).toEqual([]);
  });

  it('puts twelve files of one drop into one batch and finds duplicates across them', async () => {
    const names = '甲乙丙丁戊己庚辛壬癸子丑';
    const files = [...names].map((name, n) =>
      sheet([line(n + 1, { village: '' }), line(50, { village: '', name: '赵五十' })], `${name}村.csv`),
    );
    const outcome = await importFiles({ files }, context());
    const session = await openSession(outcome.batchId ?? '');
    expect(session.record.files).toHaveLength(12);
    expect(session.record.summary.villages.map((one) => one.name)).toEqual([...names].map((name) => `${name}村`));
    expect(session.record.summary.counts.read).toBe(24);
    expect(session.record.summary.problemCounts.find((one) => one.code.startsWith('dup_'))?.count).toBe(11);
  });

  it('leaves nothing behind when it is cancelled, refused or the same file comes again', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(importFiles({ files: [sheet([line(1)])] }, context(controller.signal))).rejects.toThrow();
    const empty = await importFiles({ files: [new File([''], '空.csv'), sheet([], '只有表头.csv')] }, context());
    expect(empty.batchId).toBeNull();
    expect(empty.refused.map((one) => one.code)).toEqual(['read.empty', 'no_data_rows']);
    expect(await listTable('batches')).toEqual([]);
    expect(await listHistory({ limit: 10 })).toEqual([]);
    expect(await database().sheetBlocks.count()).toBe(0);
    await imported([line(1)]);
    const again = await importFiles({ files: [sheet([line(1)], '改了名.csv')] }, context());
    expect(again).toMatchObject({ batchId: null, seenBefore: [{ name: '改了名.csv' }] });
    expect(await listTable('batches')).toHaveLength(1);
    expect(await listHistory({ limit: 10 })).toHaveLength(1);
    expect(await database().sheetBlocks.count()).toBe(1);
  });

  it('a new empty sheet takes typed rows, also below its last one', async () => {
    const session = await openSession(await newBlankBatch('手工'));
    const typed = ['1', '东坝村', '一组', '赵光', anIdNumber(1), '2.00', '86.37', '172.74', '', '', ''];
    await editCells(
      session,
      '0.0',
      typed.map((text, at) => ({ row: 2, column: at + 1, text })),
      never,
    );
    expect(session.record.summary.counts).toMatchObject({ read: 1, imported: 1 });
    await editCells(
      session,
      '0.0',
      typed.map((text, at) => ({ row: 60, column: at + 1, text: at === 4 ? anIdNumber(9) : text })),
      never,
    );
    expect(session.sheet('0.0').rowCount).toBe(60);
    expect(session.record.summary.counts.imported).toBe(2);
    expect((await undoBatch(session.record.id)).sheet('0.0').rowCount).toBe(51);
  });

  it('asks about people who were already paid in a confirmed batch of the same program and year', async () => {
    const first = await openSession(await imported([line(1), line(2)]));
    first.record = { ...first.record, program: '耕地地力保护补贴', year: 2026, period: '2026' };
    await confirmBatch(first, never);
    const second = await openSession(await imported([line(2), line(3)]));
    const { title, unitRateYuan, documentNumber, allocatedFen } = second.record;
    const head = {
      title,
      unitRateYuan,
      documentNumber,
      allocatedFen,
      program: '耕地地力保护补贴',
      year: 2026,
      period: '2026',
    };
    await setHead(second, head, never);
    expect(second.problems.map((item) => [item.code, item.at.row])).toEqual([['dup_earlier', 2]]);
    expect(second.record.summary.counts).toMatchObject({ imported: 2, warned: 1 });
    await decide(second, { kind: 'confirm', code: 'dup_earlier', rows: 'all' }, never);
    expect(second.record.summary.counts.warned).toBe(0);
    expect(second.record.state).toBe('checked');
  });

  it('compares with the period before: new, gone, name or group, amount', async () => {
    const last = await openSession(await imported([line(1), line(2), line(3)]));
    last.record = { ...last.record, program: '耕地地力保护补贴', year: 2025, period: '2025' };
    await confirmBatch(last, never);
    const now = await openSession(
      await imported([line(1), line(2, { name: '钱改名' }), line(4), line(5, { amount: '1.00' })]),
    );
    now.record = { ...now.record, program: '耕地地力保护补贴', year: 2026, period: '2026' };
    const comparison = await compareBatch(now, never);
    expect(comparison?.counts).toEqual({ new: 2, gone: 1, nameOrGroup: 1, amount: 0 });
    expect(JSON.stringify(comparison)).not.toContain(anIdNumber(1));
  });

  it('proposes a lost ID number from last year, and only a click puts it in', async () => {
    const last = await openSession(await imported([line(1), line(2)]));
    last.record = { ...last.record, program: '耕地地力保护补贴', year: 2025, period: '2025' };
    await confirmBatch(last, never);
    const number = anIdNumber(2);
    const scientific = `${number[0]}.${number.slice(1, 6)}E+17`;
    const now = await openSession(await imported([line(1), line(2, { id: scientific })]));
    now.record = { ...now.record, program: '耕地地力保护补贴', year: 2026, period: '2026' };
    const found = await suggestionsFor(now, 'id_scientific', never);
    expect(found.map((one) => [one.row, one.value])).toEqual([[3, number]]);
    expect(shownSuggestion(found[0] as Suggestion).shown).not.toBe(number);
    expect(now.record.summary.counts.rejected).toBe(1);
    await takeSuggestions(now, 'id_scientific', 'all', never);
    expect(now.record.summary.counts).toMatchObject({ rejected: 0, imported: 2 });
    expect((await undoBatch(now.record.id)).record.summary.counts.rejected).toBe(1);
  });

  it('writes a list of corrections that carries row and column and no private number', async () => {
    const session = await openSession(
      await imported([line(1), line(2, { id: '190101199001011234' }), line(3, { amount: '' })]),
    );
    const csv = new TextDecoder().decode((await renderCorrections(session, 'csv')).bytes);
    expect(csv).toContain('身份证号码');
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).not.toContain('190101199001011234');
    expect((await renderCorrections(session, 'docx')).bytes.length).toBeGreaterThan(1000);
  });

  it('keeps a sheet whose columns it does not know, and reads it once a person has said what they are', async () => {
    const odd = [
      '编,所在,哪个组,叫什么,证,发多少',
      `1,东坝村,一组,赵光,${anIdNumber(1)},172.74`,
      `2,东坝村,一组,钱明,${anIdNumber(2)},80.00`,
    ];
    const outcome = await importFiles({ files: [new File([`${odd.join('\r\n')}\r\n`], '东坝村.csv')] }, context());
    const session = await openSession(outcome.batchId ?? '');
    expect(session.record.files[0]?.fault).toBe('header_not_found');
    expect(session.problems[0]?.code).toBe('header_not_found');
    expect((await viewRows(session, '0.0', 0, 9, false)).rows).toHaveLength(3);
    await expect(confirmBatch(session, never)).rejects.toMatchObject({ code: 'batch.unread' });
    await pointOutHeader(session, '0.0', 1, never);
    expect(session.record.files[0]?.fault).toBe('column_not_found');
    expect(session.sheet('0.0').layout.columns.map((column) => column.header)).toContain('叫什么');
    await remapColumn(session, '0.0', 4, 'payee', never);
    await remapColumn(session, '0.0', 5, 'idNumber', never);
    await remapColumn(session, '0.0', 6, 'amount', never);
    expect(session.record.files[0]?.fault).toBeUndefined();
    expect(session.record.summary).toMatchObject({ counts: { read: 2, imported: 2 }, totalFen: 25274 });
    expect((await undoBatch(session.record.id)).record.files[0]?.fault).toBe('column_not_found');
  });
});
