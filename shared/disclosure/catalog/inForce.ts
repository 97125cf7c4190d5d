import type { CalendarDate } from '../../kernel';
import type { CatalogEntry, LegalBasis } from '../../records';

const byOrder = (a: CatalogEntry, b: CatalogEntry): number => a.order - b.order || (a.code < b.code ? -1 : 1);

/** Versions of one entry, oldest first: by the day from which they count, then by number. */
export function versionsOf(entries: Iterable<CatalogEntry>, code: string): readonly CatalogEntry[] {
  return [...entries].filter((entry) => entry.code === code).sort(byAge);
}

function byAge(a: CatalogEntry, b: CatalogEntry): number {
  if (a.validFrom === b.validFrom) return a.version - b.version;
  return a.validFrom < b.validFrom ? -1 : 1;
}

/** Of each code the version that a day falls to: the youngest that has begun, whether or not it has ended since. */
function begunOn(entries: Iterable<CatalogEntry>, on: CalendarDate): Map<string, CatalogEntry> {
  const found = new Map<string, CatalogEntry>();
  for (const entry of entries) {
    if (entry.validFrom > on) continue;
    const known = found.get(entry.code);
    if (!known || byAge(known, entry) < 0) found.set(entry.code, entry);
  }
  return found;
}

const hasEnded = (entry: CatalogEntry, on: CalendarDate): boolean => entry.validTo !== '' && entry.validTo < on;

/** Entries that count on a day, one version each, in printed order. An entry whose youngest version has ended is archived (R-C05). */
export function entriesInForce(entries: Iterable<CatalogEntry>, on: CalendarDate): readonly CatalogEntry[] {
  return [...begunOn(entries, on).values()].filter((entry) => !hasEnded(entry, on)).sort(byOrder);
}

/** Every entry that ever counted up to a day, as it was then or last was, in printed order. */
export function entriesSoFar(entries: Iterable<CatalogEntry>, on: CalendarDate): readonly CatalogEntry[] {
  return [...begunOn(entries, on).values()].sort(byOrder);
}

/** Last versions of entries that counted once and no longer do. */
export function entriesArchived(entries: Iterable<CatalogEntry>, on: CalendarDate): readonly CatalogEntry[] {
  return [...begunOn(entries, on).values()].filter((entry) => hasEnded(entry, on)).sort(byOrder);
}

const standsOn = (basis: LegalBasis, on: CalendarDate): boolean =>
  (basis.validFrom === '' || basis.validFrom <= on) && (basis.validTo === '' || basis.validTo >= on);

/** R-00a: the articles in force on the posting date, as printed. */
export function legalBasisOn(entry: CatalogEntry, on: CalendarDate): readonly string[] {
  return entry.legalBasis.filter((basis) => standsOn(basis, on)).map((basis) => basis.text);
}
