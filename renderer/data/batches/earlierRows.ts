import { findEarlierPayments, type PayoutRow } from '../../../shared/payout';
import type { BatchRecord } from '../../../shared/records';
import { listBatches } from '../queries';
import type { SheetProblem } from './checkRun';
import { readVillageRows } from './payoutBlocks';

const isConfirmed = (batch: BatchRecord): boolean => batch.state === 'confirmed' || batch.state === 'posted';

async function* rowsOf(batch: BatchRecord): AsyncGenerator<PayoutRow> {
  for (const { name } of batch.summary.villages) yield* await readVillageRows(batch, name);
}

/** All confirmed rows of a batch, village by village. */
export async function allRows(batch: BatchRecord): Promise<PayoutRow[]> {
  const rows: PayoutRow[] = [];
  for await (const row of rowsOf(batch)) rows.push(row);
  return rows;
}

/** Confirmed batches of the same program, newest period first. */
export async function earlierBatches(current: BatchRecord): Promise<BatchRecord[]> {
  if (current.program === '') return [];
  const all = await listBatches();
  return all
    .filter((batch) => batch.id !== current.id && batch.program === current.program && isConfirmed(batch))
    .sort((a, b) => b.year - a.year || (a.period < b.period ? 1 : -1));
}

export interface LocatedRow extends PayoutRow {
  readonly sheetKey: string;
}

/** People who already stand in a batch of the same program, year and period: a question for a person (payout-sheets.md § 4.4). */
export async function earlierPayments(current: BatchRecord, rows: readonly LocatedRow[]): Promise<SheetProblem[]> {
  const same = (await earlierBatches(current)).filter(
    (batch) => batch.year === current.year && batch.period === current.period,
  );
  if (same.length === 0) return [];
  const earlier: { title: string; rows: PayoutRow[] }[] = [];
  for (const batch of same) earlier.push({ title: batch.title, rows: await allRows(batch) });
  const bySheet = new Map<string, LocatedRow[]>();
  for (const row of rows) {
    const list = bySheet.get(row.sheetKey);
    if (list) list.push(row);
    else bySheet.set(row.sheetKey, [row]);
  }
  return [...bySheet].flatMap(([sheetKey, list]) =>
    findEarlierPayments(list, earlier).map((item) => ({ ...item, sheetKey })),
  );
}

/** Is there anything to compare with? Asked before rows are collected: collecting a million costs memory. */
export const hasEarlierSamePeriod = async (current: BatchRecord): Promise<boolean> =>
  (await earlierBatches(current)).some((batch) => batch.year === current.year && batch.period === current.period);
