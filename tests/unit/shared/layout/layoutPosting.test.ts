import { describe, expect, it } from 'vitest';
import { type CalendarDate, fen } from '../../../../shared/kernel';
import { countSheets, layoutPosting, type PostingInput, splitDocuments, twipsOfMm } from '../../../../shared/layout';
import { cellText, fill, pageText, rowsOf, seqsOf, sizesOf, tableOf } from '../../../support/pageReading';
import { aPosting, aPublicRow, layoutResources, someGroups } from '../../../support/postingSamples';

const layout = (over: Partial<PostingInput> = {}) => layoutPosting(aPosting(over), layoutResources);
const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const SHAPES = [
  ['A4', 'portrait'],
  ['A4', 'landscape'],
  ['A3', 'portrait'],
  ['A3', 'landscape'],
] as const;

describe('[notices § 6] postings for the board', () => {
  it.each(SHAPES)('keeps every row once, in order, and overfills no sheet: %s %s', (paper, orientation) => {
    for (const form of ['board', 'compact'] as const) {
      const document = layout({ form, paper, orientation, groups: someGroups(400) });
      expect(document.pages.flatMap(seqsOf)).toEqual(numbersTo(400));
      for (const page of document.pages) {
        const { used, room } = fill(document, page);
        expect(used).toBeLessThanOrEqual(room);
      }
    }
  });

  it('makes every sheet stand alone: title, village, unit, header, period, telephone, page number', () => {
    const document = layout({ groups: someGroups(100) });
    expect(document.pages.length).toBeGreaterThan(3);
    for (const page of document.pages) {
      const text = pageText(page);
      for (const words of ['样本镇东坝村2026年耕地地力保护补贴发放公示', '村别：东坝村', '样本镇东坝村村民委员会']) {
        expect(text).toContain(words);
      }
      expect(tableOf(page).rows[0]?.kind).toBe('header');
    }
    const foot = document.footer.lines.map((line) => `${line.text} ${line.right ?? ''}`).join(' ');
    expect(foot).toContain('2026年9月10日至9月25日（16天）');
    expect(foot).toContain('0000-1234567');
    expect(document.footer.pageLine).toBe(`第 {page} 页　共 ${document.pages.length} 页`);
  });

  it('never prints under 12 pt, not even a name of 20 characters or with a smaller wish', () => {
    const long = someGroups(30, (seq) => (seq === 7 ? { payee: '阿卜杜热西提·阿卜杜热合曼·麦麦提明·买买提' } : {}));
    expect(Math.min(...sizesOf(layout({ groups: long, baseFontPt: 8 })))).toBe(12);
    expect(Math.min(...sizesOf(layout({ groups: long, form: 'compact' })))).toBeGreaterThanOrEqual(12);
  });

  it('prints figures that fit their column on one line, with every digit', () => {
    const document = layout({ groups: someGroups(5, () => ({ amount: fen(9_999_999_999) })) });
    const amounts = document.pages.flatMap((page) => rowsOf(page).map((row) => row.cells.at(-1)));
    expect(amounts).toEqual(Array(5).fill('99,999,999.99'));
  });

  it('prints group line, subtotal and total with 大写', () => {
    const text = layout({ groups: someGroups(70) })
      .pages.map(pageText)
      .join('\n');
    expect(text).toContain('第一村民小组');
    expect(text).toContain('小计　60户');
    expect(text).toContain('合计　70户');
    const total = someGroups(70)
      .flatMap((group) => group.rows)
      .reduce((sum, row) => sum + row.amount, 0);
    expect(total).toBe(6_082_607);
    expect(text).toContain('合计人民币（大写）：陆万零捌佰贰拾陆元零柒分　（小写：¥60,826.07）');
  });

  it('says a rate once in the head when all have the same, else in a column', () => {
    const same = layout();
    expect(pageText(same.pages[0] ?? fail())).toContain('补贴标准：86.37元/亩');
    expect(tableOf(same.pages[0] ?? fail()).rows[0]?.cells.map(cellText)).not.toContain('标准（元/亩）');
    const mixed = layout({
      groups: someGroups(22, (seq) => ({ unitRateYuan: { units: seq % 2 ? 8637 : 9000, scale: 2 } })),
    });
    expect(pageText(mixed.pages[0] ?? fail())).not.toContain('补贴标准：');
    expect(tableOf(mixed.pages[0] ?? fail()).rows[0]?.cells.map(cellText)).toContain('标准（元/亩）');
  });

  it('leaves no group line at the foot of a sheet and no subtotal at its head', () => {
    for (let count = 20; count < 140; count += 3) {
      for (const page of layout({ groups: someGroups(count) }).pages) {
        const kinds = tableOf(page).rows.map((row) => row.kind);
        expect(kinds.at(-1)).not.toBe('group');
        expect(kinds[1]).not.toBe('subtotal');
        expect(kinds[1] === 'group' || kinds[1] === 'continued').toBe(true);
      }
    }
  });

  it('keeps total, seal and signature on the sheet of the last two rows', () => {
    for (let count = 18; count <= 48; count += 1) {
      const { pages } = layout({ groups: someGroups(count) });
      const last = pages.at(-1) ?? fail();
      expect(seqsOf(last).slice(-2)).toEqual([count - 1, count]);
      expect(last.blocks.at(-1)?.kind).toBe('closing');
      expect(pages.filter((page) => page.blocks.some((block) => block.kind === 'closing'))).toHaveLength(1);
    }
  });

  it('leaves 45 × 45 mm for the seal above name and date', () => {
    const closing = layout().pages.at(-1)?.blocks.at(-1);
    if (closing?.kind !== 'closing') throw new Error('no closing');
    const words = closing.sign.reduce((sum, line) => sum + line.heightTwips, 0);
    expect(closing.heightTwips - words).toBeGreaterThanOrEqual(twipsOfMm(45));
    expect(closing.signWidthTwips).toBeGreaterThanOrEqual(twipsOfMm(45));
    expect(closing.sign.map((line) => line.text)).toEqual(['样本镇东坝村村民委员会', '2026年9月10日']);
  });

  it('begins each group on a new sheet with its own signature when asked to', () => {
    const { pages } = layout({ groups: someGroups(130), groupPerPage: true });
    for (const page of pages) {
      expect(tableOf(page).rows.filter((row) => row.kind === 'group' || row.kind === 'continued')).toHaveLength(1);
    }
    expect(pages.filter((page) => page.blocks.some((block) => block.kind === 'closing'))).toHaveLength(3);
    expect(pages.flatMap(seqsOf)).toEqual(numbersTo(130));
  });

  it('puts 400 households in the two-column form on at most 10 sheets of A4', () => {
    expect(countSheets(aPosting({ form: 'compact', groups: someGroups(400) }), layoutResources)).toBeLessThanOrEqual(
      10,
    );
  });

  it.each([0, 1, 22, 400])('counts the sheets of %i rows as many as it makes', (count) => {
    for (const form of ['board', 'compact'] as const) {
      const input = aPosting({ form, groups: someGroups(count) });
      expect(countSheets(input, layoutResources)).toBe(layoutPosting(input, layoutResources).pages.length);
    }
  });

  it('prints a posting without payees with a line that says so', () => {
    const document = layout({ groups: [] });
    expect(document.pages).toHaveLength(1);
    expect(pageText(document.pages[0] ?? fail())).toContain('本次没有发放对象。');
    expect(pageText(document.pages[0] ?? fail())).toContain('零元整');
  });

  it('drops columns in the stated order when the paper is too narrow, and says which', () => {
    const wide: Partial<PostingInput> = {
      columns: [
        'villagerGroup',
        'quantity',
        'unitRate',
        'adjustAdd',
        'adjustLess',
        'idNumberMasked',
        'payDate',
        'note',
      ],
      groups: someGroups(30, (seq) => ({
        note: '上年度漏发补发，经村民代表会议核实',
        idNumberMasked: '530***********1234',
        adjustAdd: fen(500),
        adjustLess: fen(12_300),
        payDate: '2026-08-30' as CalendarDate,
        unitRateYuan: { units: 8000 + seq, scale: 2 },
      })),
    };
    const portrait = layout(wide);
    expect(portrait.problems.map((one) => one.at.field).slice(0, 2)).toEqual(['villagerGroup', 'note']);
    expect(layout({ ...wide, paper: 'A3', orientation: 'landscape' }).problems).toEqual([]);
  });

  it('leaves a column away when nobody has anything in it', () => {
    const header = tableOf(layout({ columns: ['quantity', 'note'] }).pages[0] ?? fail()).rows[0]?.cells.map(cellText);
    expect(header).toEqual(['序号', '户主姓名', '补贴面积（亩）', '金额（元）']);
  });

  it('gives rows without a group a line of their own beside named groups, and none when no group has a name', () => {
    const rows = (start: number) => [aPublicRow(start), aPublicRow(start + 1)];
    const text = (groups: PostingInput['groups']): string => pageText(layout({ groups }).pages[0] ?? fail());
    expect(
      text([
        { name: '一组', rows: rows(1) },
        { name: '', rows: rows(3) },
      ]),
    ).toMatch(/一组.*小计.*未写明小组.*小计/s);
    expect(text([{ name: '', rows: rows(1) }])).not.toMatch(/未写明小组|小计/);
  });

  it('[notices § 5, rule 7] says what a negative amount is', () => {
    const back = layout({ groups: someGroups(3, (seq) => (seq === 2 ? { amount: fen(-8637) } : {})) });
    expect(pageText(back.pages[0] ?? fail())).toContain('金额前有“-”的为扣回。');
    expect(pageText(layout().pages[1] ?? fail())).not.toContain('扣回');
  });

  it('cuts a remark longer than half a sheet and reports the row', () => {
    const document = layout({
      columns: ['note'],
      groups: [{ name: '', rows: [aPublicRow(1), aPublicRow(2, { note: '核实'.repeat(2000) })] }],
    });
    expect(document.problems.map(({ code, params }) => ({ code, seq: params.seq }))).toEqual([
      { code: 'layout.cell.cut', seq: 2 },
    ]);
    for (const page of document.pages) expect(fill(document, page).used).toBeLessThanOrEqual(fill(document, page).room);
  });

  it('[stack § 3.1] cuts 5,000 rows into parts of at most 2,000 with running page numbers', () => {
    const document = layout({ groups: someGroups(5000) });
    const parts = splitDocuments(document, layoutResources.rules.rowsPerDocument);
    expect(parts.length).toBe(3);
    for (const part of parts) {
      expect(part.pages.reduce((sum, page) => sum + page.rowCount, 0)).toBeLessThanOrEqual(2000);
      expect(part.totalPages).toBe(document.pages.length);
    }
    expect(parts.flatMap((part) => part.pages.map((page) => page.number))).toEqual(numbersTo(document.pages.length));
  });
});

function fail(): never {
  throw new Error('missing');
}
