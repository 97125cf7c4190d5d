import { describe, expect, it } from 'vitest';
import { payoutRules as rules } from '../../../../resources/tables';
import { readAmountCell, readDecimalCell } from '../../../../shared/payout/amountCell';
import { readCardCell } from '../../../../shared/payout/cardCell';
import { readDateCell } from '../../../../shared/payout/dateCell';
import { idContext, readIdCell, sexOfId } from '../../../../shared/payout/idCell';
import { readNameCell } from '../../../../shared/payout/nameCell';
import { aCard, anId } from '../../../support/payoutSheet';

const id = anId(1);
const context = idContext(rules, '2026-11-20');
const codes = (list: readonly { readonly code: string }[]): string[] => list.map((f) => f.code);
/** A number of the given first 17 digits whose check character is X. */
const withX = (() => {
  for (let serial = 1; ; serial += 1) if (anId(serial).endsWith('X')) return anId(serial);
})();
/** A sound number that ends in 000 by itself. */
const soundZeros = (() => {
  for (let day = 1; ; day += 1)
    for (const serial of [100, 200, 300, 400]) {
      const number = anId(serial, `197001${String(day).padStart(2, '0')}`);
      if (number.endsWith('000')) return number;
    }
})();
const wrongDigit = `${id.slice(0, 17)}${id.endsWith('X') ? '0' : (Number(id[17]) + 1) % 10}`;
const wide = (text: string): string => text.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe('[payout-sheets § 4.3] one ID cell', () => {
  it.each<[string, string, string[], string]>([
    ['clean', id, [], id],
    ['apostrophe', `'${id}`, ['id_apostrophe'], id],
    ['full-width apostrophe', `’${id}`, ['id_apostrophe'], id],
    ['trailing tab', `${id}\t`, ['id_tab_suffix'], id],
    ['formula', `="${id}"`, ['id_formula'], id],
    ['inner spaces', `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`, ['id_spaces'], id],
    ['no-break spaces', `${id.slice(0, 6)}\u00a0${id.slice(6)}`, ['id_spaces'], id],
    ['full-width digits', wide(id), ['id_fullwidth'], id],
    ['lower-case x', withX.toLowerCase(), ['id_lowercase_x'], withX],
    ['Cyrillic x', `${withX.slice(0, 17)}х`, ['id_lowercase_x'], withX],
    ['multiplication sign', `${withX.slice(0, 17)}×`, ['id_lowercase_x'], withX],
    ['apostrophe and spaces', `'${id.slice(0, 6)} ${id.slice(6)}`, ['id_apostrophe', 'id_spaces'], id],
    ['scientific', '1.90101E+17', ['id_scientific'], ''],
    ['scientific without a plus', '1.90101e17', ['id_scientific'], ''],
    ['three zeros, wrong check digit', '190101195301195000', ['id_precision_lost'], ''],
    ['three zeros, sound check digit', soundZeros, [], soundZeros],
    ['wrong check digit', wrongDigit, ['id_checksum'], ''],
    ['31 February', '190101197002310013', ['id_date'], ''],
    ['15 digits', '190101700101001', ['id_15_digits'], '190101700101001'],
    ['15 digits with an impossible month', '190101701301001', ['id_date'], ''],
    ['17 digits', id.slice(0, 17), ['id_length'], ''],
    ['19 digits', `${id}1`, ['id_length'], ''],
    ['empty', '', ['id_missing'], ''],
    ['a word instead of a number', '无', ['id_missing'], ''],
    ['foreign resident', 'H12345678', ['id_other_document'], 'H12345678'],
    ['83…', '830000199001011234', ['id_other_document'], '830000199001011234'],
    ['masked', '190***********1234', ['id_masked'], ''],
  ])('%s', (_name, cell, expected, value) => {
    const read = readIdCell(cell, context);
    expect(codes(read.findings)).toEqual(expected);
    expect(read.value).toBe(value);
  });

  it('a person of more than 120 years or born in the future is refused, 120 years to the day are not', () => {
    expect(codes(readIdCell(anId(1, '19061119'), context).findings)).toEqual(['age_impossible']);
    expect(codes(readIdCell(anId(1, '19061120'), context).findings)).toEqual([]);
    expect(codes(readIdCell(anId(1, '20261121'), context).findings)).toEqual(['age_impossible']);
    expect(codes(readIdCell(anId(1, '20261120'), context).findings)).toEqual([]);
  });

  it('a 15-digit number and its 18-digit form are one person; two numbers never share a key', () => {
    const old = '190101700101001';
    expect(readIdCell(old, context).key).toBe(readIdCell(anId(1), context).key);
    const keys = new Set(Array.from({ length: 999 }, (_, at) => readIdCell(anId(at + 1), context).key));
    expect(keys.size).toBe(999);
    expect([...keys].every((key) => Number.isSafeInteger(key) && key > 0)).toBe(true);
  });

  it('the 17th digit states the sex', () => {
    expect(sexOfId(anId(1))).toBe('male');
    expect(sexOfId(anId(2))).toBe('female');
  });
});

describe('[payout-sheets § 4.4] one name cell', () => {
  it.each<[string, string[], string]>([
    ['张三', [], '张三'],
    ['张\u3000三', ['name_inner_spaces'], '张三'],
    ['欧阳 明', ['name_inner_spaces'], '欧阳明'],
    ['张三\u00a0', ['name_nbsp'], '张三'],
    ['张\u200b三', ['name_nbsp'], '张三'],
    ['扎西•次仁', ['name_dot_variant'], '扎西·次仁'],
    ['扎西．次仁', ['name_dot_variant'], '扎西·次仁'],
    ['扎西.次仁', ['name_dot_variant'], '扎西·次仁'],
    ['扎西‧次仁', ['name_dot_variant'], '扎西·次仁'],
    ['阿依古丽·买买提·吐尔逊·艾合买提·热合曼', [], '阿依古丽·买买提·吐尔逊·艾合买提·热合曼'],
    ['李䶮', [], '李䶮'],
    ['杨𬀩', [], '杨𬀩'],
    ['李?', ['name_lost_char'], '李?'],
    ['李\ufffd', ['name_lost_char'], '李\ufffd'],
    ['李□', ['name_lost_char'], '李□'],
    ['李\ue863', ['name_lost_char'], '李\ue863'],
    ['张三等3人', ['name_digits'], '张三等3人'],
    ['张三1', ['name_digits'], '张三1'],
    ['', ['name_missing'], ''],
    ['　', ['name_missing'], ''],
    ['John Smith', [], 'John Smith'],
    [' 张三 ', [], '张三'],
  ])('%j', (cell, expected, value) => {
    const read = readNameCell(cell, rules);
    expect([codes(read.findings), read.value]).toEqual([expected, value]);
  });
});

describe('[payout-sheets § 4.4] one account cell', () => {
  const card = aCard(7);
  it.each<[string, string, string[], string]>([
    ['clean', card, [], card],
    ['empty', '', [], ''],
    ['spaces', card.replace(/(\d{4})(?=\d)/g, '$1 '), ['card_spaces'], card],
    ['apostrophe', `'${card}`, ['card_apostrophe'], card],
    ['scientific', '7.99999E+18', ['card_scientific'], ''],
    ['four zeros and a wrong Luhn digit', '7999991234567890000', ['card_precision_lost'], ''],
    [
      'wrong Luhn digit',
      `${card.slice(0, 18)}${(Number(card[18]) + 1) % 10}`,
      ['card_luhn'],
      `${card.slice(0, 18)}${(Number(card[18]) + 1) % 10}`,
    ],
    ['passbook of 12 digits', '123456789012', [], '123456789012'],
    ['too short', '1234', ['card_length'], '1234'],
    ['words', '见附表', ['card_not_number'], ''],
    ['masked', '******1234', ['card_masked'], ''],
  ])('%s', (_name, cell, expected, value) => {
    const read = readCardCell(cell, rules);
    expect([codes(read.findings), read.value]).toEqual([expected, value]);
  });
});

describe('[payout-sheets § 4.4] one amount cell', () => {
  it.each<[string, string[], number | undefined]>([
    ['822.24', [], 82224],
    ['822', [], 82200],
    ['822.2', [], 82220],
    ['.5', ['amount_not_number'], undefined],
    ['1,234.56', ['amount_thousands'], 123456],
    ['1，234.56', ['amount_fullwidth', 'amount_thousands'], 123456],
    ['5,512345.67', ['amount_thousands'], 551234567],
    ['1,5', ['amount_not_number'], undefined],
    ['￥12.00', ['amount_currency'], 1200],
    ['¥12', ['amount_currency'], 1200],
    ['12元', ['amount_unit'], 1200],
    ['12元整', ['amount_unit'], 1200],
    ['￥1,234.50元', ['amount_currency', 'amount_unit', 'amount_thousands'], 123450],
    ['１２．５０', ['amount_fullwidth'], 1250],
    ['', ['amount_missing'], undefined],
    ['  ', ['amount_missing'], undefined],
    ['#VALUE!', ['amount_not_number'], undefined],
    ['#####', ['amount_not_number'], undefined],
    ['见备注', ['amount_not_number'], undefined],
    ['-12.5', [], -1250],
    ['12.345', ['amount_too_precise'], 1235],
    ['12.344', ['amount_too_precise'], 1234],
    ['12.3400', [], 1234],
    ['0.1500000000000001', [], 15],
    ['0.1499999999999999', [], 15],
    ['99999999999.99', [], 9999999999999],
    ['190101197001010015', ['amount_not_number'], undefined],
  ])('%j', (cell, expected, value) => {
    const read = readAmountCell(cell, rules, false);
    expect([codes(read.findings), read.value]).toEqual([expected, value]);
  });

  it('万元 are converted exactly', () => {
    expect(readAmountCell('1.234567', rules, true).value).toBe(1234567);
    expect(readAmountCell('0.1', rules, true).value).toBe(100000);
    expect(codes(readAmountCell('0.12345678', rules, true).findings)).toEqual(['amount_too_precise']);
  });

  it('quantities keep the decimals that were written', () => {
    expect(readDecimalCell('9.5200', rules).value).toEqual({ units: 95200, scale: 4 });
    expect(readDecimalCell('9.520000000000000017', rules).value).toEqual({ units: 952, scale: 2 });
    expect(readDecimalCell('12.5亩', rules)).toMatchObject({ value: { units: 125, scale: 1 }, repaired: true });
    expect(readDecimalCell('见附表', rules)).toMatchObject({ value: undefined, readable: false });
    expect(readDecimalCell('-', rules)).toMatchObject({ value: undefined, readable: true });
  });
});

describe('[payout-sheets § 4.4] one date cell', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['2026-06-09', '2026-06-09', undefined],
    ['46182', '2026-06-09', 'date_serial'],
    ['2026.6.9', '2026-06-09', 'date_dots'],
    ['2026年6月9日', '2026-06-09', 'date_chinese'],
    ['2026年6月9号', '2026-06-09', 'date_chinese'],
    ['2026/6/9', '2026-06-09', 'date_slashes'],
    ['2026-6-9', '2026-06-09', 'date_dashes'],
    ['2026-06-09 00:00:00', '2026-06-09', 'date_dashes'],
    ['20260609', '2026-06-09', 'date_compact'],
    ['6月9日', '2026-06-09', 'date_without_year'],
    ['2026年6月', undefined, undefined],
    ['202606', undefined, undefined],
    ['', undefined, undefined],
    ['2026-02-30', undefined, 'date_unclear'],
    ['下周', undefined, 'date_unclear'],
  ])('%j', (cell, value, code) => {
    const read = readDateCell(cell, rules, 2026);
    expect([read.value, read.finding?.code]).toEqual([value, code]);
  });
});
