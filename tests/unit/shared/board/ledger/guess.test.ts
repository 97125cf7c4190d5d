import { describe, expect, it } from 'vitest';
import { postingRules } from '../../../../../resources/tables';
import { guessPlace, type HangingThing, hangingsOf } from '../../../../../shared/board/ledger';
import type { CalendarDate } from '../../../../../shared/kernel';
import { aThing } from '../../../../support/hangings';

const TODAY = '2026-10-20';
const DONGBA = { unitCode: '190101100201', names: ['东坝村', '东坝'] };
const XIBA = { unitCode: '190101100202', names: ['西坝村', '西坝'] };
const VILLAGES = [DONGBA, XIBA];

const hanging = (...things: readonly Partial<HangingThing>[]) =>
  hangingsOf({
    things: things.map((one, n) => aThing({ sourceId: `d${n + 1}`, ...one })),
    lines: [],
    boards: [],
    rules: postingRules,
    today: TODAY as CalendarDate,
  });
const FINANCE = { title: '第三季度村级财务收支' };
const HOMESTEAD = { title: '宅基地申请审核公示', postedOn: '2026-10-08', postingTo: '2026-10-23' };
const photo = (fileName: string, shotOn = '') => ({ fileName, shotOn });
const guess = (name: string, shotOn: string, things: readonly Partial<HangingThing>[], villages = VILLAGES) =>
  guessPlace(photo(name, shotOn), villages, hanging(...things), TODAY);

describe('the village of a photograph', () => {
  it.each([
    ['东坝村公开栏1.jpg', DONGBA.unitCode],
    ['IMG_东坝_0012.jpg', DONGBA.unitCode],
    ['西坝村 (2).jpeg', XIBA.unitCode],
    ['IMG_20261009_101010.jpg', ''],
    ['东坝村和西坝村.jpg', ''],
  ])('%s → “%s”', (name, unitCode) => {
    expect(guess(name, '', [FINANCE, { ...FINANCE, unitCode: XIBA.unitCode }]).unitCode).toBe(unitCode);
  });

  it('the longer name decides: a village whose name begins like another', () => {
    const villages = [DONGBA, { unitCode: '190101100203', names: ['东坝村新村', '新村'] }];
    expect(guess('东坝村新村1.jpg', '', [FINANCE], villages).unitCode).toBe('190101100203');
  });

  it('is the only one there is', () => {
    expect(guess('IMG_1.jpg', '', [FINANCE], [DONGBA])).toMatchObject({ unitCode: DONGBA.unitCode, why: ['only'] });
  });

  it('is the only one where something waiting for a photograph hung on the day of the shot', () => {
    const things = [FINANCE, { ...HOMESTEAD, unitCode: XIBA.unitCode, hasProof: true }];
    expect(guess('IMG_1.jpg', '2026-10-09', things)).toMatchObject({ unitCode: DONGBA.unitCode, why: ['day'] });
    expect(guess('IMG_1.jpg', '', things).unitCode).toBe('');
    expect(guess('IMG_1.jpg', '2026-10-09', [FINANCE, { ...FINANCE, unitCode: XIBA.unitCode }]).unitCode).toBe('');
  });
});

describe('the thing of a photograph', () => {
  const keyOf = (...given: Parameters<typeof guess>) => guess(...given).key;

  it('is the only one that hangs there', () => {
    expect(keyOf('东坝村.jpg', '', [FINANCE])).toBe('190101100201.disclosure-d1');
  });

  it('is the one whose days fit the shot', () => {
    expect(keyOf('东坝村.jpg', '2026-09-20', [FINANCE, HOMESTEAD])).toBe('190101100201.disclosure-d1');
  });

  it('is the one whose title stands in the file name', () => {
    const name = '东坝村 宅基地申请审核公示.jpg';
    expect(keyOf(name, '2026-09-20', [FINANCE, HOMESTEAD])).toBe('190101100201.disclosure-d2');
  });

  it('is the one that still waits for a photograph', () => {
    const things = [
      { ...FINANCE, hasProof: true },
      { ...HOMESTEAD, postedOn: '2026-09-10' },
    ];
    expect(keyOf('东坝村.jpg', '2026-09-20', things)).toBe('190101100201.disclosure-d2');
  });

  it('is left to a person where two fit alike, and where the shot was before the posting', () => {
    expect(keyOf('东坝村.jpg', '2026-09-20', [FINANCE, { ...HOMESTEAD, postedOn: '2026-09-10' }])).toBe('');
    expect(keyOf('东坝村.jpg', '2026-09-01', [FINANCE])).toBe('');
    expect(keyOf('东坝村.jpg', '', [])).toBe('');
  });
});
