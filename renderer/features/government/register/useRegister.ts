import { useCallback, useMemo, useState } from 'react';
import { documentRules, payoutRules, registerRules } from '../../../../resources/tables';
import type { TableRead } from '../../../../shared/jobs';
import { foldNumber, isCurrent } from '../../../../shared/ledgers/documents';
import {
  findColumns,
  type RegisterField,
  type RegisterLayout,
  type RegisterRead,
  readRegister,
} from '../../../../shared/ledgers/register';
import { useSettings } from '../../../app/session';
import { todayHere, useDocuments } from '../../../data/documents';
import { type SheetMapping, type SheetRows, useSheetMapping } from '../../../ui/mapping';

export interface RegisterImport {
  /** Its rows are undefined while the register itself is being read. */
  readonly mapping: SheetMapping<RegisterField, RegisterRead | undefined>;
  readonly year: number;
  setYear(year: number): void;
}

const findLayout = (rows: SheetRows): RegisterLayout => findColumns(rows, registerRules);

/** A register that came in, judged by the year it is of and by the documents that are there already. */
export function useRegister(table: TableRead, firstYear: number): RegisterImport {
  const { documentClassSet } = useSettings();
  const documents = useDocuments();
  const [year, setYear] = useState(firstYear);
  const today = todayHere();
  const known = useMemo(
    () => documents && new Set(documents.filter(isCurrent).map((one) => foldNumber(one.documentNumber))),
    [documents],
  );
  const readRows = useCallback(
    (rows: SheetRows, layout: RegisterLayout): RegisterRead | undefined =>
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
    [documentClassSet, year, today, known],
  );
  const mapping = useSheetMapping(table, { rules: registerRules, find: findLayout, readRows });
  return { mapping, year, setYear };
}
