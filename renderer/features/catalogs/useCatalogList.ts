import { useMemo, useState } from 'react';
import { entriesArchived, entriesInForce, lacksColumn } from '../../../shared/disclosure/catalog';
import { beijingDay, type CalendarDate } from '../../../shared/kernel';
import type { CatalogEntry, CatalogKind } from '../../../shared/records';
import { useCatalog } from '../../data/catalogs';
import { source } from '../../data/source';

export interface CatalogFilter {
  readonly query: string;
  readonly domain: string;
  readonly archived: boolean;
  /** Only what still holds sample values or was found in no published catalog. */
  readonly samples: boolean;
  /** R-P07: only what no column of the portal carries yet. */
  readonly noColumn: boolean;
}

export interface CatalogList {
  readonly today: CalendarDate;
  /** All versions; undefined while reading. */
  readonly all: readonly CatalogEntry[] | undefined;
  readonly inForce: readonly CatalogEntry[];
  readonly shown: readonly CatalogEntry[];
  readonly domains: readonly string[];
  /** R-P07: in force and without a column of the portal. */
  readonly lacking: readonly CatalogEntry[];
  readonly filter: CatalogFilter;
  change(part: Partial<CatalogFilter>): void;
}

const NO_FILTER: CatalogFilter = { query: '', domain: '', archived: false, samples: false, noColumn: false };

export const isSample = (entry: CatalogEntry): boolean => !entry.grounded || entry.samples.length > 0;

const matches = (entry: CatalogEntry, query: string): boolean =>
  query === '' ||
  [entry.code, entry.domain, entry.level1, entry.level2, entry.disclosingUnit, ...entry.contentElements].some((text) =>
    text.includes(query),
  );

/** One catalog as a list: in force today or archived, by field, by words. */
export function useCatalogList(kind: CatalogKind): CatalogList {
  const all = useCatalog(kind);
  const [filter, setFilter] = useState(NO_FILTER);
  const today = beijingDay(source.now());
  const inForce = useMemo(() => entriesInForce(all ?? [], today), [all, today]);
  const lacking = useMemo(() => inForce.filter(lacksColumn), [inForce]);
  const listed = useMemo(
    () => (filter.archived ? entriesArchived(all ?? [], today) : inForce),
    [all, today, filter.archived, inForce],
  );
  const domains = useMemo(() => [...new Set(listed.map((entry) => entry.domain))], [listed]);
  const shown = useMemo(
    () =>
      listed.filter(
        (entry) =>
          (filter.domain === '' || entry.domain === filter.domain) &&
          (!filter.samples || isSample(entry)) &&
          (!filter.noColumn || lacksColumn(entry)) &&
          matches(entry, filter.query.trim()),
      ),
    [listed, filter],
  );
  return { today, all, inForce, shown, domains, lacking, filter, change: (part) => setFilter({ ...filter, ...part }) };
}
