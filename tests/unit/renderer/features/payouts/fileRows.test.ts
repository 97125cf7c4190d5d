import { describe, expect, it } from 'vitest';
import { parseAllocated, parseAmount } from '../../../../../renderer/features/payouts/batch/fileRows';

describe('allocated sums', () => {
  it('reads an amount as people type it, in fen', () => {
    expect(parseAmount('132,962.35')).toBe(13_296_235);
    expect(parseAmount('￥１００．５元')).toBe(10_050);
    expect(parseAmount(' ')).toBe(0);
    expect(parseAmount('约100')).toBeUndefined();
    expect(parseAmount('1.234')).toBeUndefined();
  });

  it('reads two pasted columns and names the lines it did not understand', () => {
    const text = '东坝村\t26,184.80\n东河湾 26195.16元\n合计：52379.96\n西山村 1\n\n东石桥村：27038.13';
    expect(parseAllocated(text, ['东坝村', '东河湾村', '东石桥村'])).toEqual({
      found: { 东坝村: 2_618_480, 东河湾村: 2_619_516, 东石桥村: 2_703_813 },
      unknown: ['合计：52379.96', '西山村 1'],
    });
  });
});
