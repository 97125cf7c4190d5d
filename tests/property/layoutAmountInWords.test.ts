import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountInWords,
  formatDateInNumerals,
  fromDayNumber,
  parseAmountInWords,
  parseDateInNumerals,
} from '../../shared/kernel';

/** Many amounts with runs of zeros, where the rules for 零 are. */
const amount = fc.oneof(
  fc.integer({ min: -1e13, max: 1e13 }),
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 11 }))
    .map(([head, zeros]) => head * 10 ** zeros),
  fc.array(fc.constantFrom(0, 0, 0, 1, 9), { minLength: 1, maxLength: 14 }).map((digits) => Number(digits.join(''))),
);

describe('[notices § 5] amounts in words', () => {
  it('are read back as the same amount, also in traditional characters and with 圆 and 正', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const words = amountInWords(value);
        if (words === undefined) throw new Error(String(value));
        expect(parseAmountInWords(words)).toBe(value + 0);
        const typed = words
          .replace('元', '圆')
          .replace('整', '正')
          .replaceAll('贰', '貳')
          .replaceAll('陆', '陸')
          .replaceAll('万', '萬')
          .replaceAll('亿', '億')
          .replaceAll('零', '〇');
        expect(parseAmountInWords(`人民币${typed}`)).toBe(value + 0);
        expect(words).not.toMatch(/零零|零[元万亿](?!整)|整.|分整/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('[notices § 4] dates in Chinese numerals', () => {
  it('are read back as the same day, whatever is typed for 〇', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.constantFrom('〇', '○', 'O', '零', '０'),
        (days, zero) => {
          const date = fromDayNumber(days);
          expect(parseDateInNumerals(formatDateInNumerals(date).replaceAll('〇', zero))).toBe(date);
        },
      ),
      { numRuns: 300 },
    );
  });
});
