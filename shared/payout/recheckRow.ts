import { createBatchState } from './batchState';
import type { PayoutRules } from './payoutRules';
import { Places } from './places';
import { Checker } from './sheetChecker';
import type { CheckContext, CheckedRow, RowDecision, SheetLayout } from './types';

/**
 * Checks one row by itself, for instant answers while a person types: everything but what needs other rows (duplicates,
 * shared accounts, spellings, outliers). The whole sheet is checked again when the correction is taken in.
 */
export function recheckRow(
  layout: SheetLayout,
  rules: PayoutRules,
  context: CheckContext,
  cells: readonly string[],
  row: number,
  decisions: readonly RowDecision[] = [],
): CheckedRow | undefined {
  // Its own places: a row tried out must not be counted in the report.
  const alone = { ...context, places: new Places(rules), decisions: new Map([[row, decisions]]) };
  const checker = new Checker(layout, rules, alone, createBatchState());
  checker.skipHead();
  const checked = checker.push({ firstRow: row, rows: [cells] }).rows[0];
  const late = checker.finish().late.filter((item) => item.code !== 'group_variant');
  return checked && { ...checked, problems: [...checked.problems, ...late] };
}
