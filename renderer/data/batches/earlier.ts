import { payoutRules } from '../../../resources/tables';
import type { Comparison } from '../../../shared/jobs';
import { formatYuanGrouped } from '../../../shared/kernel';
import {
  compareWithEarlier,
  maskCell,
  maskLongNumbers,
  type PayoutRow,
  type PersonChange,
  Roster,
  suggestIdNumber,
} from '../../../shared/payout';
import type { BatchRecord } from '../../../shared/records';
import { allRows, earlierBatches } from './earlierRows';
import type { BatchSession } from './session';
import { checkStored } from './storedCheck';

const KEPT_LINES = 5000;

function lineOf(change: PersonChange): Comparison['lines'][number] {
  const row = change.now[0] ?? change.before[0];
  const sum = (rows: readonly { readonly amount: number }[]): string =>
    rows.length === 0 ? '' : formatYuanGrouped(rows.reduce((total, one) => total + one.amount, 0));
  const place = (rows: PersonChange['now']): string =>
    [...new Set(rows.map((one) => `${one.village} ${one.villagerGroup} ${maskLongNumbers(one.payee)}`))].join('；');
  const byPlace = change.kind === 'nameOrGroup';
  return {
    kind: change.kind,
    village: row?.village ?? '',
    group: row?.villagerGroup ?? '',
    payee: maskLongNumbers(row?.payee ?? ''),
    before: byPlace ? place(change.before) : sum(change.before),
    after: byPlace ? place(change.now) : sum(change.now),
  };
}

/** New, gone and changed people against the period before (payout-sheets.md § 4.5); null when there is none. */
export async function compareBatch(session: BatchSession, signal: AbortSignal): Promise<Comparison | null> {
  const { record } = session;
  const isBefore = (batch: BatchRecord): boolean =>
    batch.year < record.year || (batch.year === record.year && batch.period < record.period);
  const other = (await earlierBatches(record)).find(isBefore);
  if (!other) return null;
  const rows: PayoutRow[] = [];
  await checkStored(session.record, session.choices, { signal, onRecord: (_key, row) => rows.push(row) });
  const changes = compareWithEarlier(rows, await allRows(other));
  const count = (kind: PersonChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  return {
    otherTitle: other.title,
    counts: { new: count('new'), gone: count('gone'), nameOrGroup: count('nameOrGroup'), amount: count('amount') },
    lines: changes.slice(0, KEPT_LINES).map(lineOf),
  };
}

export interface Suggestion {
  readonly sheetKey: string;
  readonly row: number;
  readonly column: number;
  readonly payee: string;
  /** The whole number; leaves the worker only masked. */
  readonly value: string;
}

/** ID numbers to propose for the rows with a code, out of earlier lists of the same program and this batch's sound rows. */
export async function suggestionsFor(session: BatchSession, code: string, signal: AbortSignal): Promise<Suggestion[]> {
  const people: PayoutRow[] = [];
  for (const batch of await earlierBatches(session.record)) people.push(...(await allRows(batch)));
  const roster = new Roster(people);
  const found: Suggestion[] = [];
  for (const item of session.problems) {
    const { row, column } = item.at;
    if (item.code !== code || row === undefined || column === undefined) continue;
    signal.throwIfAborted();
    const person = await session.personAt(item.sheetKey, row, signal);
    const value = suggestIdNumber(
      {
        code,
        cell: person.cells[column - 1] ?? '',
        village: person.village,
        villagerGroup: person.group,
        payee: person.payee,
      },
      roster,
      payoutRules,
    );
    if (value) found.push({ sheetKey: item.sheetKey, row, column, payee: person.payee, value });
  }
  return found;
}

export const shownSuggestion = (one: Suggestion) => ({
  sheetKey: one.sheetKey,
  row: one.row,
  payee: maskLongNumbers(one.payee),
  shown: maskCell(one.value, 'idNumber'),
});
