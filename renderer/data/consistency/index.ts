/**
 * data/consistency: matters that are told on both sides, as they are stored (R-V10).
 * Owns: gathering entries, links and batches for the comparison, written reasons, the refusal to pack.
 * Must never: change an entry or a batch, or decide which side is right.
 */
export { refuseDifferences } from './block';
export { explainDifference } from './explain';
export { buildMatters, entriesOfYear } from './matters';
export { readMatterState } from './state';
