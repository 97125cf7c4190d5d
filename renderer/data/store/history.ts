import type { Params } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import type { Entry } from '../../../shared/store/changes';
import { database, type HistoryRow } from '../database';
import { describeChanges, type ShownChange } from './describeChanges';
import { openHistory, type RecordTable } from './records';

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

/** Where the acts on a record stand: units share one row of undo, other records have their own. */
const scopeOf = (table: RecordTable, key: string): string =>
  table === 'units' ? 'units' : table === 'batches' ? key : `${table}/${key}`;

/** What happened to one record, newest first; of each act only what concerned it. */
export async function recordHistory(table: RecordTable, key: string): Promise<HistoryLine[]> {
  const scope = scopeOf(table, key);
  const rows = await database()
    .history.where('[scope+order]')
    .between([scope, Number.MIN_SAFE_INTEGER], [scope, Number.MAX_SAFE_INTEGER])
    .reverse()
    .toArray();
  const lines: HistoryLine[] = [];
  for (const row of rows) {
    const entry = await openHistory(row);
    const records = entry.records.filter((change) => change.table === table && change.key === key);
    if (records.length > 0)
      lines.push({ ...(await lineOf(row, entry)), changes: describeChanges({ ...entry, records }) });
  }
  return lines;
}

export const countHistory = (): Promise<number> => database().history.count();
