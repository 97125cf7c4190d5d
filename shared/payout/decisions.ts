import type { Finding } from './problemList';
import type { RowPlan } from './rowPlan';
import type { ReadRow } from './rowReader';
import type { RowDecision } from './types';

/** The finding codes that concern nothing but the ID number: such rows can be taken in without it (§ 4.3). */
export const ID_REJECTS: ReadonlySet<string> = new Set([
  'id_scientific',
  'id_precision_lost',
  'id_checksum',
  'id_date',
  'id_length',
  'age_impossible',
]);

/**
 * What stays open after a person's decisions: confirmed warnings are closed; a row whose only faults are the ID number is
 * taken in without it when every one of those codes was accepted (then `withoutId` is true and the row identifies nobody).
 */
export function applyDecisions(
  findings: readonly Finding[],
  decisions: readonly RowDecision[],
): { readonly open: readonly Finding[]; readonly withoutId: boolean } {
  const confirmed = new Set<string>(decisions.flatMap((d) => (d.kind === 'confirm' ? [d.code] : [])));
  const without = new Set<string>(decisions.flatMap((d) => (d.kind === 'acceptWithoutId' ? [d.code] : [])));
  const rejects = findings.filter((f) => f.severity === 'reject');
  const withoutId = rejects.length > 0 && rejects.every((f) => ID_REJECTS.has(f.code) && without.has(f.code));
  const open = findings.filter((f) => {
    if (f.severity === 'warn') return !confirmed.has(f.code);
    return !(f.severity === 'reject' && withoutId);
  });
  return { open, withoutId };
}

export const isConfirmed = (decisions: readonly RowDecision[] | undefined, code: string): boolean =>
  decisions?.some((d) => d.kind === 'confirm' && d.code === code) ?? false;

/** Cells with the suggestions a person accepted. */
export function takeSuggestions(cells: readonly string[], decisions: readonly RowDecision[]): readonly string[] {
  let next: string[] | undefined;
  for (const decision of decisions) {
    if (decision.kind !== 'acceptSuggestion') continue;
    next ??= [...cells];
    next[decision.column - 1] = decision.value;
  }
  return next ?? cells;
}

/** An undone repair: the cell stands as it was written, and its repair is no longer reported. */
export function keepAsWritten(
  cells: readonly string[],
  row: ReadRow,
  decisions: readonly RowDecision[],
  plan: RowPlan,
): void {
  for (const decision of decisions) {
    if (decision.kind !== 'keepAsWritten') continue;
    const column = decision.column - 1;
    const kept = row.findings.filter((f) => f.column !== column || f.severity !== 'repair');
    row.findings.splice(0, row.findings.length, ...kept);
    const text = (cells[column] ?? '').trim();
    if (column === plan.payee) row.payee = text;
    else if (column === plan.remark) row.remark = text;
    else if (column === plan.card) row.card = text;
  }
}
