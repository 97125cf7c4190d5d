import { useMemo, useState } from 'react';
import type { FinanceEdits } from '../../../../shared/jobs';
import type { Problem } from '../../../../shared/kernel';
import { isBlankVoucher } from '../../../../shared/ledgers/villageFinance';
import { VOUCHER_FIELDS, type Voucher, type VoucherField } from '../../../../shared/records';
import { useUndo } from '../../../app/history/useUndo';
import { bookScope } from '../../../data/finance';
import type { CellRange, DataGridProps, GridColumn, GridEdit, GridGoTo } from '../../../ui/dataGrid';
import type { Fault } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { type BookWork, useCollected } from './useBook';
import { MORE_FIELDS, shownFields, voucherColumns, voucherGrid } from './voucherRows';

type Edit = FinanceEdits['edits'][number];

export interface VoucherGridWork {
  readonly columns: readonly GridColumn[];
  readonly grid: Pick<
    DataGridProps,
    'source' | 'goTo' | 'onEdit' | 'onAppend' | 'onSelect' | 'onUndo' | 'onRedo' | 'find'
  >;
  readonly more: boolean;
  /** A line has something in one of the further columns: they stay. */
  readonly needsMore: boolean;
  setMore(on: boolean): void;
  readonly fault: Fault | null;
  clearFault(): void;
  readonly undo: () => void;
  readonly redo: () => void;
  insert(): void;
  remove(): void;
  sort(): void;
  goTo(problem: Problem): void;
}

const fieldOf = (key: string): VoucherField | undefined => VOUCHER_FIELDS.find((field) => field === key);

/** The next row in which a cell holds the text, from one on. */
function findRow(shown: readonly Voucher[], text: string, from: number, step: 1 | -1): number {
  for (let row = from + step; row >= 0 && row < shown.length; row += step)
    if (VOUCHER_FIELDS.some((field) => shown[row]?.[field].includes(text))) return row;
  return -1;
}

/** What the grid shows and what each act on it does. Edits are not waited for: the next cell may be typed at once. */
export function useVoucherGrid({ place, shown, book, problems, closed, blanks, redraw }: BookWork): VoucherGridWork {
  const { undo, redo } = useUndo(bookScope(place));
  const [wantsMore, setMore] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [range, setRange] = useState<CellRange>({ top: 0, bottom: 0, left: 0, right: 0 });
  const [goTo, setGoTo] = useState<GridGoTo | undefined>(undefined);
  const needsMore = useMemo(() => shown.some((line) => MORE_FIELDS.some((field) => line[field] !== '')), [shown]);
  const more = wantsMore || needsMore || problems.some(({ code }) => code === 'finance.amount.redUnexplained');
  const fields = useMemo(() => shownFields(more), [more]);
  const columns = useMemo(() => voucherColumns(fields, !closed), [fields, closed]);
  const source = useMemo(() => voucherGrid(shown, book, problems, fields), [shown, book, problems, fields]);

  const run = async (job: Promise<{ ok: true } | ({ ok: false } & { fault: string; params: Fault['params'] })>) => {
    const done = await job;
    if (done.ok) return;
    setFault({ code: done.fault, params: done.params });
    // What the grid shows already is taken back.
    redraw();
  };
  const collect = useCollected<Edit>((edits) => {
    const typed = new Map<string, Record<string, string>>();
    for (const { id, field, text } of edits) typed.set(id, { ...typed.get(id), [field]: text.trim() });
    for (const line of shown) {
      const own = typed.get(line.id);
      if (own && isBlankVoucher({ ...line, ...own })) blanks.keep(line);
    }
    void run(runJob('finance.edit', { place, edits }));
  });
  const onEdit = (edits: readonly GridEdit[]): void => {
    const orders = new Map(shown.map(({ id, order }) => [id, order]));
    collect(
      edits.flatMap(({ rowKey, columnKey, after }) => {
        const field = fieldOf(columnKey);
        const id = String(rowKey);
        return field ? [{ id, order: orders.get(id) ?? 0, field, text: after }] : [];
      }),
    );
  };
  const onAppend = (rows: readonly (readonly string[])[], columnKey: string): void => {
    const first = fields.indexOf(columnKey as VoucherField);
    const added = blanks.append(shown, rows.length);
    collect(
      rows.flatMap((cells, n) =>
        cells.flatMap((text, at) => {
          const field = fields[first + at];
          const line = added[n];
          return field && line ? [{ ...line, field, text }] : [];
        }),
      ),
    );
  };
  const remove = (): void => {
    const lines = shown.slice(range.top, range.bottom + 1);
    blanks.forget(lines.map(({ id }) => id));
    const ids = lines.filter((line) => !isBlankVoucher(line)).map(({ id }) => id);
    if (ids.length === 0) redraw();
    else void run(runJob('finance.remove', { place, ids }));
  };
  return {
    columns,
    more,
    needsMore,
    setMore,
    fault,
    clearFault: () => setFault(null),
    undo,
    redo,
    insert: () => {
      if (blanks.insert(shown, range.top)) redraw();
      else void run(runJob('finance.sort', { place }));
    },
    remove,
    sort: () => void run(runJob('finance.sort', { place })),
    goTo: ({ at }) =>
      setGoTo((before) => ({
        rowIndex: (at.row ?? 1) - 1,
        ...(at.field === undefined ? {} : { columnKey: at.field }),
        token: (before?.token ?? 0) + 1,
      })),
    grid: {
      source,
      ...(goTo ? { goTo } : {}),
      ...(closed ? {} : { onEdit, onAppend, onUndo: undo, onRedo: redo }),
      onSelect: (_, selected) => setRange(selected),
      find: async (text, from, direction) => {
        const row = findRow(shown, text, from.row, direction);
        return row < 0 ? null : { rowIndex: row };
      },
    },
  };
}
