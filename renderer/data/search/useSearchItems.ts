import { text } from '../../../resources';
import { entriesInForce } from '../../../shared/disclosure/catalog';
import { beijingDay, describePeriodCode } from '../../../shared/kernel';
import {
  CATALOG_KINDS,
  type CatalogEntry,
  type Consultation,
  type Disclosure,
  decodeConsultation,
  decodeDisclosure,
  decodeNotice,
  decodeOfficialDocument,
  type Notice,
  type OfficialDocument,
  type UnitRecord,
} from '../../../shared/records';
import { readCatalog } from '../catalogs';
import { listBatches, listReceived } from '../queries';
import { sharedQuery } from '../sharedQuery';
import { source } from '../source';
import { type PageLines, readPages } from '../store/pages';
import { listUnits } from '../units';
import { type SearchItem, searchItem } from './searchItems';

/** Items of a page as long as it stays the same page; a unit that got another name makes them anew. */
const itemsOfPage = new WeakMap<object, { readonly unitName: string; readonly items: readonly SearchItem[] }>();

function kept<T>(
  lines: PageLines<T>,
  unitName: string,
  make: (line: T) => SearchItem | undefined,
): readonly SearchItem[] {
  const known = itemsOfPage.get(lines);
  if (known?.unitName === unitName) return known.items;
  const items = [...lines.values()].flatMap((line) => make(line) ?? []);
  itemsOfPage.set(lines, { unitName, items });
  return items;
}

const ofDisclosure = (line: Disclosure, unitName: string): SearchItem | undefined =>
  line.deleted
    ? undefined
    : searchItem(
        { kind: 'disclosure', unitCode: line.unitCode, year: line.period.slice(0, 4), id: line.id },
        line.title,
        [unitName, describePeriodCode(text, line.period), line.figures.documentNumber],
      );

const ofNotice = (line: Notice, unitName: string): SearchItem | undefined =>
  line.deleted
    ? undefined
    : searchItem({ kind: 'notice', unitCode: line.unitCode, year: line.year, id: line.id }, line.title, [
        unitName,
        describePeriodCode(text, line.period),
      ]);

const ofConsultation = (line: Consultation, unitName: string): SearchItem | undefined =>
  line.deleted
    ? undefined
    : searchItem({ kind: 'consultation', unitCode: line.unitCode, year: line.year, id: line.id }, line.title, [
        unitName,
        describePeriodCode(text, line.year),
      ]);

const ofDocument = (line: OfficialDocument): SearchItem | undefined =>
  line.deleted
    ? undefined
    : searchItem({ kind: 'document', year: String(line.year), id: line.id }, line.title, [line.documentNumber]);

const ofEntry = (entry: CatalogEntry): SearchItem =>
  searchItem({ kind: 'catalog', catalog: entry.kind, id: entry.code }, entry.level2 || entry.level1, [
    entry.domain,
    entry.code,
  ]);

const itemsOfCatalog = new WeakMap<readonly CatalogEntry[], readonly SearchItem[]>();

/** What counts today. */
function ofCatalog(entries: readonly CatalogEntry[]): readonly SearchItem[] {
  const known = itemsOfCatalog.get(entries);
  if (known) return known;
  const items = entriesInForce(entries, beijingDay(source.now())).map(ofEntry);
  itemsOfCatalog.set(entries, items);
  return items;
}

const ofUnit = (unit: UnitRecord): SearchItem =>
  searchItem({ kind: 'unit', id: unit.unitCode }, unit.name, [unit.unitCode, ...unit.aliases]);

/** The unit's code stands before the slash of a page's key. */
const unitOfPage = (key: string): string => key.split('/')[0] ?? '';

/** Newest pages first: of equal finds the newer one is shown. */
const newestFirst = <T>(pages: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...pages].sort(([a], [b]) => (a.slice(-4) < b.slice(-4) ? 1 : a.slice(-4) > b.slice(-4) ? -1 : a < b ? -1 : 1));

/** As it is stored now; for work outside a screen. */
export async function readSearchItems(): Promise<readonly SearchItem[]> {
  const [units, batches, received, disclosures, notices, consultations, documents, catalogs] = await Promise.all([
    listUnits(),
    listBatches(),
    listReceived(),
    readPages('disclosures', decodeDisclosure),
    readPages('notices', decodeNotice),
    readPages('consultations', decodeConsultation),
    readPages('documents', decodeOfficialDocument),
    Promise.all(CATALOG_KINDS.map(readCatalog)),
  ]);
  const nameOf = new Map(units.map((unit) => [unit.unitCode, unit.name]));
  return [
    ...newestFirst(disclosures).flatMap(([key, lines]) => {
      const name = nameOf.get(unitOfPage(key)) ?? '';
      return kept(lines, name, (line) => ofDisclosure(line, name));
    }),
    ...newestFirst(notices).flatMap(([key, lines]) => {
      const name = nameOf.get(unitOfPage(key)) ?? '';
      return kept(lines, name, (line) => ofNotice(line, name));
    }),
    ...newestFirst(consultations).flatMap(([key, lines]) => {
      const name = nameOf.get(unitOfPage(key)) ?? '';
      return kept(lines, name, (line) => ofConsultation(line, name));
    }),
    ...newestFirst(documents).flatMap(([, lines]) => kept(lines, '', ofDocument)),
    ...batches.map((batch) => searchItem({ kind: 'batch', id: batch.id }, batch.title, [batch.documentNumber])),
    ...received.map((bundle) =>
      searchItem({ kind: 'received', id: bundle.id }, bundle.title || bundle.fileName, [bundle.senderName]),
    ),
    ...catalogs.flatMap(ofCatalog),
    ...units.map(ofUnit),
  ];
}

const items = sharedQuery(readSearchItems);

/** Everything that can be found; read when somebody searches for the first time, and again when something changed. */
export const useSearchItems = items.use;
