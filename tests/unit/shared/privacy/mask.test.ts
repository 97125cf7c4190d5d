import { describe, expect, it } from 'vitest';
import rules from '../../../../resources/rules/privacy.json';
import { calendarDate } from '../../../../shared/kernel';
import {
  ageOn,
  cutAddress,
  decodePrivacyRules,
  forbiddenHeaders,
  maskBankCard,
  maskIdNumber,
  maskName,
  maskPhone,
} from '../../../../shared/privacy';

it('the shipped tables have the form that the core expects', () => {
  expect(decodePrivacyRules(rules).ok).toBe(true);
});

describe('masks of privacy.md § 7', () => {
  it.each([
    ['999999185001010019', '999***********0019'],
    ['999999189912311232', '999***********1232'],
    ['999999185001010018', '999***********0018'],
    ['999999190002290012', '999***********0012'],
    ['11010519491231002x', '110***********002X'],
    ['9999 9918 5001 0100 19', '999***********0019'],
    ['９９９９９９１８５００１０１００１９', '999***********0019'],
    ['999999850101001', '999********1001'],
    ['', ''],
    ['E12345678', '*********'],
  ])('ID number %s', (text, masked) => {
    expect(maskIdNumber(text)).toBe(masked);
  });

  it('the other two patterns; a 15-digit number has one customary form', () => {
    expect(maskIdNumber('999999185001010019', '6+8*+4')).toBe('999999********0019');
    expect(maskIdNumber('999999185001010019', 'strict')).toBe('999**************9');
    expect(maskIdNumber('999999850101001', '6+8*+4')).toBe('999********1001');
  });

  it('every mask fits the ceiling of bundle.md § 3.3', () => {
    for (const mask of ['3+11*+4', '6+8*+4', 'strict'] as const) {
      for (const id of ['11010519491231002X', '999999850101001', 'E12345678', '12']) {
        expect(maskIdNumber(id, mask)).toMatch(/^[0-9]{0,6}\*{8,18}[0-9X]{0,4}$/);
      }
    }
    for (const card of ['6200000000000000000', '1234', '无', '6.2E+18']) {
      expect(maskBankCard(card)).toMatch(/^\*{6,16}[0-9]{0,4}$/);
    }
  });

  it('cards and telephones', () => {
    expect(maskBankCard('6200000000000000000')).toBe('******0000');
    expect(maskBankCard('6200 0000 0000 0000 001')).toBe('******0001');
    expect(maskBankCard('1234567')).toBe('******');
    expect(maskPhone('13800000000')).toBe('138****0000');
    expect(maskPhone('+86 138-0000-0000')).toBe('138****0000');
    expect(maskPhone('0872-0000000')).toBe('*******');
  });

  it.each([
    ['张三', '张*'],
    ['张小三', '张**'],
    ['欧阳娜', '欧阳*'],
    ['欧阳娜娜', '欧阳**'],
    ['阿依古丽·买买提', '阿依古丽**'],
    ['杨𬀩', '杨*'],
    ['张', '*'],
  ])('name %s', (name, masked) => {
    expect(maskName(name, rules)).toBe(masked);
  });

  it.each([
    ['某村3组12号', '某村3组'],
    ['示例县样本镇东坝村第三村民小组15号附2号', '示例县样本镇东坝村第三村民小组'],
    ['示例县样本镇东坝村12号', '示例县样本镇东坝村'],
    ['样本镇幸福小区3栋2单元401室', '样本镇'],
    ['12号', ''],
  ])('address %s', (address, cut) => {
    expect(cutAddress(address, rules)).toBe(cut);
  });
});

it('privacy.md § 4: the hard drop list, with the office columns left alone', () => {
  const headers = ['姓名', '身份证号码', '一卡通账号', '联系电话', '监督电话', '文号', '家庭 住址', '金额(元)'];
  expect(forbiddenHeaders(headers, rules).map((item) => item.column)).toEqual([2, 3, 4, 7]);
});

it('ages count whole years; 15 digits mean 19xx', () => {
  const day = calendarDate(2026, 6, 9);
  if (!day) throw new Error('no such day');
  expect(ageOn('190101200806090012', day)).toBe(18);
  expect(ageOn('190101200806100012', day)).toBe(17);
  expect(ageOn('190101850609001', day)).toBe(41);
  expect(ageOn('190101200813100012', day)).toBeUndefined();
  expect(ageOn('', day)).toBeUndefined();
});
