// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPastedBlocks } from '../../../../../renderer/data/notices/pasted';
import { blankNotice } from '../../../../../shared/board/notices';
import { decodeNoticeBody, type NoticeTableBlock } from '../../../../../shared/records';

const fixture = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../../../fixtures/pasted', name), 'utf8');
const texts = (html: string): string[] =>
  readPastedBlocks(html, '').blocks.map((block) => (block.kind === 'paragraph' ? block.text : 'table'));
const tableIn = (html: string): NoticeTableBlock => {
  const table = readPastedBlocks(html, '').blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
};

describe('what Word puts on the clipboard', () => {
  const pasted = readPastedBlocks(fixture('word-tracked.html'), '');

  it('inserted text comes in; deleted, struck, hidden text and comments stay out', () => {
    expect(pasted.blocks).toEqual([
      { kind: 'paragraph', text: '东坝村修路和修渠公示', level: 0 },
      { kind: 'paragraph', text: '一、项目内容', level: 1 },
      { kind: 'paragraph', text: '拟投资96,000.00元，硬化村内主干道320米，工期两个月。', level: 0 },
      { kind: 'paragraph', text: '（一）资金来源', level: 2 },
      { kind: 'paragraph', text: '上级补助和村集体资金。', level: 0 },
      { kind: 'paragraph', text: '由村务监督委员会监督。', level: 0 },
    ]);
  });

  it('says how many pictures, deletions and hidden passages were left out', () => {
    expect(pasted.pictures).toBe(1);
    expect(pasted.struck).toBe(3);
  });

  it.each(['display: none', 'visibility:hidden', 'mso-hide:all'])(
    '[R-S04] says that it left hidden text (%s) out',
    (style) => {
      const { blocks, struck } = readPastedBlocks(`<p>甲<span style="${style}">999999185001010019</span>乙</p>`, '');
      expect(blocks).toEqual([{ kind: 'paragraph', text: '甲乙', level: 0 }]);
      expect(struck).toBe(1);
    },
  );

  it.each([
    '<p>甲<span style="text-decoration: underline line-through">乙</span>丙</p>',
    '<p>甲<strike>乙</strike>丙</p>',
    '<p>甲<span style="mso-hide: all">乙</span>丙</p>',
    '<p>甲<span style="DISPLAY: NONE">乙</span>丙</p>',
    '<p>甲<span class="msoDel">乙</span>丙</p>',
    '<p>甲<script>乙</script><style>乙</style>丙</p>',
    '<p>甲<!-- 乙 -->丙</p>',
  ])('leaves out 乙 of %s', (html) => expect(texts(html)).toEqual(['甲丙']));

  it('nothing in it runs', () => {
    const marks = globalThis as { pastedRan?: boolean };
    texts('<p>甲<img src="x" onerror="globalThis.pastedRan = true"><script>globalThis.pastedRan = true</script></p>');
    expect(marks.pastedRan).toBeUndefined();
  });
});

describe('tables', () => {
  it('of WPS keep their structure: caption, two storeys of headers, merged cells filled, groups and the total', () => {
    const { blocks } = readPastedBlocks(fixture('wps-merged-table.html'), '');
    expect(blocks).toEqual([
      {
        kind: 'table',
        caption: '东坝村耕地地力保护补贴明细',
        unitNote: '单位：元',
        columns: [
          { header: '序号', align: 'center' },
          { header: '组别', align: 'center' },
          { header: '户主姓名', align: 'center' },
          { header: '补贴面积·水田（亩）', align: 'right' },
          { header: '补贴面积·旱地（亩）', align: 'right' },
          { header: '金额', align: 'right' },
        ],
        rows: [
          { kind: 'row', cells: ['1', '一组', '甲某某', '1.20', '0.50', '146.83'] },
          { kind: 'row', cells: ['2', '一组', '乙某', '2.00', '', '172.74'] },
          { kind: 'group', cells: ['二组'] },
          { kind: 'row', cells: ['3', '二组', '丙某', '1.00', '1.00', '172.74'] },
          { kind: 'total', cells: ['合 计', '', '', '4.20', '1.50', '492.31'] },
        ],
        words: '',
      },
      { kind: 'paragraph', text: '以上公示。', level: 0 },
    ]);
  });

  it('of Excel come with what is shown in their cells, without empty rows', () => {
    const table = tableIn(fixture('excel-cells.html'));
    expect(table.columns.map(({ header, align }) => `${header} ${align}`)).toEqual([
      '项目 center',
      '金额（元） right',
      '经手人 center',
      '说明 left',
    ]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['渠道清淤', '30,000.00', '甲', '按实际工时结算，由村务监督委员会复核'],
      ['路灯电费', '1,860.50', '乙', ''],
    ]);
  });

  it('3,000 characters in one cell come in whole', () => {
    const long = '村'.repeat(3000);
    expect(tableIn(`<table><tr><td>内容</td></tr><tr><td>${long}</td></tr></table>`).rows[0]?.cells).toEqual([long]);
  });

  it('what a notice cannot hold is cut and said, and the rest can be stored', () => {
    const wide = `<tr>${'<td>甲</td>'.repeat(45)}</tr>`;
    const pasted = readPastedBlocks(`<table>${wide}<tr><td>${'长'.repeat(6000)}</td></tr></table>`, '');
    expect(pasted.cut).toBe(5 + 1000);
    const { body } = blankNotice({ id: 'n', unitCode: '', year: '2026', kind: 'posting', reach: 'board' });
    expect(decodeNoticeBody({ ...body, revision: 1, blocks: pasted.blocks }).ok).toBe(true);
  });

  it('spans that nobody could have meant do no harm', () => {
    const html = '<table><tr><td>甲</td><td>乙</td></tr><tr><td colspan="99999999" rowspan="-3">丙</td></tr></table>';
    expect(tableIn(html).rows).toEqual([{ kind: 'row', cells: ['丙', ''] }]);
  });

  it('a frame of one cell is a paragraph, a table in a cell its words', () => {
    expect(texts('<table><tr><td><p>甲</p></td></tr></table>')).toEqual(['甲']);
    const html =
      '<table><tr><td>项目</td><td>内容</td></tr><tr><td>一</td><td>见<table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>';
    expect(tableIn(html).rows[0]?.cells).toEqual(['一', '见 甲 乙']);
  });

  it('a table of figures alone has no header', () => {
    const table = tableIn('<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>');
    expect(table.columns.map(({ header }) => header)).toEqual(['', '']);
    expect(table.rows.length).toBe(2);
  });
});

describe('paragraphs', () => {
  it.each([
    ['一、申报对象', 1],
    ['十二、附则', 1],
    ['（三）办理程序', 2],
    ['(三)办理程序', 2],
    ['1.登记', 3],
    ['12．登记', 3],
    ['（1）登记', 4],
    ['1.5亩以上', 0],
    ['一九九九年', 0],
    ['一、申报对象。本村实际耕种承包地的农户。', 0],
    [`一、${'很长的一段话'.repeat(10)}`, 0],
  ])('[notices § 3] %s is of level %s', (text, level) =>
    expect(readPastedBlocks(`<p>${text}</p>`, '').blocks).toEqual([{ kind: 'paragraph', text, level }]),
  );

  it('numbers of a list that the browser would number', () =>
    expect(texts('<ol start="3"><li>甲</li><li><del>乙</del></li><li>丙</li></ol><ul><li>丁</li></ul>')).toEqual([
      '3.甲',
      '5.丙',
      '丁',
    ]));

  it('plain text: lines are paragraphs, lines with tabs a table', () => {
    expect(
      readPastedBlocks('', '甲\r\n\r\n一、乙\n项目\t金额\n修路\t100\n丙').blocks.map((block) => block.kind),
    ).toEqual(['paragraph', 'paragraph', 'table', 'paragraph']);
    expect(readPastedBlocks('', '甲\t乙').blocks).toEqual([{ kind: 'paragraph', text: '甲 乙', level: 0 }]);
    expect(readPastedBlocks('', '').blocks).toEqual([]);
  });
});
