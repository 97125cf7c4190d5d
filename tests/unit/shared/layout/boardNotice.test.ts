import { describe, expect, it } from 'vitest';
import {
  layoutNotice,
  type NoticeContent,
  type NoticeInput,
  type NoticeTable,
  type PublicDocument,
  splitDocuments,
  twipsOfMm,
} from '../../../../shared/layout';
import { dice } from '../../../support/dice';
import { aNotice, householdTable, RARE_TEXTS } from '../../../support/goldenNotices';
import { cellText, fill, pageText, rowsOf, sizesOf, tableOf } from '../../../support/pageReading';
import { layoutResources } from '../../../support/postingSamples';

const board = (over: Partial<NoticeInput> = {}): PublicDocument => layoutNotice(aNotice(over), layoutResources);
const text = (words: string): NoticeContent => ({ kind: 'paragraph', text: words, level: 0 });
const table = (rows: readonly (readonly string[])[], over: Partial<NoticeTable> = {}): NoticeTable => ({
  kind: 'table',
  caption: '',
  unitNote: '',
  columns: [
    { header: '序号', align: 'center', nowrap: true },
    { header: '意见', align: 'left' },
  ],
  rows: rows.map((cells) => ({ kind: 'row', cells })),
  ...over,
});
const allRows = (document: PublicDocument) => document.pages.flatMap((page) => rowsOf(page));

describe('[notices § 6] notices for the board', () => {
  it('make every table sheet stand alone: title, village, caption, unit, header, period, telephone, number', () => {
    const document = board({ content: [text('公示如下。'), householdTable(200, dice(3))] });
    expect(document.pages.length).toBeGreaterThan(5);
    for (const page of document.pages) {
      const words = pageText(page);
      for (const one of ['耕地地力保护补贴发放结果公示', '村别：东坝村', '补贴发放明细表', '单位：亩、元'])
        expect(words.replaceAll('\n', '')).toContain(one);
      expect(tableOf(page).rows[0]?.cells.map(cellText)).toEqual([
        '序号',
        '户主姓名',
        '补贴面积（亩）',
        '金额（元）',
        '备注',
      ]);
    }
    const foot = document.footer.lines.map((line) => `${line.text} ${line.right ?? ''}`).join(' ');
    expect(foot).toContain('公示期：2026年9月10日至9月25日（16天）');
    expect(foot).toContain('监督电话：0000-1234567、12345');
    expect(document.footer.pageLine).toBe(`第 {page} 页　共 ${document.pages.length} 页`);
  });

  it('say at the head of a sheet which group goes on', () => {
    const document = board({ content: [householdTable(60, dice(3))] });
    const [, second] = document.pages;
    expect(cellText(tableOf(second ?? fail()).rows[1]?.cells[0])).toBe('第1村民小组（续）');
  });

  it('keep the seal block of 45 mm with the last two rows', () => {
    for (let rows = 1; rows <= 50; rows += 7) {
      const document = board({ content: [householdTable(rows, dice(rows))] });
      const last = document.pages.at(-1) ?? fail();
      const closing = last.blocks.at(-1);
      if (closing?.kind !== 'closing') throw new Error('no closing');
      const words = closing.sign.reduce((sum, line) => sum + line.heightTwips, 0);
      expect(closing.heightTwips - words).toBeGreaterThanOrEqual(twipsOfMm(45));
      expect(rowsOf(last).length).toBeGreaterThanOrEqual(Math.min(2, rows));
    }
  });

  it('keep the seal block with the last two lines of a text', () => {
    for (let length = 300; length < 900; length += 37) {
      const document = board({ baseFontPt: 18, content: [text('村'.repeat(length))] });
      const last = document.pages.at(-1) ?? fail();
      const block = last.blocks.find((one) => one.kind === 'paragraph');
      expect(block?.kind === 'paragraph' ? block.lines.length : 0).toBeGreaterThanOrEqual(2);
      expect(last.blocks.at(-1)?.kind).toBe('closing');
    }
  });

  it('keep lines to sign on with the last two rows, also where two units sign', () => {
    const signed = {
      signatureLines: ['经办人：', '审核人：', '监督委员会：'],
      signers: ['甲村村民委员会', '乙合作社'],
    };
    for (let rows = 8; rows < 40; rows += 1) {
      const document = board({ content: [householdTable(rows, dice(rows))], ...signed });
      expect(rowsOf(document.pages.at(-1) ?? fail()).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('keep as much as goes on a low sheet with the signature when two rows and all sums are too much', () => {
    for (let rows = 8; rows < 40; rows += 1) {
      const document = board({ orientation: 'landscape', content: [householdTable(rows, dice(rows))] });
      const last = document.pages.at(-1) ?? fail();
      expect(last.blocks.at(-1)?.kind).toBe('closing');
      const kinds = tableOf(last).rows.map((row) => row.kind);
      expect(kinds.filter((kind) => kind === 'total' || kind === 'words')).toHaveLength(2);
    }
  });

  it('keep no room for a seal that is not put', () => {
    const closing = board({ seal: false }).pages.at(-1)?.blocks.at(-1);
    expect(closing?.kind === 'closing' ? closing.heightTwips : 0).toBeLessThan(twipsOfMm(30));
  });

  it('give each of two units that sign its own room for a seal, in one size', () => {
    const signers = ['中共样本镇东坝村支部委员会', '样本镇东坝村村民委员会'];
    const closing = board({ signers, note: '此件公开发布' }).pages.at(-1)?.blocks.at(-1);
    if (closing?.kind !== 'closing') throw new Error('no closing');
    expect(closing.cosigners?.map((lines) => lines[0]?.text)).toEqual([signers[0]]);
    expect(closing.sign.map((line) => line.text)).toEqual([signers[1], '2026年9月10日']);
    expect(closing.cosigners?.[0]?.[0]?.sizePt).toBe(closing.sign[0]?.sizePt);
    expect(closing.signWidthTwips).toBeGreaterThanOrEqual(twipsOfMm(45));
  });

  it('are never under 12 pt, whatever is asked for and however wide the table', () => {
    const wide = table([Array.from({ length: 14 }, () => '1,234,567.89')], {
      columns: Array.from({ length: 14 }, (_, index) => ({ header: `第${index + 1}栏`, align: 'right' as const })),
    });
    const document = board({ baseFontPt: 6, content: [text('公示。'), wide] });
    expect(Math.min(...sizesOf(document))).toBe(12);
    expect(document.problems.map((one) => one.code)).toEqual(['layout.table.tooWide']);
  });

  it('squeeze words before figures when the paper is too narrow', () => {
    const row = [
      '1',
      '9月26日',
      '记014',
      '支付村内道路维修工程款（第二期）',
      '1,204,500.00',
      '986,370.00',
      '304,500.00',
    ];
    const narrow = table([[...row, '陈秀', '赵光']], {
      columns: ['序号', '日期', '凭证号', '摘要', '收入', '支出', '结余', '经手人', '审批人'].map((header, index) => ({
        header,
        align: index > 3 && index < 7 ? ('right' as const) : ('left' as const),
      })),
    });
    const [printed] = allRows(board({ content: [narrow] }));
    expect(printed?.cells.slice(4, 7)).toEqual(['1,204,500.00', '986,370.00', '304,500.00']);
  });

  it('take the largest type that goes on one sheet, the usual one for longer text, and the one that is asked for', () => {
    const size = (document: PublicDocument): number =>
      document.pages[0]?.blocks.flatMap((block) =>
        block.kind === 'paragraph' ? [block.lines[0]?.sizePt ?? 0] : [],
      )[0] ?? 0;
    const { mostTextPt, textPt, leastTextPt } = layoutResources.rules.notice.board.A4.portrait;
    expect(size(board({ content: [text('停水。')] }))).toBe(mostTextPt);
    const middle = board({ content: [text('村'.repeat(600))] });
    expect(middle.pages).toHaveLength(1);
    expect(size(middle)).toBeLessThan(textPt);
    expect(size(middle)).toBeGreaterThanOrEqual(leastTextPt);
    expect(size(board({ content: [text('村'.repeat(3000))] }))).toBe(textPt);
    expect(size(board({ baseFontPt: 14, content: [text('停水。')] }))).toBe(14);
  });

  it('spread a name of two characters, which the column asks for', () => {
    const [row] = allRows(board({ content: [householdTable(1, dice(2))] }));
    expect(row).toBeDefined();
    expect(tableOf(board({ content: [householdTable(1, dice(2))] }).pages[0] ?? fail()).columns[1]?.spreadShort).toBe(
      true,
    );
  });

  it('print a cell of 3,000 characters whole, over as many sheets as it takes, and say which row goes on', () => {
    const long = Array.from({ length: 3000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const document = board({
      content: [
        table([
          ['1', '短'],
          ['2', long],
          ['3', '短'],
        ]),
      ],
    });
    const printed = allRows(document)
      .map((row) => cellText(row.cells[1]))
      .join('');
    expect(printed).toBe(`短${long}短`);
    expect(document.problems).toEqual([]);
    expect(document.pages.length).toBeGreaterThan(2);
    for (const page of document.pages) {
      const { used, room } = fill(document, page);
      expect(used).toBeLessThanOrEqual(room);
      const rows = tableOf(page).rows;
      // A rule is missing only between two parts of the same row.
      expect(rows[0]?.joined).toBeUndefined();
      expect(['above', 'both']).not.toContain(rows[1]?.joined);
      expect(['below', 'both']).not.toContain(rows.at(-1)?.joined);
    }
    const [, second] = document.pages;
    expect(cellText(tableOf(second ?? fail()).rows[1]?.cells[0])).toBe('2续');
    expect(document.pages.reduce((sum, page) => sum + page.rowCount, 0)).toBe(3);
  });

  it('of 5,000 rows are cut into parts with running page numbers', () => {
    const document = board({ content: [householdTable(5000, dice(5))] });
    expect(document.pages.reduce((sum, page) => sum + page.rowCount, 0)).toBe(5000);
    const parts = splitDocuments(document, layoutResources.rules.rowsPerDocument);
    expect(parts).toHaveLength(3);
    expect(parts.flatMap((part) => part.pages.map((page) => page.number))).toEqual(document.pages.map((_, i) => i + 1));
  });

  it('lose no character of rare names and of other writings', () => {
    const printed = pageText(board({ content: RARE_TEXTS.map(text) }).pages[0] ?? fail()).replace(/\s/g, '');
    for (const one of RARE_TEXTS) expect(printed).toContain(one.replace(/\s/g, ''));
  });

  it('with nothing in them are still a sheet', () => {
    const document = board({
      content: [],
      signers: [],
      writtenOn: '',
      facts: [],
      footer: { period: '', telephone: '' },
    });
    expect(document.pages).toHaveLength(1);
    expect(pageText(board({ content: [table([])] }).pages[0] ?? fail())).toContain('没有需要列出的内容。');
  });
});

function fail(): never {
  throw new Error('missing');
}
