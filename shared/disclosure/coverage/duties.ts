import type { CalendarDate } from '../../kernel';
import type { CatalogEntry, Frequency } from '../../records';
import { entriesInForce } from '../catalog';
import type { CoveragePeriod, CoverageRules } from './types';

/** One entry in one period, the same for every unit with this frequency. */
export interface Duty {
  readonly entry: CatalogEntry;
  readonly frequency: Frequency;
  readonly period: CoveragePeriod;
}

/** R-V02: finance is told each month only where a village turned that on; the law's own floor is the quarter. */
export const frequencyOf = (entry: CatalogEntry, monthlyFinance: boolean): Frequency =>
  entry.isFinance && entry.frequency === 'month' && !monthlyFinance ? 'quarter' : entry.frequency;

export function versionsByCode(entries: Iterable<CatalogEntry>): ReadonlyMap<string, readonly CatalogEntry[]> {
  const byCode = new Map<string, CatalogEntry[]>();
  for (const entry of entries) {
    const known = byCode.get(entry.code);
    if (known) known.push(entry);
    else byCode.set(entry.code, [entry]);
  }
  return byCode;
}

/** The version that counts on a day; undefined when the entry was not in force then. */
export const versionOn = (versions: readonly CatalogEntry[], day: CalendarDate): CatalogEntry | undefined =>
  entriesInForce(versions, day)[0];

/**
 * What has to be told in a year, in the order of the catalog and of the calendar. A period counts by the version in force on its
 * last day, so an entry that a county takes out in June asks for nothing in July.
 */
export function dutiesOf(
  byCode: ReadonlyMap<string, readonly CatalogEntry[]>,
  year: number,
  monthlyFinance: boolean,
  rules: CoverageRules,
): readonly Duty[] {
  const duties: Duty[] = [];
  for (const versions of byCode.values()) {
    for (const entry of versions) {
      const frequency = frequencyOf(entry, monthlyFinance);
      for (const period of rules.periodsOf(frequency, year))
        if (versionOn(versions, period.to) === entry) duties.push({ entry, frequency, period });
    }
  }
  return duties.sort(
    (a, b) => a.entry.order - b.entry.order || (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0),
  );
}
