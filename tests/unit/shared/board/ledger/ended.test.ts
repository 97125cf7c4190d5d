import { describe, expect, it } from 'vitest';
import { endedOfTrace, postingOfVillage, thingOfDisclosure, thingsOfBatch } from '../../../../../shared/board/ledger';
import type { BatchRecord, BatchTrace, PostingTrace } from '../../../../../shared/records';
import { aDisclosure } from '../../../../support/disclosures';

const step = (act: PostingTrace['act'], given: Partial<PostingTrace> = {}): PostingTrace => ({
  at: '2026-09-18T02:00:00Z',
  by: '',
  act,
  reason: '',
  version: 1,
  postedOn: '2026-09-10',
  postingTo: '2026-09-25',
  ...given,
});

describe('versions of a disclosure', () => {
  it('[R-V06] version 1 is kept with its dates when a correction takes it back', () => {
    const trace = [step('published'), step('corrected', { reason: '面积登记有误' })];
    expect(endedOfTrace(trace)).toEqual([
      { version: 1, postedOn: '2026-09-10', postingTo: '2026-09-25', endedOn: '2026-09-18', why: '面积登记有误' },
    ]);
  });

  it('one that had come down before ended on that day', () => {
    const down = step('takenDown', { at: '2026-09-28T02:00:00Z', on: '2026-09-27' });
    const [ended] = endedOfTrace([step('published'), down, step('corrected', { at: '2026-10-08T02:00:00Z' })]);
    expect(ended?.endedOn).toBe('2026-09-27');
  });

  it('a correction of what never hung ended nothing', () => {
    expect(endedOfTrace([step('submitted'), step('corrected', { postedOn: '', postingTo: '' })])).toEqual([]);
  });

  it('a second correction is told beside the first', () => {
    const second = step('corrected', { version: 2, postedOn: '2026-10-01', postingTo: '2026-10-16' });
    expect(endedOfTrace([step('published'), step('corrected'), step('published'), second])).toMatchObject([
      { version: 1, postedOn: '2026-09-10' },
      { version: 2, postedOn: '2026-10-01' },
    ]);
  });
});

const told = (act: BatchTrace['act'], detail: BatchTrace['detail'] = {}, reason = ''): BatchTrace => ({
  at: '2026-09-18T02:00:00Z',
  by: '',
  act,
  reason,
  detail,
});
const POSTED = told('posted', { postedOn: '2026-09-10', earliestTakeDown: '2026-09-26' });

describe('a batch in one village', () => {
  const villageOf = (trace: readonly BatchTrace[], village = '东坝村') => postingOfVillage({ trace }, village);

  it('[R-V04] hangs as the batch was posted', () => {
    expect(villageOf([told('confirmed'), POSTED])).toEqual({
      postedOn: '2026-09-10',
      postingTo: '2026-09-25',
      takenDownOn: '',
      ended: [],
    });
  });

  it('comes down with all, or by itself', () => {
    expect(villageOf([POSTED, told('takenDown', { on: '2026-09-27' })]).takenDownOn).toBe('2026-09-27');
    const own = [POSTED, told('takenDown', { on: '2026-09-26', village: '西坝村' })];
    expect(villageOf(own).takenDownOn).toBe('');
    expect(villageOf(own, '西坝村').takenDownOn).toBe('2026-09-26');
  });

  it('may have gone up on a day of its own', () => {
    const own = told('posted', { postedOn: '2026-09-12', earliestTakeDown: '2026-09-28', village: '西坝村' });
    expect(villageOf([POSTED, own], '西坝村')).toMatchObject({ postedOn: '2026-09-12', postingTo: '2026-09-27' });
    expect(villageOf([POSTED, own]).postedOn).toBe('2026-09-10');
  });

  it('[R-V06] a correction takes it back in every village, and keeps its dates', () => {
    const trace = [POSTED, told('reopened', { postedOn: '2026-09-10' }, '面积登记有误')];
    const ended = [
      { version: 1, postedOn: '2026-09-10', postingTo: '2026-09-25', endedOn: '2026-09-18', why: '面积登记有误' },
    ];
    expect(villageOf(trace)).toEqual({ postedOn: '', postingTo: '', takenDownOn: '', ended });
    const again = told('posted', { postedOn: '2026-09-20', earliestTakeDown: '2026-10-06' });
    expect(villageOf([...trace, told('confirmed'), again])).toMatchObject({ postedOn: '2026-09-20', ended });
  });

  it('a day of posting that was written down anew is no second posting', () => {
    const again = told('posted', { postedOn: '2026-09-11', earliestTakeDown: '2026-09-27' });
    expect(villageOf([POSTED, again])).toMatchObject({ postedOn: '2026-09-11', ended: [] });
  });

  it('hung again after it had come down: the first posting is kept', () => {
    const again = told('posted', { postedOn: '2026-11-01', earliestTakeDown: '2026-11-17' });
    expect(villageOf([POSTED, told('takenDown', { on: '2026-09-26' }), again])).toMatchObject({
      postedOn: '2026-11-01',
      takenDownOn: '',
      ended: [{ version: 1, endedOn: '2026-09-26' }],
    });
  });
});

describe('which things the board knows', () => {
  it('a draft of which nothing ever hung, one in the bin, one of the net only, one that does not apply: none', () => {
    const up = { postedOn: '2026-09-10', state: 'published' as const, place: '村务公开栏' };
    expect(thingOfDisclosure(aDisclosure(up), 'A')).toMatchObject({ source: 'disclosure', sourceId: 'd1' });
    expect(thingOfDisclosure(aDisclosure(), 'A')).toBeUndefined();
    expect(thingOfDisclosure(aDisclosure({ ...up, deleted: true }), 'A')).toBeUndefined();
    expect(thingOfDisclosure(aDisclosure({ ...up, place: '', url: 'https://example.test' }), 'A')).toBeUndefined();
    expect(thingOfDisclosure(aDisclosure({ ...up, notApplicable: '没有' }), 'A')).toBeUndefined();
  });

  it('[privacy.md § 6.9] names persons where its profile says so', () => {
    const up = aDisclosure({ postedOn: '2026-09-10', place: '村务公开栏' });
    expect(thingOfDisclosure(up, 'A')?.namesPersons).toBe(false);
    for (const profile of ['B', 'C', 'D'] as const) expect(thingOfDisclosure(up, profile)?.namesPersons).toBe(true);
  });

  it('of a batch one for each village in which it went up', () => {
    const batch = { id: 'x', title: '耕地地力', year: 2026, deleted: false, trace: [POSTED] } as unknown as BatchRecord;
    const villages = [
      { village: '东坝村', unitCode: '190101100201' },
      { village: '西坝村', unitCode: '190101100202' },
    ];
    expect(thingsOfBatch(batch, villages).map(({ unitCode, postedOn }) => [unitCode, postedOn])).toEqual([
      ['190101100201', '2026-09-10'],
      ['190101100202', '2026-09-10'],
    ]);
    expect(thingsOfBatch({ ...batch, trace: [] }, villages)).toEqual([]);
    expect(thingsOfBatch({ ...batch, deleted: true }, villages)).toEqual([]);
  });
});
