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
import { openTableFile } from '../../shared/formats/sheet';
import type { ByteSource, CalendarDate } from '../../shared/kernel';
import type { Report } from '../../shared/layout';
import { catalogReport } from '../../shared/pipeline/catalogReport';
import { CATALOG_KINDS, type CatalogEntry, type CatalogKind, type TimeLimit } from '../../shared/records';
import { parseTimeLimit } from '../../shared/rules';
import { JobFault } from '../workers/protocol';
import { readCatalog } from './catalogs';
import { selfUnit } from './units';

/** A catalog sheet is a page or a hundred, not a list of payees. */
const MAX_ROWS = 20_000;

function readLimit(words: string): TimeLimit | undefined {
  const read = parseTimeLimit(words, timeLimitWords);
  return read.ok ? read.value : undefined;
}

const domainsOf = (kind: CatalogKind, known: readonly CatalogEntry[]): readonly DomainName[] => {
  const own = [...new Set(known.map((entry) => entry.domain))].map((name) => ({ name, aliases: [] }));
  if (kind !== 'government') return own;
  return [...catalogFields, ...own.filter(({ name }) => !catalogFields.some((field) => field.name === name))];
};

/** Every sheet of a file in the official layout; nothing is stored. */
export async function readCatalogFile(kind: CatalogKind, source: ByteSource, signal?: AbortSignal): Promise<ReadSheet> {
  const opened = await openTableFile(source, signal ? { signal } : {});
  if (!opened.ok) throw new JobFault(opened.fault, opened.params);
  const domains = domainsOf(kind, await readCatalog(kind));
  const sheets: ReadSheet[] = [];
  for (const sheet of opened.value.sheets) {
    const rows: NumberedRow[] = [];
    for await (const chunk of sheet.rows(signal))
      for (const [index, cells] of chunk.rows.entries()) {
        if (rows.length === MAX_ROWS)
          throw new JobFault('catalog.sheet.tooLong', { sheet: sheet.name, limit: MAX_ROWS });
        rows.push({ row: chunk.firstRow + index, cells });
      }
    if (rows.some(({ cells }) => cells.some((cell) => cell.trim() !== '')))
      sheets.push(readCatalogSheet(rows, sheet.name, catalogSheetRules, domains));
  }
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
