import { useMemo, useState } from 'react';
import { documentRules, payoutRules, registerRules } from '../../../../resources/tables';
import type { TableRead } from '../../../../shared/jobs';
import { foldNumber, isCurrent } from '../../../../shared/ledgers/documents';
import {
  chooseField,
  columnsAt,
  findColumns,
  type RegisterField,
  type RegisterLayout,
  type RegisterRead,
  readRegister,
} from '../../../../shared/ledgers/register';
import { useSettings } from '../../../app/session';
import { todayHere, useDocuments } from '../../../data/documents';
import type { GridSource } from '../../../ui/dataGrid';
import { sheetGrid } from '../../../ui/mapping';

export interface RegisterImport {
  readonly layout: RegisterLayout;
  /** undefined while the register itself is being read. */
  readonly read: RegisterRead | undefined;
  readonly sheet: number;
  readonly year: number;
  readonly grid: GridSource;
  setYear(year: number): void;
  chooseSheet(sheet: number): void;
  choose(index: number, field: RegisterField | null): void;
  useHeader(row: number): void;
}

const firstLayout = (table: TableRead, sheet: number): RegisterLayout =>
  findColumns(table.sheets[sheet]?.rows ?? [], registerRules);

/** A sheet that came in, how its columns are understood, and what each row gives; nothing is stored here. */
export function useRegister(table: TableRead, firstYear: number): RegisterImport {
  const { documentClassSet } = useSettings();
  const documents = useDocuments();
  const [sheet, setSheet] = useState(0);
  const [year, setYear] = useState(firstYear);
  const [layout, setLayout] = useState(() => firstLayout(table, 0));
  const today = todayHere();
  const rows = table.sheets[sheet]?.rows ?? [];
  const known = useMemo(
    () => documents && new Set(documents.filter(isCurrent).map((one) => foldNumber(one.documentNumber))),
    [documents],
  );
  const read = useMemo(
    () =>
      known &&
      readRegister(rows, layout, {
        rules: registerRules,
        documents: documentRules,
        classSet: documentClassSet,
        dateMarks: payoutRules.dateMarks,
        year,
        today,
        known,
      }),
    [rows, layout, documentClassSet, year, today, known],
  );
  const grid = useMemo(() => sheetGrid(rows, layout.headerRow, read?.problems ?? []), [rows, layout, read]);
  return {
    layout,
    read,
    sheet,
    year,
    grid,
    setYear,
    chooseSheet: (next) => {
      setSheet(next);
      setLayout(firstLayout(table, next));
    },
    choose: (index, field) => setLayout((before) => chooseField(before, index, field)),
    useHeader: (row) => setLayout(columnsAt(rows, row - 1, registerRules)),
  };
}
