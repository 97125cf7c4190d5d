import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { decide, editCells, setHead, takeSuggestions } from '../../../../renderer/data/batches/acts';
import { confirmBatch, lookUp, reopenBatch } from '../../../../renderer/data/batches/confirm';
import { importFiles } from '../../../../renderer/data/batches/importFiles';
import { viewRows } from '../../../../renderer/data/batches/rowsView';
import { BatchSession, openSession } from '../../../../renderer/data/batches/session';
import { listBatches } from '../../../../renderer/data/queries';
import { listHistory } from '../../../../renderer/data/store/history';
import { undoBatch } from '../../../support/deskActs';
import { asFile, emptyDesk, importOne, jobContext } from '../../../support/deskStore';
import { anIdNumber } from '../../../support/people';

const never = new AbortController().signal;
const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元)';
const line = (n: number, over: { village?: string; group?: string; id?: string; name?: string } = {}): string =>
  [
    n,
    over.village ?? '东坝村',
    over.group ?? '一组',
    over.name ?? `赵${'甲乙丙丁戊己庚辛'[n % 8]}${'金木水火土'[n % 5]}`,
    over.id ?? anIdNumber(n),
    '2.00',
    '86.37',
    '172.74',
  ].join(',');
const titled = (year: number, lines: readonly string[]): string =>
  [`${year}年耕地地力保护补贴发放表`, HEADER, ...lines].join('\r\n');

beforeEach(emptyDesk);

describe('a batch that was just imported', () => {
  it('stands as checked when nothing is open, and as draft when something is', async () => {
    const clean = await openSession(await importOne(titled(2026, [line(1), line(2)]), 'a.csv'));
    expect(clean.record.state).toBe('checked');
    const open = await openSession(await importOne(titled(2026, [line(3, { id: '190101199001011234' })]), 'b.csv'));
    expect(open.record.state).toBe('draft');
  });

  it('asks at once about people who were paid in a confirmed batch of the same program and year', async () => {
    await confirmBatch(await openSession(await importOne(titled(2026, [line(1), line(2)]), 'a.csv')), never);
    const second = await openSession(await importOne(titled(2026, [line(2), line(3)]), 'b.csv'));
    expect(second.problems.map((item) => [item.code, item.at.row])).toEqual([['dup_earlier', 3]]);
    expect(second.record.state).toBe('draft');
  });

  it('confirms all questions about earlier batches after the window was reloaded', async () => {
    await confirmBatch(await openSession(await importOne(titled(2026, [line(1), line(2)]), 'a.csv')), never);
    const second = await openSession(await importOne(titled(2026, [line(2), line(3)]), 'b.csv'));
    await second.recheck();
    const reloaded = await BatchSession.open(second.record.id);
    await reloaded.rowsWith('amount_mismatch');
    expect((await viewRows(reloaded, '0.0', 2, 3, false)).rows[0]?.tone).toBe('warn');
    await decide(reloaded, { kind: 'confirm', code: 'dup_earlier', rows: 'all' }, never);
    expect(reloaded.record.summary.counts.warned).toBe(0);
  });

  it('keeps the year that the officer set when a file of another year is added', async () => {
    const id = await importOne(titled(2026, [line(1)]), 'a.csv');
    const session = await openSession(id);
    const { title, program, unitRateYuan, documentNumber, allocatedFen } = session.record;
    const head = { title, program, unitRateYuan, documentNumber, allocatedFen, year: 2025, period: '2025' };
    await setHead(session, head, never);
    await importFiles({ files: [asFile(titled(2026, [line(2)]), 'b.csv')], batchId: id }, jobContext());
    expect((await openSession(id)).record).toMatchObject({ year: 2025, period: '2025', files: { length: 2 } });
  });

  it('can be found again whatever a cell or a file name holds', async () => {
    const odd = '很长'.repeat(150);
    const name = `${'发放'.repeat(110)}.csv`;
    const rows = [HEADER, line(1, { village: odd }), line(2, { group: odd }), line(3)].join('\r\n');
    const id = await importOne(rows, name);
    expect((await listBatches()).map((batch) => batch.id)).toEqual([id]);
    const session = await openSession(id);
    await editCells(session, '0.0', [{ row: 4, column: 2, text: odd }], never);
    expect((await listBatches()).map((batch) => batch.id)).toEqual([id]);
  });
});

describe('several sheets of one batch', () => {
  it('puts all proposed ID numbers in by one act, over all files', async () => {
    await confirmBatch(await openSession(await importOne(titled(2025, [line(1), line(2)]), 'a.csv')), never);
    const lost = (n: number): string => {
      const number = anIdNumber(n);
      return line(n, { id: `${number[0]}.${number.slice(1, 6)}E+17` });
    };
    const files = [asFile(titled(2026, [lost(1)]), 'b.csv'), asFile(titled(2026, [lost(2)]), 'c.csv')];
    const { batchId } = await importFiles({ files }, jobContext());
    const session = await openSession(batchId ?? '');
    await takeSuggestions(session, 'id_scientific', 'all', never);
    expect(session.record.summary.counts).toMatchObject({ imported: 2, rejected: 0 });
    const acts = await listHistory({ scope: session.record.id, limit: 10 });
    expect(acts.map((one) => one.command)).toEqual(['command.suggestions.taken', 'command.batch.imported']);
    expect((await undoBatch(session.record.id)).record.summary.counts).toMatchObject({ rejected: 2 });
  });
});

describe('looking up a person', () => {
  it('still finds what was paid while the batch is being corrected and its villages stand in another order', async () => {
    const id = await importOne(titled(2026, [line(1), line(2, { village: '西坝村' })]), 'a.csv');
    await confirmBatch(await openSession(id), never);
    const session = await reopenBatch(id, '村名写反了');
    await editCells(
      session,
      '0.0',
      [
        { row: 3, column: 2, text: '西坝村' },
        { row: 4, column: 2, text: '东坝村' },
      ],
      never,
    );
    expect((await lookUp(anIdNumber(1))).map((hit) => hit.village)).toEqual(['东坝村']);
  });
});
