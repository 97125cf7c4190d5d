import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountInWords,
  countWords,
  decimalWords,
  digitWords,
  findWrittenAmounts,
  findWrittenDates,
  formatDateChinese,
  formatDateInNumerals,
  formatYuanGrouped,
  fromDayNumber,
  parseCountWords,
  parseDecimalWords,
  parseDigitWords,
  parseYuanWords,
  readAloud,
  yuanWords,
} from '../../shared/kernel';

const whole = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.integer({ min: 0, max: 9_999_999_999_999 }),
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 8 }))
    .map(([head, zeros]) => head * 10 ** zeros),
  fc.array(fc.constantFrom(0, 0, 0, 1, 2, 9), { minLength: 1, maxLength: 12 }).map((digits) => Number(digits.join(''))),
);
const someDay = fc.integer({ min: -200_000, max: 200_000 }).map(fromDayNumber);

describe('[R-V12] numbers as they are read', () => {
  it('are read back as the same number, also with 二 for 两', () => {
    fc.assert(
      fc.property(whole, (value) => {
        const words = countWords(value);
        if (words === undefined) throw new Error(String(value));
        expect(words).not.toMatch(/[0-9零]{2}|^一十|零$(?<!^零)/);
        expect(parseCountWords(words)).toBe(value + 0);
        expect(parseCountWords(words.replaceAll('两', '二'))).toBe(value + 0);
      }),
      { numRuns: 500 },
    );
  });

  it('no two numbers sound the same', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => a === b || countWords(a) !== countWords(b)),
      { numRuns: 300 },
    );
  });

  it('amounts are read back to the fen', () => {
    fc.assert(
      fc.property(whole, (fen) => {
        expect(parseYuanWords(yuanWords(fen) ?? '')).toBe(fen + 0);
      }),
      { numRuns: 500 },
    );
  });

  it('decimals are read back as the same value', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (units, scale) => {
        const back = parseDecimalWords(decimalWords({ units, scale }) ?? '');
        expect(back && back.units * 10 ** (scale - back.scale)).toBe(units + 0);
      }),
      { numRuns: 300 },
    );
  });

  it('digits are read back one by one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,18}$/), (digits) => {
        expect(parseDigitWords(digitWords(digits))).toBe(digits);
      }),
    );
  });

  it('no numeral is left in a text read aloud, and what holds none stays as it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '东坝村',
        '元',
        '亩',
        '户',
        '年',
        '月',
        '日',
        '号',
        '%',
        '¥',
        '-',
        ',',
        '.',
        '〔',
        '〕',
        '至',
        '/',
        ':',
        '第',
        '电话',
        '　',
      ),
      fc.stringMatching(/^\d{1,20}$/),
      fc.stringMatching(/^[０-９]{1,3}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(readAloud(pieces.join(''))).not.toMatch(/[0-9０-９]/);
        const silent = pieces.filter((one) => !/[\d０-９¥]/.test(one)).join('');
        expect(readAloud(silent)).toBe(silent);
      }),
      { numRuns: 500 },
    );
  });
});

describe('[notices § 4] days in a text', () => {
  it('are found where they were written, in digits and in numerals, without a fault', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.constantFrom(formatDateChinese, formatDateInNumerals),
        fc.constantFrom('自', '（', ''),
        (day, write, before) => {
          fc.pre(day >= '1000-01-01');
          const found = findWrittenDates(`${before}${write(day)}起`);
          expect(found).toEqual([
            {
              start: before.length,
              end: before.length + write(day).length,
              text: write(day),
              date: day,
              hasYear: true,
              faults: [],
            },
          ]);
        },
      ),
    );
  });
});

describe('[notices § 5] amounts in a text', () => {
  it('are found in both notations with the same value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (fen) => {
        const text = `合计人民币（大写）：${amountInWords(fen)}　（小写：¥${formatYuanGrouped(fen)}）`;
        expect(findWrittenAmounts(text).map(({ kind, fen: value }) => [kind, value])).toEqual([
          ['words', fen],
          ['figures', fen],
        ]);
      }),
    );
  });
});
