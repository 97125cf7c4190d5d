/**
 * board/lookup: what the look-up desk (查询台) may answer, and when (R-V05, R-V13).
 * Owns: how a typed name and four last characters are compared, which lists may be asked, what counts as a miss, the fixed time
 * of every answer and the wait that grows with misses.
 * Must never: say why something was not found, hold wording, or read a clock.
 */
export * from './answer';
export * from './askable';
export * from './onTime';
export * from './person';
export * from './rules';
export * from './wait';
