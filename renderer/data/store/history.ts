import type { Params } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import type { Entry } from '../../../shared/store/changes';
import { database, type HistoryRow } from '../database';
import { describeChanges, type ShownChange } from './describeChanges';
import { openHistory } from './records';

/** One line of the trail as a screen shows it; private values are masked. */
export interface HistoryLine {
  readonly id: string;
  readonly seq: number;
  /** Place in the list; of entries that came from another computer below 0. */
  readonly order: number;
  /** UTC instant. */
  readonly at: string;
  readonly by: string;
  /** Text key `command.<name>`. */
  readonly command: string;
  readonly params: Params;
  readonly scope: string;
  readonly state: HistoryRow['state'];
  readonly changes: readonly ShownChange[];
}

export async function lineOf(row: HistoryRow, entry?: Entry): Promise<HistoryLine> {
  const opened = entry ?? (await openHistory(row));
  const { seq, at, by, command, params, scope } = opened;
  return {
    id: row.id,
    seq,
    order: row.order,
    at,
    by: maskLongNumbers(by),
    command: `command.${command}`,
    params,
    scope,
    state: row.state,
    changes: describeChanges(opened),
  };
}

export interface HistoryQuery {
  /** Only acts on this batch or record. */
  readonly scope?: string;
  /** Lines before this `order`. */
  readonly beforeSeq?: number;
  readonly limit: number;
}

/** The trail, newest first. */
export async function listHistory({ scope, beforeSeq, limit }: HistoryQuery): Promise<HistoryLine[]> {
  const { history } = database();
  const below = beforeSeq ?? Number.MAX_SAFE_INTEGER;
  const lowest = Number.MIN_SAFE_INTEGER;
  const found =
    scope === undefined
      ? history.where('order').below(below)
      : history.where('[scope+order]').between([scope, lowest], [scope, below], true, false);
  const rows = await found.reverse().limit(limit).toArray();
  return Promise.all(rows.map((row) => lineOf(row)));
}

/** What happened to one record, newest first. */
export async function recordHistory(table: string, key: string): Promise<HistoryLine[]> {
  const rows = await database().history.orderBy('order').reverse().toArray();
  const lines: HistoryLine[] = [];
  for (const row of rows) {
    const entry = await openHistory(row);
    const isAbout =
      entry.records.some((change) => change.table === table && change.key === key) ||
      (table === 'batches' && entry.sheets.some((sheet) => sheet.batchId === key));
    if (isAbout) lines.push(await lineOf(row, entry));
  }
  return lines;
}

export const countHistory = (): Promise<number> => database().history.count();
