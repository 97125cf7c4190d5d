/**
 * ledgers/documents: the register of 公文 and their disclosure class (R-A01…A10, R-P01, R-P02, R-P06, R-P08, R-P09, R-P12, R-P14, R-P16, R-F01…F03).
 * Owns: which act is possible when and what it needs, start and lateness, yearly review, validity, carrying over, numbers.
 * Must never: hold wording, read a clock or a store, count a working day itself, or let an original out.
 */
export * from './acts';
export * from './carryOver';
export * from './documentRules';
export * from './exporting';
export * from './fields';
export * from './ledger';
export * from './normative';
export * from './numbers';
export * from './yearly';
