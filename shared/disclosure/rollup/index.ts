/**
 * rollup: what was really paid in a year, per administrative village and program (R-V13).
 * Owns: the sums of confirmed batches, which batches are not in them and why, and the day until which the result must hang.
 * Takes batches and their confirmed rows as arguments; gives figures that equal the batches to the fen.
 * Must never: keep a name or an ID number in its result, read the store, hold wording.
 */
export { RollupCollector, type VillageRows } from './collect';
export { decodeRollupDuty, type RollupDuty } from './duty';
export * from './types';
