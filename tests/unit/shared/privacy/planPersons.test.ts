import { describe, expect, it } from 'vitest';
import { privacyRules } from '../../../../resources/tables';
import type { CalendarDate } from '../../../../shared/kernel';
import { defaultPostingPolicy, planPersons, summarizePersons } from '../../../../shared/privacy';
import type { PersonRow } from '../../../../shared/records';
import { anId } from '../../../support/payoutSheet';

const POSTED = '2026-11-20' as CalendarDate;

const person = (over: Partial<PersonRow> = {}): PersonRow => ({
  row: 2,
  village: '东坝村',
  villagerGroup: '一组',
  personName: '赵甲',
  idNumber: anId(1),
  guardianName: '',
  category: '农村低保',
  approvedOn: '2026-01-20' as CalendarDate,
  remark: '',
  ...over,
});

const plan = (rows: readonly PersonRow[], profile: 'B' | 'C' | 'D' = 'C') =>
  planPersons(rows, defaultPostingPolicy(profile, POSTED), '最低生活保障', privacyRules);

describe('a list of persons for the board', () => {
  it('[R-S08] [R-V29] under profile C keeps name, category and day, no number, no cause, no remark', () => {
    const made = plan([person({ remark: '因病致贫' })]);
    if (!made.ok) throw new Error(made.fault);
    expect(made.value.rows).toEqual([
      {
        seq: 1,
        village: '东坝村',
        villagerGroup: '一组',
        personName: '赵甲',
        category: '农村低保',
        approvedOn: '2026-01-20',
      },
    ]);
  });

  it('[R-S08] replaces a category that tells an illness by the name of the list, and says so', () => {
    const made = plan([person({ category: '重度精神残疾一级' })]);
    if (!made.ok) throw new Error(made.fault);
    expect(made.value.rows[0]?.category).toBe('最低生活保障');
    expect(made.value.changes.map(({ code }) => code)).toContain('privacy.change.categoryReplaced.category');
  });

  it('[R-S08] names nobody under profile D', () => {
    expect(plan([person()], 'D')).toMatchObject({ ok: false, fault: 'privacy.profile.blocked' });
  });

  it('[R-S08] puts the guardian in the place of a child, leaves a younger one out, and keeps the others with their own day', () => {
    const made = plan([
      person({ row: 2, idNumber: anId(1, '20200101'), guardianName: '钱甲' }),
      person({ row: 3, idNumber: anId(2, '20100101'), guardianName: '孙甲', category: '孤儿' }),
      person({ row: 4, personName: '李甲', category: '特困供养', approvedOn: '2026-03-01' as CalendarDate }),
    ]);
    if (!made.ok) throw new Error(made.fault);
    expect(
      made.value.rows.map(({ seq, personName, category, approvedOn }) => [seq, personName, category, approvedOn]),
    ).toEqual([
      [1, '孙甲', '孤儿', '2026-01-20'],
      [2, '李甲', '特困供养', '2026-03-01'],
    ]);
    expect(made.value.leftOut.count).toBe(1);
  });
});

describe('a summary of persons', () => {
  it('[R-S03] shows fewer than three of a group only together with others', () => {
    const rows = [
      ...[1, 2, 3, 4].map((n) => person({ villagerGroup: '一组', idNumber: anId(n) })),
      ...[5, 6].map((n) => person({ villagerGroup: '二组', idNumber: anId(n) })),
      person({ villagerGroup: '三组', idNumber: anId(7) }),
    ];
    const { shown, merged } = summarizePersons(rows, 'D', ({ villagerGroup }) => villagerGroup, privacyRules);
    expect(shown.map(({ label, count }) => [label, count])).toEqual([['一组', 4]]);
    expect(merged.map(({ label, count }) => [label, count])).toEqual([
      ['二组', 2],
      ['三组', 1],
    ]);
  });
});
