import { describe, expect, it } from 'vitest';
import rules from '../../../../resources/rules/privacy.json';
import { createDetector, findPrivate, type TextPlace } from '../../../../shared/privacy';
import { creditCode, idNumber, luhnCard } from '../../../support/privateNumbers';

const codes = (
  text: string,
  place: TextPlace & { publicContacts?: string[]; publicNumbers?: string[] } = {},
): string[] => findPrivate(text, { rules, ...place }).map((item) => item.code);

const ID = '999999185001010019';

describe('ID numbers', () => {
  it.each([
    ID,
    '999999189912311232',
    '11010519491231002X',
    '11010519491231002x',
    '9999 9918 5001 0100 19',
    '９９９９９９１８５００１０１００１９',
    '999999 18500101 0019',
    '999999-1850-01-01-001-9',
    "'999999185001010019",
    '9999\u200b99185001\u00ad010019',
    '九九九九九九一八五〇〇一〇一〇〇一九',
    '九九九九九九１８５〇〇一〇一００19',
    '身份证999999185001010019号',
    'A999999185001010019B',
    '999999\u3000185001010019',
    '11010519491231002Ｘ',
  ])('privacy.md § 7: finds %s', (text) => {
    expect(codes(text)).toEqual(['pii.id']);
  });

  it('bundle.md § 8: the old form of 15 digits with a real date', () => {
    expect(codes('999999850101001')).toEqual(['pii.id']);
    expect(codes('999999851301001')).toEqual(['pii.maybe']);
  });

  it('bundle.md § 8: a number touched by a further digit does not count', () => {
    expect(codes(`1${ID}`).includes('pii.id')).toBe(false);
    expect(codes(`1${ID}55555`)).toEqual([]);
  });

  it('privacy.md § 4: a wrong check digit or day is a question, and a hit under an ID header', () => {
    expect(codes('999999185001010018')).toEqual(['pii.maybe']);
    expect(codes('999999190002290012')).toEqual(['pii.maybe']);
    expect(codes('999999185001010018', { column: '身份证号码' })).toEqual(['pii.id']);
  });

  it('finds the ID number inside a disability certificate number', () => {
    expect(codes(`${ID}44`)).toEqual(['pii.id']);
    expect(codes('11010519491231002X31')).toEqual(['pii.id']);
  });

  it('gives the place in the text as it was written', () => {
    const text = `号码：９９９９９９\u200b１８５００１０１００１９，下同`;
    const [found] = findPrivate(text, { rules });
    expect(text.slice(found?.start, found?.end)).toBe('９９９９９９\u200b１８５００１０１００１９');
    expect(found?.masked).toBe('999***********0019');
  });
});

describe('bank cards', () => {
  it('bundle.md § 8: 16 to 19 digits with a Luhn digit, any prefix', () => {
    for (const length of [16, 17, 18, 19]) expect(codes(luhnCard('799', length))).toEqual(['pii.bank']);
    expect(codes('6200000000000000000')).toEqual(['pii.bank']);
  });

  it('groups of four with one separator, or six, a blank and the rest', () => {
    const card = luhnCard('622200', 19);
    expect(codes(card.replace(/(\d{4})(?=\d)/g, '$1 '))).toEqual(['pii.bank']);
    expect(codes(card.replace(/(\d{4})(?=\d)/g, '$1-'))).toEqual(['pii.bank']);
    expect(codes(`${card.slice(0, 6)} ${card.slice(6)}`)).toEqual(['pii.bank']);
    expect(codes(`${card.slice(0, 4)}-${card.slice(4, 8)} ${card.slice(8, 12)}-${card.slice(12, 16)}`)).toEqual([]);
    expect(codes(`${card.replace(/(\d{4})(?=\d)/g, '$1 ')} 350.00`)).toEqual(['pii.bank']);
  });

  it('without a check digit it is a question, and a hit under an account header', () => {
    expect(codes('6200000000000000001')).toEqual(['pii.maybe']);
    expect(codes('6200000000000000001', { column: '一卡通账号' })).toEqual(['pii.bank']);
    expect(codes('123456789012', { column: '存折账号' })).toEqual(['pii.bank']);
  });

  it('publicNumbers free a card, never in payout or persons, never an ID number or a telephone', () => {
    const card = luhnCard('799', 19);
    expect(codes(card, { publicNumbers: [card.replace(/(\d{4})(?=\d)/g, '$1 ')] })).toEqual([]);
    expect(codes(card, { publicNumbers: [card], table: 'payout' })).toEqual(['pii.bank']);
    expect(codes(card, { publicNumbers: [card], table: 'persons' })).toEqual(['pii.bank']);
    expect(codes(ID, { publicNumbers: [ID] })).toEqual(['pii.id']);
    expect(codes('13800000000', { publicNumbers: ['13800000000'] })).toEqual(['pii.phone']);
  });

  it('an all-digit credit code that happens to pass Luhn is a question', () => {
    const code = creditCode('91', true);
    expect(code).toMatch(/^91\d{16}$/);
    expect(codes(code)).toEqual(['pii.maybe']);
  });
});

describe('telephones', () => {
  it.each([
    '13800000000',
    '013800000000',
    '8613800000000',
    '+86 138 0000 0000',
    '138-0000-0000',
    '1３800000000',
    'a13800000000b',
    '①13800000000',
    '30㎡13800000000',
    '电话13800000000一份',
    '张三一三八〇〇〇〇〇〇〇〇',
    '张三一三八〇〇〇〇〇〇〇〇一份',
    '１３８－００００－００００',
    '1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e300000000',
    '\u19d1\u19d3\u19d8\u19d0\u19d0\u19d0\u19d0\u19d0\u19d0\u19d0\u19d0',
    '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎',
  ])('finds %s', (text) => {
    expect(codes(text)).toEqual(['pii.phone']);
  });

  it('publicContacts free a telephone by its digits, a label does not free a mobile', () => {
    expect(codes('13800000000', { publicContacts: ['138-0000-0000'] })).toEqual([]);
    expect(codes('监督电话：13800000000')).toEqual(['pii.phone']);
  });

  it('a landline is a question unless it is a contact or stands behind an office label', () => {
    expect(codes('联系电话：0872-0000000')).toEqual(['pii.maybe']);
    expect(codes('（0872）0000000')).toEqual(['pii.maybe']);
    expect(codes('监督电话 0872-0000000')).toEqual([]);
    expect(codes('举报电话（镇纪委）：0872-0000000')).toEqual([]);
    expect(codes('监督电话：12345')).toEqual([]);
    expect(codes('监督电话：12345、0872-0000000')).toEqual(['pii.maybe']);
    expect(codes('监督电话：\n0872-0000000')).toEqual(['pii.maybe']);
    expect(codes('0872-0000000', { publicContacts: ['0872 0000000'] })).toEqual([]);
  });
});

describe('what is no private number', () => {
  it.each([
    '文号 洱政办发〔2020〕62号',
    '2026-01-01 2026-02-01 2026-03-01 2026-04-01',
    '2026年1月1日至2026年12月31日',
    '2023 2024 2025 2026',
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19',
    '1001 1002 1003 1004 1005 1006 1007',
    '1,234,567.89 12,345,678.00 100.00 86.37',
    '190101100201',
    '0195a0b0-0001-7f34-836f-50b2f7f1613a',
    `sha256:${'73651d6e13800000000e'.padEnd(64, 'b3')}`,
    '999***********0019 ******0000 138****0000',
    '一、二、三、四、五、六、七、八、九、十、十一、十二',
    '0.13800000000123456',
    '第3条第12款，共30亩、86.37元/亩、2591.10元',
  ])('%s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('ids, digests and codes in their own columns, but only in their form', () => {
    expect(codes('d2d0898013800000', { column: 'keyId' })).toEqual([]);
    expect(codes('13800000000', { column: 'catalogCode' })).toEqual(['pii.phone']);
    expect(codes(luhnCard('799', 16), { column: 'rowId' })).toEqual(['pii.bank']);
    expect(codes('12345678901234', { column: '票据号' })).toEqual([]);
  });
});

describe('words in lists', () => {
  it('privacy.md § 4: health and address words of B and C lists are questions', () => {
    const find = (profile: 'A' | 'B' | 'C', text: string) =>
      createDetector({ rules, profile })
        .find(text)
        .map((item) => [item.code, item.kind]);
    expect(find('C', '患尿毒症')).toEqual([['pii.maybe', 'health']]);
    expect(find('B', '某村3组12号')).toEqual([['pii.maybe', 'address']]);
    expect(find('B', '农作物病虫害防治')).toEqual([]);
    expect(find('A', '患尿毒症')).toEqual([]);
  });
});

it('several findings of one text come in order, each masked', () => {
  const text = `张三 ${idNumber('190101', '19850101', '001')} 13800000000 ${luhnCard('799', 19)}`;
  const found = findPrivate(text, { rules });
  expect(found.map((item) => item.code)).toEqual(['pii.id', 'pii.phone', 'pii.bank']);
  for (const item of found) expect(findPrivate(item.masked, { rules })).toEqual([]);
});
