import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { listTable } from '../../../../renderer/data/store/records';
import { listVillages, saveUnits, selfUnit } from '../../../../renderer/data/units';
import { bareDesk } from '../../../support/deskActs';

beforeEach(bareDesk);

describe('units', () => {
  it('gives a unit without a code a local one of the last group 9xx, never twice (bundle.md § 12)', async () => {
    await saveUnits([
      { name: '样本镇', level: 'township', code: '190101100000', parentCode: '190101000000', isSelf: true },
      { name: '东坝村', level: 'village', code: '', parentCode: '190101100000', isSelf: false },
      { name: '西坝村', level: 'village', code: '', parentCode: '190101100000', isSelf: false },
      { name: '南坝村', level: 'village', code: '190101100203', parentCode: '190101100000', isSelf: false },
    ]);
    const villages = await listVillages();
    expect(villages.map((unit) => [unit.name, unit.unitCode, unit.codeIsLocal])).toEqual([
      ['南坝村', '190101100203', false],
      ['东坝村', '190101100901', true],
      ['西坝村', '190101100902', true],
    ]);
  });

  it('keeps exactly one unit as its own', async () => {
    await saveUnits([
      { name: '甲镇', level: 'township', code: '190101100000', parentCode: '190101000000', isSelf: true },
    ]);
    await saveUnits([
      { name: '乙镇', level: 'township', code: '190101101000', parentCode: '190101000000', isSelf: true },
    ]);
    expect((await selfUnit())?.name).toBe('乙镇');
    expect((await listTable('units')).filter(({ value }) => value.isSelf)).toHaveLength(1);
  });
});
