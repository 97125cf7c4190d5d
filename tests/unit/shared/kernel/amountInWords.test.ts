import { describe, expect, it } from 'vitest';
import { amountInWords, parseAmountInWords } from '../../../../shared/kernel';

// notices.md § 5, every pair of the table: [fen, canonical words, further accepted forms].
const PAIRS: readonly (readonly [number, string, ...string[]])[] = [
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角', '伍角整'],
  [100, '壹元整', '壹圆正'],
  [1000, '壹拾元整', '拾元整'],
  [1005, '壹拾元零伍分'],
  [10010, '壹佰元壹角'],
  [32504, '叁佰贰拾伍元零肆分'],
  [101000, '壹仟零壹拾元整'],
  [140950, '壹仟肆佰零玖元伍角'],
  [168032, '壹仟陆佰捌拾元叁角贰分', '壹仟陆佰捌拾元零叁角贰分'],
  [500200, '伍仟零贰元整', '伍仟〇貳圓正'],
  [600714, '陆仟零柒元壹角肆分', '陸仟零柒元壹角肆分'],
  [1000101, '壹万零壹元零壹分'],
  [1640902, '壹万陆仟肆佰零玖元零贰分', '人民币壹萬陆仟肆佰零玖元零贰分'],
  [10010000, '壹拾万零壹佰元整'],
  [10700053, '壹拾万柒仟元伍角叁分', '壹拾万柒仟元零伍角叁分', '壹拾万零柒仟元伍角叁分'],
  [11000000, '壹拾壹万元整'],
  [100000000, '壹佰万元整'],
  [100100000, '壹佰万壹仟元整', '壹佰万零壹仟元整'],
  [1020304050, '壹仟零贰拾万叁仟零肆拾元伍角'],
  [2000000000, '贰仟万元整'],
  [10000000000, '壹亿元整', '壹億元'],
  [10001000001, '壹亿零壹万元零壹分'],
  [-8637, '负捌拾陆元叁角柒分'],
  [1000000, '壹万元整'],
];

describe('amountInWords', () => {
  const cases = PAIRS.map(([value, words, ...others]) => ({ value, words, others }));
  it.each(cases)('[notices § 5] writes $value fen as $words and reads it back', ({ value, words, others }) => {
    expect(amountInWords(value)).toBe(words);
    for (const form of [words, ...others]) expect(parseAmountInWords(form)).toBe(value);
  });

  it('[notices § 5, rule 4] writes one zero for a run that spans 万', () => {
    expect(amountInWords(10000100000)).toBe('壹亿零壹仟元整');
    expect(amountInWords(100000000000000)).toBe('壹万亿元整');
    expect(amountInWords(100_0000_0001_00)).toBe('壹佰亿零壹元整');
  });

  it('[notices § 5, rule 8] refuses 10^13 yuan and what is not whole fen', () => {
    expect(amountInWords(1e15 - 1)).toBeTypeOf('string');
    expect(amountInWords(1e15)).toBeUndefined();
    expect(amountInWords(0.5)).toBeUndefined();
  });

  it.each([
    '',
    '元整',
    '壹壹元整',
    '壹元零伍分整',
    '佰元',
    '壹零拾元整',
    '壹佰万',
    '一百元整',
    '壹万亿万元整',
    '壹拾伍万万元',
  ])('refuses %s, which is no well-formed amount', (text) => expect(parseAmountInWords(text)).toBeUndefined());
});
