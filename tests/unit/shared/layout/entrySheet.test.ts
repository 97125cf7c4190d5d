import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { type EntrySheet, entrySheet } from '../../../../shared/layout';
import { day } from '../../../support/workCalendars';

const sheet = (given: Partial<EntrySheet> = {}) =>
  entrySheet(
    {
      title: '债权债务情况',
      text: '本季度没有新增债务。\n\n  债权收回一笔。',
      figures: [
        { name: '标准', value: '' },
        { name: '金额（元）', value: '1200.00' },
      ],
      enclosed: [],
      unit: '村民委员会',
      period: '2026年第一季度',
      legalBasis: ['《村民委员会组织法》第三十五条'],
      telephone: '0874-1234567',
      signer: '样本镇东坝村民委员会',
      township: '样本镇',
      postedOn: day('2026-04-10'),
      postingTo: day('2026-04-25'),
      ...given,
    },
    text,
  );

describe('posting of an entry', () => {
  it('[R-V04] says what it is, from when to when it hangs and on which law, and leaves out what is not stated', () => {
    const { title, intro, rows, sign, internal } = sheet();
    expect(title).toBe('债权债务情况');
    expect(intro).toEqual(['　　本季度没有新增债务。', '　　债权收回一笔。']);
    expect(rows.map(({ cells: [name, value] }) => [typeof name === 'string' ? name : name?.text, value])).toEqual([
      ['公开主体', '村民委员会'],
      ['所属期间', '2026年第一季度'],
      ['金额（元）', '1200.00'],
      ['公开依据', '《村民委员会组织法》第三十五条'],
      ['公示期', '2026年4月10日至4月25日（16天）'],
      ['监督电话', '0874-1234567'],
    ]);
    expect(sign).toEqual(['样本镇东坝村民委员会', '2026年4月10日']);
    expect(internal).toBe(false);
  });

  it('names village and township to turn to, one of them where both are the same', () => {
    expect(sheet().foot).toEqual(['对以上内容有异议的，请在公示期内向样本镇东坝村民委员会或样本镇反映。']);
    expect(sheet({ township: '' }).foot).toEqual(['对以上内容有异议的，请在公示期内向样本镇东坝村民委员会反映。']);
  });
});
