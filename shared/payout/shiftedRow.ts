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
  const beyond = cells.slice(width).some((cell) => cell.trim() !== '');
  const spilled = cells.length > rawWidth || beyond;
  const money = [plan.amount, plan.due];
  for (const line of plan.lines) money.push(line.amount);
  const cuttable = [...money, plan.quantity, plan.price, plan.rate];
  for (const line of plan.lines) cuttable.push(line.quantity, line.rate);
  // Columns that hold figures of their own: behind 981 the 360 of 照料护理 is no tail of it.
  const numbers = [...cuttable, ...plan.adds, ...plan.less, plan.units, plan.months, plan.persons];
  for (const column of cuttable) {
    if (column < 0 || !HEAD.test((cells[column] ?? '').trim()) || !TAIL.test((cells[column + 1] ?? '').trim()))
      continue;
    const tail = (cells[column + 1] ?? '').includes('.');
    if (spilled && !numbers.includes(column + 1) && (tail || !plan.unknown.includes(column + 1))) return column;
    // Nobody has 716.94 machines, months or persons.
    const whole = [plan.units, plan.months, plan.persons].includes(column + 1);
    if (spilled && whole && money.includes(column) && tail) return column;
    // Where the remark is not the last column, text beyond it was pushed there by a number.
    if (beyond && plan.remark < width - 1 && money.includes(column)) return column;
    if (movedRight(cells, plan, column)) return column;
  }
  return -1;
}

/**
 * Columns of a known form (ID, account, date) behind the cut whose values stand one cell further right. With several long
 * numbers side by side the first has lost its place and the cell behind the last one holds one: a damaged ID number beside a
 * sound account is no such row.
 */
function movedRight(cells: readonly string[], plan: RowPlan, cut: number): boolean {
  const long = (column: number): boolean => /^\d{12,23}[\dXx]?$/.test((cells[column] ?? '').trim());
  const day = (column: number): boolean => /^\d{4}\D\d{1,2}\D\d{1,2}/.test((cells[column] ?? '').trim());
  for (const first of plan.longColumns) {
    if (first <= cut || plan.longColumns.includes(first - 1)) continue;
    let last = first;
    while (plan.longColumns.includes(last + 1)) last += 1;
    if (!long(first) && long(last + 1)) return true;
  }
  return plan.payDate > cut && !day(plan.payDate) && day(plan.payDate + 1);
}

/** The row as it was before the comma: the two halves of the number at `cut` are one cell again. */
export const joinCutNumber = (cells: readonly string[], cut: number): readonly string[] => [
  ...cells.slice(0, cut),
  `${cells[cut] ?? ''}${cells[cut + 1] ?? ''}`,
  ...cells.slice(cut + 2),
];
