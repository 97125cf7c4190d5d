import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { blankNotice, copyEarlierNotice } from '../../../../../shared/board/notices';
import type { NoticeTableBlock } from '../../../../../shared/records';
import { aNotice } from '../../../../support/notices';

const WORDS = { table: text, day: '【日期】' };
const empty = blankNotice({ id: 'n2', unitCode: '190101100201', year: '2027', kind: 'posting', reach: 'internet' });

const table: NoticeTableBlock = {
  kind: 'table',
  caption: '2026年第4季度收支',
  unitNote: '单位：元',
  columns: [
    { header: '序号', align: 'center' },
    { header: '项目', align: 'left' },
    { header: '金额', align: 'right' },
  ],
  rows: [
    { kind: 'group', cells: ['第2组'] },
    { kind: 'row', cells: ['1', '办公费', '300.00'] },
    { kind: 'total', cells: ['合计', '', '300.00'] },
  ],
  words: '合计人民币（大写）：叁佰元整',
};

describe('从上期复制', () => {
  it('moves the period on, in the title and the text too', () => {
    const from = aNotice(
      { period: '2026-Q4', title: '东坝村2026年第4季度财务公开' },
      { blocks: [{ kind: 'paragraph', text: '现公布2026年第4季度收支。', level: 0 }] },
    );
    const { line, body } = copyEarlierNotice(empty, from, WORDS);
    expect([line.period, line.title]).toEqual(['2027-Q1', '东坝村2027年第1季度财务公开']);
    expect(body.blocks[0]).toMatchObject({ text: '现公布2027年第1季度收支。' });
  });

  it('empties days, figures and what was typed; words and rows stay', () => {
    const from = aNotice(
      { postedOn: '2026-04-10', postingTo: '2026-04-25', state: 'published', releaseReview: 'r', hasProof: true },
      {
        blocks: [{ kind: 'paragraph', text: '2026年4月9日会议决定。', level: 1 }, table],
        writtenOn: '2026-04-10',
        fields: { 金额: '300' },
        supervision: { on: '2026-04-09', by: '甲', opinion: '属实' },
        spoken: '乡亲们',
        telephones: ['0000-1234567'],
      },
    );
    const { line, body } = copyEarlierNotice(empty, from, WORDS);
    expect(line).toMatchObject({ state: 'draft', postedOn: '', postingTo: '', releaseReview: '', hasProof: false });
    expect(line.links.noticeId).toBe('n1');
    expect(body).toMatchObject({ writtenOn: '', fields: {}, supervision: null, spoken: '', trace: [] });
    expect(body.telephones).toEqual(['0000-1234567']);
    expect(body.blocks[0]).toMatchObject({ text: '【日期】会议决定。', level: 1 });
    expect(body.blocks[1]).toMatchObject({
      rows: [
        { kind: 'group', cells: ['第2组'] },
        { kind: 'row', cells: ['1', '办公费', ''] },
        { kind: 'total', cells: ['合计', '', ''] },
      ],
      words: '',
    });
  });
});
