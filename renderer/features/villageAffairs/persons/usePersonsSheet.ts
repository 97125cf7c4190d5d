import { useMemo, useState } from 'react';
import { payoutRules, personRules } from '../../../../resources/tables';
import type { TableRead } from '../../../../shared/jobs';
import { chooseField, columnsAt, findColumns } from '../../../../shared/ledgers/columns';
import { type PersonField, type PersonLayout, type PersonsRead, readPersons } from '../../../../shared/ledgers/persons';
import { maskLongNumbers } from '../../../../shared/payout';
import { useUnits } from '../../../app/session';
import { type DisclosurePlace, today } from '../../../data/disclosures';
import { unitOfVillage } from '../../../data/postings';
import type { GridSource } from '../../../ui/dataGrid';
import { sheetGrid } from '../../../ui/mapping';

export interface PersonsSheet {
  readonly layout: PersonLayout;
  readonly read: PersonsRead;
  readonly sheet: number;
  readonly grid: GridSource;
  chooseSheet(sheet: number): void;
  choose(index: number, field: PersonField | null): void;
  useHeader(row: number): void;
}

const firstLayout = (table: TableRead, sheet: number): PersonLayout =>
  findColumns(table.sheets[sheet]?.rows ?? [], personRules, ['personName']);

/** A list that came in, how its columns are understood, and what each row gives; nothing is stored here. */
export function usePersonsSheet(table: TableRead, place: DisclosurePlace): PersonsSheet {
  const { all } = useUnits();
  const [sheet, setSheet] = useState(0);
  const [layout, setLayout] = useState(() => firstLayout(table, 0));
  const rows = table.sheets[sheet]?.rows ?? [];
  const { unitCode, year } = place;
  const read = useMemo(
    () =>
      readPersons(rows, layout, {
        rules: personRules,
        dateMarks: payoutRules.dateMarks,
        year: Number(year),
        today: today(),
        village: all.find((unit) => unit.unitCode === unitCode)?.name ?? unitCode,
        isOwnVillage: (name) => unitOfVillage(name, all)?.unitCode === unitCode,
      }),
    [rows, layout, all, unitCode, year],
  );
  const grid = useMemo(
    () => sheetGrid(rows, layout.headerRow, read.problems, maskLongNumbers),
    [rows, layout.headerRow, read],
  );
  return {
    layout,
    read,
    sheet,
    grid,
    chooseSheet: (next) => {
      setSheet(next);
      setLayout(firstLayout(table, next));
    },
    choose: (index, field) => setLayout((before) => chooseField(before, index, field)),
    useHeader: (row) => setLayout(columnsAt(rows, row - 1, personRules)),
  };
}
