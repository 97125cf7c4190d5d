import { type Problem, problem } from '../../kernel';
import type { CatalogEntry } from '../../records';

const place = (entry: CatalogEntry, field: string) => ({ recordId: entry.code, field });
const nameOf = (entry: CatalogEntry): string => entry.level2 || entry.level1;

/** Elements of R-C01 that an entry is without. */
export function missingElements(entry: CatalogEntry): readonly (keyof CatalogEntry)[] {
  const texts = ['level1', 'level2', 'disclosingUnit', 'audience', 'disclosureMethod'] as const;
  const lists = ['contentElements', 'legalBasis', 'channels', 'levels'] as const;
  return [
    ...texts.filter((field) => entry[field].trim() === ''),
    ...lists.filter((field) => entry[field].length === 0),
    ...(entry.timeLimit.text.trim() === '' ? (['timeLimit'] as const) : []),
  ];
}

/** R-V10: a link must lead to an entry. */
export const checkLinks = (entry: CatalogEntry, codes: ReadonlySet<string>): readonly Problem[] =>
  entry.linkedCodes
    .filter((code) => !codes.has(code))
    .map((code) =>
      problem('catalog.check.linkMissing', 'warning', place(entry, 'linkedCodes'), { name: nameOf(entry), code }),
    );

/** R-P07: goes to the portal, and no column of it is chosen. */
export const lacksColumn = ({ kind, reach, portalColumn }: CatalogEntry): boolean =>
  (kind === 'government' || kind === 'basic') && reach === 'internet' && portalColumn === '';

/**
 * What a catalog in force still lacks: elements, doubled matters, links into nothing, and entries that no column of the portal
 * carries (R-P07; only where they may go to the internet).
 */
export function checkCatalog(entries: readonly CatalogEntry[], codes: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, CatalogEntry>();
  for (const entry of entries) {
    const name = nameOf(entry);
    for (const field of missingElements(entry))
      problems.push(problem('catalog.check.missing', 'error', place(entry, field), { name, what: field }));
    const key = [entry.domain, entry.level1, entry.level2].join('\u0001');
    const other = seen.get(key);
    if (other)
      problems.push(problem('catalog.check.doubled', 'warning', place(entry, 'level2'), { name, code: other.code }));
    else seen.set(key, entry);
    problems.push(...checkLinks(entry, codes));
    if (lacksColumn(entry))
      problems.push(problem('catalog.check.noColumn', 'warning', place(entry, 'portalColumn'), { name }));
  }
  return problems;
}
