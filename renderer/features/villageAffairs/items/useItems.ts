import { useLiveQuery } from 'dexie-react-hooks';
import { useDeferredValue, useMemo, useState } from 'react';
import { entriesInForce } from '../../../../shared/disclosure/catalog';
import { type CoverageCell, type CoverageState, coverageCells } from '../../../../shared/disclosure/coverage';
import { parseCalendarDate } from '../../../../shared/kernel';
import type { CatalogEntry, Disclosure, UnitRecord } from '../../../../shared/records';
import { useCatalog } from '../../../data/catalogs';
import { today, useDisclosures } from '../../../data/disclosures';
import { listVillages } from '../../../data/units';
import { periodRules } from './coverageRules';

/** One duty of one village in a row. */
export interface ItemRow {
  readonly key: string;
  readonly cell: CoverageCell;
  readonly entry: CatalogEntry;
  readonly unit: UnitRecord;
  /** undefined while nothing was begun. */
  readonly line: Disclosure | undefined;
}

export interface ItemFilter {
  /** '' = all villages. */
  readonly unitCode: string;
  readonly year: number;
  /** Q1 to Q4: what is to be told for a quarter, its months and the half-year that it ends; '' = the whole year. */
  readonly quarter: '' | '1' | '2' | '3' | '4';
  readonly state: CoverageState | '';
  readonly text: string;
}

export interface Items {
  readonly ready: boolean;
  readonly rows: readonly ItemRow[];
  readonly total: number;
  readonly villages: readonly UnitRecord[];
  /** What happens at any time, in force today. */
  readonly events: readonly CatalogEntry[];
  readonly filter: ItemFilter;
  change(next: Partial<ItemFilter>): void;
}

/** Quarter in which a period ends, or an event began; of an event without a day none. */
function quarterOf({ cell, line }: ItemRow): string {
  const day = cell.periodTo || line?.startedOn || '';
  return day === '' ? '' : String(Math.ceil(Number(day.slice(5, 7)) / 3));
}

const fits = (row: ItemRow, filter: ItemFilter, wanted: string): boolean =>
  (filter.unitCode === '' || row.unit.unitCode === filter.unitCode) &&
  (filter.quarter === '' || ['', filter.quarter].includes(quarterOf(row))) &&
  (filter.state === '' || row.cell.state === filter.state) &&
  (wanted === '' || `${row.entry.domain} ${row.entry.level2} ${row.cell.title} ${row.unit.name}`.includes(wanted));

/** What the villages must tell in a year, filtered. */
export function useItems(): Items {
  const villages = useLiveQuery(listVillages, []);
  const catalog = useCatalog('village');
  const day = today();
  const [filter, setFilter] = useState<ItemFilter>(() => ({
    unitCode: '',
    year: Number(day.slice(0, 4)),
    quarter: '',
    state: '',
    text: '',
  }));
  const deferred = useDeferredValue(filter);
  const lines = useDisclosures(String(deferred.year));
  const all = useMemo<readonly ItemRow[]>(() => {
    if (!catalog || !lines || !villages) return [];
    const unitOf = new Map(villages.map((unit) => [unit.unitCode, unit]));
    const lineOf = new Map(lines.map((line) => [line.id, line]));
    const lastDay = parseCalendarDate(`${deferred.year}-12-31`) ?? day;
    const entryOf = new Map([...catalog, ...entriesInForce(catalog, lastDay)].map((entry) => [entry.code, entry]));
    const cells = coverageCells({
      units: villages.map(({ unitCode }) => ({ unitCode, monthlyFinance: false })),
      entries: catalog,
      disclosures: lines,
      year: deferred.year,
      today: day,
      rules: periodRules,
    });
    return cells.flatMap((cell) => {
      const [unit, entry] = [unitOf.get(cell.unitCode), entryOf.get(cell.code)];
      if (!unit || !entry) return [];
      const key = cell.disclosureId || `${cell.unitCode} ${cell.code} ${cell.period}`;
      return [{ key, cell, entry, unit, line: lineOf.get(cell.disclosureId) }];
    });
  }, [catalog, lines, deferred.year, villages, day]);
  const rows = useMemo(() => {
    const wanted = deferred.text.trim();
    return all.filter((row) => fits(row, deferred, wanted));
  }, [all, deferred]);
  const events = useMemo(
    () => (catalog ? entriesInForce(catalog, day).filter(({ frequency }) => frequency === 'event') : []),
    [catalog, day],
  );
  return {
    ready: villages !== undefined && catalog !== undefined && lines !== undefined,
    rows,
    total: all.length,
    villages: villages ?? [],
    events,
    filter,
    change: (next) => setFilter((before) => ({ ...before, ...next })),
  };
}
