import { multiplyToFen, type Params, type Problem, parseDecimal, parseYuan } from '../kernel';
import { bundleProblem } from './codes';
import type { CsvRecord } from './csvReader';
import { type BundleTable, cellOf, columnOf } from './table';
import { isAtOrBelow, levelOfCode } from './units';

/** Rules over several cells of a row, beyond the schema (bundle.md § 3.3). */
type Add = (code: string, line: number, field: string, params?: Params) => void;

const adder =
  (table: BundleTable, problems: Problem[]): Add =>
  (code, line, field, params = {}) =>
    void problems.push(bundleProblem(code, { path: table.path, line, field }, params));

/** Fen of a cell in yuan; an empty or malformed cell counts as nothing (it has its own problem). */
export function fenOf(text: string): number {
  const value = text === '' ? undefined : parseYuan(text);
  return value?.ok ? value.value : 0;
}

/** Is this code the unit itself or below it? A code without a level is below nothing. */
export const isInside = (code: string, unit: string): boolean =>
  levelOfCode(code) !== undefined && isAtOrBelow(code, unit, levelOfCode(unit) ?? 'village');

/** from ≤ to; the form of the days is checked already. */
export function checkPeriod(table: BundleTable, row: CsvRecord, from: string, to: string, problems: Problem[]): void {
  const first = cellOf(table, row, from);
  const last = cellOf(table, row, to);
  if (first !== '' && last !== '' && first > last) adder(table, problems)('item.period', row.line, to, { first, last });
}

/** Lines of payout.csv and persons.csv stand for people of the item's own unit. */
export function checkDivisions(table: BundleTable, unitCode: string, problems: Problem[]): void {
  const add = adder(table, problems);
  const divisionCode = columnOf(table, 'divisionCode');
  for (const row of table.rows) {
    const code = divisionCode(row);
    if (code !== '' && code !== unitCode && !isInside(code, unitCode))
      add('item.unit', row.line, 'divisionCode', { code, unit: unitCode });
  }
}

/** One fen of rounding is nobody's fault. */
const TOLERANCE_FEN = 1;

/** quantity × rate + added − deducted = amount, where quantity and rate are given (`item.amountMismatch`, a warning). */
export function checkAmounts(table: BundleTable, problems: Problem[]): number {
  const add = adder(table, problems);
  const [amountYuan, quantityText, rateText, addYuan, lessYuan] = [
    columnOf(table, 'amountYuan'),
    columnOf(table, 'quantity'),
    columnOf(table, 'unitRateYuan'),
    columnOf(table, 'adjustAddYuan'),
    columnOf(table, 'adjustLessYuan'),
  ];
  let total = 0;
  for (const row of table.rows) {
    const amount = fenOf(amountYuan(row));
    total += amount;
    const quantity = parseDecimal(quantityText(row));
    const rate = parseDecimal(rateText(row));
    if (!quantity || !rate) continue;
    const adjusted = fenOf(addYuan(row)) - fenOf(lessYuan(row));
    const expected = multiplyToFen(quantity, rate) + adjusted;
    if (Math.abs(expected - amount) > TOLERANCE_FEN) add('item.amountMismatch', row.line, 'amountYuan');
  }
  return total;
}
