import { type Decimal, type Fen, fen } from '../kernel';
import type { PostingSum } from './input';

/** Exact: both are written with the longer of the two fractions. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: a.units * 10 ** (scale - a.scale) + b.units * 10 ** (scale - b.scale), scale };
}

const withQuantity = (sum: PostingSum, quantity: Decimal | undefined): PostingSum =>
  quantity === undefined ? sum : { ...sum, quantity };

export function addSums(a: PostingSum, b: PostingSum): PostingSum {
  const sum: PostingSum = { count: a.count + b.count, amount: fen(a.amount + b.amount) };
  if (a.quantity === undefined) return withQuantity(sum, b.quantity);
  return withQuantity(sum, b.quantity === undefined ? a.quantity : addDecimals(a.quantity, b.quantity));
}

/** Count, quantity and amount of rows; the total is the sum of rounded rows, never quantity times rate. */
export function sumRows(rows: readonly { readonly quantity?: Decimal; readonly amount: Fen }[]): PostingSum {
  let amount = 0;
  let quantity: Decimal | undefined;
  for (const row of rows) {
    amount += row.amount;
    if (row.quantity) quantity = quantity ? addDecimals(quantity, row.quantity) : row.quantity;
  }
  return withQuantity({ count: rows.length, amount: fen(amount) }, quantity);
}
