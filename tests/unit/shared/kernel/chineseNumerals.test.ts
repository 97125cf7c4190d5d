import { describe, expect, it } from 'vitest';
import { formatDateInNumerals, parseCalendarDate, parseDateInNumerals } from '../../../../shared/kernel';

// notices.md § 4, every pair.
const PAIRS = [
  ['2026-01-01', '二〇二六年一月一日'],
  ['2026-06-09', '二〇二六年六月九日'],
  ['2026-10-10', '二〇二六年十月十日'],
  ['2026-12-31', '二〇二六年十二月三十一日'],
  ['2020-02-29', '二〇二〇年二月二十九日'],
  ['2030-11-20', '二〇三〇年十一月二十日'],
  ['2000-10-30', '二〇〇〇年十月三十日'],
  ['1999-09-09', '一九九九年九月九日'],
] as const;

describe('dates in Chinese numerals', () => {
  it.each(PAIRS)('[notices § 4] writes %s as %s and reads it back', (iso, words) => {
    const date = parseCalendarDate(iso);
    if (!date) throw new Error(iso);
    expect(formatDateInNumerals(date)).toBe(words);
    expect(parseDateInNumerals(words)).toBe(iso);
  });

  it.each([
    ['二○二六年六月九日', '2026-06-09'],
    ['二O二六年六月九日', '2026-06-09'],
    ['二零二六年六月九日', '2026-06-09'],
    ['二OO八年五月二十三日', '2008-05-23'],
    ['２０２６年６月９日', '2026-06-09'],
    ['二〇二六年 六月 九日', '2026-06-09'],
  ])('[notices § 4] reads %s as people type it', (words, iso) => expect(parseDateInNumerals(words)).toBe(iso));

  it.each([
    '二〇二六年六月',
    '二〇二六年十三月一日',
    '二〇二五年二月二十九日',
    '二六年六月九日',
    '二〇二六年六月二三日',
    '',
  ])('refuses %s', (words) => expect(parseDateInNumerals(words)).toBeUndefined());
});
