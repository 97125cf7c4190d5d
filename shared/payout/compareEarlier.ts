import { type Decimal, expandOldIdNumber, formatDecimal, type Problem, problem } from '../kernel';
import type { PayoutRules } from './payoutRules';
import type { PayoutRow } from './types';

/** The values of a row that a comparison needs; both PayoutRow and a stored row serve. */
export type ComparedRow = Pick<
  PayoutRow,
  'village' | 'villagerGroup' | 'payee' | 'idNumber' | 'amount' | 'quantity'
> & {
  readonly row?: number;
};

export interface PersonChange {
  readonly kind: 'new' | 'gone' | 'nameOrGroup' | 'amount';
  /** All lines of the person in this list and in the earlier one: two plots are two lines, one person. */
  readonly now: readonly ComparedRow[];
  readonly before: readonly ComparedRow[];
}

/** The same person in both lists: by ID number (15 digits as their 18-digit form), else by village, group and name. */
export function personKey(row: ComparedRow): string {
  if (row.idNumber.length === 15) return expandOldIdNumber(row.idNumber) ?? row.idNumber;
  if (row.idNumber !== '') return row.idNumber;
  return `${row.village}\u0001${row.villagerGroup}\u0001${row.payee}`;
}

function gather(rows: Iterable<ComparedRow>): Map<string, ComparedRow[]> {
  const people = new Map<string, ComparedRow[]>();
  for (const row of rows) {
    const key = personKey(row);
    const list = people.get(key);
    if (list) list.push(row);
    else people.set(key, [row]);
  }
  return people;
}

const sumOf = (rows: readonly ComparedRow[]): number => rows.reduce((sum, row) => sum + row.amount, 0);
const placesOf = (rows: readonly ComparedRow[]): string =>
  [...new Set(rows.map((row) => `${row.village}\u0001${row.villagerGroup}\u0001${row.payee}`))].sort().join('\u0002');

/** What changed since the last period, person by person (payout-sheets.md § 4.5): new, gone, name or group, amount. */
export function compareWithEarlier(current: Iterable<ComparedRow>, earlier: Iterable<ComparedRow>): PersonChange[] {
  const now = gather(current);
  const before = gather(earlier);
  const changes: PersonChange[] = [];
  for (const [key, rows] of now) {
    const old = before.get(key);
    if (!old) {
      changes.push({ kind: 'new', now: rows, before: [] });
      continue;
    }
    if (placesOf(rows) !== placesOf(old)) changes.push({ kind: 'nameOrGroup', now: rows, before: old });
    if (sumOf(rows) !== sumOf(old)) changes.push({ kind: 'amount', now: rows, before: old });
  }
  for (const [key, rows] of before) if (!now.has(key)) changes.push({ kind: 'gone', now: [], before: rows });
  return changes;
}

const plain = (value: Decimal): number => value.units / 10 ** value.scale;

/** Rows whose area is more than three times last year's (§ 4.4), as warnings. */
export function findGrownQuantities(
  current: Iterable<ComparedRow>,
  earlier: Iterable<ComparedRow>,
  rules: PayoutRules,
): Problem[] {
  const before = gather(earlier);
  const found: Problem[] = [];
  for (const [key, rows] of gather(current)) {
    const old = before.get(key);
    const total = (list: readonly ComparedRow[]): number =>
      list.reduce((sum, row) => sum + (row.quantity ? plain(row.quantity) : 0), 0);
    const was = old ? total(old) : 0;
    const is = total(rows);
    const [first] = rows;
    if (was <= 0 || !first || is <= was * rules.limits.quantityGrowth) continue;
    const shown = (value: number): string => formatDecimal({ units: Math.round(value * 100), scale: 2 });
    const place = first.row === undefined ? {} : { row: first.row };
    found.push(
      problem(
        'quantity_grown',
        'warn',
        { ...place, field: 'quantity' },
        { payee: first.payee, value: shown(is), before: shown(was) },
      ),
    );
  }
  return found;
}

/** People who already stand in an earlier batch of the same program and year: a question, not an error. */
export function findEarlierPayments(
  current: Iterable<ComparedRow>,
  earlier: readonly { readonly title: string; readonly rows: Iterable<ComparedRow> }[],
): Problem[] {
  const found: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { title, rows } of earlier)
    for (const row of rows) if (row.idNumber !== '' && !seen.has(personKey(row))) seen.set(personKey(row), title);
  for (const row of current) {
    if (row.idNumber === '') continue;
    const batch = seen.get(personKey(row));
    if (batch === undefined) continue;
    const place = row.row === undefined ? {} : { row: row.row };
    found.push(problem('dup_earlier', 'warn', { ...place, field: 'idNumber' }, { value: row.payee, batch }));
  }
  return found;
}
