import { useLiveQuery } from 'dexie-react-hooks';
import { shippedCatalog } from '../../resources/catalogTables';
import {
  type CatalogImport,
  entriesInForce,
  lineIdOf,
  planArchive,
  planVersion,
  versionsOf,
} from '../../shared/disclosure/catalog';
import { addDays, type CalendarDate } from '../../shared/kernel';
import { CATALOG_KINDS, type CatalogEntry, type CatalogKind, decodeCatalogEntry } from '../../shared/records';
import { JobFault } from '../workers/protocol';
import { commit } from './store/commit';
import { type LineWrite, type PageLines, readPage, writeLines } from './store/pages';

/** What is stored lies over what ships: a shipped entry that was archived is stored as its own line of version 0. */
function withShipped(kind: CatalogKind, stored: PageLines<CatalogEntry>): readonly CatalogEntry[] {
  return [...shippedCatalog(kind).filter(({ id }) => !stored.has(id)), ...stored.values()];
}

const merged = new WeakMap<PageLines<CatalogEntry>, readonly CatalogEntry[]>();
/** As it ships, while nothing of it is stored. */
const shipped = new Map<CatalogKind, PageLines<CatalogEntry>>(CATALOG_KINDS.map((kind) => [kind, new Map()]));

/** All versions of all entries of a catalog; the same array as long as nothing was written. */
export async function readCatalog(kind: CatalogKind): Promise<readonly CatalogEntry[]> {
  const page = await readPage('catalogs', kind, decodeCatalogEntry);
  const stored = (page.size === 0 ? shipped.get(kind) : undefined) ?? page;
  const known = merged.get(stored);
  if (known) return known;
  const entries = withShipped(kind, stored);
  merged.set(stored, entries);
  return entries;
}

export const useCatalog = (kind: CatalogKind): readonly CatalogEntry[] | undefined =>
  useLiveQuery(() => readCatalog(kind), [kind]);

/** The version of an entry that counts on a day, from whichever catalog; archived entries are not found. */
export async function findEntry(code: string, on: CalendarDate): Promise<CatalogEntry | undefined> {
  const catalogs = await Promise.all(CATALOG_KINDS.map(readCatalog));
  const versions = catalogs.map((entries) => versionsOf(entries, code)).find(({ length }) => length > 0);
  return versions && entriesInForce(versions, on)[0];
}

const write = (entry: CatalogEntry): LineWrite<CatalogEntry> => ({
  page: entry.kind,
  id: lineIdOf(entry),
  line: entry,
});

const nameOf = (entry: CatalogEntry): string => entry.level2 || entry.level1;

/** A changed or new entry, as a new version from a day on. */
export async function saveCatalogEntry(entry: CatalogEntry, from: CalendarDate): Promise<CatalogEntry> {
  let saved = entry;
  await commit({
    name: 'catalog.saved',
    params: { name: nameOf(entry), from },
    scope: `catalogs/${entry.kind}`,
    plan: async () => {
      const planned = planVersion(versionsOf(await readCatalog(entry.kind), entry.code), entry, from);
      if (!planned.ok) throw new JobFault(planned.fault, planned.params);
      saved = planned.value;
      return { records: await writeLines('catalogs', [write(saved)]) };
    },
  });
  return saved;
}

/** The entry counts up to and including this day; its versions stay (R-C05). */
export async function archiveCatalogEntry(entry: CatalogEntry, lastDay: CalendarDate): Promise<void> {
  await commit({
    name: 'catalog.archived',
    params: { name: nameOf(entry), lastDay },
    scope: `catalogs/${entry.kind}`,
    plan: async () => {
      const planned = planArchive(versionsOf(await readCatalog(entry.kind), entry.code), lastDay);
      if (!planned.ok) throw new JobFault(planned.fault, planned.params);
      return { records: await writeLines('catalogs', [write(planned.value)]) };
    },
  });
}

/** A confirmed import as one act: new and changed entries as versions; those that are not in the file end only where told so. */
export async function importCatalog(plan: CatalogImport, options: { archiveMissing: boolean }): Promise<void> {
  const { kind, from, added, changed, ended, missing } = plan;
  const gone = options.archiveMissing ? missing : [];
  await commit({
    name: 'catalog.imported',
    params: { added: added.length, changed: changed.length, ended: ended.length + gone.length },
    scope: `catalogs/${kind}`,
    plan: async () => {
      const stored = await readCatalog(kind);
      const lines = [
        ...added.map((entry) => nextVersion(stored, entry, (entry.validFrom || from) as CalendarDate)),
        ...changed.map(({ after }) => nextVersion(stored, after, from)),
        ...ended.map(({ entry, lastDay }) => endedVersion(stored, entry, lastDay)),
        ...gone.map((entry) => endedVersion(stored, entry, addDays(from, -1))),
      ];
      return { records: await writeLines('catalogs', lines.map(write)) };
    },
  });
}

function nextVersion(stored: readonly CatalogEntry[], entry: CatalogEntry, from: CalendarDate): CatalogEntry {
  const planned = planVersion(versionsOf(stored, entry.code), entry, from);
  if (!planned.ok) throw new JobFault(planned.fault, planned.params);
  return { ...planned.value, validTo: entry.validTo > from ? entry.validTo : '' };
}

function endedVersion(stored: readonly CatalogEntry[], entry: CatalogEntry, lastDay: CalendarDate): CatalogEntry {
  const planned = planArchive(versionsOf(stored, entry.code), lastDay);
  if (!planned.ok) throw new JobFault(planned.fault, planned.params);
  return planned.value;
}
