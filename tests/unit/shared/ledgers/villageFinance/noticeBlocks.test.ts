import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { computeBook, financeNoticeBlocks, financeSignatures } from '../../../../../shared/ledgers/villageFinance';
import type { NoticeTableBlock } from '../../../../../shared/records';
import { aFinancePeriod, aVoucher, thePeriod } from '../../../../support/vouchers';

const vouchers = [
  aVoucher(1, { date: '2026-01-08', income: '12000', summary: '收鱼塘承包费' }),
  aVoucher(2, { date: '2026-02-03', expense: '409.50', summary: '付水渠清淤人工' }),
  aVoucher(3, { date: '2026-03-20', expense: '-86.37', summary: '退回材料款', note: '冲记-2号多付' }),
];
const book = computeBook({
  period: thePeriod('2026-Q1'),
  vouchers,
  record: aFinancePeriod({ opening: '1680.32' }),
  last: 'none',
  overlaps: [],
});
const blocks = financeNoticeBlocks(book, text);
const table = blocks.find((block): block is NoticeTableBlock => block.kind === 'table');

describe('the 财务公开榜', () => {
  it('[R-V22] has the columns of the board, one line per voucher, opening first, totals and closing last', () => {
    expect(table?.columns.map(({ header }) => header)).toEqual([
      '序号',
      '日期',
      '凭证号',
      '摘要（收支项目）',
      '收入',
      '支出',
      '结余',
      '经手人',
      '审批人',
    ]);
    expect(table?.unitNote).toBe('单位：元');
    expect(table?.rows.map(({ kind, cells }) => [kind, ...cells])).toEqual([
      ['row', '', '1月1日', '', '上期结余', '', '', '1,680.32', '', ''],
      ['row', '1', '1月8日', '记-1', '收鱼塘承包费', '12,000.00', '', '13,680.32', '经手甲', '审批乙'],
      ['row', '2', '2月3日', '记-2', '付水渠清淤人工', '', '409.50', '13,270.82', '经手甲', '审批乙'],
      [
        'row',
        '3',
        '3月20日',
        '记-3',
        '退回材料款（红字：冲记-2号多付）',
        '',
        '-86.37',
        '13,357.19',
        '经手甲',
        '审批乙',
      ],
      ['total', '', '', '', '本期合计', '12,000.00', '323.13', '', '', ''],
      ['total', '', '', '', '期末结余', '', '', '13,357.19', '', ''],
    ]);
  });

  it('[R-V22] says every total in capital figures as well', () => {
    const words = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(words).toEqual([
      '收入合计人民币（大写）：壹万贰仟元整（小写：¥12,000.00）',
      '支出合计人民币（大写）：叁佰贰拾叁元壹角叁分（小写：¥323.13）',
      '期末结余人民币（大写）：壹万叁仟叁佰伍拾柒元壹角玖分（小写：¥13,357.19）',
    ]);
  });

  it('[R-V22] is a sheet also when nothing came in and nothing went out', () => {
    const empty = computeBook({ ...book, vouchers: [] });
    const [sheet] = financeNoticeBlocks(empty, text);
    expect(sheet?.kind === 'table' && sheet.rows).toHaveLength(3);
  });

  it('[R-V07] [R-V22] leaves room for 经手人, 审核人, 民主理财小组 and 村务监督委员会, with their names where they were typed', () => {
    expect(financeSignatures(aFinancePeriod(), text)).toEqual([
      '经手人：',
      '审核人：',
      '民主理财小组：',
      '村务监督委员会：',
    ]);
    expect(financeSignatures(aFinancePeriod({ handler: '甲', supervisors: '丙、丁' }), text)).toEqual([
      '经手人：甲',
      '审核人：',
      '民主理财小组：',
      '村务监督委员会：丙、丁',
    ]);
  });
});
