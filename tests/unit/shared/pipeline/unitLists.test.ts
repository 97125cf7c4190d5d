import { describe, expect, it } from 'vitest';
import type { CoverageCell } from '../../../../shared/disclosure/coverage';
import { planUnitList } from '../../../../shared/pipeline/unitLists';
import type { Disclosure } from '../../../../shared/records';
import { aDisclosure } from '../../../support/disclosures';

const cell = (over: Partial<CoverageCell> = {}): CoverageCell => ({
  unitCode: '190101100201',
  code: 'VC-CW-03',
  period: '2026-Q1',
  state: 'published',
  dueOn: '2026-04-15',
  dueStatus: 'fixed',
  rule: 'R-V03',
  periodTo: '2026-03-31',
  disclosureId: 'd1',
  title: '债权债务情况',
  postedOn: '2026-04-10',
  reason: '',
  gap: '',
  onTime: true,
  isBefore: false,
  ...over,
});

const plan = (cells: readonly CoverageCell[], lines: readonly Disclosure[] = [aDisclosure()], reviewed = true) =>
  planUnitList(cells, '2026-Q1', {
    unitName: '东坝村',
    lineOf: (id) => lines.find((line) => line.id === id),
    entryOf: () => undefined,
    isReviewed: () => reviewed,
  });

describe('the list of a unit', () => {
  it('[R-V11] tells every duty of the period as published, not due, overdue or none', () => {
    const open = { disclosureId: '', postedOn: '', title: '' };
    const { lines } = plan([
      cell(),
      cell({ code: 'a', state: 'late', ...open }),
      cell({ code: 'b', state: 'todo', ...open }),
      cell({ code: 'c', state: 'notApplicable', reason: '本季没有发包', ...open }),
      cell({ code: 'later', period: '2026-Q2', periodTo: '2026-06-30' }),
    ]);
    expect(lines.map(({ catalogCode, status, publishedOn, note }) => [catalogCode, status, publishedOn, note])).toEqual(
      [
        ['VC-CW-03', 'published', '2026-04-10', ''],
        ['a', 'overdue', undefined, ''],
        ['b', 'notDue', undefined, ''],
        ['c', 'none', undefined, '本季没有发包'],
      ],
    );
  });

  it.each(['onRequest', 'withheld'] as const)('[R-A08] leaves out what is %s, and says how many', (disclosureClass) => {
    expect(plan([cell()], [aDisclosure({ disclosureClass })])).toEqual({
      lines: [],
      outIds: [],
      heldBack: 1,
      problems: [],
    });
  });

  it('[R-A08] [R-A01] is blocked by a published matter without a class', () => {
    const { problems } = plan([cell()], [aDisclosure({ disclosureClass: '' })]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['list.noClass', 'error']]);
  });

  it('[R-S01] is blocked by a published matter whose reviews are missing, not by one still to come', () => {
    expect(plan([cell()], undefined, false).problems.map(({ code }) => code)).toEqual(['list.noReview']);
    expect(plan([cell({ state: 'draft', postedOn: '' })], undefined, false).problems).toEqual([]);
  });
});
