import { useCallback } from 'react';
import { payoutRules, personRules } from '../../../../resources/tables';
import type { TableRead } from '../../../../shared/jobs';
import { findColumns } from '../../../../shared/ledgers/columns';
import { type PersonField, type PersonLayout, type PersonsRead, readPersons } from '../../../../shared/ledgers/persons';
import { maskLongNumbers } from '../../../../shared/payout';
import { useUnits } from '../../../app/session';
import { type DisclosurePlace, today } from '../../../data/disclosures';
import { unitOfVillage } from '../../../data/postings';
import { type SheetMapping, type SheetRows, useSheetMapping } from '../../../ui/mapping';

const findLayout = (rows: SheetRows): PersonLayout => findColumns(rows, personRules, ['personName']);

/** A list of persons that came in, judged by the village and the year it is for; numbers masked. */
export function usePersonsSheet(table: TableRead, { unitCode, year }: DisclosurePlace) {
  const { all } = useUnits();
  const readRows = useCallback(
    (rows: SheetRows, layout: PersonLayout): PersonsRead =>
      readPersons(rows, layout, {
        rules: personRules,
        dateMarks: payoutRules.dateMarks,
        year: Number(year),
        today: today(),
        village: all.find((unit) => unit.unitCode === unitCode)?.name ?? unitCode,
        isOwnVillage: (name) => unitOfVillage(name, all)?.unitCode === unitCode,
      }),
    [all, unitCode, year],
  );
  const mapping: SheetMapping<PersonField, PersonsRead> = useSheetMapping(table, {
    rules: personRules,
    find: findLayout,
    readRows,
    shown: maskLongNumbers,
  });
  return mapping;
}
