/**
 * ledgers/persons: a list of persons (relief, allowances) as a sheet: what each row says, and what is wrong with it.
 * Owns: the reading of cells into private rows, with problems by row and column.
 * Must never: open a file, store a row, show one to the public (that is `privacy`), or guess what a cell does not say.
 */
export * from './personRules';
export * from './readPersons';
