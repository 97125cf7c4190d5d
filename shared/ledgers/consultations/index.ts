/**
 * ledgers/consultations: public participation (R-G01…R-G04): what is asked, for how long, what came in and what became of it.
 * Owns: the period and its reason, collecting and gathering opinions, the three parts of the result, meetings on the matter, the
 * text of both notices, what two windows did to one list.
 * Must never: hold wording, read a clock or a store, print a name that is kept inside, or decide for a person what is adopted.
 */
export * from './acts';
export * from './consultationNotices';
export * from './consultationRules';
export * from './due';
export * from './entry';
export * from './meetings';
export * from './mergeEdits';
export * from './outcome';
export * from './pastedOpinions';
export * from './period';
export * from './publicText';
export * from './result';
export * from './takeIn';
