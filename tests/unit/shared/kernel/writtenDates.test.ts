import { describe, expect, it } from 'vitest';
import { findWrittenAmounts, findWrittenDates, parseCalendarDate } from '../../../../shared/kernel';

const dates = (text: string) => findWrittenDates(text).map(({ text: found, date, faults }) => [found, date, ...faults]);

describe('[notices § 4] days written in a text', () => {
  it.each([
    ['自2026年6月9日起', [['2026年6月9日', '2026-06-09']]],
    ['二〇二六年六月九日', [['二〇二六年六月九日', '2026-06-09']]],
    ['二〇二〇年二月二十九日', [['二〇二〇年二月二十九日', '2020-02-29']]],
    ['二〇二六年十二月三十一日', [['二〇二六年十二月三十一日', '2026-12-31']]],
    ['二〇二六年6月9日', [['二〇二六年6月9日', '2026-06-09', 'mixed']]],
    ['2026年六月9日', [['2026年六月9日', '2026-06-09', 'mixed']]],
    ['2026年2月30日', [['2026年2月30日', undefined, 'impossible']]],
    ['二〇二五年二月二十九日', [['二〇二五年二月二十九日', undefined, 'impossible']]],
    ['4月31日前', [['4月31日', undefined, 'impossible']]],
    ['13月1日', [['13月1日', undefined, 'impossible']]],
    ['2026年06月09日', [['2026年06月09日', '2026-06-09', 'leadingZero']]],
    ['26年6月9日', [['26年6月9日', '2026-06-09', 'shortYear']]],
    ['二OO八年五月二十三日', [['二OO八年五月二十三日', '2008-05-23', 'zeroSign']]],
    ['二○二六年六月九日', [['二○二六年六月九日', '2026-06-09', 'zeroSign']]],
    ['二零二六年六月九日', [['二零二六年六月九日', '2026-06-09', 'zeroSign']]],
    ['二〇二六年六月廿九日', [['二〇二六年六月廿九日', '2026-06-29', 'oldNumerals']]],
    ['２０２６年６月９日', [['２０２６年６月９日', '2026-06-09', 'fullWidth']]],
    ['2026.6.9', [['2026.6.9', '2026-06-09', 'dots']]],
    ['2026.2.30', [['2026.2.30', undefined, 'impossible', 'dots']]],
    ['6月9号', [['6月9号', undefined]]],
    ['第3季度、6月底、12个月、3号楼', []],
    ['2026年6月9日至16日', [['2026年6月9日', '2026-06-09']]],
  ] as const)('%s', (text, expected) => expect(dates(text)).toEqual(expected));

  it('takes the year of the day before it', () => {
    expect(dates('2026年6月9日至6月24日')[1]).toEqual(['6月24日', '2026-06-24']);
    expect(findWrittenDates('6月9日', parseCalendarDate('2024-01-01'))[0]?.date).toBe('2024-06-09');
    expect(findWrittenDates('2月29日', parseCalendarDate('2025-01-01'))[0]?.faults).toEqual(['impossible']);
  });
});

describe('[notices § 5] amounts written in a text', () => {
  const amounts = (text: string) => findWrittenAmounts(text).map(({ kind, fen }) => [kind, fen]);
  it.each([
    [
      '合计人民币（大写）：壹仟伍佰元整　（小写：¥1,500.00）',
      [
        ['words', 150000],
        ['figures', 150000],
      ],
    ],
    [
      '共计12,345.60元（大写：壹万贰仟叁佰肆拾伍元陆角）',
      [
        ['figures', 1234560],
        ['words', 1234560],
      ],
    ],
    ['投资12.5万元', [['figures', 12500000]]],
    ['标准86.37元/亩', []],
    ['壹佰贰佰元整', [['words', undefined]]],
    ['伍角', [['words', 50]]],
    ['第12号3户', []],
  ] as const)('%s', (text, expected) => expect(amounts(text)).toEqual(expected));
});
