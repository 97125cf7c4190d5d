import { describe, expect, it } from 'vitest';
import { hasLongNumber, maskCell, maskLongNumbers } from '../../../../shared/payout';

describe('maskCell', () => {
  it.each([
    ['a plain number', '190101195001010019', '190*************19'],
    ['a telephone', '13800001234', '138******34'],
    ['full-width digits', '１３８００００１２３４', '１３８******３４'],
    ['Chinese numerals', '一三八〇〇〇〇一二三四', '一三八******三四'],
    ['capital numerals', '壹叁捌零零零零壹贰叁肆', '壹叁捌******叁肆'],
    ['groups', '6200 0000 0000 0000 000', '620*************00'],
    ['points', '138.0000.1234', '138******34'],
    ['brackets', '(138)00001234', '(138******34'],
    ['invisible marks', [...'13800001234'].join('\u200b'), '138******34'],
    ['behind a name', '赵光13800001234（儿子）', '赵光138******34（儿子）'],
    ['a check character', '19010119500101001x', '190*************1x'],
  ])('hides %s', (_, text, shown) => {
    expect(maskCell(text)).toBe(shown);
    expect(hasLongNumber(text)).toBe(true);
  });

  it.each(['1,234,567.89', '12345678.90', '2026年6月10日', '第三村民小组', '86.37', '三十二户', '2026-06', ''])(
    'leaves %s alone',
    (text) => {
      expect(maskCell(text)).toBe(text);
      expect(hasLongNumber(text)).toBe(false);
    },
  );

  it('hides shorter runs in private columns', () => {
    expect(maskCell('1234567', 'phone')).toBe('123****67');
    expect(maskCell('1234567')).toBe('1234567');
  });
});

describe('maskLongNumbers', () => {
  it('keeps a moment behind a file name, which is nobody’s number', () => {
    for (const name of [
      '发放表20260610103022.xlsx',
      '发放表202606101030.xlsx',
      '发放表 (1).csv',
      '洱政办发〔2020〕62号',
    ])
      expect(maskLongNumbers(name)).toBe(name);
  });

  it('hides numbers of the same length that are no moment', () => {
    expect(maskLongNumbers('表20269910103022.csv')).toBe('表202*********22.csv');
    expect(maskLongNumbers('东坝村13800001234.csv')).toBe('东坝村138******34.csv');
  });
});
