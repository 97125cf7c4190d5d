import { describe, expect, it } from 'vitest';
import { type CoverageCell, type Waiting, waitingLists, weekEnd } from '../../../../../shared/disclosure/coverage';
import { aConsultation } from '../../../../support/consultations';
import { day } from '../../../../support/coverageRules';
import { aNotice } from '../../../../support/notices';
import { anOfficialDocument } from '../../../../support/officialDocuments';

/** A Wednesday. */
const TODAY = day('2026-07-15');

const cell = (given: Partial<CoverageCell>): CoverageCell => ({
  unitCode: '190101100201',
  code: 'VC-CW-03',
  period: '2026-Q2',
  state: 'todo',
  dueOn: '2026-07-15',
  dueStatus: 'fixed',
  rule: 'R-V03',
  periodTo: '2026-06-30',
  disclosureId: '',
  title: '',
  postedOn: '',
  isBefore: false,
  reason: '',
  gap: '',
  onTime: undefined,
  ...given,
});
const dues = (list: readonly Waiting[]): string[] => list.map((one) => one.dueOn);

describe('weekEnd', () => {
  it.each([
    ['2026-07-13', '2026-07-19', 'Monday'],
    ['2026-07-19', '2026-07-19', 'Sunday'],
    ['2026-07-20', '2026-07-26', 'the next Monday'],
    ['1969-12-31', '1970-01-04', 'before day 0'],
  ])('of %s is %s: %s', (today, sunday) => {
    expect(weekEnd(day(today))).toBe(sunday);
  });
});

describe('waitingLists', () => {
  it('[R-V03] sorts what is open by its day: late, this week, within 30 days, and nothing later', () => {
    const lists = waitingLists(
      ['2026-07-14', '2026-07-15', '2026-07-19', '2026-07-20', '2026-08-14', '2026-08-15'].map((dueOn) =>
        cell({ dueOn, state: dueOn < TODAY ? 'late' : 'todo' }),
      ),
      [],
      TODAY,
    );
    expect(dues(lists.late)).toEqual(['2026-07-14']);
    expect(dues(lists.week)).toEqual(['2026-07-15', '2026-07-19']);
    expect(dues(lists.soon)).toEqual(['2026-07-20', '2026-08-14']);
    expect(lists.late[0]?.days).toBe(-1);
  });

  it('[R-V11] leaves out what is done or does not apply', () => {
    const lists = waitingLists(
      (['published', 'archived', 'notApplicable'] as const).map((state) => cell({ state, dueOn: '2026-07-01' })),
      [],
      TODAY,
    );
    expect(Object.values(lists).flat()).toEqual([]);
  });

  it('[R-V11] names a thing once: what came back and is overdue stands under late', () => {
    const lists = waitingLists(
      [cell({ state: 'late', dueOn: '2026-07-01', reason: '缺附件' }), cell({ state: 'returned', reason: '缺附件' })],
      [],
      TODAY,
    );
    expect(lists.late).toHaveLength(1);
    expect(lists.returned).toHaveLength(1);
  });

  it('[R-P02] has documents that must come out, and not those that stay inside', () => {
    const lists = waitingLists(
      [],
      [
        anOfficialDocument({ id: 'a', state: 'issued', disclosureClass: 'open', dueOn: '2026-07-14' }),
        anOfficialDocument({ id: 'b', state: 'issued', disclosureClass: 'redacted', dueOn: '2026-07-17' }),
        anOfficialDocument({ id: 'c', state: 'issued', disclosureClass: 'withheld', dueOn: '2026-07-14' }),
        anOfficialDocument({ id: 'd', state: 'published', publishedOn: '2026-07-13', dueOn: '2026-07-14' }),
        anOfficialDocument({ id: 'e', deleted: true, state: 'issued', dueOn: '2026-07-14' }),
      ],
      TODAY,
    );
    expect(dues(lists.late)).toEqual(['2026-07-14']);
    expect(dues(lists.week)).toEqual(['2026-07-17']);
  });

  it('[R-G01] has consultations that end soon or have no result yet', () => {
    const { line } = aConsultation({ state: 'open' });
    const lists = waitingLists([], [], TODAY, [
      { consultation: { ...line, id: 'a' }, what: 'result', dueOn: '2026-07-14' },
      { consultation: { ...line, id: 'b' }, what: 'ends', dueOn: '2026-07-17' },
      { consultation: { ...line, id: 'c' }, what: 'ends', dueOn: '2026-08-15' },
    ]);
    expect([dues(lists.late), dues(lists.week), dues(lists.soon)]).toEqual([['2026-07-14'], ['2026-07-17'], []]);
    expect(lists.week[0]).toMatchObject({ kind: 'consultation', what: 'ends', days: 2 });
  });

  it('[R-A05] has a document that was sent back', () => {
    const returned = anOfficialDocument({ state: 'draft', returnedWhy: '没有公开属性', disclosureClass: '' });
    expect(waitingLists([], [returned], TODAY).returned).toHaveLength(1);
  });

  it('[R-S01] has a notice that its reviewer sent back, until it goes to review again', () => {
    const back = aNotice({ id: 'a', state: 'draft', returnedWhy: '缺监督电话' }).line;
    const notices = [
      back,
      aNotice({ id: 'b', state: 'draft' }).line,
      aNotice({ id: 'c', state: 'review', returnedWhy: '缺监督电话' }).line,
      aNotice({ id: 'd', state: 'draft', returnedWhy: '缺监督电话', deleted: true }).line,
    ];
    expect(waitingLists([], [], TODAY, [], [], notices).returned).toEqual([
      { kind: 'notice', notice: back, dueOn: '', days: 0 },
    ]);
  });
});
