/**
 * consistency: the same matter on the government and on the village side must agree (R-V10).
 * Owns: which entries tell the same matter, what of it is compared, and which differences still need a mend or a written reason.
 * Takes entries, links of the catalog and figures of batches as arguments.
 * Must never: change an entry, decide which side is right, read the store, hold wording.
 */
export { type BatchSide, compareWithBatches, isOpen, openDifferences } from './batches';
export { findMatters, type MatterLinks } from './matters';
export { sameStated } from './stated';
export * from './types';
