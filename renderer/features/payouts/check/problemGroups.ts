import type { Decision } from '../../../../shared/jobs';
import type { Problem } from '../../../../shared/kernel';
import type { BatchSummary } from '../../../../shared/records';

export type BatchProblem = Problem & { readonly sheetKey: string };
export type GroupSeverity = 'reject' | 'warn' | 'repair';

/** Equal problems together: one line, one number, one act. */
export interface ProblemGroup {
  readonly code: string;
  readonly severity: GroupSeverity;
  /** Exact, also where only some problems are kept. */
  readonly count: number;
  /** Not yet decided by a person. */
  readonly open: number;
  readonly items: readonly BatchProblem[];
  readonly acts: readonly GroupAct[];
}

export interface GroupAct {
  readonly labelKey: string;
  readonly decision: Decision;
}

const ORDER: Record<GroupSeverity, number> = { reject: 0, warn: 1, repair: 2 };

const severityOf = (severity: string): GroupSeverity =>
  severity === 'reject' || severity === 'error' ? 'reject' : severity === 'repair' ? 'repair' : 'warn';

/** Rows whose only fault is the ID number may be taken in without it (payout-sheets.md § 4.3). */
const isIdFault = (code: string): boolean => code.startsWith('id_');

function actsOf(code: string, severity: GroupSeverity): GroupAct[] {
  if (severity === 'repair')
    return [{ labelKey: 'check.act.undoRepairs', decision: { kind: 'keepAsWritten', code, rows: 'all' } }];
  if (severity === 'warn')
    return [{ labelKey: 'check.act.confirmAll', decision: { kind: 'confirm', code, rows: 'all' } }];
  if (code === 'dup_exact')
    return [{ labelKey: 'check.act.takeInDuplicates', decision: { kind: 'takeIn', code, rows: 'all' } }];
  if (isIdFault(code))
    return [{ labelKey: 'check.act.withoutId', decision: { kind: 'acceptWithoutId', code, rows: 'all' } }];
  return [];
}

/** Groups by code and severity: gravest first, the largest first among equals. */
export function groupProblems(
  problems: readonly BatchProblem[],
  counts: BatchSummary['problemCounts'],
): readonly ProblemGroup[] {
  const items = new Map<string, BatchProblem[]>();
  for (const problem of problems) {
    const key = `${severityOf(problem.severity)} ${problem.code}`;
    const list = items.get(key);
    if (list) list.push(problem);
    else items.set(key, [problem]);
  }
  return counts
    .map((count): ProblemGroup => {
      const severity = severityOf(count.severity);
      return {
        code: count.code,
        severity,
        count: count.count,
        open: count.open,
        items: items.get(`${severity} ${count.code}`) ?? [],
        acts: actsOf(count.code, severity),
      };
    })
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.count - a.count);
}

/** The decision for one row of a group. */
export const forRow = (decision: Decision, problem: BatchProblem): Decision => ({
  ...decision,
  rows: [{ sheetKey: problem.sheetKey, row: problem.at.row ?? 0 }],
});
