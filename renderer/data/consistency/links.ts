import type { MatterLinks } from '../../../shared/disclosure/consistency';
import type { CatalogEntry } from '../../../shared/records';
import { readCatalog } from '../catalogs';

/** A link names an entry, or a whole field of the catalog ("GK15" is every GK15-…). */
const covers = (link: string, code: string): boolean => code === link || code.startsWith(`${link}-`);

function linkedCodes(entries: readonly CatalogEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = new Map<string, Set<string>>();
  for (const { code, linkedCodes: links } of entries) {
    const known = codes.get(code) ?? new Set();
    for (const link of links) known.add(link);
    codes.set(code, known);
  }
  return codes;
}

/** Links of both catalogs, in every version: a matter of last year is compared by what linked it then or now. */
export async function readLinks(): Promise<MatterLinks> {
  const government = linkedCodes(await readCatalog('government'));
  const village = linkedCodes(await readCatalog('village'));
  return {
    isGovernment: (code) => government.has(code),
    isLinked: (own, other) =>
      [...(village.get(other) ?? [])].some((link) => covers(link, own)) ||
      [...(government.get(own) ?? [])].some((link) => covers(link, other)),
  };
}
