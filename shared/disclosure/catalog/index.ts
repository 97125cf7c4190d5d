/**
 * disclosure/catalog: what must be made public, as the catalogs say it.
 * Owns: versions of entries and which one counts on a day (R-00a, R-C05), the official layout as cells, and planning an import.
 * Must never: delete a version, write the store, or hold the words of a catalog.
 */
export * from './blankEntry';
export * from './bundleRow';
export * from './checkCatalog';
export * from './diffEntries';
export * from './entryCells';
export * from './inForce';
export * from './lineEntry';
export * from './planImport';
export * from './planVersion';
export * from './readSheet';
export type { NumberedRow } from './sheetHeader';
export * from './sheetRules';
export * from './shippedCatalog';
