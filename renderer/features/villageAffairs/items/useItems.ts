import { useDeferredValue, useMemo, useState } from 'react';
import { entriesInForce } from '../../../../shared/disclosure/catalog';
import type { CoverageCell, CoverageState } from '../../../../shared/disclosure/coverage';
import { decisionsWithoutResult } from '../../../../shared/disclosure/entries';
import type { CatalogEntry, Disclosure, UnitRecord } from '../../../../shared/records';
import { useCatalog } from '../../../data/catalogs';
import { useCoverage } from '../../../data/coverage';
import { today, useDisclosures } from '../../../data/disclosures';

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
  /** R-V09: of any year. */
  readonly decisions: readonly Disclosure[];
  readonly filter: ItemFilter;
  change(next: Partial<ItemFilter>): void;
  /** Sentences: why its last day is what it is. */
  explain(cell: CoverageCell): readonly string[];
}

const NO_WORDS = (): readonly string[] => [];

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
  const coverage = useCoverage(deferred.year);
  const stored = useDisclosures();
  const all = useMemo<readonly ItemRow[]>(() => {
    if (!coverage) return [];
    const { villages, entries, cells, lines } = coverage;
    const unitOf = new Map(villages.map((unit) => [unit.unitCode, unit]));
    const entryOf = new Map(entries.map((entry) => [entry.code, entry]));
    return cells.flatMap((cell) => {
      const [unit, entry] = [unitOf.get(cell.unitCode), entryOf.get(cell.code)];
      if (!unit || !entry) return [];
      const key = cell.disclosureId || `${cell.unitCode} ${cell.code} ${cell.period}`;
      return [{ key, cell, entry, unit, line: lines.get(cell.disclosureId) }];
    });
  }, [coverage]);
  const decisions = useMemo(() => {
    const codes = new Set(coverage?.villages.map(({ unitCode }) => unitCode));
    return decisionsWithoutResult((stored ?? []).filter(({ unitCode }) => codes.has(unitCode)));
  }, [coverage, stored]);
  const rows = useMemo(() => {
    const wanted = deferred.text.trim();
    return all.filter((row) => fits(row, deferred, wanted));
  }, [all, deferred]);
  const events = useMemo(
    () => (catalog ? entriesInForce(catalog, day).filter(({ frequency }) => frequency === 'event') : []),
    [catalog, day],
  );
  return {
    ready: coverage !== undefined && catalog !== undefined && stored !== undefined,
    rows,
    total: all.length,
    villages: coverage?.villages ?? [],
    events,
    decisions,
    filter,
    explain: coverage?.explain ?? NO_WORDS,
    change: (next) => setFilter((before) => ({ ...before, ...next })),
  };
}
