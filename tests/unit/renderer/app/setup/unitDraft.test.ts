import { describe, expect, it } from 'vitest';
import { checkDraft, EMPTY_DRAFT, parseVillages, type UnitDraft } from '../../../../../renderer/app/setup/unitDraft';

describe('lists of villages, typed, pasted or from a CSV', () => {
  const cases: readonly [string, string, { name: string; code: string }[], string[]][] = [
    [
      'names only',
      '东坝村\n西坝村\n',
      [
        { name: '东坝村', code: '' },
        { name: '西坝村', code: '' },
      ],
      [],
    ],
    ['name and code', '东坝村 190101100201', [{ name: '东坝村', code: '190101100201' }], []],
    [
      'code before the name, CSV with quotes',
      '"190101100201","东坝村"',
      [{ name: '东坝村', code: '190101100201' }],
      [],
    ],
    [
      'header and running number',
      '序号,村名,代码\n1,东坝村,190101100201',
      [{ name: '东坝村', code: '190101100201' }],
      [],
    ],
    [
      'several names in one line',
      '东坝村、西坝村、南坝村',
      ['东坝村', '西坝村', '南坝村'].map((name) => ({ name, code: '' })),
      [],
    ],
    ['full-width digits', '东坝村\t１９０１０１１００２０１', [{ name: '东坝村', code: '190101100201' }], []],
    ['the same name twice', '东坝村\n东坝村', [{ name: '东坝村', code: '' }], []],
    ['a code of eleven digits', '东坝村 19010110020', [], ['东坝村 19010110020']],
    ['nothing', ' \n\n', [], []],
  ];
  for (const [name, text, villages, wrong] of cases)
    it(name, () => expect(parseVillages(text)).toEqual({ villages, wrong }));
});

describe('what setup still asks for', () => {
  const township: UnitDraft = {
    ...EMPTY_DRAFT,
    countyCode: '190101',
    countyName: '示例县',
    townshipName: '样本镇',
  };
  it('[bundle.md § 12] takes a township without any code', () => expect(checkDraft(township)).toEqual({}));
  it('asks for county and township', () => {
    expect(checkDraft(EMPTY_DRAFT)).toEqual({ county: 'setup.error.county', townshipName: 'setup.error.township' });
  });
  it('asks a county for nothing but the county', () => {
    expect(checkDraft({ ...EMPTY_DRAFT, level: 'county', countyCode: '190101', countyName: '示例县' })).toEqual({});
  });
  it('[bundle.md § 12] refuses a township code that is not below the county or does not end in 000', () => {
    for (const townshipCode of ['190102100000', '190101100201', '190101100'])
      expect(checkDraft({ ...township, townshipCode })).toEqual({ townshipCode: 'setup.error.townshipCode' });
  });
  it('refuses a village code of another township', () => {
    expect(checkDraft({ ...township, townshipCode: '190101100000', villages: '东坝村 190101101201' })).toEqual({
      villages: 'setup.error.villageCodes',
    });
  });
  it('wants exactly one village at level village', () => {
    expect(checkDraft({ ...township, level: 'village', villages: '东坝村\n西坝村' })).toEqual({
      villages: 'setup.error.oneVillage',
    });
  });
});
