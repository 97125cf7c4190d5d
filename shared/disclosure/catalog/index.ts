/**
 * disclosure/catalog: what must be made public, as the catalogs say it.
 * Owns: versions of entries and which one counts on a day (R-00a, R-C05), and planning a change.
 * Must never: delete a version, write the store, or hold the words of a catalog.
 */
export * from './inForce';
export * from './planVersion';
export * from './shippedCatalog';
