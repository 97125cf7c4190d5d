import { useMemo, useState } from 'react';
import type { TableRead } from '../../../shared/jobs';
import type { Problem } from '../../../shared/kernel';
import { type ColumnRules, chooseField, columnsAt, type TableLayout } from '../../../shared/ledgers/columns';
import type { GridSource } from '../dataGrid';
import { sheetGrid } from './sheetRows';

export type SheetRows = readonly (readonly string[])[];

export interface SheetMapping<F extends string, R> {
  readonly layout: TableLayout<F>;
  readonly read: R;
  readonly sheet: number;
  readonly grid: GridSource;
  chooseSheet(sheet: number): void;
  choose(index: number, field: F | null): void;
  useHeader(row: number): void;
}

interface Ways<F extends string, R> {
  readonly rules: ColumnRules<F>;
  readonly find: (rows: SheetRows) => TableLayout<F>;
  /** Must stay the same while nothing that it judges by changes; undefined while that is being read itself. */
  readonly readRows: (rows: SheetRows, layout: TableLayout<F>) => R;
  /** A cell as it may stand on the screen. */
  readonly shown?: (cell: string) => string;
}

/** A sheet that came in, how its columns are understood, and what each row gives; nothing is stored here. */
export function useSheetMapping<F extends string, R extends { readonly problems: readonly Problem[] } | undefined>(
  table: TableRead,
  { rules, find, readRows, shown }: Ways<F, R>,
): SheetMapping<F, R> {
  const [sheet, setSheet] = useState(0);
  const [layout, setLayout] = useState(() => find(table.sheets[0]?.rows ?? []));
  const rows = table.sheets[sheet]?.rows ?? [];
  const read = useMemo(() => readRows(rows, layout), [rows, layout, readRows]);
  const grid = useMemo(
    () => sheetGrid(rows, layout.headerRow, read?.problems ?? [], shown),
    [rows, layout.headerRow, read, shown],
  );
  return {
    layout,
    read,
    sheet,
    grid,
    chooseSheet: (next) => {
      setSheet(next);
      setLayout(find(table.sheets[next]?.rows ?? []));
    },
    choose: (index, field) => setLayout((before) => chooseField(before, index, field)),
    useHeader: (row) => setLayout(columnsAt(rows, row - 1, rules)),
  };
}
