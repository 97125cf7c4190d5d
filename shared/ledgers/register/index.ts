/**
 * ledgers/register: last year's register of documents as an Excel sheet: which row is the header, what each column means, what each
 * row says, and what is wrong with it.
 * Owns: the reading of cells into lines of the register, with problems by row and column.
 * Must never: open a file, store a line, or guess what a cell does not say.
 */
export * from './columns';
export * from './readRows';
export * from './registerRules';
