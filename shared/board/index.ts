/**
 * board: what hangs on the notice board and for how long.
 * Owns: posting periods and the earliest lawful take-down day; what the days of posting and take-down are judged by;
 * which version a photograph proves.
 * Must never: know paper sizes, draw pages, or shorten a period below the rule in force.
 */
export * from './postingActs';
export * from './postingPeriod';
export * from './proofs';
