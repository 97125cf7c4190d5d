import { text } from '../../resources';
import { catalogFields, catalogSheetRules } from '../../resources/catalogTables';
import { timeLimitWords } from '../../resources/tables';
import {
  type CatalogImport,
  type DomainName,
  entriesInForce,
  type NumberedRow,
  planCatalogImport,
  type ReadSheet,
  readCatalogSheet,
} from '../../shared/disclosure/catalog';
import type { TableRead } from '../../shared/jobs';
import type { CalendarDate } from '../../shared/kernel';
import type { Report } from '../../shared/layout';
import { catalogReport } from '../../shared/pipeline/catalogReport';
import { CATALOG_KINDS, type CatalogEntry, type CatalogKind, type TimeLimit } from '../../shared/records';
import { parseTimeLimit } from '../../shared/rules';
import { readCatalog } from './catalogs';
import { selfUnit } from './units';

function readLimit(words: string): TimeLimit | undefined {
  const read = parseTimeLimit(words, timeLimitWords);
  return read.ok ? read.value : undefined;
}

const domainsOf = (kind: CatalogKind, known: readonly CatalogEntry[]): readonly DomainName[] => {
  const own = [...new Set(known.map((entry) => entry.domain))].map((name) => ({ name, aliases: [] }));
  if (kind !== 'government') return own;
  return [...catalogFields, ...own.filter(({ name }) => !catalogFields.some((field) => field.name === name))];
};

/** Every sheet of a file that was read, in the official layout; nothing is stored. */
export async function readCatalogTable(kind: CatalogKind, table: TableRead): Promise<ReadSheet> {
  const domains = domainsOf(kind, await readCatalog(kind));
  const sheets = table.sheets.map(({ name, rows }) => {
    const numbered = rows.map((cells, index): NumberedRow => ({ row: index + 1, cells }));
    return readCatalogSheet(numbered, name, catalogSheetRules, domains);
  });
  const lines = sheets.flatMap((sheet) => sheet.lines);
  // Beside a sheet that is a catalog, one without a header is a cover or a remark.
  const told = lines.length > 0 ? sheets.filter((sheet) => sheet.lines.length > 0) : sheets;
  return { lines, problems: told.flatMap((sheet) => sheet.problems) };
}

/** What the file would change from that day on. */
export async function planCatalogFile(kind: CatalogKind, read: ReadSheet, from: CalendarDate): Promise<CatalogImport> {
  const others = await Promise.all(CATALOG_KINDS.filter((one) => one !== kind).map(readCatalog));
  const plan = planCatalogImport(read.lines, {
    kind,
    from,
    rules: catalogSheetRules,
    readLimit,
    known: await readCatalog(kind),
    otherCodes: new Set(others.flat().map((entry) => entry.code)),
  });
  return { ...plan, problems: [...read.problems, ...plan.problems] };
}

/** The catalog as it stands on a day. `whole`: with what the program needs to read it in again. */
export async function makeCatalogReport(kind: CatalogKind, on: CalendarDate, whole: boolean): Promise<Report> {
  const entries = entriesInForce(await readCatalog(kind), on);
  const unit = await selfUnit();
  return catalogReport({ kind, entries, on, whole, unitName: unit?.name ?? '' }, catalogSheetRules, text);
}
