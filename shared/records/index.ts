/**
 * records: every stored shape with its decoder and its version.
 * Owns: the names and limits of what lies in the store.
 * Must never: read or write storage, compute a rule, or hold wording.
 */
export * from './base';
export * from './batch';
export * from './exchange';
export * from './publicPayoutRow';
export * from './unit';
