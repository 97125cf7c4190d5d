/**
 * entries: one disclosure on its way: drafted, reviewed, posted, corrected, archived.
 * Owns: the acts of an entry and what each still needs, reviews on paper, quorums, chains of entries, the copy of an earlier one.
 * Takes catalog entries, rule rows, reviews and the day as arguments.
 * Must never: read a clock, hold a figure of the law, hold wording, or let anything be posted without both reviews (R-S01).
 */
export * from './acts';
export * from './blank';
export * from './chains';
export { checkRelease } from './checks';
export * from './copyEarlier';
export * from './meeting';
export * from './posting';
export * from './reviews';
export * from './villageRules';
