import { describe, expect, it } from 'vitest';
import {
  joinWithBefore,
  moveBlock,
  numberHeadings,
  pasteInto,
  removeBlock,
  setLevel,
  splitParagraph,
} from '../../../../../shared/board/notices';
import type { NoticeBlock, NoticeParagraphBlock } from '../../../../../shared/records';

const p = (text: string, level: NoticeParagraphBlock['level'] = 0): NoticeBlock => ({ kind: 'paragraph', text, level });
const texts = (blocks: readonly NoticeBlock[]) =>
  blocks.map((one) => (one.kind === 'paragraph' ? `${one.level}${one.text}` : '表'));
const table: NoticeBlock = { kind: 'table', caption: '', unitNote: '', columns: [], rows: [], words: '' };

describe('levels', () => {
  it('write their mark, count on and begin again under a higher one', () => {
    let blocks: readonly NoticeBlock[] = [p('概况'), p('长度'), p('宽度'), p('资金'), p('来源')];
    blocks = setLevel(blocks, 0, 1);
    blocks = setLevel(blocks, 1, 2);
    blocks = setLevel(blocks, 2, 2);
    blocks = setLevel(blocks, 3, 1);
    blocks = setLevel(blocks, 4, 2);
    expect(texts(blocks)).toEqual(['1一、概况', '2（一）长度', '2（二）宽度', '1二、资金', '2（一）来源']);
    expect(texts(setLevel(blocks, 3, 0))).toEqual(['1一、概况', '2（一）长度', '2（二）宽度', '0资金', '2（三）来源']);
  });

  it('keep a heading without a mark, and figures that are no mark', () => {
    const blocks = [p('概况', 1), p('1.5米宽', 3), p('3.铺沙', 3), p('（3）压实', 4), p('(八)其他', 2)];
    expect(texts(numberHeadings(blocks))).toEqual(['1概况', '31.5米宽', '31.铺沙', '4（1）压实', '2（一）其他']);
  });

  it('count past ten and twenty in Chinese numerals', () => {
    const blocks = numberHeadings(Array.from({ length: 21 }, () => p('一、事', 1)));
    expect(texts([9, 10, 19, 20].flatMap((at) => blocks[at] ?? []))).toEqual([
      '1十、事',
      '1十一、事',
      '1二十、事',
      '1二十一、事',
    ]);
  });
});

describe('typing', () => {
  it('Enter divides a paragraph, a heading goes on with the next number', () => {
    expect(texts(splitParagraph([p('甲乙')], 0, 1))).toEqual(['0甲', '0乙']);
    expect(texts(splitParagraph([p('一、甲', 1), p('二、丙', 1)], 0, 3))).toEqual(['1一、甲', '1二、', '1三、丙']);
  });

  it('Backspace at the beginning joins with the paragraph before it, not with a table', () => {
    const joined = joinWithBefore([p('一、甲', 1), p('二、乙', 1), p('三、丙', 1)], 1);
    expect([texts(joined.blocks), joined.caret]).toEqual([['1一、甲乙', '1二、丙'], 3]);
    const blocks = [table, p('甲')];
    expect(joinWithBefore(blocks, 1)).toEqual({ blocks });
    expect(joinWithBefore([p('甲')], 0)).toEqual({ blocks: [p('甲')] });
  });

  it('moves and removes with the numbers following; the last one is emptied', () => {
    const blocks = [p('一、甲', 1), p('二、乙', 1), p('文')];
    expect(texts(moveBlock(blocks, 1, -1))).toEqual(['1一、乙', '1二、甲', '0文']);
    expect(moveBlock(blocks, 0, -1)).toBe(blocks);
    expect(texts(removeBlock(blocks, 0))).toEqual(['1一、乙', '0文']);
    expect(texts(removeBlock([p('甲')], 0))).toEqual(['0']);
  });
});

describe('pasting', () => {
  it('puts one line into the text, several lines and tables between', () => {
    expect(texts(pasteInto([p('甲丁')], 0, { from: 1, to: 1 }, [p('乙丙')]))).toEqual(['0甲乙丙丁']);
    expect(texts(pasteInto([p('甲X丁')], 0, { from: 1, to: 2 }, [p('乙'), table]))).toEqual([
      '0甲',
      '0乙',
      '表',
      '0丁',
    ]);
    expect(texts(pasteInto([p('')], 0, { from: 0, to: 0 }, [p('一、乙', 1), p('丙')]))).toEqual(['1一、乙', '0丙']);
  });
});
