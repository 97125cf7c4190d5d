import { type CalendarDate, fault, ok, type Result } from '../../kernel';
import type { CatalogEntry } from '../../records';

export const lineIdOf = (entry: Pick<CatalogEntry, 'code' | 'version'>): string => `${entry.code}@${entry.version}`;

/**
 * The next version of an entry, from a day on; the earlier ones stay as they are (R-C05). The same day as the youngest version is
 * allowed: what was wrong this morning is mended this afternoon.
 * @param versions of this code, oldest first; empty: a new entry
 */
export function planVersion(
  versions: readonly CatalogEntry[],
  wanted: CatalogEntry,
  from: CalendarDate,
): Result<CatalogEntry, 'catalog.version.tooEarly'> {
  const last = versions.at(-1);
  if (last && from < last.validFrom) return fault('catalog.version.tooEarly', { from: last.validFrom });
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  return ok({
    ...wanted,
    id: lineIdOf({ code: wanted.code, version }),
    revision: 0,
    version,
    validFrom: from,
    validTo: '',
  });
}

/** The youngest version with its last day: from the day after the entry is archived, not gone. */
export function planArchive(
  versions: readonly CatalogEntry[],
  lastDay: CalendarDate,
): Result<CatalogEntry, 'catalog.version.missing' | 'catalog.version.tooEarly'> {
  const last = versions.at(-1);
  if (!last) return fault('catalog.version.missing');
  if (lastDay < last.validFrom) return fault('catalog.version.tooEarly', { from: last.validFrom });
  return ok({ ...last, validTo: lastDay });
}
