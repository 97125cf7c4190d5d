import { describeProblem, type Problem, type TextTable } from '../kernel';
import { maskCell } from './maskCell';
import type { CheckReport } from './types';

/** One line of the 更正清单 that goes back to the office that made the sheet: where, and what to change. */
export interface CorrectionLine {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly header: string;
  readonly severity: 'warn' | 'reject';
  /** The sentence of the problem; its values are masked. */
  readonly sentence: string;
}

const wanted = (item: Problem): item is Problem & { readonly severity: 'warn' | 'reject' } =>
  item.severity === 'warn' || item.severity === 'reject';

/**
 * The open questions and rejected cells of a report as plain lines, without ID and account columns and with every value
 * masked once more: this list leaves the house. Repairs are ours and are not sent back.
 */
export function correctionList(report: Pick<CheckReport, 'problems'>, text: TextTable): CorrectionLine[] {
  return report.problems.filter(wanted).map((item) => ({
    sheet: item.at.sheet ?? '',
    row: item.at.row ?? 0,
    column: item.at.column ?? 0,
    header: String(item.params.header ?? ''),
    severity: item.severity,
    sentence: maskCell(describeProblem(text, item), null, 400),
  }));
}
