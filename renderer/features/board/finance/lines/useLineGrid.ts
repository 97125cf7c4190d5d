import { useState } from 'react';
import type { Problem, Result } from '../../../../../shared/kernel';
import { useUndo } from '../../../../app/history/useUndo';
import type { CellRange, DataGridProps, GridEdit, GridGoTo } from '../../../../ui/dataGrid';
import type { Fault } from '../../../../ui/useTask';
import type { BlankLines, OrderedLine } from './BlankLines';
import { useCollected } from './useCollected';

export interface LineEdit<F extends string> extends OrderedLine {
  readonly field: F;
  readonly text: string;
}

/** Lines that are typed like a sheet, and where each act on them goes. */
export interface LineSheet<L extends OrderedLine & Readonly<Record<F, string>>, F extends string> {
  readonly shown: readonly L[];
  readonly blanks: BlankLines<L>;
  /** Draws again what is stored. */
  redraw(): void;
  readonly readOnly: boolean;
  /** What is undone one after the other. */
  readonly scope: string;
  /** Columns in their order. */
  readonly fields: readonly F[];
  isBlank(line: L): boolean;
  edit(edits: readonly LineEdit<F>[]): Promise<Result<null>>;
  remove(ids: readonly string[]): Promise<Result<null>>;
  /** Gives every line a place of its own again. */
  renumber(): Promise<Result<null>>;
}

export interface LineGrid {
  readonly grid: Pick<DataGridProps, 'goTo' | 'onEdit' | 'onAppend' | 'onSelect' | 'onUndo' | 'onRedo' | 'find'>;
  readonly fault: Fault | null;
  clearFault(): void;
  undo(): void;
  redo(): void;
  /** Above the selected line. */
  insert(): void;
  /** The selected lines. */
  remove(): void;
  run(job: Promise<Result<null>>): void;
  goTo(problem: Problem): void;
}

/** The next row in which a cell holds the text, from one on. */
function findRow<L>(shown: readonly L[], holds: (line: L) => boolean, from: number, step: 1 | -1): number {
  for (let row = from + step; row >= 0 && row < shown.length; row += step) {
    const line = shown[row];
    if (line !== undefined && holds(line)) return row;
  }
  return -1;
}

/** What each act on the grid does. Edits are not waited for: the next cell may be typed at once. */
export function useLineGrid<L extends OrderedLine & Readonly<Record<F, string>>, F extends string>(
  sheet: LineSheet<L, F>,
): LineGrid {
  const { shown, blanks, redraw, readOnly, fields } = sheet;
  const { undo, redo } = useUndo(sheet.scope);
  const [fault, setFault] = useState<Fault | null>(null);
  const [range, setRange] = useState<CellRange>({ top: 0, bottom: 0, left: 0, right: 0 });
  const [goTo, setGoTo] = useState<GridGoTo | undefined>(undefined);

  const run = async (job: Promise<Result<null>>): Promise<void> => {
    const done = await job;
    if (done.ok) return;
    setFault({ code: done.fault, params: done.params });
    // What the grid shows already is taken back.
    redraw();
  };
  const collect = useCollected<LineEdit<F>>((edits) => {
    const typed = new Map<string, Record<string, string>>();
    for (const { id, field, text } of edits) typed.set(id, { ...typed.get(id), [field]: text.trim() });
    for (const line of shown) {
      const own = typed.get(line.id);
      if (own && sheet.isBlank({ ...line, ...own })) blanks.keep(line);
    }
    void run(sheet.edit(edits));
  });
  const onEdit = (edits: readonly GridEdit[]): void => {
    const orders = new Map(shown.map(({ id, order }) => [id, order]));
    collect(
      edits.flatMap(({ rowKey, columnKey, after }) => {
        const field = fields.find((one) => one === columnKey);
        const id = String(rowKey);
        return field ? [{ id, order: orders.get(id) ?? 0, field, text: after }] : [];
      }),
    );
  };
  const onAppend = (rows: readonly (readonly string[])[], columnKey: string): void => {
    const first = fields.indexOf(columnKey as F);
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
    const ids = lines.filter((line) => !sheet.isBlank(line)).map(({ id }) => id);
    if (ids.length === 0) redraw();
    else void run(sheet.remove(ids));
  };
  return {
    fault,
    clearFault: () => setFault(null),
    undo,
    redo,
    insert: () => {
      if (blanks.insert(shown, range.top)) redraw();
      else void run(sheet.renumber());
    },
    remove,
    run: (job) => void run(job),
    goTo: ({ at }) =>
      setGoTo((before) => ({
        rowIndex: (at.row ?? 1) - 1,
        ...(at.field === undefined ? {} : { columnKey: at.field }),
        token: (before?.token ?? 0) + 1,
      })),
    grid: {
      ...(goTo ? { goTo } : {}),
      ...(readOnly ? {} : { onEdit, onAppend, onUndo: undo, onRedo: redo }),
      onSelect: (_, selected) => setRange(selected),
      find: async (text, from, direction) => {
        const holds = (line: L): boolean => fields.some((field) => line[field].includes(text));
        const row = findRow(shown, holds, from.row, direction);
        return row < 0 ? null : { rowIndex: row };
      },
    },
  };
}
