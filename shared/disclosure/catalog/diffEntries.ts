import type { CatalogEntry } from '../../records';

/** What an entry says; the rest is its stamp and the days between which the version counts. */
export const CONTENT_FIELDS = [
  'domain',
  'level1',
  'level2',
  'contentElements',
  'legalBasis',
  'timeLimit',
  'disclosingUnit',
  'unitKind',
  'channels',
  'audience',
  'disclosureMethod',
  'levels',
  'frequency',
  'reach',
  'privacyProfile',
  'linkedCodes',
  'stages',
  'postingDays',
  'postingWorkingDays',
  'isFinance',
  'needsDecision',
  'chain',
  'townshipMatter',
  'portalColumn',
  'source',
  'grounded',
  'samples',
  'note',
  'own',
] as const satisfies readonly (keyof CatalogEntry)[];
export type ContentField = (typeof CONTENT_FIELDS)[number];

/** Keys in any order, absent and undefined alike. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const of = (value: object): [string, unknown][] => Object.entries(value).filter(([, one]) => one !== undefined);
  const [left, right] = [of(a), new Map(of(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

/** Fields in which two versions say something else, in the order of the catalog. */
export const diffEntries = (a: CatalogEntry, b: CatalogEntry): readonly ContentField[] =>
  CONTENT_FIELDS.filter((field) => !isSame(a[field], b[field]));

/** A text that somebody looked over and changed is no sample any more. */
export function withoutChangedSamples(before: CatalogEntry, after: CatalogEntry): CatalogEntry {
  const changed = new Set<string>(diffEntries(before, after));
  return { ...after, samples: after.samples.filter((field) => !changed.has(field)) };
}
