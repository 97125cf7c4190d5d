import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { catalogFields, townshipMatters } from '../../../../resources/catalogTables';
import { entriesInForce } from '../../../../shared/disclosure/catalog';
import { coverMatters, fieldFinder, type Matter, type MatterCoverage } from '../../../../shared/disclosure/coverage';
import { beijingDay } from '../../../../shared/kernel';
import { type Disclosure, decodeDisclosure, type UnitRecord } from '../../../../shared/records';
import { useUnits } from '../../../app/session';
import { useAbsences } from '../../../data/absences';
import { useCatalog } from '../../../data/catalogs';
import { source } from '../../../data/source';
import { readPages } from '../../../data/store/pages';

export type MatterKind = 'entries' | 'matters';

const fields = catalogFields.map(({ code, name, aliases }) => ({ id: code, name, aliases }));
const fieldOf = fieldFinder(fields);

async function readLines(unitCode: string): Promise<readonly Disclosure[]> {
  const pages = await readPages('disclosures', decodeDisclosure);
  return [...pages].flatMap(([key, lines]) => (key.startsWith(`${unitCode}/`) ? [...lines.values()] : []));
}

export interface Matters {
  readonly ready: boolean;
  readonly self: UnitRecord | undefined;
  readonly year: number;
  readonly lines: readonly MatterCoverage<Matter>[];
}

/** The 26 fields (R-C02) or the eight matters (R-P05) of this unit, each with what is public now or the stated reason. */
export function useMatters(kind: MatterKind): Matters {
  const { self, ready } = useUnits();
  const today = beijingDay(source.now());
  const year = Number(today.slice(0, 4));
  const unitCode = self?.unitCode ?? '';
  const entries = useCatalog('government');
  const disclosures = useLiveQuery(() => readLines(unitCode), [unitCode]);
  const reasons = useAbsences(unitCode, year);
  const lines = useMemo(() => {
    if (!entries || !disclosures || !reasons) return undefined;
    const current = entriesInForce(entries, today);
    return kind === 'entries'
      ? coverMatters<Matter>(fields, current, fieldOf, disclosures, reasons)
      : coverMatters(townshipMatters, current, (entry) => String(entry.townshipMatter), disclosures, reasons);
  }, [kind, entries, disclosures, reasons, today]);
  return { ready: ready && lines !== undefined, self, year, lines: lines ?? [] };
}
