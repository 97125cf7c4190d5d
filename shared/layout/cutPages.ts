import type { TableRow } from './types';

/** One row on its way into pages. */
export interface FlowRow {
  readonly row: TableRow;
  /** Index of the group it belongs to, -1 for totals. */
  readonly group: number;
  /** Payees in this row: 1, 2 in the two-column form, 0 for lines that are not data. */
  readonly payees: number;
  /** Must stand on the same sheet as the next one (group line, last rows before a sum or the signature). */
  readonly keepWithNext: boolean;
  readonly breakBefore?: boolean;
  /** The signature block follows this row on the same sheet. */
  readonly closingAfter?: boolean;
}

export interface CutPage {
  readonly rows: readonly TableRow[];
  readonly payees: number;
  readonly closing: boolean;
}

export interface CutRules {
  /** Height for table rows below the repeated header row. */
  readonly roomTwips: number;
  readonly closingTwips: number;
  /** Line that says which group goes on, at the head of a sheet; undefined for lists without groups. */
  readonly continuedLine: (group: number) => TableRow | undefined;
}

/**
 * Fills sheets from the top. What must stay together moves to the next sheet as a whole; a run that is higher than a whole
 * sheet is cut between rows. O(n).
 */
export function cutPages(flow: readonly FlowRow[], rules: CutRules): CutPage[] {
  const pages: CutPage[] = [];
  let rows: TableRow[] = [];
  let payees = 0;
  let used = 0;
  let closed = false;
  const finish = (): void => {
    if (rows.length > 0) pages.push({ rows, payees, closing: closed });
    rows = [];
    payees = 0;
    used = 0;
    closed = false;
  };
  const put = (item: FlowRow): void => {
    if (rows.length === 0 && item.row.kind !== 'group') {
      const line = item.group >= 0 && pages.length > 0 ? rules.continuedLine(item.group) : undefined;
      if (line) {
        rows.push(line);
        used += line.heightTwips;
      }
    }
    rows.push(item.row);
    payees += item.payees;
    used += item.row.heightTwips;
    if (item.closingAfter) {
      closed = true;
      used += rules.closingTwips;
    }
  };
  let start = 0;
  while (start < flow.length) {
    let end = start;
    let height = 0;
    for (;;) {
      const item = flow[end];
      if (!item) break;
      height += item.row.heightTwips + (item.closingAfter ? rules.closingTwips : 0);
      end += 1;
      if (!item.keepWithNext) break;
    }
    const first = flow[start];
    if (first?.breakBefore || closed || used + height > rules.roomTwips) finish();
    for (let i = start; i < end; i += 1) {
      const item = flow[i];
      if (!item) break;
      const needed = item.row.heightTwips + (item.closingAfter ? rules.closingTwips : 0);
      if (used > 0 && used + needed > rules.roomTwips) finish();
      put(item);
    }
    start = end;
  }
  finish();
  return pages;
}
