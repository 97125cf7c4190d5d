import type { RowPlan } from './rowPlan';

const HEAD = /^[￥¥]?-?\d{1,3}$/;
const TAIL = /^\d{3}(?:\.\d{1,4})?$/;

/**
 * Did an unquoted "1,234.56" push the rest of the row one column to the right (payout-sheets.md § 4.2)?
 * @returns the 0-based column whose number was cut, or -1.
 */
export function findCutNumber(
  cells: readonly string[],
  plan: RowPlan,
  { width, rawWidth }: { readonly width: number; readonly rawWidth: number },
): number {
  const spilled = cells.length > rawWidth || cells.slice(width).some((cell) => cell.trim() !== '');
  const numbers = [plan.amount, plan.due, plan.quantity, plan.price, plan.rate];
  for (const line of plan.lines) numbers.push(line.amount, line.quantity, line.rate);
  for (const column of numbers) {
    if (column < 0 || !HEAD.test((cells[column] ?? '').trim()) || !TAIL.test((cells[column + 1] ?? '').trim()))
      continue;
    if (spilled && !numbers.includes(column + 1)) return column;
    if (movedRight(cells, plan, column)) return column;
  }
  return -1;
}

/** A column of a known form (ID, account, date) behind the cut whose value stands one cell further right. */
function movedRight(cells: readonly string[], plan: RowPlan, cut: number): boolean {
  const long = (text: string): boolean => /^\d{12,23}[\dXx]?$/.test(text.trim());
  const day = (text: string): boolean => /^\d{4}\D\d{1,2}\D\d{1,2}/.test(text.trim());
  const moved = (column: number, fits: (text: string) => boolean): boolean =>
    column > cut && !fits(cells[column] ?? '') && fits(cells[column + 1] ?? '');
  return moved(plan.id, long) || moved(plan.card, long) || moved(plan.payDate, day);
}
