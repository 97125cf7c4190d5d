import { describe, expect, it } from 'vitest';
import { type BatchProblem, forRow, groupProblems } from '../../../../../renderer/features/payouts/check/problemGroups';

const problem = (code: string, severity: BatchProblem['severity'], row: number): BatchProblem => ({
  code,
  severity,
  at: { row, column: 5 },
  params: {},
  sheetKey: '0.0',
});
const count = (code: string, severity: string, n: number, open = n) => ({ code, severity, count: n, open });

describe('problems in groups', () => {
  it('puts rejected before open questions before repairs, the largest group first', () => {
    const groups = groupProblems(
      [],
      [
        count('id_spaces', 'repair', 90),
        count('shared_card', 'warn', 4),
        count('amount_zero', 'warn', 7),
        count('id_scientific', 'reject', 2),
      ],
    );
    expect(groups.map((group) => group.code)).toEqual(['id_scientific', 'amount_zero', 'shared_card', 'id_spaces']);
  });

  it('counts exactly where only some problems are kept', () => {
    const [group] = groupProblems([problem('id_scientific', 'reject', 9)], [count('id_scientific', 'reject', 70_000)]);
    expect(group).toMatchObject({ count: 70_000, items: [{ at: { row: 9 } }] });
  });

  it('[payout-sheets.md § 4.3] offers one act for rows whose only fault is the ID number', () => {
    const [group] = groupProblems([], [count('id_scientific', 'reject', 6)]);
    expect(group?.acts.map((act) => act.decision)).toEqual([
      { kind: 'acceptWithoutId', code: 'id_scientific', rows: 'all' },
    ]);
  });

  it('[payout-sheets.md § 4.4] takes the second of an exact duplicate in by one act, and nothing else that is rejected', () => {
    const acts = (code: string) =>
      groupProblems([], [count(code, 'reject', 1)])[0]?.acts.map((act) => act.decision.kind);
    expect(acts('dup_exact')).toEqual(['takeIn']);
    expect(acts('amount_missing')).toEqual([]);
    expect(acts('name_missing')).toEqual([]);
  });

  it('narrows a decision to one row', () => {
    const [group] = groupProblems([], [count('shared_card', 'warn', 2)]);
    const [act] = group?.acts ?? [];
    expect(act && forRow(act.decision, problem('shared_card', 'warn', 31))).toEqual({
      kind: 'confirm',
      code: 'shared_card',
      rows: [{ sheetKey: '0.0', row: 31 }],
    });
  });
});
