import type { RowPlan } from './rowPlan';

const HEAD = /^[￥¥]?-?\d{1,3}$/;
const TAIL = /^\d{3}(?:\.\d{1,4})?$/;

/**
 * Did an unquoted "1,234.56" push the rest of the row one column to the right (payout-sheets.md § 4.2)?
 * @returns the 0-based column whose number was cut, or -1. `width` is the raw width of the header row.
 */
export function findCutNumber(cells: readonly string[], plan: RowPlan, width: number): number {
  if (cells.length <= width) return -1;
  const numbers = [
    plan.amount,
    plan.due,
    plan.quantity,
    plan.price,
    plan.rate,
    ...plan.lines.flatMap((l) => [l.amount, l.quantity]),
  ];
  for (const column of numbers) {
    if (column < 0 || !HEAD.test((cells[column] ?? '').trim()) || !TAIL.test((cells[column + 1] ?? '').trim()))
      continue;
    if (numbers.includes(column + 1) && !movedRight(cells, plan, column + 1)) continue;
    return column;
  }
  return -1;
}

/** A column of a known form (ID, account, date) after the cut whose value stands one cell further right. */
function movedRight(cells: readonly string[], plan: RowPlan, after: number): boolean {
  const long = (text: string): boolean => /^\d{12,23}[\dXx]?$/.test(text.trim());
  const day = (text: string): boolean => /^\d{4}[-./年]/.test(text.trim());
  const moved = (column: number, fits: (text: string) => boolean): boolean =>
    column > after && !fits(cells[column] ?? '') && fits(cells[column + 1] ?? '');
  return (
    moved(plan.id, long) ||
    moved(plan.card, long) ||
    moved(plan.payDate, day) ||
    (cells[cells.length - 1] ?? '').trim() !== ''
  );
}
