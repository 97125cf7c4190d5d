import { describe, expect, it } from 'vitest';
import {
  countWords,
  decimalWords,
  digitWords,
  measureWords,
  parseCountWords,
  parseDecimal,
  parseDecimalWords,
  parseDigitWords,
  parseYuanWords,
  readAloud,
  yuanWords,
} from '../../../../shared/kernel';

const COUNTS: readonly (readonly [number, string])[] = [
  [0, '零'],
  [2, '二'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [101, '一百零一'],
  [110, '一百一十'],
  [200, '二百'],
  [218, '二百一十八'],
  [2000, '两千'],
  [2022, '两千零二十二'],
  [10_010, '一万零一十'],
  [12_345, '一万二千三百四十五'],
  [20_000, '两万'],
  [100_100, '十万零一百'],
  [120_000, '十二万'],
  [1_001_000, '一百万一千'],
  [100_000_001, '一亿零一'],
  [-15, '负十五'],
];

describe('[R-V12] counts as they are read', () => {
  it.each(COUNTS)('reads %s as %s, and back', (value, words) => {
    expect(countWords(value)).toBe(words);
    expect(parseCountWords(words)).toBe(value);
  });

  it('takes 二 for 两 and 一十 for 十', () => {
    expect(parseCountWords('二千')).toBe(2000);
    expect(parseCountWords('一十二')).toBe(12);
    expect(parseCountWords('两百一十八')).toBe(218);
  });

  it('counts two things as 两', () => {
    expect(measureWords(2)).toBe('两');
    expect(measureWords(12)).toBe('十二');
  });

  it.each(['', '一百二', '十十', '二百元', '百', '3'])('refuses %s', (words) =>
    expect(parseCountWords(words)).toBeUndefined(),
  );

  it('refuses what is not whole or too large', () => {
    expect(countWords(0.5)).toBeUndefined();
    expect(countWords(1e13)).toBeUndefined();
  });
});

const YUAN: readonly (readonly [number, string])[] = [
  [1_234_560, '一万二千三百四十五元六角'],
  [8637, '八十六元三角七分'],
  [200, '两元'],
  [1005, '十元零五分'],
  [5, '五分'],
  [0, '零元'],
  [20_000_000, '二十万元'],
  [-8637, '负八十六元三角七分'],
];

describe('[R-V12] amounts as they are read', () => {
  it.each(YUAN)('reads %s fen as %s, and back', (fen, words) => {
    expect(yuanWords(fen)).toBe(words);
    expect(parseYuanWords(words)).toBe(fen);
  });
});

describe('[R-V12] decimals and digits as they are read', () => {
  it.each([
    ['0.47', '零点四七'],
    ['1563.40', '一千五百六十三点四'],
    ['12', '十二'],
    ['-3.05', '负三点零五'],
  ])('reads %s as %s, and back', (figures, words) => {
    const value = parseDecimal(figures);
    if (!value) throw new Error(figures);
    expect(decimalWords(value)).toBe(words);
    const back = parseDecimalWords(words);
    expect(back && back.units / 10 ** back.scale).toBe(Number(figures));
  });

  it('reads digits one by one, 1 as 幺', () => {
    expect(digitWords('12345')).toBe('幺二三四五');
    expect(parseDigitWords('幺二三四五')).toBe('12345');
    expect(parseDigitWords('十二')).toBeUndefined();
  });
});

describe('[R-V12] a text read aloud', () => {
  it.each([
    ['共发放12,345.60元', '共发放一万二千三百四十五元六角'],
    ['2026年6月9日至6月24日', '二零二六年六月九日至六月二十四日'],
    ['2026年06月09日', '二零二六年六月九日'],
    ['按86.37元/亩发放', '按每亩八十六元三角七分发放'],
    ['面积0.47亩', '面积零点四七亩'],
    ['完成12.5%', '完成百分之十二点五'],
    ['监督电话：0000-6100001', '监督电话：零零零零，六幺零零零零幺'],
    ['手机13800000000', '手机幺三八零零零零零零零零'],
    ['请拨打12345', '请拨打幺二三四五'],
    ['涉及2户、12人、2亩', '涉及两户、十二人、两亩'],
    ['2组2月2日', '二组二月二日'],
    ['样政发〔2026〕12号', '样政发二零二六年十二号'],
    ['上午9:00至11:30', '上午九点至十一点三十分'],
    ['¥1,500', '一千五百元'],
    ['投资12.5万元', '投资十二点五万元'],
    ['３号楼', '三号楼'],
    ['10-12人', '十至十二人'],
    ['2024—2028年', '二零二四至二零二八年'],
    ['1.审议报告。\n2.讨论方案', '一、审议报告。\n二、讨论方案'],
    ['水费2元/立方米', '水费每立方米两元'],
    ['2台、2栋、2票', '两台、两栋、两票'],
  ])('%s', (written, read) => expect(readAloud(written)).toBe(read));
});
