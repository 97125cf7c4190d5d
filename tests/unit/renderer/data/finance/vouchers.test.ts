import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDisclosure } from '../../../../../renderer/data/disclosures';
import {
  adoptLastClosing,
  type BookPlace,
  bookScope,
  closePeriod,
  makeFinanceSheet,
  periodContext,
  readBook,
  reopenPeriod,
  savePeriod,
} from '../../../../../renderer/data/finance';
import { editVouchers, importVouchers, removeVouchers, sortVouchers } from '../../../../../renderer/data/finance/lines';
import { readYearBooks } from '../../../../../renderer/data/finance/read';
import { mustReadNotice } from '../../../../../renderer/data/notices';
import { findRecord } from '../../../../../renderer/data/store/records';
import { undoLast } from '../../../../../renderer/data/store/undo';
import { setProtected } from '../../../../../renderer/data/vault';
import { checkBook, NO_CELLS } from '../../../../../shared/ledgers/villageFinance';
import type { VoucherCells, VoucherField } from '../../../../../shared/records';
import { emptyDesk } from '../../../../support/deskStore';

const DONGBA = '190101100201';
const Q1: BookPlace = { unitCode: DONGBA, period: '2026-Q1' };
const Q2: BookPlace = { unitCode: DONGBA, period: '2026-Q2' };

const type = (id: string, order: number, cells: Partial<VoucherCells>, place = Q1): Promise<void> =>
  editVouchers({
    place,
    edits: Object.entries(cells).map(([field, text]) => ({
      id,
      order,
      field: field as VoucherField,
      text: text ?? '',
    })),
  });
const codes = async (place = Q1): Promise<string[]> =>
  checkBook(await readBook(place), periodContext).map(({ code }) => code);
const cells = (given: Partial<VoucherCells>): VoucherCells => ({ ...NO_CELLS, ...given });

const LINE = { date: '3.5', number: '记-1', summary: '收租金', income: '500', handler: '甲', approver: '乙' };

beforeEach(emptyDesk);

describe('vouchers of a period', () => {
  it('[R-V22] are stored cell by cell, in one form, and one act is one step of undo', async () => {
    await type('a', 1, LINE);
    await type('b', 2, { expense: '¥1,20.5' });
    await type('b', 2, { expense: '120.5' });
    const book = await readBook(Q1);
    expect(book.lines.map(({ voucher }) => [voucher.date, voucher.income, voucher.expense])).toEqual([
      ['2026-03-05', '500.00', ''],
      ['', '', '120.50'],
    ]);
    expect((await undoLast(bookScope(Q1))).ok).toBe(true);
    expect((await readBook(Q1)).lines[1]?.voucher.expense).toBe('¥1,20.5');
  });

  it('[R-V22] a line without a word goes, and with the last one the whole period', async () => {
    await type('a', 1, LINE);
    await type('a', 1, { date: '', number: '', summary: '', income: '', handler: '', approver: '' });
    expect((await readBook(Q1)).lines).toEqual([]);
    expect(await findRecord('financePeriods', `${DONGBA}/2026-Q1`)).toBeUndefined();
    await type('a', 1, LINE);
    await removeVouchers({ place: Q1, ids: ['a'] });
    expect((await readYearBooks(2026)).size).toBe(0);
  });

  it('[R-V22] are put in order by day and number', async () => {
    await type('a', 1, { date: '3.6', number: '记-10', income: '1' });
    await type('b', 2, { date: '3.6', number: '记-2', income: '1' });
    await type('c', 3, { date: '3.5', number: '记-11', income: '1' });
    await type('d', 4, { number: '记-1', income: '1' });
    await sortVouchers(Q1);
    expect((await readBook(Q1)).lines.map(({ voucher }) => voucher.id)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('[R-V22] from a sheet stand behind those that are there, or in their place', async () => {
    await type('a', 1, LINE);
    const lines = [cells({ summary: '付电费', expense: '5.00' }), cells({ summary: '付水费', expense: '6.00' })];
    const request = { place: Q1, fileName: 'q1.xlsx', lines, opening: '100.00', closing: '89.00', replace: false };
    await importVouchers(request);
    expect((await readBook(Q1)).lines.map(({ voucher }) => voucher.summary)).toEqual(['收租金', '付电费', '付水费']);
    await importVouchers({ ...request, replace: true });
    const book = await readBook(Q1);
    expect(book.figures).toEqual({ opening: 10_000, income: 0, expense: 1_100, closing: 8_900, count: 2 });
    expect(book.stated).toBe(8_900);
  });

  it('[R-S04] ask for a passphrase before the first private number is stored', async () => {
    setProtected(false);
    await expect(type('a', 1, { summary: '付 13800000000 工资' })).rejects.toMatchObject({
      code: 'vault.passphraseNeeded',
    });
    expect((await readBook(Q1)).lines).toEqual([]);
    await type('a', 1, { summary: '付工资' });
  });

  it('[R-V22] a cell that is longer than can be kept is refused, and nothing is stored', async () => {
    await expect(type('a', 1, { summary: '长'.repeat(3000) })).rejects.toMatchObject({ code: 'finance.cellTooLong' });
    expect((await readBook(Q1)).lines).toEqual([]);
  });
});

describe('a period', () => {
  beforeEach(async () => {
    await type('a', 1, LINE);
    await savePeriod(Q1, { opening: '1,000', statedClosing: '1500' });
  });

  it('[R-V22] is closed only when it closes, and stays as it was told', async () => {
    await savePeriod(Q1, { statedClosing: '1501' });
    await expect(closePeriod(Q1)).rejects.toMatchObject({ code: 'finance.notSound' });
    await savePeriod(Q1, { statedClosing: '1500' });
    await closePeriod(Q1);
    await expect(type('a', 1, { income: '501' })).rejects.toMatchObject({ code: 'finance.closed' });
    await expect(savePeriod(Q1, { opening: '5' })).rejects.toMatchObject({ code: 'finance.closed' });
    await savePeriod(Q1, { checker: '丙' });
    expect((await readBook(Q1)).record).toMatchObject({ state: 'closed', checker: '丙' });
  });

  it('[R-V22] the next one opens with its closing; a change after 结账 is told in both with both figures', async () => {
    await closePeriod(Q1);
    await type('b', 1, { ...LINE, date: '4.2', balance: '2000' }, Q2);
    expect(await codes(Q2)).toEqual([]);
    await reopenPeriod(Q1);
    await type('a', 1, { income: '400' });
    await savePeriod(Q1, { statedClosing: '1400' });
    expect(await codes(Q1)).toEqual(['finance.period.changed']);
    const told = checkBook(await readBook(Q2), periodContext).find(
      ({ code }) => code === 'finance.opening.lastChanged',
    );
    expect(told?.params).toEqual({ was: '1,500.00', now: '1,400.00' });
  });

  it('[R-V22] an opening that was typed and differs from the last closing goes when somebody says so', async () => {
    await closePeriod(Q1);
    await savePeriod(Q2, { opening: '1499', statedClosing: '1500' });
    expect(await codes(Q2)).toEqual(['finance.opening.differs']);
    await adoptLastClosing(Q2);
    expect(await codes(Q2)).toEqual([]);
  });
});

describe('the 财务公开榜', () => {
  beforeEach(async () => {
    await type('a', 1, LINE);
    await savePeriod(Q1, { opening: '1000', statedClosing: '1500', checker: '丙' });
  });

  it('[R-V22] [R-V07] is a notice of the matter and the period, with every line, and closes the period', async () => {
    const place = await makeFinanceSheet(Q1);
    const { line, body } = await mustReadNotice(place);
    expect(line).toMatchObject({
      kind: 'finance',
      state: 'draft',
      catalogCode: 'VC-CW-01',
      period: '2026-Q1',
      title: '东坝村2026年第1季度财务收支公开榜',
    });
    const table = body.blocks.find(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && table.rows.map(({ cells: row }) => row[3])).toEqual([
      '上期结余',
      '收租金',
      '本期合计',
      '期末结余',
    ]);
    expect(body.signatureLines).toEqual(['经手人：', '审核人：丙', '民主理财小组：', '村务监督委员会：']);
    expect(body.signers).toEqual(['【集体经济组织】', '样本镇东坝村民委员会']);
    expect(body.legalBasis).toContain('《中华人民共和国农村集体经济组织法》第四十五条');
    expect(JSON.stringify(body.blocks)).toContain(
      '期初余额1,000.00元，本期收入500.00元，本期支出0.00元，期末余额1,500.00元',
    );
    expect((await readBook(Q1)).record).toMatchObject({ state: 'closed', made: { noticeId: place.id } });
  });

  it('[R-V22] names the disclosure of its matter and period, where one was begun', async () => {
    const begun = await openDisclosure(DONGBA, 'VC-CW-01', '2026-Q1');
    await openDisclosure(DONGBA, 'VC-CW-01', '2026-Q2');
    const { line } = await mustReadNotice(await makeFinanceSheet(Q1));
    expect(line.links.disclosureId).toBe(begun.id);
  });

  it('[R-V22] [R-S04] is refused while anything does not close or is private', async () => {
    await savePeriod(Q1, { statedClosing: '1500.01' });
    await expect(makeFinanceSheet(Q1)).rejects.toMatchObject({ code: 'finance.notSound' });
    await savePeriod(Q1, { statedClosing: '1500' });
    await type('a', 1, { summary: '收 13800000000 租金' });
    await expect(makeFinanceSheet(Q1)).rejects.toMatchObject({ code: 'finance.notSound' });
    expect((await readBook(Q1)).record?.made).toBeNull();
  });

  it('[R-V22] is written anew in the same draft after a change; one that is out is corrected first', async () => {
    const place = await makeFinanceSheet(Q1);
    await reopenPeriod(Q1);
    await type('a', 1, { summary: '收鱼塘租金' });
    expect(await makeFinanceSheet(Q1)).toEqual(place);
    const { body } = await mustReadNotice(place);
    expect(JSON.stringify(body.blocks)).toContain('收鱼塘租金');
  });

  it('[R-V22] is one act: taking it back opens the period again', async () => {
    await makeFinanceSheet(Q1);
    expect((await undoLast(bookScope(Q1))).ok).toBe(true);
    expect((await readBook(Q1)).record).toMatchObject({ state: 'open', made: null });
  });
});
