import { fillText, type TextTable } from '../kernel';
import type { FlowRow, Placed } from './cutPages';
import type { RowMaker } from './tableRows';
import type { TableRow } from './types';

/** A group whose rows are text already, one array per payee in the order of the printed columns. */
export interface FlowGroup {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly subtotal?: TableRow;
}

/**
 * Names as printed: rows without a group get a line of their own when other groups have one, else they would read as part
 * of the group above.
 */
export function groupLines(
  groups: readonly { readonly name: string; readonly rows: readonly unknown[] }[],
  text: TextTable,
): string[] {
  const named = groups.some((group) => group.name !== '' && group.rows.length > 0);
  return groups.map((group) => (group.name === '' && named ? fillText(text, 'layout.group.none') : group.name));
}

export interface GroupFlowOptions {
  readonly groupPerPage: boolean;
  /** Rows after the last group: total, total in words. */
  readonly tail: readonly TableRow[];
  readonly emptyText: string;
  readonly halves: 1 | 2;
  readonly closing: boolean;
}

/** Village → group → number: group line, rows, subtotal; then the total with the signature (notices.md § 6). */
export function groupFlow(groups: readonly FlowGroup[], maker: RowMaker, options: GroupFlowOptions): FlowRow[] {
  const flow: FlowRow[] = [];
  const push = (row: TableRow, group: number, payees: number, keepWithNext: boolean): number =>
    flow.push({ row, group, payees, keepWithNext });
  for (const [index, group] of groups.entries()) {
    if (group.rows.length === 0) continue;
    const breakBefore = options.groupPerPage && flow.length > 0;
    const start = flow.length;
    if (group.name !== '') push(maker.line('group', group.name), index, 0, true);
    for (let i = 0; i < group.rows.length; i += options.halves) {
      const left = group.rows[i] ?? [];
      const right = options.halves === 2 ? group.rows[i + 1] : undefined;
      const last = i + options.halves >= group.rows.length;
      push(maker.row(left, right, Number(left[0])), index, right ? 2 : 1, last && group.subtotal !== undefined);
    }
    if (group.subtotal) push(group.subtotal, index, 0, false);
    const first = flow[start];
    if (breakBefore && first) flow[start] = { ...first, breakBefore: true };
    const isLast = groups.slice(index + 1).every((later) => later.rows.length === 0);
    if (options.groupPerPage && options.closing && !isLast) close(flow);
  }
  if (flow.length === 0) push(maker.line('empty', options.emptyText, 'center'), -1, 0, options.tail.length > 0);
  for (const row of options.tail) push(row, -1, 0, true);
  if (options.closing) close(flow);
  else keepTail(flow);
  return flow;
}

/** The last two data rows (or lines of text) and everything after them stay on one sheet. */
export function keepTail<R extends Placed>(
  flow: FlowRow<R>[],
  counts: (item: FlowRow<R>) => boolean = (item) => item.payees > 0,
): void {
  let rows = 0;
  for (let i = flow.length - 1; i >= 0 && rows < 2; i -= 1) {
    const item = flow[i];
    if (!item) break;
    if (counts(item)) rows += 1;
    flow[i] = { ...item, keepWithNext: i < flow.length - 1 };
    if (item.breakBefore) break;
  }
}

function close(flow: FlowRow[]): void {
  keepTail(flow);
  const last = flow.at(-1);
  if (last) flow[flow.length - 1] = { ...last, closingAfter: true };
}
