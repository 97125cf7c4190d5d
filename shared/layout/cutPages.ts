import type { TableRow } from './types';

/** Whatever stands on a sheet: a table row, a line of text, a gap. */
export interface Placed {
  readonly kind: string;
  readonly heightTwips: number;
}

/** One row on its way into pages. */
export interface FlowRow<R extends Placed = TableRow> {
  readonly row: R;
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

export interface CutPage<R extends Placed = TableRow> {
  readonly rows: readonly R[];
  readonly payees: number;
  readonly closing: boolean;
}

export interface CutRules<R extends Placed = TableRow> {
  /** Height for table rows below the repeated header row. */
  readonly roomTwips: number;
  readonly closingTwips: number;
  /** What is said again at the head of a later sheet that begins with this row: header, which group goes on. */
  readonly carriedOver: (first: FlowRow<R>) => readonly R[];
}

/**
 * Fills sheets from the top. What must stay together moves to the next sheet as a whole; a run that is higher than a whole
 * sheet is cut between rows, one that ends with the signature so that as much as can be stays with it. A gap never begins a
 * later sheet. O(n).
 */
export function cutPages<R extends Placed>(flow: readonly FlowRow<R>[], rules: CutRules<R>): CutPage<R>[] {
  const pages: CutPage<R>[] = [];
  let rows: R[] = [];
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
  const put = (item: FlowRow<R>): void => {
    if (rows.length === 0 && pages.length > 0) {
      if (item.row.kind === 'gap') return;
      for (const line of rules.carriedOver(item)) {
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
      height += heightWith(item, rules);
      end += 1;
      if (!item.keepWithNext) break;
    }
    // Most runs are one row: only a high one is worth asking what its sheet would say again.
    const isHigh = height * 2 > rules.roomTwips && height > rules.roomTwips - headOf(flow[start], rules);
    const tail = isHigh ? signatureTail(flow, start, end, rules) : start;
    if (tail > start) {
      for (let i = tail; i < end; i += 1) height -= heightWith(flow[i], rules);
      end = tail;
    }
    const first = flow[start];
    if (first?.breakBefore || closed || used + height > rules.roomTwips) finish();
    for (let i = start; i < end; i += 1) {
      const item = flow[i];
      if (!item) break;
      const needed = heightWith(item, rules);
      if (used > 0 && used + needed > rules.roomTwips) finish();
      put(item);
    }
    start = end;
  }
  finish();
  return pages;
}

const heightWith = <R extends Placed>(item: FlowRow<R> | undefined, { closingTwips }: CutRules<R>): number =>
  (item?.row.heightTwips ?? 0) + (item?.closingAfter ? closingTwips : 0);

const headOf = <R extends Placed>(item: FlowRow<R> | undefined, { carriedOver }: CutRules<R>): number =>
  item === undefined ? 0 : carriedOver(item).reduce((sum, row) => sum + row.heightTwips, 0);

/** Where the last part of a run begins that goes on one sheet together with the signature; `start` when there is none. */
function signatureTail<R extends Placed>(
  flow: readonly FlowRow<R>[],
  start: number,
  end: number,
  rules: CutRules<R>,
): number {
  if (!flow[end - 1]?.closingAfter) return start;
  let height = 0;
  let tail = end;
  while (tail > start) {
    height += heightWith(flow[tail - 1], rules);
    if (height + headOf(flow[tail - 1], rules) > rules.roomTwips && tail < end) break;
    tail -= 1;
  }
  return tail;
}
