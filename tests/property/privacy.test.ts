import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rules from '../../resources/rules/privacy.json';
import { createDetector, maskBankCard, maskIdNumber, maskPhone, type TextPlace } from '../../shared/privacy';
import { idNumber, luhnCard } from '../support/privateNumbers';

const detector = createDetector({ rules });
const codes = (text: string, place?: TextPlace): string[] => detector.find(text, place).map((item) => item.code);
const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Chinese text without a digit of any kind: the number's neighbours. */
const chinese = fc
  .array(fc.constantFrom(...'发放公示东坝村民小组姓名备注代领签字，。：；（）、补贴面积亩元'), { maxLength: 30 })
  .map((list) => list.join(''));
const birthday = fc
  .record({
    year: fc.integer({ min: 1900, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}${pad(month, 2)}${pad(day, 2)}`);
const area = fc.integer({ min: 110000, max: 659999 }).map(String);
const id = fc.tuple(area, birthday, fc.integer({ min: 1, max: 999 })).map(([a, b, n]) => idNumber(a, b, pad(n, 3)));
const oldId = fc
  .tuple(
    area,
    birthday.filter((text) => text.startsWith('19')),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([a, b, n]) => a + b.slice(2) + pad(n, 3));
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const card = fc
  .tuple(fc.integer({ min: 16, max: 19 }), digits(20), fc.constantFrom('62', '79', '4', '9558'))
  .map(([length, filler, prefix]) => luhnCard(prefix, length, filler));
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);

const wide = (text: string): string => text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const inChinese = (text: string): string => text.replace(/\d/g, (c) => '〇一二三四五六七八九'.charAt(Number(c)));
const invisible = (text: string): string => [...text].join('\u200b');
const foursWith =
  (gap: string) =>
  (text: string): string =>
    text.replace(/(.{4})(?=.)/g, `$1${gap}`);
const plain = (text: string): string => text;

const DISGUISES = { plain, wide, inChinese, invisible };
const ID_DISGUISES = {
  ...DISGUISES,
  spaces: (text: string) => `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}`,
  hyphens: (text: string) =>
    `${text.slice(0, 6)}-${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}-${text.slice(14, 17)}-${text.slice(17)}`,
  fours: foursWith(' '),
  lowerCase: (text: string) => text.toLowerCase(),
  apostrophe: (text: string) => `'${text}`,
  wideFours: (text: string) => foursWith('\u3000')(wide(text)),
};
const CARD_DISGUISES = {
  ...DISGUISES,
  fours: foursWith(' '),
  hyphens: foursWith('-'),
  sixAndRest: (text: string) => `${text.slice(0, 6)} ${text.slice(6)}`,
};
const MOBILE_DISGUISES = {
  ...DISGUISES,
  spaces: (text: string) => `${text.slice(0, 3)} ${text.slice(3, 7)} ${text.slice(7)}`,
  hyphens: (text: string) => `${text.slice(0, 3)}-${text.slice(3, 7)}-${text.slice(7)}`,
  country: (text: string) => `+86${text}`,
  zero: (text: string) => `0${text}`,
  eightySix: (text: string) => `86 ${text}`,
};

describe('bundle.md § 8: a planted number is found in every disguise', () => {
  const planted = (
    numbers: fc.Arbitrary<string>,
    disguises: Record<string, (text: string) => string>,
    expected: string,
  ): void => {
    for (const [name, disguise] of Object.entries(disguises)) {
      it(`${expected} ${name}`, () => {
        fc.assert(
          fc.property(chinese, numbers, chinese, (before, number, after) => {
            expect(codes(before + disguise(number) + after)).toContain(expected);
          }),
          { numRuns: 200 },
        );
      });
    }
  };
  planted(id, ID_DISGUISES, 'pii.id');
  planted(oldId, { plain, wide, invisible, inChinese }, 'pii.id');
  planted(
    // A card number that is an ID number as well is found as such; years in a row are no card.
    card.filter((number) => !/^.{6}(?:18|19|20)/.test(number) && !/^(?:(?:19|20)\d\d){4}/.test(number)),
    CARD_DISGUISES,
    'pii.bank',
  );
  planted(mobile, MOBILE_DISGUISES, 'pii.phone');
});

describe('a number with a wrong check digit is at least a question', () => {
  it('18 digits with a real day', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 9 }), (number, step) => {
        const last = number.endsWith('X') ? 10 : Number(number.slice(-1));
        const wrong = number.slice(0, 17) + String((last + step) % 10);
        fc.pre(wrong !== number);
        expect(codes(wrong).length).toBeGreaterThan(0);
        expect(codes(wrong, { column: '身份证号码' })).toEqual(['pii.id']);
      }),
    );
  });

  it('any account of 12 to 23 digits under its header', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 23 }).chain(digits), (number) => {
        // A run that is an old ID number by chance is found as that.
        expect(['pii.bank', 'pii.id']).toContain(codes(number, { column: '社会保障卡账号' })[0]);
      }),
    );
  });
});

describe('masked output never has a finding', () => {
  it('of an ID number, a card, a telephone, nor of anything that was found', () => {
    fc.assert(
      fc.property(fc.oneof(id, oldId), card, mobile, chinese, (a, b, c, text) => {
        const shown = [
          maskIdNumber(a),
          maskIdNumber(a, '6+8*+4'),
          maskIdNumber(a, 'strict'),
          maskBankCard(b),
          maskPhone(c),
        ];
        expect(codes(shown.join(' '))).toEqual([]);
        const found = detector.find(`${text}${a}，${b}，${c}`).map((item) => item.masked);
        expect(codes(found.join('，'))).toEqual([]);
        for (const masked of found) for (const number of [a, b, c]) expect(masked).not.toContain(number);
      }),
    );
  });
});

describe('ordinary text has no finding', () => {
  const day = birthday.map((text) => text.replace(/^(....)(..)(..)$/, '$1-$2-$3'));
  const amount = fc.integer({ min: 0, max: 99_999_999 }).map((fen) => (fen / 100).toFixed(2));
  const grouped = amount.map((text) => text.replace(/\B(?=(\d{3})+\.)/g, ','));
  const documentNumber = fc
    .tuple(fc.integer({ min: 2015, max: 2026 }), fc.integer({ min: 1, max: 300 }))
    .map(([year, n]) => `示政发〔${year}〕${n}号`);
  const index = fc.integer({ min: 1, max: 99_999 }).map(String);
  const several = (item: fc.Arbitrary<string>, gap: string) =>
    fc.array(item, { minLength: 1, maxLength: 20 }).map((list) => list.join(gap));

  it.each<[string, fc.Arbitrary<string>]>([
    ['days in a row', several(day, ' ')],
    ['days in a row, with commas', several(day, '、')],
    ['amounts', several(amount, ' ')],
    ['grouped amounts', several(grouped, ' ')],
    ['document numbers', several(documentNumber, '、')],
    ['index numbers', several(index, '、')],
    ['division codes', digits(11).map((text) => `5${text}`)],
    [
      'shares',
      fc
        .double({ min: 0, max: 1, noNaN: true })
        .map((value) => value.toFixed(15))
        .filter((text) => text.startsWith('0.')),
    ],
  ])('%s', (_name, texts) => {
    fc.assert(
      fc.property(chinese, texts, (before, text) => {
        expect(codes(`${before}：${text}`)).toEqual([]);
      }),
    );
  });

  it('UUIDs and digests, in their columns and in text', () => {
    const hex = (length: number) =>
      fc
        .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
        .map((list) => list.join(''));
    const uuid = fc
      .tuple(hex(8), hex(4), hex(3), fc.constantFrom('8', '9', 'a', 'b'), hex(3), hex(12))
      .map(([a, b, c, v, d, e]) => `${a}-${b}-7${c}-${v}${d}-${e}`);
    const clean = (text: string, place?: TextPlace): void => {
      expect(codes(text, place)).toEqual([]);
    };
    fc.assert(fc.property(uuid, (text) => clean(text, { column: 'rowId' })));
    fc.assert(fc.property(hex(64), (text) => clean(text, { column: 'contentSha256' })));
    const lettered = uuid.filter((text) => /[a-f]/.test(text));
    fc.assert(fc.property(lettered, (text) => clean(`编号${text}`)));
  });
});

it('positions are those of the text as given', () => {
  fc.assert(
    fc.property(
      chinese,
      mobile,
      chinese,
      fc.constantFrom(plain, wide, invisible),
      (before, number, after, disguise) => {
        const text = before + disguise(number) + after;
        const found = detector.find(text).find((item) => item.code === 'pii.phone');
        expect(text.slice(found?.start, found?.end)).toBe(disguise(number));
      },
    ),
  );
});
