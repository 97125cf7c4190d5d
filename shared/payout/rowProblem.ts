import type { Params, Problem } from '../kernel';
import { maskCell } from './maskCell';
import type { Finding } from './problemList';
import type { SheetLayout } from './types';

/** Whatever slipped into a cell (a card number as a name, a telephone number as a village) is masked before it is told. */
function maskParams(params: Params): Params {
  const masked: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params))
    masked[name] = typeof value === 'string' ? maskCell(value) : value;
  return masked;
}

/** A finding with its place as the clerk sees it: sheet, row and column 1-based, and the meaning of the column. */
export function problemAt(layout: SheetLayout, finding: Finding, row: number): Problem {
  const { column } = finding;
  const field = layout.columns[column]?.field;
  return {
    code: finding.code,
    severity: finding.severity,
    at: {
      ...(layout.sheet === '' ? {} : { sheet: layout.sheet }),
      row,
      column: column + 1,
      ...(field ? { field } : {}),
    },
    params: maskParams(finding.params),
  };
}
