/** The catalogs that ship with the program, each decoded when it is first asked for. */
import {
  type CatalogField,
  decodeCatalogFields,
  decodeCatalogSheetRules,
  decodeShippedCatalog,
} from '../shared/disclosure/catalog';
import { decodeMatters, type Matter } from '../shared/disclosure/coverage';
import { InvariantError, type Result } from '../shared/kernel';
import type { CatalogEntry, CatalogKind } from '../shared/records';
import basicTable from './catalogs/basic.json';
import fieldsTable from './catalogs/fields.json';
import governmentTable from './catalogs/government.json';
import publicBodiesTable from './catalogs/publicBodies.json';
import mattersTable from './catalogs/townshipMatters.json';
import villageTable from './catalogs/village.json';
import sheetTable from './rules/catalogSheet.json';

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new InvariantError(`catalog table: ${JSON.stringify(result.params)}`);
}

const tables: Readonly<Record<CatalogKind, unknown>> = {
  village: villageTable,
  government: governmentTable,
  basic: basicTable,
  publicBody: publicBodiesTable,
};
const decoded = new Map<CatalogKind, readonly CatalogEntry[]>();

export function shippedCatalog(kind: CatalogKind): readonly CatalogEntry[] {
  const known = decoded.get(kind);
  if (known) return known;
  const entries = must(decodeShippedCatalog(tables[kind]));
  decoded.set(kind, entries);
  return entries;
}

/** R-C02: the 26 fields in order, with the names that other counties use. */
export const catalogFields: readonly CatalogField[] = must(decodeCatalogFields(fieldsTable));

/** R-P05: the eight matters that a township must publish about; `id` is the number that entries name as `townshipMatter`. */
export const townshipMatters: readonly Matter[] = must(decodeMatters(mattersTable)).matters;

/** The official layout of a catalog and the words that are read in it. */
export const catalogSheetRules = must(decodeCatalogSheetRules(sheetTable));
