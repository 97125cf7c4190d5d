/**
 * ledgers/columns: which row of a sheet is the header and what each column means, by tables of header words.
 * Owns: the guess, and the choices of a person over it.
 * Must never: know a field by its name, read a row below the header, or open a file.
 */
export * from './columns';
