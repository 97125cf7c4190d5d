import { useMemo, useState } from 'react';
import { documentRules, payoutRules, registerRules } from '../../../../resources/tables';
import type { TableRead } from '../../../../shared/jobs';
import type { Problem } from '../../../../shared/kernel';
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
import type { GridRow, GridSource, GridTone } from '../../../ui/dataGrid';
import { describe } from '../../../ui/text';

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
  const grid = useMemo(() => gridOf(rows, layout, read?.problems ?? []), [rows, layout, read]);
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

let lastVersion = 0;

/** The rows as they were read, with what was found in them. */
function gridOf(
  rows: readonly (readonly string[])[],
  { headerRow }: RegisterLayout,
  problems: readonly Problem[],
): GridSource {
  const byRow = new Map<number, Problem[]>();
  for (const one of problems) byRow.set(one.at.row ?? 0, [...(byRow.get(one.at.row ?? 0) ?? []), one]);
  lastVersion += 1;
  return {
    rowCount: rows.length,
    version: lastVersion,
    rows: (from, to) =>
      rows
        .slice(from, to)
        .map((cells, index) => rowOf(cells, from + index, headerRow, byRow.get(from + index + 1) ?? [])),
  };
}

function rowOf(cells: readonly string[], at: number, headerRow: number, problems: readonly Problem[]): GridRow {
  const cellTones: Record<number, GridTone> = {};
  const cellHints: Record<number, string> = {};
  const hints: string[] = [];
  for (const one of problems) {
    const index = (one.at.column ?? 0) - 1;
    const tone = one.severity === 'reject' ? 'reject' : 'warn';
    if (index < 0) hints.push(describe(one));
    else {
      if (cellTones[index] !== 'reject') cellTones[index] = tone;
      cellHints[index] = cellHints[index] ? `${cellHints[index]}\n${describe(one)}` : describe(one);
    }
  }
  const isRejected = problems.some((one) => one.severity === 'reject');
  const tone: GridTone | undefined =
    at <= headerRow ? 'skip' : isRejected ? 'reject' : problems.length > 0 ? 'warn' : undefined;
  return {
    key: at + 1,
    label: String(at + 1),
    cells,
    cellTones,
    cellHints,
    ...(tone ? { tone } : {}),
    ...(hints.length > 0 ? { hint: hints.join('\n') } : {}),
  };
}
