import { describe, expect, it } from 'vitest';
import { fen } from '../../../../shared/kernel';
import {
  layoutPosting,
  layoutSignSheet,
  layoutTable,
  postingTable,
  type SignSheetInput,
} from '../../../../shared/layout';
import { cellText, fill, pageText, seqsOf, tableOf } from '../../../support/pageReading';
import { aPosting, layoutResources, someGroups } from '../../../support/postingSamples';

const signInput = (count: number): SignSheetInput => ({
  form: 'signSheet',
  paper: 'A4',
  orientation: 'portrait',
  title: '东坝村2026年耕地地力保护补贴核对签字表',
  village: '东坝村',
  signer: '样本镇人民政府',
  units: aPosting().units,
  groups: someGroups(count).map((group) => ({
    name: group.name,
    rows: group.rows.map((row) => ({
      seq: row.seq,
      payee: row.payee,
      ...(row.quantity ? { quantity: row.quantity } : {}),
      amount: row.amount,
      lastFour: String(1000 + row.seq).slice(-4),
    })),
  })),
});

describe('核对签字表', () => {
  it('says on every sheet that it must not be posted, at the head and at the foot', () => {
    const document = layoutSignSheet(signInput(70), layoutResources);
    expect(document.internal).toBe(true);
    expect(document.pages.length).toBeGreaterThan(2);
    for (const page of document.pages) expect(pageText(page)).toContain('内部核对·不得张贴');
    expect(document.footer.lines.map((line) => line.text).join()).toContain('内部核对·不得张贴');
  });

  it('has a blank column to sign in and prints at most four digits of the account', () => {
    const document = layoutSignSheet(signInput(3), layoutResources);
    const [page] = document.pages;
    if (!page) throw new Error('no page');
    const table = tableOf(page);
    expect(table.rows[0]?.cells.map(cellText)).toEqual([
      '序号',
      '户主姓名',
      '补贴面积（亩）',
      '金额（元）',
      '账号后四位',
      '签名（按手印）',
    ]);
    expect(table.rows.find((row) => row.kind === 'row')?.cells.at(-1)).toBe('');
    expect(seqsOf(page)).toEqual([1, 2, 3]);
  });

  it('refuses more than the last four digits', () => {
    const input = signInput(1);
    const bad = {
      ...input,
      groups: [{ name: '', rows: [{ seq: 1, payee: '赵光', amount: fen(100), lastFour: '12345' }] }],
    };
    expect(() => layoutSignSheet(bad, layoutResources)).toThrow('last four');
  });
});

describe('plain lists', () => {
  const list = (count: number, internal: boolean) =>
    layoutTable(
      {
        paper: 'A4',
        orientation: 'landscape',
        title: '更正清单',
        introLines: ['来源：东坝村发放表。请更正后重新报送。'],
        columns: [
          { header: '行', align: 'right' },
          { header: '栏', align: 'left' },
          { header: '问题与更正办法', align: 'left', maxEm: 40 },
        ],
        rows: Array.from({ length: count }, (_, i) => [
          String(i + 1),
          '身份证号',
          '身份证号少一位。请核对原件后改正，或按无证件号收入。'.repeat(3),
        ]),
        footerLines: ['样本镇人民政府'],
        internal,
      },
      layoutResources,
    );

  it('keeps every line in order, wraps long sentences and overfills no sheet', () => {
    const document = list(40, true);
    expect(document.pages.flatMap(seqsOf)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    for (const page of document.pages) expect(fill(document, page).used).toBeLessThanOrEqual(fill(document, page).room);
    expect(document.internal).toBe(true);
    expect(list(0, false).internal).toBe(false);
  });
});

describe('the same posting as a table for WPS and Excel', () => {
  it('has village and group in every row and plain figures', () => {
    const table = postingTable(aPosting({ groups: someGroups(61) }), layoutResources);
    expect(table.header).toEqual(['村别', '村民小组', '序号', '户主姓名', '补贴面积（亩）', '金额（元）']);
    expect(table.rows).toHaveLength(61);
    expect(table.rows[60]?.slice(0, 3)).toEqual(['东坝村', '第二村民小组', '61']);
    expect(table.rows[8]?.[5]).toBe('1058.90');
    expect(layoutPosting(aPosting(), layoutResources).internal).toBe(false);
  });
});
