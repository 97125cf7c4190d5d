import { describe, expect, it } from 'vitest';
import { documentRules } from '../../../../../resources/tables';
import type { CalendarDate } from '../../../../../shared/kernel';
import {
  disclosureDirectory,
  ledgerStart,
  ledgerState,
  unitNumbers,
  withDue,
} from '../../../../../shared/ledgers/documents';
import { anOfficialDocument } from '../../../../support/officialDocuments';

const day = (text: string): CalendarDate => text as CalendarDate;
const TODAY = day('2026-07-01');

describe('the ledger', () => {
  const both = anOfficialDocument({ formedOn: '2026-06-05', issuedOn: '2026-06-10' });

  it('[R-P01][R-P02] counts from the earlier of forming and issue, the stricter one', () => {
    expect(ledgerStart(both, documentRules, 'earlier')).toEqual({ rule: 'R-P01', from: '2026-06-05' });
    expect(ledgerStart({ ...both, formedOn: '' }, documentRules, 'earlier')).toEqual({
      rule: 'R-P02',
      from: '2026-06-10',
    });
  });

  it('[R-P02] counts from the day that the county says', () => {
    expect(ledgerStart(both, documentRules, 'issued')).toEqual({ rule: 'R-P02', from: '2026-06-10' });
    expect(ledgerStart(both, documentRules, 'formed')).toEqual({ rule: 'R-P01', from: '2026-06-05' });
    expect(ledgerStart({ ...both, issuedOn: '' }, documentRules, 'issued')).toBeUndefined();
    expect(ledgerStart({ ...both, formedOn: '' }, documentRules, 'formed')?.from).toBe('2026-06-10');
  });

  it('[R-A08] has no due day for a class that stays off the net', () => {
    expect(ledgerStart({ ...both, disclosureClass: 'withheld' }, documentRules, 'earlier')).toBeUndefined();
    const count = () => ({ due: day('2026-07-09'), status: 'fixed' as const });
    const off = withDue({ ...both, disclosureClass: 'onRequest' }, documentRules, 'earlier', count);
    expect([off.dueOn, off.ruleId]).toEqual(['', '']);
    const on = withDue(both, documentRules, 'earlier', count);
    expect([on.dueOn, on.dueStatus, on.ruleId]).toEqual(['2026-07-09', 'fixed', 'R-P01']);
  });

  it('[R-P12] a document that was turned open is due again from that day', () => {
    const yearly = [{ year: 2026, outcome: 'toOpen' as const, reason: '已可公开', on: '2026-12-01', by: '' }];
    expect(ledgerStart({ ...both, yearly }, documentRules, 'earlier')).toEqual({ rule: 'R-P01', from: '2026-12-01' });
  });

  it.each([
    ['2026-07-12', 'notDue', 0, 11],
    ['2026-07-11', 'soon', 10, 10],
    ['2026-07-07', 'soon', 10, 6],
    ['2026-07-06', 'soon', 5, 5],
    ['2026-07-03', 'soon', 5, 2],
    ['2026-07-02', 'soon', 1, 1],
    ['2026-07-01', 'soon', 1, 0],
    ['2026-06-30', 'late', 0, -1],
  ])('[R-P01] due on %s: %s, reminder of %i days', (dueOn, mark, reminder, daysLeft) => {
    expect(ledgerState(anOfficialDocument({ dueOn }), documentRules, TODAY)).toEqual({ mark, reminder, daysLeft });
  });

  it('[R-P02] says whether what is on the net came in time', () => {
    const of = (publishedOn: string, dueOn = '2026-07-09') =>
      ledgerState(anOfficialDocument({ publishedOn, dueOn }), documentRules, TODAY).mark;
    expect(of('2026-07-09')).toBe('onTime');
    expect(of('2026-07-10')).toBe('lateDone');
    expect(of('2026-07-10', '')).toBe('noStart');
    expect(of('', '')).toBe('noStart');
  });

  it('[R-P02][R-A05] adds up a month of each unit: issued, due, in time, late, not yet, sent back', () => {
    const lines = [
      anOfficialDocument({ id: '1', publishedOn: '2026-06-20' }),
      anOfficialDocument({ id: '2', publishedOn: '2026-07-20', returnedTimes: 2 }),
      anOfficialDocument({ id: '3', dueOn: '2026-06-30' }),
      anOfficialDocument({ id: '4' }),
      anOfficialDocument({ id: '5', disclosureClass: 'withheld', dueOn: '' }),
      anOfficialDocument({ id: '6', issuedOn: '2026-05-10' }),
      anOfficialDocument({ id: '7', deleted: true }),
      anOfficialDocument({ id: '8', carriedTo: '2027/9' }),
      anOfficialDocument({ id: '9', unitCode: '190101101000' }),
    ];
    expect(unitNumbers(lines, '2026-06', documentRules, TODAY)).toEqual([
      { unitCode: '190101100000', issued: 5, due: 4, onTime: 1, late: 2, notYet: 1, returned: 2 },
      { unitCode: '190101101000', issued: 1, due: 1, onTime: 0, late: 0, notYet: 1, returned: 0 },
    ]);
  });

  it('[R-P14] lists what is published, newest first', () => {
    const lines = [
      anOfficialDocument({ id: '1', publishedOn: '2026-06-20', formedOn: '2026-06-01' }),
      anOfficialDocument({ id: '2' }),
      anOfficialDocument({ id: '3', publishedOn: '2026-06-20', formedOn: '2026-06-05' }),
    ];
    expect(disclosureDirectory(lines).map((one) => one.id)).toEqual(['3', '1']);
  });
});
