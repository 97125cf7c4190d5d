import { type Decimal, multiplyToFen } from '../kernel';
import { inYuan, readAmountCell, readDecimalCell } from './amountCell';
import type { PayoutRules } from './payoutRules';
import type { RowPlan } from './rowPlan';
import type { FormulaShape } from './types';

/** The figures of one row that a formula may use. */
export interface Figures {
  readonly quantity: Decimal | undefined;
  readonly rate: Decimal | undefined;
  readonly price: Decimal | undefined;
  readonly units: Decimal | undefined;
  readonly months: Decimal | undefined;
  readonly persons: Decimal | undefined;
  readonly lines: readonly { readonly quantity: Decimal | undefined; readonly rate: Decimal | undefined }[];
}

const ONE: Decimal = { units: 1, scale: 0 };
const product = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });
const perYear = (fen: number): number => Math.floor(fen / 12 + 0.5);

/** The base amount in fen that a formula gives, rounded half up once; undefined when a figure is missing. */
export function applyFormula(shape: FormulaShape, f: Figures): number | undefined {
  const times = (...list: (Decimal | undefined)[]): number | undefined => {
    let value: Decimal = ONE;
    for (const item of list.slice(0, -1)) {
      if (item === undefined) return undefined;
      value = product(value, item);
    }
    const last = list[list.length - 1];
    return last === undefined || !Number.isSafeInteger(value.units) ? undefined : multiplyToFen(value, last);
  };
  switch (shape) {
    case 'none':
      return undefined;
    case 'quantityRate':
      return f.quantity && f.rate ? multiplyToFen(f.quantity, f.rate) : undefined;
    case 'lines': {
      let sum = 0;
      let any = false;
      for (const line of f.lines) {
        if (line.quantity === undefined) continue;
        if (line.rate === undefined) {
          if (line.quantity.units !== 0) return undefined;
          continue;
        }
        sum += multiplyToFen(line.quantity, line.rate);
        any = true;
      }
      return any ? sum : undefined;
    }
    case 'quantityRateMonths':
      return times(f.quantity, f.rate, f.months);
    case 'quantityPrice':
      return times(f.quantity, f.price);
    case 'unitsRate':
      return times(f.units, f.rate);
    case 'unitsPrice':
      return times(f.units, f.price);
    case 'rate':
      return times(ONE, f.rate);
    case 'rateMonths':
      return times(f.months, f.rate);
    case 'rateMonthsPerYear': {
      const fen = times(f.months, f.rate);
      return fen === undefined ? undefined : perYear(fen);
    }
    case 'personsRate':
      return times(f.persons, f.rate);
    case 'personsRateMonths':
      return times(f.persons, f.rate, f.months);
    case 'personsRateMonthsPerYear': {
      const fen = times(f.persons, f.rate, f.months);
      return fen === undefined ? undefined : perYear(fen);
    }
  }
}

/** The formulas for which the sheet has the columns, the most natural first. */
function possibleShapes(plan: RowPlan): FormulaShape[] {
  const { quantity, rate, price, units, months, persons, lines } = plan;
  const shapes: FormulaShape[] = [];
  if (lines.length > 0 && lines.every((line) => line.quantity >= 0 && line.rate >= 0)) shapes.push('lines');
  if (quantity >= 0 && rate >= 0) {
    shapes.push('quantityRate');
    if (months >= 0) shapes.push('quantityRateMonths');
  }
  if (units >= 0 && rate >= 0) shapes.push('unitsRate');
  if (quantity >= 0 && price >= 0) shapes.push('quantityPrice');
  if (units >= 0 && price >= 0) shapes.push('unitsPrice');
  if (rate >= 0) {
    if (months >= 0) shapes.push('rateMonths', 'rateMonthsPerYear');
    if (persons >= 0) shapes.push('personsRate');
    if (persons >= 0 && months >= 0) shapes.push('personsRateMonths', 'personsRateMonthsPerYear');
    shapes.push('rate');
  }
  return shapes;
}

/** Formulas that hold by the meaning of their columns, whatever the first rows say. */
const CERTAIN: readonly FormulaShape[] = ['quantityRate', 'lines'];

const decimalAt = (row: readonly string[], column: number, rules: PayoutRules): Decimal | undefined =>
  column < 0 ? undefined : readDecimalCell(row[column] ?? '', rules).value;

export function figuresOf(row: readonly string[], plan: RowPlan, rules: PayoutRules): Figures {
  return {
    quantity: decimalAt(row, plan.quantity, rules),
    rate: inYuan(decimalAt(row, plan.rate, rules), plan.wanColumns.has(plan.rate)),
    price: decimalAt(row, plan.price, rules),
    units: decimalAt(row, plan.units, rules),
    months: decimalAt(row, plan.months, rules),
    persons: decimalAt(row, plan.persons, rules),
    lines: plan.lines.map((line) => ({
      quantity: decimalAt(row, line.quantity, rules),
      rate: inYuan(decimalAt(row, line.rate, rules), plan.wanColumns.has(line.rate)),
    })),
  };
}

/**
 * Finds the formula that the first data rows follow. A column that no formula needs never causes a mismatch
 * (payout-sheets.md § 4.6.6): a sheet whose rows follow no product gets `none`, except where area and rate stand side by side.
 */
export function inferFormula(
  rows: readonly (readonly string[])[],
  plan: RowPlan,
  rules: PayoutRules,
): { readonly formula: FormulaShape; readonly adjusted: boolean } {
  const shapes = possibleShapes(plan);
  const sum = (row: readonly string[], columns: readonly number[]): number =>
    columns.reduce(
      (total, column) => total + (readAmountCell(row[column] ?? '', rules, plan.wanColumns.has(column)).value ?? 0),
      0,
    );
  const targetOf = (row: readonly string[]): number | undefined => {
    const column = plan.due >= 0 ? plan.due : plan.amount;
    if (column >= 0) return readAmountCell(row[column] ?? '', rules, plan.wanColumns.has(column)).value;
    if (plan.lines.length === 0) return undefined;
    return sum(
      row,
      plan.lines.map((line) => line.amount).filter((c) => c >= 0),
    );
  };
  const correctable = plan.due < 0 && plan.adds.length + plan.less.length > 0;
  let best: { formula: FormulaShape; adjusted: boolean; held: number } | undefined;
  for (const formula of shapes)
    for (const adjusted of correctable ? [true, false] : [false]) {
      let tested = 0;
      let held = 0;
      for (const row of rows) {
        const target = targetOf(row);
        const base = applyFormula(formula, figuresOf(row, plan, rules));
        if (target === undefined || base === undefined) continue;
        tested += 1;
        const expected = adjusted ? base + sum(row, plan.adds) - sum(row, plan.less) : base;
        if (Math.abs(expected - target) <= rules.limits.toleranceFen) held += 1;
      }
      if (held * 2 >= tested && held > (best?.held ?? 0)) best = { formula, adjusted, held };
    }
  if (best) return { formula: best.formula, adjusted: best.adjusted };
  const certain = shapes.find((shape) => CERTAIN.includes(shape));
  return { formula: certain ?? 'none', adjusted: correctable };
}
