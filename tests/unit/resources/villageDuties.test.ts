import { describe, expect, it } from 'vitest';
import { catalogSheetRules, shippedCatalog } from '../../../resources/catalogTables';
import { deadlineRules, dueRules, postingRules, villageRules } from '../../../resources/tables';
import { legalBasisOn } from '../../../shared/disclosure/catalog';
import { followUpsOf, meetingDeadlines, needsFiling, planEntryPosting } from '../../../shared/disclosure/entries';
import type { CatalogEntry } from '../../../shared/records';
import { deadlineOfRule, dueDatesOf, dueOfEntry } from '../../../shared/rules';
import { day, shippedCalendar } from '../../support/workCalendars';

function entry(code: string): CatalogEntry {
  const found = shippedCatalog('village').find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
}

const NO_WISH = { to: '' as const, objectionDays: 0 };
const postedUntil = (code: string, on: string): string | undefined =>
  planEntryPosting(day(on), entry(code), postingRules, shippedCalendar, NO_WISH)?.to;
const dueOf = (code: string, startedOn: string): string | undefined =>
  dueOfEntry(entry(code), undefined, day(startedOn), dueDatesOf(dueRules), shippedCalendar)?.due;

describe('duties of rules.md § 7 in the catalog as shipped', () => {
  it('[R-V12] [R-C01] offers the channels of the notice, the loudspeaker among them', () => {
    expect(catalogSheetRules.channels.village.options).toEqual(
      expect.arrayContaining(['微信群', '村务公开栏', '广播、大喇叭', '益农信息社']),
    );
  });

  it('[R-V17] the village rules are filed with the township', () => {
    expect(needsFiling(villageRules, 'VC-ZD-01')).toBe(true);
    expect(entry('VC-ZD-01').contentElements).toContain('报乡镇备案日期');
  });

  it('[R-V18] the list of voters hangs 20 days before the election, objections 5 days, the result at once', () => {
    expect(dueOf('VC-RS-01', '2026-12-31')).toBe('2026-12-11');
    expect(postedUntil('VC-RS-01', '2026-12-11')).toBe('2026-12-31');
    const [objection = ''] = followUpsOf(villageRules, 'VC-RS-01');
    expect(deadlineOfRule(objection, day('2026-12-07'), shippedCalendar, deadlineRules).due).toBe('2026-12-14');
    expect(dueOf('VC-RS-02', '2026-12-31')).toBe('2026-12-31');
  });

  it('[R-V19] the yearly appraisal and the audits are in it', () => {
    expect(entry('VC-RS-04')).toMatchObject({ frequency: 'year', unitKind: 'villagersCommittee' });
    expect(entry('VC-RS-05')).toMatchObject({ frequency: 'event', unitKind: 'villagersCommittee' });
  });

  it('[R-V22] collective finance is told by the collective, each quarter or at once, with an opinion before', () => {
    for (const [code, frequency] of [
      ['VC-CW-04', 'quarter'],
      ['VC-CW-05', 'event'],
      ['VC-CW-06', 'year'],
    ] as const)
      expect(entry(code)).toMatchObject({ unitKind: 'collectiveEconomicOrganization', frequency, isFinance: true });
    expect(entry('VC-CW-01')).toMatchObject({ frequency: 'month', isFinance: true });
  });

  it('[R-V23] the reports lie ready 10 days before the members meet', () => {
    const [rule = ''] = meetingDeadlines(villageRules, 'collective');
    expect(deadlineOfRule(rule, day('2026-03-20'), shippedCalendar, deadlineRules).due).toBe('2026-03-10');
    expect(meetingDeadlines(villageRules, 'group')).toEqual([]);
  });

  it('[R-V08] objections and replies have their days, those of the entry itself go before', () => {
    expect(followUpsOf(villageRules, 'VC-GC-06')).toEqual(['R-V08']);
    const due = (id: string) => deadlineOfRule(id, day('2026-06-01'), shippedCalendar, deadlineRules).due;
    expect(['R-V08', 'R-V08/reply', 'R-V08/replyShort'].map(due)).toEqual(['2026-06-08', '2026-06-08', '2026-06-04']);
  });

  it('[R-V24] a homestead application hangs 15 days by default, told by the collective, on the board only', () => {
    expect(entry('VC-TD-01')).toMatchObject({ unitKind: 'collectiveEconomicOrganization', reach: 'board' });
    expect(postedUntil('VC-TD-01', '2026-06-01')).toBe('2026-06-16');
  });

  it('[R-V25] notices of taking land hang 30 days in village and groups', () => {
    expect(postedUntil('VC-TD-03', '2026-06-01')).toBe('2026-07-01');
    expect(entry('VC-TD-03').channels).toContain('村民小组公示点');
    expect(dueOf('VC-TD-03', '2026-09-21')).toBe('2026-10-19');
    const first = planEntryPosting(
      day('2026-09-21'),
      { ...entry('VC-TD-03'), postingDays: 0, postingWorkingDays: 10 },
      postingRules,
      shippedCalendar,
      NO_WISH,
    );
    expect(first?.to).toBe('2026-10-12');
  });

  it('[R-V26] what came in for taken land is told by the collective', () => {
    expect(entry('VC-TD-04')).toMatchObject({ unitKind: 'collectiveEconomicOrganization', frequency: 'event' });
  });

  it('[R-V28] [R-V29] relief names households, aid its kind only, both on the board', () => {
    expect(entry('VC-JZ-07')).toMatchObject({ privacyProfile: 'B', reach: 'board', frequency: 'event' });
    for (const code of ['VC-JZ-01', 'VC-JZ-02', 'VC-JZ-03', 'VC-JZ-04'])
      expect(entry(code)).toMatchObject({ privacyProfile: 'C', reach: 'board' });
  });

  it('[R-00a] prints the articles in force on the posting day', () => {
    const voters = entry('VC-RS-01');
    expect(legalBasisOn(voters, day('2025-12-31'))).toEqual(['《村民委员会组织法》第十四条']);
    expect(legalBasisOn(voters, day('2026-01-01'))).toEqual(['《村民委员会组织法》第十七条']);
  });
});
