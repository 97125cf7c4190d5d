import { describe, expect, it } from 'vitest';
import { decodeSlips, readSlipLines, writeSlipLines } from '../../../../../shared/board/notices';

describe('[R-S05] slips that a county adds', () => {
  it('are read one a line, from an arrow or a sheet', () => {
    const { slips, bad } = readSlipLines('样木镇 → 样本镇 → 镇名写错\n东霸村\t东坝村\r\n\n合作设->合作社');
    expect(slips).toEqual([
      { wrong: '样木镇', right: '样本镇', why: '镇名写错', class: 'wording' },
      { wrong: '东霸村', right: '东坝村', why: '', class: 'wording' },
      { wrong: '合作设', right: '合作社', why: '', class: 'wording' },
    ]);
    expect(bad).toEqual([]);
    expect(decodeSlips(slips).ok).toBe(true);
    expect(readSlipLines(writeSlipLines(slips)).slips).toEqual(slips);
  });

  it.each(['样木镇', '→ 样本镇', '样本镇 → 样本镇', `${'长'.repeat(61)} → 短`])('%s is none', (line) =>
    expect(readSlipLines(`甲 → 乙\n${line}`)).toMatchObject({ slips: [{ wrong: '甲' }], bad: [2] }),
  );

  it('the later line of two for the same slip counts', () =>
    expect(readSlipLines('甲 → 乙\n甲 → 丙').slips).toMatchObject([{ right: '丙' }]));
});
